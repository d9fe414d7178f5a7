import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { answersWith, CHEAP, found, houseOn, send, type Founding } from '../support/house.ts';
import { happens, putCardsBack } from '../support/history/deeds.ts';
import { endsWell, holds } from '../support/history/holds.ts';
import { createWatch } from '../support/history/leavers.ts';
import { join } from '../support/lane.ts';
import { later, newWorld } from '../support/history/world.ts';

/**
 * Whatever happens to a task force, in whatever order: nobody opens, with what they held on leaving, what is sealed after the card
 * that removed them; nobody is locked out; no answer is shown that the lane does not stand by, and none that stood vanishes; and
 * somebody at work reads and answers. `PLAINSIGHT_HISTORIES` makes more of them, `PLAINSIGHT_HISTORY` one again, by its seed.
 */
const RUNS = Number(process.env.PLAINSIGHT_HISTORIES ?? 2);
const LENGTH = 12;
const SEED = Number(process.env.PLAINSIGHT_HISTORY ?? 7);
const BEGINS = new Date('2026-11-20T09:00:00Z');

/** The likelier the more often it stands here. */
const kinds = [
	...['tells', 'answers', 'visits', 'visits', 'all unlock', 'all unlock', 'all unlock'],
	...['asks in', 'asks in', 'asks out', 'asks out', 'disables', 'time passes', 'moves'],
	...['backs up', 'restores', 'restores', 'puts back', 'clears', 'burns'],
	...['forges an answer', 'spoils a copy']
];
const history = fc.array(fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(), b: fc.nat() }), {
	minLength: LENGTH,
	maxLength: LENGTH
});

const TEMPLATE = 'template_history';
let founding: Founding;
beforeAll(async () => {
	const database = await freshDatabase();
	founding = await found(database, BEGINS, CHEAP);
	const house = houseOn(database, founding);
	await join(house, house.ruth, BEGINS);
	await send(house.intake, answersWith(), BEGINS);
	await database.becomes(TEMPLATE);
});
afterEach(() => void vi.useRealTimers());

describe('a task force', () => {
	it('keeps its promises through any history', { timeout: RUNS * 60_000 }, async () => {
		const run = fc.asyncProperty(history, async (acts) => {
			vi.useFakeTimers({ toFake: ['Date'], now: BEGINS });
			const house = houseOn(await freshDatabase(TEMPLATE), founding);
			const [world, watch] = [newWorld(house, BEGINS), createWatch()];
			try {
				await watch.look(world);
				for (const { kind, a, b } of acts) {
					later(world, 1);
					world.log.push(await happens(world, { kind, a, b, watch }));
					await holds(world, watch, a);
				}
				if (world.isOld) await putCardsBack(world);
				await endsWell(world);
				await holds(world, watch, 0);
			} catch (error) {
				throw new Error(`after:\n- ${world.log.join('\n- ')}`, { cause: error });
			} finally {
				if (RUNS > 2) console.log(world.log.join('; '));
				await house.database.close();
			}
		});
		await fc.assert(run, { numRuns: RUNS, seed: SEED, endOnFailure: true });
		expect.hasAssertions();
	});
});
