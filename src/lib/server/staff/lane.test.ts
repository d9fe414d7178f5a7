import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { draft, inLane, join, propose, turn } from '../../../../tests/support/lane.ts';
import { proofOf } from '../../../../tests/support/proof.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import { makeLane } from '../../../../scripts/demo/lanes.ts';
import type { Person } from '../../../../scripts/demo/people.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { openLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import * as tips from '../tips/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date('2026-11-23T12:00:00Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const find = async (id: string) =>
	(await staff.lane.list(house.desk)).find((lane) => lane.id === id)!;
/** The epochs of a lane that somebody's own key opens, of those that the desk hands them. */
async function opened(person: Person, lane: string) {
	const lanes = await staff.lane.mine(house.desk, inLane(person, lane));
	const copies = lanes.find((one) => one.lane === lane)?.copies ?? [];
	const keys = copies.map(({ sealed }) => openLaneKeys(sealed, person.keys.identity));
	return (await Promise.all(keys)).map(({ epoch }) => epoch);
}

describe('making a lane', () => {
	const plan = (by: Person, members: readonly Person[], id = 'harbour') => {
		const ids = members.map(({ officerId }) => officerId);
		const lane = { id, name: 'Harbour', kind: 'general' as const, members: ids };
		return staff.lane.plan(house.desk, by.actor, lane, now);
	};

	it('keeps its card, its members and their sealed keys, and each can open it', async () => {
		const { desk, mara, joan } = house;
		const lane = { id: 'pier', name: 'Pier', kind: 'general' } as const;
		const { pin } = await makeLane(desk, lane, [mara, joan], now);
		expect(await find('pier')).toMatchObject({ kind: 'general', members: [{}, {}], pin });
		for (const person of [mara, joan]) expect(await opened(person, 'pier')).toEqual([1]);
	});

	it('asks everybody, and nobody reads anything by that', async () => {
		const { desk, mara, joan } = house;
		expect(await plan(mara, [mara, joan])).toEqual({ ok: true });
		expect(await find('harbour')).toBeUndefined();
		for (const person of [mara, joan]) {
			const asked = await staff.lane.askedOf(desk, person.actor);
			expect(asked).toMatchObject([{ lane: 'harbour', by: mara.name }]);
			expect(await opened(person, 'harbour')).toEqual([]);
		}
		expect(await staff.lane.askedOf(desk, house.ruth.actor)).toEqual([]);
		expect(await staff.lane.dueCards(desk, mara.actor, now)).toEqual([]);
	});

	it('is refused without the maker, by one alone, for people who read no tips, or twice', async () => {
		const { mara, joan, devon, alton } = house;
		expect(await plan(mara, [joan, devon], 'one')).toMatchObject({ why: 'keys-missing' });
		expect(await plan(mara, [mara], 'two')).toMatchObject({ why: 'keys-missing' });
		expect(await plan(mara, [mara, mara], 'two')).toMatchObject({ why: 'keys-missing' });
		expect(await plan(mara, [mara, alton], 'three')).toMatchObject({ why: 'not-enrolled' });
		expect(await plan(alton, [alton, mara], 'four')).toMatchObject({ why: 'not-allowed' });
		expect(await plan(mara, [mara, joan])).toMatchObject({ why: 'taken' });
		for (const id of ['people', staff.lane.RECOVERY]) {
			expect(await plan(mara, [mara, joan], id), id).toMatchObject({ why: 'taken' });
		}
	});
});

describe('a lane’s next card', () => {
	it('is refused when it is not the lane’s own, leaves out an epoch, or nobody of it signed', async () => {
		const { mara, devon } = house;
		const made = await draft(house, [mara, devon], now);
		const others: Partial<LaneCardV2>[] = [
			{ lane: 'review' },
			{ epoch: 3 },
			{ epoch: 1 },
			{ before: null },
			{ voices: made.card.voices.slice(1) },
			{ until: '2027-12-31' },
			{ repliesFrom: 3 },
			{ recipient: 'age1pq1x' as LaneCardV2['recipient'] }
		];
		for (const other of others) {
			const card = { ...made.card, ...other };
			const refused = await propose(house, mara, { ...made, card }, now);
			expect(refused, Object.keys(other)[0]).toMatchObject({ ok: false });
		}
		const { roster, sealedFor } = made;
		for (const signatures of [[], [{ by: 'voice', key: 'x', signature: 'y' } as never]]) {
			const unsigned = { card: { ...made.card, signatures }, roster, sealedFor };
			const actor = inLane(mara, 'general');
			expect(await staff.lane.propose(house.desk, actor, unsigned, now)).toEqual({
				ok: false,
				why: 'bad-card'
			});
		}
		expect(await staff.lane.proposedCards(house.desk, mara.actor)).toEqual([]);
	});

	it('is refused without recovery, for nobody, for one twice, or for whom it does not show', async () => {
		const { mara, devon, joan } = house;
		const made = await draft(house, [mara, devon], now);
		const { sealedFor } = made;
		const [one, other, recovery] = sealedFor;
		const spites: [typeof sealedFor, string][] = [
			[[one!, other!], 'keys-missing'],
			[[recovery!], 'keys-missing'],
			[[one!, one!, recovery!], 'keys-missing'],
			[[...sealedFor, { ...one!, holder: joan.officerId }], 'not-agreed'],
			[[one!, recovery!], 'other-agency'],
			[[...sealedFor, { ...one!, holder: house.alton.officerId }], 'not-enrolled']
		];
		for (const [sealedFor, why] of spites) {
			const refused = await propose(house, mara, made, now, { sealedFor });
			expect(refused, why).toMatchObject({ ok: false });
			expect(refused).toMatchObject(why === 'keys-missing' ? {} : { why });
		}
		expect(await staff.lane.proposedCards(house.desk, mara.actor)).toEqual([]);
	});
});

/** The general lane's epochs. */
const keys: LaneKeys[] = [];

describe('a member who is added', () => {
	it('gets the key that is made for them and none before, by members alone, and is on record', async () => {
		const { desk, mara, joan, ruth } = house;
		const joins = { officerId: joan.officerId, kind: 'joins' } as const;
		const ask = (by: Person) => staff.lane.ask(desk, by.actor, 'general', joins, now);
		expect(await ask(ruth)).toMatchObject({ why: 'not-allowed' });
		keys.push(house.general, await join(house, joan, now));
		expect(await ask(mara)).toMatchObject({ why: 'taken' });
		expect((await find('general')).members).toHaveLength(3);
		expect(await opened(joan, 'general')).toEqual([2]);
		expect(await opened(mara, 'general')).toEqual([1, 2]);
		const acts = await actsOf(house.database, 'general', keys);
		expect(acts.slice(-5)).toMatchObject([
			{ act: 'member.joins', by: mara.officerId, subject: joan.officerId },
			{ act: 'card.proposed', by: mara.officerId, subject: '2' },
			{ act: 'card.signed', by: house.devon.officerId, subject: '2' },
			{ act: 'member.added', subject: joan.officerId },
			{ act: 'card.stands', subject: '2' }
		]);
	});

	it('takes the lane away from tips about their agency at once', async () => {
		const lanes = await tips.acceptance(house.intake, 'en', now);
		expect(lanes.is).toBe('accepting');
		expect(JSON.stringify(lanes)).toContain('Public Prosecutions');
	});
});

describe('a lane that somebody has left', () => {
	it('has a key that the one who left cannot open', async () => {
		const { desk, mara, devon, joan } = house;
		const leaves = { officerId: joan.officerId, kind: 'leaves' } as const;
		const asked = await staff.lane.ask(desk, mara.actor, 'general', leaves, now);
		expect(asked).toEqual({ ok: true });
		expect((await find('general')).members, 'by the word of one').toHaveLength(3);
		const due = await staff.lane.dueCards(desk, mara.actor, now);
		expect(due.map(({ lane }) => lane)).toEqual(['general']);
		expect(due[0]?.members.map(({ officer }) => officer).sort()).toEqual(
			[mara.officerId, devon.officerId].sort()
		);
		expect(due[0]?.recovery.recipient).toBe(await recipientOf(house.recovery.identity));
		keys.push(await turn(house, new Date(now.getTime() + 1000), keys[1]));
		expect(await find('general')).toMatchObject({
			card: { epoch: 3, agencies: ['immigration', 'police'] },
			members: [{}, {}],
			needsEpoch: false
		});
		expect(await opened(joan, 'general')).not.toContain(3);
		expect(await opened(mara, 'general')).toEqual([1, 2, 3]);
		expect(await staff.lane.dueCards(desk, mara.actor, now)).toEqual([]);
	});

	it('gets a new key each quarter too', async () => {
		const { desk, mara } = house;
		const dueAt = async (at: string) =>
			(await staff.lane.dueCards(desk, mara.actor, new Date(at))).map(({ lane }) => lane);
		expect(await dueAt('2026-12-31T23:59:59Z')).toEqual([]);
		expect(await dueAt('2027-01-01T00:00:00Z')).toEqual(['general', 'pier']);
	});
});

describe('people', () => {
	it('are changed by administrators alone, who cannot change themselves or end the last of them', async () => {
		const { desk, alton, mara, devon, ruth } = house;
		const by = (who: Person) => [desk, who.actor] as const;
		expect(await staff.people.disable(...by(devon), mara.officerId, now)).toEqual({
			ok: false,
			why: 'not-allowed'
		});
		expect(await staff.people.setRole(...by(alton), alton.officerId, 'officer', now)).toEqual({
			ok: false,
			why: 'yourself'
		});
		const move = () => staff.people.setAgency(...by(alton), devon.officerId, 'police', now);
		expect(await move(), 'he reads a lane, in which tips may name Police').toEqual({
			ok: false,
			why: 'in-a-lane'
		});
		const before = await join(house, ruth, now, keys[2]);
		await turn(house, now, before, { people: [mara, ruth] });
		expect(await move()).toEqual({ ok: true });
		expect(await staff.people.setRole(...by(alton), devon.officerId, 'auditor', now)).toEqual({
			ok: true
		});
		const changed = (await staff.people.list(desk)).find(({ id }) => id === devon.officerId);
		expect(changed).toMatchObject({ role: 'auditor', agencyId: 'police' });
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
