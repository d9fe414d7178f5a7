import { parseArgs } from 'node:util';
import * as audit from '../../src/lib/server/audit/index.ts';
import { Misused, Refused } from '../run.ts';
import { asOwner, type Command } from './command.ts';
import { published } from './published.ts';

type Wanted = { readonly kind: audit.Statement['kind']; readonly subject: string };

/** Proves that the record names something, with the options by which it is asked for. */
const proofOf = (
	usage: string,
	does: string,
	names: readonly string[],
	wantedBy: (given: Readonly<Record<string, string>>) => Wanted
): Command => ({
	usage,
	does,
	run: async (args) => {
		const text = { type: 'string' } as const;
		const options = Object.fromEntries([...names, 'in'].map((name) => [name, text]));
		const { values } = parseArgs({ args: [...args], options });
		if (!names.every((name) => values[name])) throw new Misused(usage);
		const given = values as Record<string, string>;
		const note = given.in === undefined ? undefined : await published(given.in);
		await asOwner(async (db) => {
			const { kind, subject } = wantedBy(given);
			const [newest, ...former] = await audit.saidOf(db, kind, subject);
			if (!newest)
				throw new Refused(
					`No day names ${subject} yet: what came since is named after midnight, UTC.`
				);
			const proven = await audit.proveStatement(db, newest, note);
			if (!proven) throw new Refused(`${subject} cannot be proven in that checkpoint.`);
			console.log(proven.proof.trimEnd());
			// Its lines first, as the check reads them.
			console.error(audit.textOf(newest).trimEnd());
			console.error(`named with the day ${proven.day}`);
			if (former.length > 0) console.error(`and otherwise before: ${former.length} times`);
		});
	}
});

export const proofCard = proofOf(
	'proof card --lane general --epoch 2 [--in FILE]',
	'Proves that the record names this card of a lane. What it is of goes to the other output: keep both.',
	['lane', 'epoch'],
	({ lane, epoch }) => ({ kind: 'card', subject: `${lane}/${epoch}` })
);

export const proofTip = proofOf(
	'proof tip --id ID [--in FILE]',
	'The same of a tip, by its sealed file, as it was when the day was closed.',
	['id'],
	({ id = '' }) => ({ kind: 'tip', subject: id })
);
