import { describe, expect, it } from 'vitest';
import { gistOf } from '#lib/gist/gist.ts';
import { Others } from '#lib/gist/others.ts';
import { seenBefore } from '#lib/gist/seen-before.ts';
import { pairs, type Told } from '../support/pairs.ts';
import { opened } from '../support/told.ts';

const gistFor = (told: Told) => gistOf({ tip: opened(told) });
const PAIRS = pairs.map(({ is, by, isOneTeller = false, told }, at) => ({
	...{ is, by, isOneTeller, number: at + 1 },
	sides: told.map((one, side) => ({ id: `${at + 1}/${side}`, gist: gistFor(one) }))
}));
const desk = new Others();
for (const { id, gist } of PAIRS.flatMap(({ sides }) => sides)) desk.add(id, gist);

/** By tip: what an officer is shown beside it. */
const shown = new Map(
	PAIRS.flatMap(({ sides }) => sides).map(({ id, gist }) => [id, seenBefore(gist, desk, id)])
);
/** What is shown beside either tip of a pair that the other is. */
const within = ({ sides: [one, other] }: (typeof PAIRS)[number]) => [
	shown.get(one!.id)!.find(({ id }) => id === other!.id),
	shown.get(other!.id)!.find(({ id }) => id === one!.id)
];
const isFound = (pair: (typeof PAIRS)[number]) => within(pair).some((sighting) => sighting);
const share = (list: typeof PAIRS) => list.filter(isFound).length / list.length;

describe('of sixty written pairs', () => {
	const one = PAIRS.filter(({ is }) => is === 'one');
	const two = PAIRS.filter(({ is }) => is === 'two');
	/** Those that nobody looked at while it was made. */
	const unseen = (list: typeof PAIRS) => list.filter(({ number }) => number % 2 === 0);

	it('nine of ten that are one situation are found, and one of twenty that only looks like one at most', () => {
		const [found, wrong, ...blind] = [one, two, unseen(one), unseen(two)].map(
			(list) => `${(share(list) * 100).toFixed(1)} %`
		);
		console.log(`seen before: ${found} of ${one.length} found, ${wrong} of ${two.length} false
	of those that nobody looked at while it was made: ${blind.join(' and ')}
	missed: ${one.filter((pair) => !isFound(pair)).map(({ by }) => by)}`);
		expect(share(one)).toBeGreaterThanOrEqual(0.9);
		expect(share(two)).toBeLessThanOrEqual(0.05);
	});

	it('a tip of another pair is hardly ever shown', () => {
		const others = [...shown].flatMap(([id, sightings]) =>
			sightings.filter((sighting) => sighting.id.split('/')[0] !== id.split('/')[0])
		);
		expect(others.length / (shown.size * (shown.size - 2))).toBeLessThan(0.001);
	});

	it('whichever came first, the other is found', () => {
		for (const pair of PAIRS) {
			const [there, back] = within(pair);
			expect([pair.by, there !== undefined]).toEqual([pair.by, back !== undefined]);
		}
	});

	it('one teller is said to be one where they said the same of themselves, and nobody else', () => {
		const alike = PAIRS.filter((pair) => within(pair)[0]?.maybeSameTeller);
		expect(alike.map(({ by }) => by)).toEqual(
			PAIRS.filter(({ isOneTeller }) => isOneTeller).map(({ by }) => by)
		);
	});
});

it.each([
	[1, { same: 'phone', shown: '869 555 0142' }],
	[4, { same: 'plate', shown: 'PA 4471' }],
	[7, { same: 'boat', shown: 'Silver Heron' }],
	[9, { same: 'handle', shown: 'island.stars.casting' }],
	[11, { same: 'mail', shown: 'permits.fast@mail.example' }],
	[12, { same: 'name', shown: 'sully' }],
	[12, { same: 'place', shown: 'tamarind gut' }],
	[28, { same: 'words', shown: 'noah gold tooth braids venezuelan silver' }]
])('pair %i is shown with its reason: %o', (number, reason) => {
	const [sighting] = within(PAIRS[number - 1]!);
	expect(sighting?.because).toContainEqual(reason);
});
