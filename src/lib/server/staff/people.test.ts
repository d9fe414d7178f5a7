import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, enrol, type Person } from '../../../../scripts/demo/people.ts';
import { CHEAP, createHouse, type House } from '../../../../tests/support/house.ts';
import { draft, idOf, propose, signatureOf } from '../../../../tests/support/lane.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date('2026-11-23T12:00:00Z');
const later = new Date(now.getTime() + 60_000);
let house: House;
/** A second administrator. */
let bea: Person;
beforeAll(async () => {
	house = await createHouse(now);
	bea = await administrator('Bea Browne');
	staff.hold(bea);
});
afterAll(() => house.database.close());

const administrator = (name: string) =>
	enrol(house.desk, { ...cast.alton, name } as typeof cast.alton, now, house.alton, CHEAP);
const find = async ({ officerId }: Person) =>
	(await staff.people.list(house.desk)).find(({ id }) => id === officerId)!;
const findLane = async (lane: string) =>
	(await staff.lane.list(house.desk)).find(({ id }) => id === lane)!;
const membersOf = async (lane: string) =>
	(await findLane(lane)).members.map(({ officerId }) => officerId);
const lastAct = async () => (await actsOfPeople(house.database)).at(-1);
const disable = (by: Person, whom: Person) =>
	staff.people.disable(house.desk, by.actor, whom.officerId, later);
const setRole = (by: Person, whom: Person, role: staff.Actor['role']) =>
	staff.people.setRole(house.desk, by.actor, whom.officerId, role, later);
/** Signs somebody in without their words: what a session shows is what is tested. */
const startSession = ({ officerId }: Person) =>
	house.desk.db.transaction((tx) => staff.session.create(tx, officerId, now));

describe('an officer whose access ends', () => {
	it('is signed out, leaves every lane, and each wants a new key; on record with the lanes', async () => {
		const { alton, devon } = house;
		const cookie = await startSession(devon);
		expect(await disable(alton, devon)).toEqual({ ok: true });
		expect(await staff.session.find(house.desk, cookie, later)).toBeUndefined();
		expect(await membersOf('general')).toEqual([house.mara.officerId]);
		const due = await staff.lane.dueCards(house.desk, house.mara.actor, later);
		expect(due.map(({ lane, members }) => [lane, members.map(({ officer }) => officer)])).toEqual([
			['general', [house.mara.officerId]]
		]);
		expect(await lastAct()).toMatchObject({
			act: 'officer.disabled',
			by: alton.officerId,
			subject: devon.officerId,
			noted: { left: ['general'] }
		});
	});
});

describe('a lane of which one member is left', () => {
	it('gets its next key by that member and a custodian, and by neither alone', async () => {
		const { desk, mara, sheets } = house;
		const made = await draft(house, [mara], later);
		expect(await propose(house, mara, made, later)).toEqual({ ok: true, stands: false });
		const id = await idOf(desk, mara.actor, mara);
		const stand = (signature: ReturnType<typeof signatureOf>) =>
			staff.lane.countersign(desk, mara.actor, id, { signature }, later);
		expect(await stand(signatureOf(mara, made)), 'twice the same').toMatchObject({ ok: false });
		const [sheet] = sheets;
		expect(await stand(signatureOf(sheet!, made))).toEqual({ ok: true, stands: true });
		expect(await findLane('general')).toMatchObject({
			card: { epoch: 2, repliesFrom: 2, agencies: ['police'] },
			members: [{ officerId: mara.officerId }],
			needsEpoch: false
		});
	});
});

describe('a change of role', () => {
	it('is seen by the session that is open, and is on record', async () => {
		const { alton, ruth } = house;
		const cookie = await startSession(ruth);
		expect(await setRole(alton, ruth, 'supervisor')).toEqual({ ok: true });
		expect(await staff.session.find(house.desk, cookie, later)).toMatchObject({
			role: 'supervisor',
			lanes: ['review']
		});
		expect(await lastAct()).toMatchObject({
			act: 'officer.role-changed',
			by: alton.officerId,
			subject: ruth.officerId,
			detail: { role: 'supervisor' }
		});
	});

	it('to one that reads no tips takes the lanes with it', async () => {
		const { alton, joan } = house;
		const cookie = await startSession(joan);
		expect(await setRole(alton, joan, 'auditor')).toEqual({ ok: true });
		const seen = await staff.session.find(house.desk, cookie, later);
		expect(seen).toMatchObject({ role: 'auditor', lanes: [] });
		expect(await membersOf('review')).toEqual([house.ruth.officerId]);
		expect((await findLane('review')).needsEpoch).toBe(true);
		expect(await lastAct()).toMatchObject({
			detail: { role: 'auditor' },
			noted: { left: ['review'] }
		});
	});
});

describe('who changes people', () => {
	it('is an administrator and nobody else, and nothing is on record of who is refused', async () => {
		const { mara, ruth, joan, alton } = house;
		const before = await actsOfPeople(house.database);
		for (const by of [mara, ruth, joan]) {
			expect(await disable(by, alton)).toEqual({ ok: false, why: 'not-allowed' });
			expect(await setRole(by, by, 'administrator')).toEqual({ ok: false, why: 'not-allowed' });
			const agency = { id: 'invented', name: 'Invented' };
			expect(await staff.people.addAgency(house.desk, by.actor, agency, now)).toEqual({
				ok: false,
				why: 'not-allowed'
			});
		}
		expect(await actsOfPeople(house.database)).toEqual(before);
		expect((await find(alton)).disabledAt).toBeNull();
	});

	it('never changes themselves', async () => {
		const { alton } = house;
		expect(await disable(alton, alton)).toEqual({ ok: false, why: 'yourself' });
		expect(await setRole(alton, alton, 'officer')).toEqual({ ok: false, why: 'yourself' });
	});

	it('finds no agency for somebody that is none', async () => {
		const { alton, mara, desk } = house;
		const before = await actsOfPeople(house.database);
		const nowhere = { ok: false, why: 'unreadable' };
		const { officerId } = mara;
		expect(await staff.people.setAgency(desk, alton.actor, officerId, 'nowhere', now)).toEqual(
			nowhere
		);
		const person = { name: 'Nobody', agencyId: 'nowhere', role: 'officer' as const };
		expect(await staff.invite(desk, alton.actor, person, now)).toEqual(nowhere);
		expect(await actsOfPeople(house.database)).toEqual(before);
	});

	it('is still there when two administrators end each other’s access at once', async () => {
		const { alton } = house;
		const both = await Promise.all([disable(alton, bea), disable(bea, alton)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, why: 'not-allowed' }]);
		const left = (await staff.people.list(house.desk)).filter(
			({ role, disabledAt }) => role === 'administrator' && !disabledAt
		);
		expect(left).toHaveLength(1);
	});
});
