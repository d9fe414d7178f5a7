import { parseArgs } from 'node:util';
import * as staff from '../../src/lib/server/staff/index.ts';
import { Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';

export const sheetsVoid: Command = {
	usage: 'sheets void',
	does: 'Lets the sheets go, on record, of a recovery key that was on one paper: whoever has that paper can then put it on three others.',
	run: (options) => {
		parseArgs({ args: [...options] }); // takes none
		return asOwner(async (db) => {
			const outcome = await staff.lane.voidSheets(db, new Date());
			if (outcome === 'none') throw new Refused('There are no sheets.');
			if (outcome === 'only-ones')
				throw new Refused(
					'The recovery key’s card names these sheets, and nobody has the key on paper: nothing could take their place. Any two of them still recover every lane.'
				);
			console.log('The sheets open nothing any more, once the last backup of before is gone.');
		});
	}
};
