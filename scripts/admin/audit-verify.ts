import { parseArgs } from 'node:util';
import * as audit from '../../src/lib/server/audit/index.ts';
import { Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';

export const auditVerify: Command = {
	usage: 'audit verify',
	does: 'Recomputes every chain of the record, and says where one does not hold.',
	run: (options) => {
		parseArgs({ args: [...options] }); // takes none
		return asOwner(async (db) => {
			const chains = await audit.verify(db);
			for (const chain of chains) {
				console.log(
					chain.holds
						? `${chain.chain}: holds, ${chain.entries} entries, head ${chain.head}`
						: `${chain.chain}: BROKEN at entry ${chain.at} (${chain.why})`
				);
			}
			if (chains.length === 0) console.log('There is no chain yet.');
			if (chains.some(({ holds }) => !holds)) throw new Refused('The record does not hold.');
		});
	}
};
