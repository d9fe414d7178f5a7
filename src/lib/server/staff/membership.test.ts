import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../scripts/demo/people.ts';
import { makeRecovery } from '../../../../scripts/demo/lanes.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import {
	countersign,
	draft,
	inLane,
	join,
	propose,
	sayYes,
	turn
} from '../../../../tests/support/lane.ts';
import type { LaneKeys } from '#lib/sealed/lane-keys.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date('2026-11-23T12:00:00Z');
const later = new Date(now.getTime() + 60_000);
let house: House;
/** The general lane's newest secret. */
let keys: LaneKeys;
beforeAll(async () => {
	house = await createHouse(now);
	keys = await turn(house, now);
});
afterAll(() => house.database.close());

const change = (person: Person, kind: 'joins' | 'leaves') =>
	staff.lane.ask(
		house.desk,
		house.mara.actor,
		'general',
		{ officerId: person.officerId, kind },
		later
	);
const takeBack = (by: Person, whose: Person) =>
	staff.lane.takeBack(house.desk, by.actor, 'general', whose.officerId, later);
const general = async () => (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
const entries = async () => {
	const [row] = await house.database.as.owner.execute<{ count: number }>(
		sql`select count(*)::int as count from audit_entries where chain_id = 'general'`
	);
	return row!.count;
};

describe('joining a lane', () => {
	it('gives the key of the card that adds, and of none before', async () => {
		keys = await join(house, house.ruth, now, keys);
		expect((await general()).members).toHaveLength(3);
		const [lane] = await staff.lane.mine(house.desk, inLane(house.ruth, 'general'));
		expect(lane!.cards.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
		expect(lane!.copies.map(({ epoch }) => epoch)).toEqual([3]);
	});

	it('is not for those who read no tips, and has no second time', async () => {
		expect(await change(house.alton, 'joins')).toEqual({ ok: false, why: 'not-enrolled' });
		expect(await change(house.ruth, 'joins')).toEqual({ ok: false, why: 'taken' });
	});
});

describe('leaving a lane', () => {
	const without = async (person: Person) => {
		const all = [house.mara, house.devon, house.ruth, house.joan];
		const members = (await general()).members.map(({ officerId }) => officerId);
		const stay = all.filter((one) => one !== person && members.includes(one.officerId));
		return turn(house, later, keys, { people: stay });
	};

	it('is asked for once, on record once, and ends it once two stand by it', async () => {
		const before = await entries();
		expect(await change(house.ruth, 'leaves')).toEqual({ ok: true });
		expect(await entries()).toBe(before + 1);
		expect(await change(house.ruth, 'leaves')).toEqual({ ok: true });
		expect(await change(house.joan, 'leaves')).toEqual({ ok: false, why: 'not-enrolled' });
		expect(await entries(), 'nothing happened, and nothing is on record').toBe(before + 1);
		expect((await general()).members).toHaveLength(3);
		keys = await without(house.ruth);
		// The card: proposed, signed, standing; and the end of a membership, once.
		expect(await entries()).toBe(before + 5);
		expect((await general()).members).toHaveLength(2);
		expect(await change(house.ruth, 'leaves')).toEqual({ ok: false, why: 'not-enrolled' });
		expect(await entries()).toBe(before + 5);
		expect((await general()).needsEpoch).toBe(false);
	});

	it('is for a member to ask, for a colleague to take back, and not for who is asked to leave', async () => {
		const { mara, devon, joan, desk } = house;
		const asked = { officerId: devon.officerId, kind: 'leaves' } as const;
		expect(await staff.lane.ask(desk, joan.actor, 'general', asked, later)).toMatchObject({
			why: 'not-allowed'
		});
		expect(await change(devon, 'leaves')).toEqual({ ok: true });
		expect(await takeBack(devon, devon)).toEqual({ ok: false, why: 'not-allowed' });
		expect(await takeBack(mara, devon)).toEqual({ ok: true });
		expect(await takeBack(mara, devon), 'a second time').toMatchObject({ ok: false });
	});

	it('wants a new yes of who comes back, and takes none from before', async () => {
		const { mara, devon, ruth, desk } = house;
		const back = async () =>
			propose(house, mara, await draft(house, [mara, devon, ruth], later, keys), later);
		expect(await back(), 'nobody asked her').toMatchObject({ why: 'not-agreed' });
		expect(await change(ruth, 'joins')).toEqual({ ok: true });
		expect(await back(), 'what she said then').toMatchObject({ why: 'not-agreed' });
		expect(await staff.lane.askedOf(desk, ruth.actor)).toMatchObject([{ lane: 'general' }]);
		expect(await staff.lane.dueCards(desk, mara.actor, later)).toEqual([]);
		expect(await takeBack(ruth, ruth), 'she says no').toEqual({ ok: true });
		expect(await back()).toMatchObject({ why: 'not-agreed' });
		await sayYes(house, ruth, later);
		expect(await back()).toEqual({ ok: true, stands: false });
	});

	it('at the moment of a new epoch never leaves a key that the one who left has', async () => {
		const { mara, devon, joan, desk, alton } = house;
		keys = await join(house, joan, later, keys);
		const made = await draft(house, [mara, devon, joan], later, keys);
		expect(await propose(house, mara, made, later)).toEqual({ ok: true, stands: false });
		expect(await staff.people.disable(desk, alton.actor, joan.officerId, later)).toEqual({
			ok: true
		});
		const stood = await countersign(house, devon, mara, made, later);
		expect(stood, 'it was for her, too').toEqual({ ok: false, why: 'not-enrolled' });
		const lane = await general();
		expect([lane.members.length, lane.needsEpoch]).toEqual([2, true]);
		keys = await turn(house, later, keys);
		expect((await general()).needsEpoch).toBe(false);
	});
});

describe('the last member of a lane', () => {
	it('stays: nobody could open its tips', async () => {
		const { desk, alton, devon, mara } = house;
		expect(await staff.people.disable(desk, alton.actor, devon.officerId, later)).toEqual({
			ok: true
		});
		const before = await entries();
		expect(await change(mara, 'leaves')).toEqual({ ok: false, why: 'last-member' });
		expect(await entries()).toBe(before);
		expect((await general()).members).toHaveLength(1);
	});
});

describe('the recovery lane', () => {
	it('is made once', async () => {
		const agencies = ['customs', 'labour', 'defence-force'];
		await expect(makeRecovery(house.desk, agencies, now, house.mara)).rejects.toThrow('taken');
	});
});
