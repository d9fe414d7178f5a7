import { parseArgs } from 'node:util';
import * as staff from '../../src/lib/server/staff/index.ts';
import { Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';

export const sheetsVoid: Command = {
	usage: 'sheets void',
	does: 'Lets the custodians’ sheets go, on record: whoever has the recovery key itself can then put it on three others.',
	run: (options) => {
		parseArgs({ args: [...options] }); // takes none
		return asOwner(async (db) => {
			if (!(await staff.lane.voidSheets(db, new Date()))) throw new Refused('There are no sheets.');
			console.log('The sheets open nothing any more, once the last backup of before is gone.');
		});
	}
};
