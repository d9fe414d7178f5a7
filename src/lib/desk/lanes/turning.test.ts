import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { unlocks } from '../../../../tests/support/turning.ts';
import type { Person } from '../../../../scripts/demo/people.ts';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { laneEpochs } from '#lib/server/db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';
import { ageOf } from '#lib/server/tips/expiry.ts';

let house: House;
beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-10-05T09:00:00Z') });
	house = await createHouse(new Date());
});
afterEach(async () => {
	vi.useRealTimers();
	await house.database.close();
});

/** Somebody unlocks on a day. @returns the day of the general lane's newest card after that, and its epoch. */
async function on(day: string, person: Person): Promise<string> {
	const now = new Date(`${day}T09:00:00Z`);
	vi.setSystemTime(now);
	await unlocks(house, person, now);
	const epochs = await house.database.as.owner
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, 'general'));
	const cards = epochs.map(({ card }) => card as LaneCardV2).sort((a, b) => a.epoch - b.epoch);
	return `${cards.length}: ${cards.at(-1)!.from}`;
}

it('a lane is told of as ageing from the very day on which its members’ browsers make the next card', async () => {
	const { desk, mara } = house;
	const [{ card } = { card: undefined }] = await staff.lane.list(desk);
	const firstDay = '2026-10-05';
	for (const [day, age] of [
		['2026-12-03', 'fresh'],
		['2026-12-04', 'ageing']
	] as const) {
		const now = new Date(`${day}T23:59:00Z`);
		expect(ageOf(card, 'general', { firstDay }, now), day).toBe(age);
		const due = await staff.lane.dueCards(desk, mara.actor, now);
		expect(due.length, day).toBe(age === 'ageing' ? 1 : 0);
	}
});

describe('the card of a lane of two, once it is due', () => {
	it('stands when the second of them unlocks, however long the first is away', async () => {
		const { mara, devon } = house;
		expect(await on('2027-01-02', mara)).toBe('1: 2026-10-05');
		expect(await on('2027-03-31', devon)).toBe('2: 2027-01-02');
	});

	it('is shown to who made it while the other is away, as it ages: a custodian stands by it in time', async () => {
		const { desk, mara, sheets } = house;
		const now = new Date('2026-12-04T09:00:00Z');
		expect(await on('2026-12-04', mara)).toBe('1: 2026-10-05');
		const { waiting, vault } = await unlocks(house, mara, now);
		expect(waiting).toMatchObject([{ isTurn: true, by: mara.officerId }]);
		const { recovery, ...proposal } = waiting[0]!;
		const sheet = sheets[0]!.signingKey;
		const signature = await vault.standAsCustodian({ proposal, recovery, sheet });
		const stood = staff.lane.countersign(desk, mara.actor, proposal.id, { signature }, now);
		expect(await stood).toEqual({ ok: true, stands: true });
		expect((await unlocks(house, mara, now)).waiting).toEqual([]);
	});

	it('stands at each unlock after the first, where each of them comes once in half a year', async () => {
		const { mara, devon } = house;
		expect(await on('2027-01-02', mara)).toBe('1: 2026-10-05');
		expect(await on('2027-03-31', devon)).toBe('2: 2027-01-02');
		expect(await on('2027-06-29', mara)).toBe('3: 2027-03-31');
		expect(await on('2027-09-27', devon)).toBe('4: 2027-06-29');
	});

	it('is made anew by whoever comes, so that it is as young as the last of them', async () => {
		const { mara, devon } = house;
		for (const day of ['2027-01-02', '2027-01-20', '2027-02-10'])
			expect(await on(day, mara)).toBe('1: 2026-10-05');
		expect(await on('2027-02-11', devon)).toBe('2: 2027-02-10');
	});

	it('goes on from one that is too old to take tips', async () => {
		const { mara, devon } = house;
		expect(await on('2027-01-02', devon)).toBe('1: 2026-10-05');
		expect(await on('2027-05-20', mara), 'her own: his has run out').toBe('1: 2026-10-05');
		expect(await on('2027-06-30', devon)).toBe('2: 2027-05-20');
	});
});
