import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../../scripts/demo/people.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { newEpoch, sealLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import * as staff from './index.ts';

const now = new Date('2026-11-23T12:00:00Z');
const later = new Date(now.getTime() + 60_000);
let house: House;
let second: LaneKeys;
beforeAll(async () => {
	house = await createHouse(now);
	const { keys, card } = await newEpoch('general', house.general);
	second = keys;
	expect(await addEpoch(card, keys, [house.mara, house.devon], now)).toEqual({ ok: true });
});
afterAll(() => house.database.close());

const sealed = async (keys: LaneKeys, person: Pick<Person, 'keys'>) =>
	sealLaneKeys(keys, await recipientOf(person.keys.identity));
async function addEpoch(
	card: Parameters<typeof staff.lane.addEpoch>[2],
	keys: LaneKeys,
	people: readonly Person[],
	at: Date
) {
	const sealedFor = await Promise.all(
		people.map(async (person) => ({ holder: person.officerId, sealed: await sealed(keys, person) }))
	);
	const recovery = await sealLaneKeys(keys, await recipientOf(house.recovery.identity));
	sealedFor.push({ holder: staff.lane.RECOVERY, sealed: recovery });
	return staff.lane.addEpoch(house.desk, house.mara.actor, card, sealedFor, at);
}
const add = async (person: Person, epochs: readonly number[]) => {
	const keys = await Promise.all(
		epochs.map(async (epoch) => ({
			epoch,
			sealed: await sealed(epoch === 1 ? house.general : second, person)
		}))
	);
	const lookedThrough = { tips: 0, agencyId: person.agencyId };
	const newcomer = { officerId: person.officerId, keys, lookedThrough };
	return staff.lane.addMember(house.desk, house.mara.actor, 'general', newcomer, now);
};
const remove = (person: Person, at = later) =>
	staff.lane.removeMember(house.desk, house.mara.actor, 'general', person.officerId, at);
const general = async () => (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
const entries = async () => {
	const [row] = await house.database.as.owner.execute<{ count: number }>(
		sql`select count(*)::int as count from audit_entries where chain_id = 'general'`
	);
	return row!.count;
};

describe('joining a lane', () => {
	it('wants the key of each epoch, no other and none twice', async () => {
		for (const epochs of [[], [2], [1, 1], [2, 2], [1, 3], [1, 2, 3]]) {
			expect(await add(house.ruth, epochs)).toEqual({ ok: false, why: 'keys-missing' });
		}
		expect((await general()).members).toHaveLength(2);
		expect(await add(house.ruth, [2, 1])).toEqual({ ok: true });
		const ruth = { ...house.ruth.actor, lanes: ['general'] };
		const [lane] = await staff.lane.mine(house.desk, ruth);
		expect(lane!.copies.map(({ epoch }) => epoch)).toEqual([1, 2]);
	});

	it('is not for those who read no tips, and has no second time', async () => {
		expect(await add(house.alton, [1, 2])).toEqual({ ok: false, why: 'not-enrolled' });
		expect(await add(house.ruth, [1, 2])).toEqual({ ok: false, why: 'taken' });
	});
});

describe('leaving a lane', () => {
	it('ends it at once, is on record once, and is not done again', async () => {
		const before = await entries();
		expect(await remove(house.ruth)).toEqual({ ok: true });
		expect(await entries()).toBe(before + 1);
		expect(await remove(house.ruth)).toEqual({ ok: false, why: 'not-enrolled' });
		expect(await remove(house.joan)).toEqual({ ok: false, why: 'not-enrolled' });
		expect(await entries(), 'nothing happened, and nothing is on record').toBe(before + 1);
		expect((await general()).needsEpoch).toBe(true);
	});

	it('at the moment of a new epoch never leaves a key that the one who left has', async () => {
		expect(await add(house.joan, [1, 2])).toEqual({ ok: true });
		const { keys, card } = await newEpoch('general', second);
		const { mara, devon, joan } = house;
		const made = new Date(later.getTime() + 5);
		expect(await addEpoch(card, keys, [mara, devon, joan], made)).toEqual({ ok: true });
		expect(await remove(joan, later), 'asked before, done after').toEqual({ ok: true });
		const lane = await general();
		expect([lane.members.length, lane.needsEpoch]).toEqual([2, true]);
	});
});

describe('the last member of a lane', () => {
	it('stays: nobody could open its tips', async () => {
		expect(await remove(house.devon)).toEqual({ ok: true });
		const before = await entries();
		expect(await remove(house.mara)).toEqual({ ok: false, why: 'last-member' });
		expect(await entries()).toBe(before);
		expect((await general()).members).toHaveLength(1);
	});
});

describe('the recovery lane', () => {
	it('is made once', async () => {
		const { card } = await newEpoch('recovery-two');
		const lane = { id: 'recovery-two', name: 'Recovery', kind: 'recovery' as const, card };
		const made = await staff.lane.make(
			house.desk,
			house.mara.actor,
			{ ...lane, sealedFor: [] },
			now
		);
		expect(made).toEqual({ ok: false, why: 'taken' });
	});
});
