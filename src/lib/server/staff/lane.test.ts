import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { proofOf } from '../../../../tests/support/proof.ts';
import type { Person } from '../../../../scripts/demo/people.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { newEpoch, openLaneKeys, sealLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import * as tips from '../tips/index.ts';
import * as staff from './index.ts';

const now = new Date('2026-11-23T12:00:00Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const sealFor = async (keys: LaneKeys, people: readonly Person[], recovery = true) => [
	...(await Promise.all(
		people.map(async ({ officerId, keys: own }) => ({
			holder: officerId,
			sealed: await sealLaneKeys(keys, await recipientOf(own.identity))
		}))
	)),
	...(recovery
		? [
				{
					holder: staff.lane.RECOVERY,
					sealed: await sealLaneKeys(keys, await recipientOf(house.recovery.identity))
				}
			]
		: [])
];
const find = async (id: string) =>
	(await staff.lane.list(house.desk)).find((lane) => lane.id === id)!;
/** The person as they stand after a change of membership. */
const inLane = (person: Person, ...lanes: string[]) => ({ ...person.actor, lanes });

describe('making a lane', () => {
	const make = async (
		by: Person,
		members: readonly Person[],
		{
			id = 'harbour',
			recovery = true,
			card
		}: { id?: string; recovery?: boolean; card?: object } = {}
	) => {
		const made = await newEpoch(id);
		const lane = { id, name: 'Harbour', kind: 'general' as const, card: { ...made.card, ...card } };
		const sealedFor = await sealFor(made.keys, members, recovery);
		return staff.lane.make(house.desk, by.actor, { ...lane, sealedFor }, now);
	};

	it('keeps its card, its members and their sealed keys, and each can open it', async () => {
		expect(await make(house.mara, [house.mara, house.joan])).toEqual({ ok: true });
		expect(await find('harbour')).toMatchObject({ kind: 'general', members: [{}, {}] });
		for (const person of [house.mara, house.joan]) {
			const actor = inLane(person, 'harbour');
			const lanes = await staff.lane.mine(house.desk, actor);
			const [copy] = lanes.find(({ lane }) => lane === 'harbour')!.copies;
			const keys = await openLaneKeys(copy!.sealed, person.keys.identity);
			expect(keys).toMatchObject({ lane: 'harbour', epoch: 1 });
		}
	});

	it('is refused without the maker, without recovery, for people who read no tips, or twice', async () => {
		const { mara, joan, alton } = house;
		expect(await make(mara, [joan], { id: 'one' })).toMatchObject({ why: 'keys-missing' });
		const bare = await make(mara, [mara, joan], { id: 'two', recovery: false });
		expect(bare).toMatchObject({ why: 'keys-missing' });
		expect(await make(mara, [mara, alton], { id: 'three' })).toMatchObject({ why: 'not-enrolled' });
		expect(await make(alton, [alton, mara], { id: 'four' })).toMatchObject({ why: 'not-allowed' });
		expect(await make(mara, [mara, joan])).toMatchObject({ why: 'taken' });
		expect(await make(mara, [mara, joan], { id: 'people' }), 'the name of a record').toMatchObject({
			why: 'taken'
		});
	});

	it('is refused with a card that is not the lane’s own, or that nobody signed', async () => {
		const other = (await newEpoch('other')).card;
		const people = [house.mara, house.joan];
		for (const card of [{ lane: 'general' }, { signature: other.signature }, { epoch: 2 }]) {
			expect(await make(house.mara, people, { id: 'five', card })).toMatchObject({
				why: 'bad-card'
			});
		}
	});
});

describe('a member who is added', () => {
	it('gets every epoch, from a member alone, and is on record', async () => {
		const { mara, joan, devon } = house;
		const recipient = await recipientOf(joan.keys.identity);
		const keys = [{ epoch: 1, sealed: await sealLaneKeys(house.general, recipient) }];
		const looked = { tips: 0, agencyId: joan.agencyId };
		const add = (by: Person, given = keys, lookedThrough = looked) => {
			const newcomer = { officerId: joan.officerId, keys: given, lookedThrough };
			return staff.lane.addMember(house.desk, by.actor, 'general', newcomer, now);
		};
		expect(await add(house.ruth)).toMatchObject({ why: 'not-allowed' });
		expect(await add(mara, [])).toMatchObject({ why: 'keys-missing' });
		expect(await add(mara, keys, { ...looked, tips: 1 })).toMatchObject({ why: 'new-tips' });
		const before = { ...looked, agencyId: 'customs' };
		expect(await add(mara, keys, before)).toMatchObject({ why: 'other-agency' });
		expect(await add(mara)).toEqual({ ok: true });
		expect(await add(devon)).toMatchObject({ why: 'taken' });
		expect((await find('general')).members).toHaveLength(3);
		const [row] = await house.database.as.owner.execute<{ count: number }>(
			sql`select count(*)::int as count from audit_entries where chain_id = 'general'`
		);
		expect(row!.count).toBeGreaterThan(0);
	});

	it('takes the lane away from tips about their agency at once', async () => {
		const lanes = await tips.acceptance(house.intake, 'en', now);
		expect(lanes.is).toBe('accepting');
		expect(JSON.stringify(lanes)).toContain('Public Prosecutions');
	});
});

