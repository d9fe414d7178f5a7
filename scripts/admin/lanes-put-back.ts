import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { custodiansOn } from '../../src/lib/sealed/lane-card.ts';
import { pinWords } from '../../src/lib/sealed/words.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { readRemembered } from '../../src/lib/server/tips/index.ts';
import { Refused } from '../run.ts';
import { command } from './command.ts';

const WHY = {
	'no-lane':
		'the database has no lane of this name: it is of another task force, or older than the lane.',
	forked:
		'the database has other cards of it. Nothing was written. Find out who wrote them: see docs/operations.md.',
	'bad-cards': 'what the file holds are no cards that follow from one another. Nothing was written.'
} as const;

export const lanesPutBack = command(
	'lanes put-back --from FOLDER',
	'After the database was put back from a backup: gives it again the lanes’ cards and copies of keys that the public face remembers in FOLDER.',
	['from'],
	async (db, { from }) => {
		const files = readdirSync(from).filter((name) => /^lane-[a-z0-9-]+\.json$/.test(name));
		if (files.length === 0) throw new Refused(`${from}: no lane is remembered there.`);
		const all = files.map((name) => ({
			lane: name.slice('lane-'.length, -'.json'.length),
			remembered: readRemembered(readFileSync(join(from, name), 'utf8'))
		}));
		const custodians = custodiansOn(all.flatMap(({ remembered }) => remembered?.cards ?? []));
		let refused = 0;
		for (const { lane, remembered } of all) {
			if (remembered) console.log(`Lane ${lane}, pin: ${pinWords(remembered.pin)}`);
			const end = remembered
				? await staff.lane.putBack(db, remembered, custodians, new Date())
				: { ok: false as const, why: 'bad-cards' as const };
			if (!end.ok) {
				refused += 1;
				console.log(`- Lane ${lane}: ${WHY[end.why]}`);
				continue;
			}
			console.log(`- Lane ${lane}: ${end.epochs} cards and ${end.copies} copies put back.`);
			for (const who of end.left)
				console.log(`  ${who} is a member no more: the newest card leaves them out.`);
			for (const who of end.joined)
				console.log(`  ${who} is a member again: the newest card names them.`);
			for (const who of end.without)
				console.log(
					`  ${who} is a member here, and no copy of the newest key is for them. If they had left: end their membership at the desk, now.`
				);
		}
		if (refused > 0) throw new Refused(`${refused} lanes were not put back.`);
	}
);
