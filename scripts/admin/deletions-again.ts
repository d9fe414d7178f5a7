import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as triage from '../../src/lib/server/triage/index.ts';
import { createDeletions } from '../../src/lib/server/tips/index.ts';
import { Refused } from '../run.ts';
import { command } from './command.ts';

export const deletionsAgain = command(
	'deletions again --from FOLDER',
	'After the database was put back from a backup, before either face starts: deletes again the tips that two people had deleted, as the desk remembers in FOLDER.',
	['from'],
	async (db, { from }) => {
		if (!existsSync(join(from, 'deletions.json')))
			throw new Refused(`${from}: nothing that was deleted is remembered there.`);
		const again = await triage.deleteAgain(db, createDeletions({ folder: from }), new Date());
		console.log(`${again} tips were there again, and are deleted. Their lanes’ records say so.`);
	}
);
