import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, enrolBy, type Person } from '../../../../scripts/demo/people.ts';
import { CHEAP, createHouse, type House } from '../../../../tests/support/house.ts';
import { inLane, sayYes, turn } from '../../../../tests/support/lane.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { keysShown, unlocked } from '../../../../tests/support/unlocked.ts';
import { cardOf } from '#lib/sealed/keyring.ts';
import { sealLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import { formerKeys, officers } from '../db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';
import { create as createSession } from './session.ts';

const day = (days: number) => new Date(Date.UTC(2026, 10, 23 + days, 12));
let house: House;
/** Her keys are lost on the second day. Then two are left of the general lane. */
let mara: Person;
let again: Person;
let second: LaneKeys;
let third: LaneKeys;
let cookie: string;
let invited: Extract<Awaited<ReturnType<typeof anew>>, { ok: true }>;
beforeAll(async () => {
	house = await createHouse(day(0));
	({ mara } = house);
	const { devon, ruth } = house;
	await sayYes(house, ruth, day(1));
	const made = { people: [mara, devon, ruth], by: [devon, mara] } as const;
	second = await turn(house, day(1), undefined, made);
	cookie = await house.desk.db.transaction((tx) => createSession(tx, mara.officerId, day(2)));
	const outcome = await anew(mara);
	if (!outcome.ok) throw new Error(outcome.why);
	invited = outcome;
});
afterAll(() => house.database.close());

const anew = (who: Pick<Person, 'officerId'>, by = house.alton, now = day(2)) =>
	staff.inviteAnew(house.desk, by.actor, who.officerId, now);
const readersOf = async (lane: string) =>
	(await staff.lane.list(house.desk)).find(({ id }) => id === lane)!.members;

describe('somebody whose keys are lost', () => {
	it('is invited as the same person by an administrator alone, and never by themselves', async () => {
		expect(await anew(mara, house.devon)).toEqual({ ok: false, why: 'not-allowed' });
		expect(await anew(house.alton)).toEqual({ ok: false, why: 'yourself' });
		expect(await staff.findInvitation(house.desk.db, invited.token, day(2))).toMatchObject({
			officerId: mara.officerId,
			name: mara.name
		});
		expect((await actsOfPeople(house.database)).at(-1)).toMatchObject({
			act: 'officer.invited-anew',
			by: house.alton.officerId,
			subject: mara.officerId,
			noted: { ...(await cardOf(mara.keys)), left: ['general'] },
			signed: { count: 1 }
		});
	});

	it('signs in by nothing, opens nothing and reads no lane from that moment on', async () => {
		expect(await staff.session.find(house.desk, cookie, day(2))).toBeUndefined();
		expect(await keysShown(house, mara)).toMatchObject({
			keyring: [],
			lanes: [],
			notebook: null,
			passkeys: [],
			former: []
		});
		expect((await readersOf('general')).map(({ officerId }) => officerId)).not.toContain(
			mara.officerId
		);
		const [row] = await house.database.as.owner
			.select()
			.from(officers)
			.where(eq(officers.id, mara.officerId));
		expect(row).toMatchObject({ recipient: null, verifyKey: null, enrolledAt: null });
		const [former] = await house.database.as.owner.select().from(formerKeys);
		expect(former).toMatchObject({
			...(await cardOf(mara.keys)),
			officerId: mara.officerId,
			heldUntil: day(2),
			succession: null,
			sealed: null
		});
	});

	it('joins with other keys by that link, once, and not with the lost ones; another link voids it', async () => {
		const renewed = await anew(mara);
		if (!renewed.ok) throw new Error(renewed.why);
		const { desk } = house;
		expect(await staff.findInvitation(desk.db, invited.token, day(2))).toBeUndefined();
		again = await enrolBy(desk, renewed.secret, cast.mara, day(3), CHEAP);
		expect(again.officerId).toBe(mara.officerId);
		await expect(enrolBy(desk, renewed.secret, cast.mara, day(3), CHEAP)).rejects.toThrow(
			'invitation'
		);
		expect(await cardOf(again.keys)).not.toEqual(await cardOf(mara.keys));
		expect(await house.database.as.owner.$count(formerKeys)).toBe(1);
	});

	it('reads no lane by a role that is taken away and given back: its card names keys that are lost', async () => {
		const { desk, alton } = house;
		for (const role of ['auditor', 'officer'] as const) {
			const changed = await staff.people.setRole(desk, alton.actor, mara.officerId, role, day(3));
			expect(changed).toMatchObject({ ok: true });
		}
		expect((await readersOf('general')).map(({ officerId }) => officerId)).not.toContain(
			mara.officerId
		);
	});

	it('gets the newest key of a lane that asks them again, and nothing of before unasked', async () => {
		house = { ...house, mara: again };
		await sayYes({ ...house, mara: house.devon }, again, day(4));
		third = await turn(house, day(4), second, {
			people: [again, house.devon, house.ruth],
			by: [house.devon, house.ruth]
		});
		const hers = await unlocked(house, again, day(5));
		expect(hers.missing, 'nothing of hers is').toEqual([]);
		const { repaired } = await unlocked(house, house.devon, day(5));
		expect(repaired).toEqual([]);
		const [member] = (await readersOf('general')).filter(
			({ officerId }) => officerId === again.officerId
		);
		expect(member).toMatchObject({ since: third.epoch });
		const at = { id: 'n', tip: 't', lane: 'general', sealed: new Uint8Array(64) };
		const opens = (epoch: number) => hers.vault.openAddition({ ...at, epoch });
		await expect(opens(third.epoch)).rejects.toMatchObject({ name: 'CannotOpen' });
		for (const epoch of [1, second.epoch])
			await expect(opens(epoch), 'not held').rejects.toMatchObject({ name: 'NotYourLane' });
	});

	it('gets what came before by a member’s choice, though a copy for the lost keys lies in its place', async () => {
		const { recipient } = await cardOf(again.keys);
		const copies = [{ epoch: second.epoch, sealed: await sealLaneKeys(second, recipient) }];
		const given = { holder: again.officerId, copies };
		// Who proposed that epoch, and so wrote a copy of it for her lost keys.
		const actor = inLane(house.devon, 'general');
		const before = await countCopies();
		expect(await staff.lane.share(house.desk, actor, 'general', given, day(6))).toEqual({
			ok: true
		});
		expect(await countCopies()).toBe(before + 1);
		const { vault } = await unlocked(house, again, day(6));
		const at = { id: 'n', tip: 't', lane: 'general', epoch: second.epoch };
		await expect(
			vault.openAddition({ ...at, sealed: new Uint8Array(64) }),
			'it holds that epoch'
		).rejects.toMatchObject({ name: 'CannotOpen' });
	});
});

const countCopies = async () => {
	const [shown] = await staff.lane.mine(house.desk, inLane(again, 'general'));
	return shown!.copies.length;
};
