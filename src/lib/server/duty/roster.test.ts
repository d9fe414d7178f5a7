import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as duty from '../../../../tests/support/duty.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { actingAs, auditEntries, leaves, shifts } from '../db/index.ts';
import * as room from './index.ts';

const now = new Date('2026-11-23T14:37:21Z');
const LANE = 'general';
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
beforeEach(async () => {
	await house.database.as.owner.delete(shifts);
	await house.database.as.owner.delete(leaves);
});
afterAll(() => house.database.close());

const plan = (officerId: string, from = '2026-11-24T12:00:00.000Z', place = 1) => ({
	officerId,
	from,
	until: new Date(Date.parse(from) + 8 * 3_600_000).toISOString(),
	place
});
const shown = async ({ actor } = house.mara) => (await duty.view(house.desk, actor, LANE, now))!;
const acts = async () =>
	house.database.as.owner.$count(auditEntries, eq(auditEntries.chainId, LANE));
const add = (...adds: ReturnType<typeof plan>[]) =>
	duty.change(house.desk, house.devon.actor, LANE, { adds, drops: [] }, now);

describe('the roster of a lane', () => {
	it('is changed by who supervises it, as signed, on record, and seen by its members', async () => {
		const before = await acts();
		expect(await add(plan(house.mara.officerId))).toEqual({ ok: true });
		expect(await acts()).toBe(before + 1);
		const [shift] = (await shown()).shifts;
		expect(shift).toMatchObject({ officerId: house.mara.officerId, place: 1, covers: null });
		const drops = [shift!.id];
		expect(
			await duty.change(house.desk, house.devon.actor, LANE, { adds: [], drops }, now)
		).toEqual({
			ok: true
		});
		expect((await shown()).shifts).toEqual([]);
	});

	it('is changed by nobody else, nor unsigned, nor for whoever does not read the lane', async () => {
		const adds = [plan(house.mara.officerId)];
		const { desk, mara, devon, ruth } = house;
		const by = (person: typeof mara) =>
			duty.change(desk, person.actor, LANE, { adds, drops: [] }, now);
		expect(await by(mara)).toEqual({ ok: false, why: 'not-allowed' });
		expect(await by(ruth)).toEqual({ ok: false, why: 'not-allowed' });
		const unsigned = { ...devon.actor, signed: undefined };
		expect(await room.change(desk, unsigned, LANE, { adds, drops: [] }, now)).toEqual({
			ok: false,
			why: 'unsigned'
		});
		expect(await add(plan(ruth.officerId))).toEqual({ ok: false, why: 'not-a-member' });
		expect((await shown()).shifts).toEqual([]);
	});

	it('is changed whole or not at all, and not over what the page did not show', async () => {
		await add(plan(house.mara.officerId));
		const [shift] = (await shown()).shifts;
		const drops = [shift!.id, crypto.randomUUID()];
		const adds = [plan(house.devon.officerId)];
		const refused = { ok: false, why: 'changed-meanwhile' };
		expect(await duty.change(house.desk, house.devon.actor, LANE, { adds, drops }, now)).toEqual(
			refused
		);
		expect(await add(plan(house.mara.officerId))).toEqual(refused);
		expect((await shown()).shifts).toEqual([shift]);
	});

	it.each([
		['a minute of somebody’s day', '2026-11-24T12:07:00.000Z', '2026-11-24T20:00:00.000Z'],
		['two days without a break', '2026-11-24T12:00:00.000Z', '2026-11-26T12:00:00.000Z'],
		['no time at all', '2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00.000Z'],
		['no date', 'tomorrow', '2026-11-24T12:00:00.000Z']
	])('takes no %s', async (_, from, until) => {
		expect(await add({ officerId: house.mara.officerId, from, until, place: 1 })).toEqual({
			ok: false,
			why: 'unreadable'
		});
	});
});

describe('somebody else’s shift', () => {
	it('is taken over by any member, and shows whose it was; its owner can take it back', async () => {
		const { desk, mara, devon } = house;
		await add(plan(devon.officerId));
		const [shift] = (await shown()).shifts;
		const over = await duty.takeOver(desk, mara.actor, devon.officerId, LANE, shift!.id, now);
		expect(over).toEqual({ ok: true });
		expect((await shown()).shifts).toMatchObject([
			{ officerId: mara.officerId, covers: devon.officerId }
		]);
		await duty.takeOver(desk, devon.actor, mara.officerId, LANE, shift!.id, now);
		expect((await shown()).shifts).toMatchObject([{ officerId: devon.officerId, covers: null }]);
	});

	it('of two who take it at once is one’s, and the other is told', async () => {
		const { desk, mara, devon } = house;
		await add(plan(devon.officerId));
		const [shift] = (await shown()).shifts;
		const take = () => duty.takeOver(desk, mara.actor, devon.officerId, LANE, shift!.id, now);
		const outcomes = await Promise.all([take(), take()]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(outcomes).toContainEqual({ ok: false, why: 'changed-meanwhile' });
	});
});

describe('leave', () => {
	it('is one’s own, empties the shift that lies in it, and ends by one’s own word', async () => {
		const { desk, mara, devon } = house;
		await add(plan(mara.officerId));
		const away = { from: '2026-11-24T04:00:00.000Z', until: '2026-11-25T04:00:00.000Z' };
		expect(await duty.enterLeave(desk, mara.actor, LANE, away, now)).toEqual({ ok: true });
		const [leave] = (await shown()).leaves;
		expect(leave).toMatchObject({ officerId: mara.officerId });
		expect(await duty.endLeave(desk, devon.actor, LANE, leave!.id, now)).toMatchObject({
			ok: false
		});
		expect(await duty.endLeave(desk, mara.actor, LANE, leave!.id, now)).toEqual({ ok: true });
		expect((await shown()).leaves).toEqual([]);
	});

	it('cannot be entered for a colleague, even by the desk’s own role', async () => {
		const { mara, devon, database } = house;
		const forged = actingAs(database.as.desk, mara.officerId, (tx) =>
			tx.insert(leaves).values({
				laneId: LANE,
				officerId: devon.officerId,
				startsAt: now,
				endsAt: new Date(now.getTime() + 3_600_000)
			})
		);
		await expect(forged).rejects.toThrow();
	});
});

describe('the days that are shown', () => {
	it('are named where nobody works on them', async () => {
		const christmas = new Date('2026-12-22T14:00:00Z');
		const view = await duty.view(house.desk, house.mara.actor, LANE, christmas);
		expect(view?.holidays).toEqual([
			{ day: '2026-12-25', name: 'Christmas Day' },
			{ day: '2026-12-26', name: 'Boxing Day' },
			{ day: '2027-01-01', name: 'New Year’s Day' },
			{ day: '2027-01-02', name: 'Carnival Day' }
		]);
	});
});

describe('to whoever does not read the lane', () => {
	it('there is no roster, whether or not there is one', async () => {
		await add(plan(house.mara.officerId));
		for (const { actor } of [house.ruth, house.alton])
			expect(await duty.view(house.desk, actor, LANE, now)).toBeUndefined();
		const seen = await actingAs(house.database.as.desk, house.ruth.officerId, (tx) =>
			tx.$count(shifts)
		);
		expect(seen).toBe(0);
	});

	it('is forgotten after its days', async () => {
		await add(plan(house.mara.officerId, '2026-10-01T12:00:00.000Z'), plan(house.mara.officerId));
		await duty.purge(house.database.as.jobs, now);
		expect(await house.database.as.owner.$count(shifts)).toBe(1);
	});
});
