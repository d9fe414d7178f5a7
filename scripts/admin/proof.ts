import { parseArgs } from 'node:util';
import * as audit from '../../src/lib/server/audit/index.ts';
import { Misused, Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';
import { published } from './published.ts';

const usage = 'proof --chain general --day 2026-11-29 [--in FILE]';

export const proof: Command = {
	usage,
	does: 'Proves what a chain of the record ended with on a day, in the newest checkpoint or in one that a witness cosigned.',
	run: async (args) => {
		const text = { type: 'string' } as const;
		const options = { chain: text, day: text, in: text };
		const { chain, day, in: against } = parseArgs({ args: [...args], options }).values;
		if (!chain || !day) throw new Misused(usage);
		const note = against === undefined ? undefined : await published(against);
		await asOwner(async (db) => {
			const proven = await audit.proveHead(db, chain, day, note);
			if (!proven) throw new Refused(`Nothing of ${chain} on ${day} can be proven in that.`);
			console.log(proven.proof.trimEnd());
			const head = Buffer.from(proven.head).toString('hex');
			console.error(`${chain} ended with entry ${proven.seq}, head ${head}`);
		});
	}
};

const checkUsage = 'proof check --file FILE --head HEX | --of FILE';

export const proofCheck: Command = {
	usage: checkUsage,
	does: 'Checks such a proof, without a database; says in which checkpoint it is. Hold that against a witness’s.',
	run: async (args) => {
		const text = { type: 'string' } as const;
		const { file, head, of } = parseArgs({
			args: [...args],
			options: { file: text, head: text, of: text }
		}).values;
		const statement = of && audit.readStatement((await published(of)) ?? '');
		if (!file || !(statement || /^[0-9a-f]{64}$/.test(head ?? ''))) throw new Misused(checkUsage);
		const proof = (await published(file)) ?? '';
		const checkpoint = statement
			? audit.statementProvenIn(proof, statement)
			: audit.headProvenIn(proof, new Uint8Array(Buffer.from(head ?? '', 'hex')));
		if (!checkpoint) throw new Refused('The proof does not lead from this to its checkpoint.');
		console.log(`Proven in the checkpoint of ${checkpoint.size} days of ${checkpoint.origin}`);
	}
};
