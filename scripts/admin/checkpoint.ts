import { parseArgs } from 'node:util';
import * as audit from '../../src/lib/server/audit/index.ts';
import { readCheckpoint, verifierOfLog } from '../../src/lib/tlog/checkpoint.ts';
import { Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';

export const checkpoint: Command = {
	usage: 'checkpoint',
	does: 'The newest checkpoint of the record, as the database has it; the desk makes one each day.',
	run: (options) => {
		parseArgs({ args: [...options] }); // takes none
		return asOwner(async (db) => {
			const note = await audit.newestCheckpoint(db);
			const signed = readCheckpoint(note ?? '');
			if (!note || !signed) throw new Refused('No day of the record is closed yet.');
			// By itself on the output, so that it can be kept in a file.
			console.log(note.trimEnd());
			console.error(`For other witnesses, the log's key: ${verifierOfLog(signed.origin) ?? ''}`);
		});
	}
};