describe('a lane that somebody has left', () => {
	it('wants a new epoch, which the one who left cannot open', async () => {
		const { mara, devon, joan } = house;
		const leave = await staff.lane.removeMember(
			house.desk,
			mara.actor,
			'general',
			joan.officerId,
			now
		);
		expect(leave).toEqual({ ok: true });
		const lane = await find('general');
		expect([lane.members.length, lane.needsEpoch]).toEqual([2, true]);
		const due = await staff.lane.dueEpochs(house.desk, mara.actor, now);
		expect(due.map(({ lane }) => lane)).toEqual(['general']);
		expect(due[0]!.holders.map(({ holder }) => holder).sort()).toEqual(
			[mara.officerId, devon.officerId, staff.lane.RECOVERY].sort()
		);

		const { keys, card } = await newEpoch('general', house.general);
		const at = new Date(now.getTime() + 1000);
		const add = async (people: readonly Person[], given = card, recovery = true) =>
			staff.lane.addEpoch(house.desk, mara.actor, given, await sealFor(keys, people, recovery), at);
		expect(await add([mara, devon, joan])).toMatchObject({ why: 'keys-missing' });
		expect(await add([mara])).toMatchObject({ why: 'keys-missing' });
		expect(await add([mara, devon], card, false)).toMatchObject({ why: 'keys-missing' });
		const foreign = (await newEpoch('general', house.review)).card;
		expect(await add([mara, devon], foreign)).toMatchObject({ why: 'bad-card' });
		expect(await add([mara, devon])).toEqual({ ok: true });
		expect(await add([mara, devon])).toMatchObject({ why: 'bad-card' });

		expect(await find('general')).toMatchObject({ card: { epoch: 2 }, needsEpoch: false });
		const epochs = async (actor: staff.Actor) => {
			const lanes = await staff.lane.mine(house.desk, actor);
			const copies = lanes.find(({ lane }) => lane === 'general')?.copies ?? [];
			return copies.map(({ epoch }) => epoch);
		};
		expect(await epochs(inLane(joan, 'general'))).not.toContain(2);
		expect(await epochs(mara.actor)).toEqual([1, 2]);
	});

	it('gets a new key each quarter too', async () => {
		const lane = await find('general');
		expect(staff.lane.isEpochDue(lane, new Date('2026-12-31T23:59:59Z'))).toBe(false);
		expect(staff.lane.isEpochDue(lane, new Date('2027-01-01T00:00:00Z'))).toBe(true);
		expect(staff.lane.isEpochDue(await find('recovery'), new Date('2027-01-01T00:00:00Z'))).toBe(
			false
		);
	});
});

describe('people', () => {
	it('are changed by administrators alone, who cannot change themselves or end the last of them', async () => {
		const { desk, alton, mara, devon } = house;
		const by = (who: Person) => [desk, who.actor] as const;
		expect(await staff.people.disable(...by(devon), mara.officerId, now)).toEqual({
			ok: false,
			why: 'not-allowed'
		});
		expect(await staff.people.setRole(...by(alton), alton.officerId, 'officer', now)).toEqual({
			ok: false,
			why: 'yourself'
		});
		const move = () => staff.people.setAgency(...by(alton), mara.officerId, 'immigration', now);
		expect(await move(), 'she reads a lane, in which tips may name Immigration').toEqual({
			ok: false,
			why: 'in-a-lane'
		});
		for (const lane of ['general', 'harbour']) {
			const leaving = inLane(mara, 'general', 'harbour');
			await staff.lane.removeMember(desk, leaving, lane, mara.officerId, now);
		}
		expect(await move()).toEqual({ ok: true });
		expect(await staff.people.setRole(...by(alton), mara.officerId, 'auditor', now)).toEqual({
			ok: true
		});
		const changed = (await staff.people.list(desk)).find(({ id }) => id === mara.officerId);
		expect(changed).toMatchObject({ role: 'auditor', agencyId: 'immigration' });
	});
});

describe('ways to the keys', () => {
	it('never become fewer than two, and are one’s own alone', async () => {
		const { desk, ruth, devon } = house;
		const entries = await staff.keyring.entries(desk, ruth.officerId);
		for (const { id } of entries) {
			const ruths = { proof: await proofOf(house, ruth, now) };
			const devons = { proof: await proofOf(house, devon, now) };
			expect(await staff.keyring.remove(desk, ruth.actor, ruths, id, now)).toEqual({
				ok: false,
				why: 'two-must-stay'
			});
			expect(await staff.keyring.remove(desk, devon.actor, devons, id, now)).toEqual({
				ok: false,
				why: 'not-there'
			});
		}
		expect(await staff.keyring.entries(desk, ruth.officerId)).toHaveLength(entries.length);
	});
});
