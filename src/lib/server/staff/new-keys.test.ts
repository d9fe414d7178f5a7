import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../../scripts/demo/people.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { draft, propose } from '../../../../tests/support/lane.ts';
import { newKeysOf } from '../../../../tests/support/new-keys.ts';
import { softwarePasskey } from '../../../../tests/support/passkey.ts';
import { proofOf } from '../../../../tests/support/proof.ts';
import { actsOf, actsOfPeople } from '../../../../tests/support/record.ts';
import { cardOf, newOfficerKeys, openKeys } from '#lib/sealed/keyring.ts';
import { openFormer } from '#lib/sealed/former-keys.ts';
import { agree } from '#lib/sealed/voice.ts';
import { formerKeys, laneProposals, officers } from '../db/index.ts';
import * as staff from './index.ts';
import { create as createSession } from './session.ts';

/** Each test on its own day: a code works once. */
let now = new Date('2026-11-23T12:00:00Z');
let house: House;
let { mara, devon } = {} as House;
beforeAll(async () => {
	house = await createHouse(now);
	({ mara, devon } = house);
});
afterAll(() => house.database.close());
beforeEach(() => {
	now = new Date(now.getTime() + 25 * 3_600_000);
});

const meanwhile = { ok: false, why: 'meanwhile' };
const incomplete = { ok: false, why: 'incomplete' };
const renew = async (
	person: Person,
	given: staff.NewKeys,
	proof?: staff.Proof,
	actor = person.actor
) =>
	staff.renewKeys(
		house.desk,
		{ ...actor, lanes: ['general'] },
		{ proof: proof ?? (await proofOf(house, person, now)) },
		given,
		now
	);
const rowOf = async ({ officerId }: Person) => {
	const [row] = await house.database.as.owner
		.select()
		.from(officers)
		.where(eq(officers.id, officerId));
	return row!;
};
/** All that the server keeps of somebody's keys, and what is on record. */
const standing = async (person: Person) => [
	await rowOf(person),
	await staff.keyring.entries(house.desk, person.officerId),
	(await actsOfPeople(house.database)).length
];

describe('new keys', () => {
	it('end a proposed card that would list the former', async () => {
		const made = await draft(house, [mara, devon], now);
		expect(await propose(house, mara, made, now)).toMatchObject({ ok: true });
		const { given, after } = await newKeysOf(house, devon);
		expect(await renew(devon, given)).toEqual({ ok: true });
		expect(await house.database.as.owner.$count(laneProposals)).toBe(0);
		const acts = await actsOf(house.database, 'general', [house.general]);
		expect(acts.at(-1)).toMatchObject({ act: 'card.dropped', by: devon.officerId, subject: '2' });
		devon = after;
	});

	it('take the place of the former ones, which stay beside them, and it is on record', async () => {
		const before = await cardOf(mara.keys);
		const was = await staff.keyring.entries(house.desk, mara.officerId);
		const other = await house.desk.db.transaction((tx) => createSession(tx, mara.officerId, now));
		const { given, after, openers } = await newKeysOf(house, mara);
		expect(await renew(mara, given)).toEqual({ ok: true });
		const next = await cardOf(after.keys);
		expect(await rowOf(mara)).toMatchObject(next);
		expect(await staff.session.find(house.desk, other, now), 'elsewhere').toBeUndefined();
		const entries = await staff.keyring.entries(house.desk, mara.officerId);
		expect(entries.map(({ kind }) => kind).sort()).toEqual(['passphrase', 'recovery']);
		expect(entries.some(({ id }) => was.some((one) => one.id === id))).toBe(false);
		for (const { kind, sealed } of entries)
			expect(await openKeys(sealed, openers[kind as 'passphrase'])).toEqual(after.keys);
		const files = await staff.ownFormer(house.desk, mara.actor);
		expect(await openFormer(files, after.keys)).toEqual([mara.keys]);
		expect(await staff.successions(house.desk)).toContainEqual(given.succession);
		expect((await actsOfPeople(house.database)).at(-1)).toMatchObject({
			act: 'officer.keys-renewed',
			by: mara.officerId,
			detail: { was: before, next }
		});
		const acts = await actsOf(house.database, 'general', [house.general]);
		expect(acts.at(-1)).toMatchObject({ act: 'lane.agreed-anew', by: mara.officerId });
		expect(await staff.lane.unsaid(house.desk, { ...mara.actor, lanes: ['general'] })).toEqual([]);
		mara = after;
	});

	it('are sealed for the passkeys that were touched, and any other is taken away', async () => {
		const { joan } = house;
		const [stays, goes] = [await added(joan, 0), await added(joan, 60)];
		const { given } = await newKeysOf(house, joan);
		const passkeys = [{ id: stays, entry: randomBytes(40) }];
		const proof = await proofOf(house, joan, later(120));
		const shown = { proof };
		const renewed = { ...given, passkeys };
		const came = await staff.renewKeys(house.desk, joan.actor, shown, renewed, later(120));
		expect(came).toEqual({ ok: true });
		const left = await staff.passkey.mine(house.desk, joan);
		expect(left.map(({ id }) => id)).toEqual([stays]);
		expect(left.map(({ id }) => id)).not.toContain(goes);
		const kinds = (await staff.keyring.entries(house.desk, joan.officerId)).map(({ kind }) => kind);
		expect(kinds.sort()).toEqual(['passkey', 'passphrase', 'recovery']);
	});

	it('are the same when they are sent again, after the answer was lost, and nothing is written twice', async () => {
		const { given, after } = await newKeysOf(house, mara);
		expect(await renew(mara, given)).toEqual({ ok: true });
		const once = await standing(mara);
		const used = await proofOf(house, mara, now);
		expect(await renew(mara, given, used)).toEqual({ ok: true });
		expect(await standing(mara)).toEqual(once);
		mara = after;
	});

	it('are one tab’s of two that renew at once, and the other is told', async () => {
		const [one, other] = [await newKeysOf(house, mara), await newKeysOf(house, mara)];
		const proofs = [await proofOf(house, mara, now), await proofOf(house, mara, later(30))];
		const came = await Promise.all([
			renew(mara, one.given, proofs[0]),
			staff.renewKeys(
				house.desk,
				{ ...mara.actor, lanes: ['general'] },
				{ proof: proofs[1]! },
				other.given,
				later(30)
			)
		]);
		expect(came).toContainEqual({ ok: true });
		expect(came).toContainEqual(meanwhile);
		const won = came[0]!.ok ? one : other;
		expect(await rowOf(mara)).toMatchObject(await cardOf(won.after.keys));
		mara = won.after;
	});

	it('leave what changed meanwhile as it is: a way in, or what another browser kept', async () => {
		const { given, after } = await newKeysOf(house, mara);
		const before = await standing(mara);
		expect(await renew(mara, { ...given, was: given.was.slice(1) })).toEqual(meanwhile);
		const notebook = { ...given.notebook, was: given.notebook.was + 1 };
		expect(await renew(mara, { ...given, notebook })).toEqual(meanwhile);
		expect(await standing(mara)).toEqual(before);
		expect(await renew(mara, given), 'its code is not used up').toEqual({ ok: true });
		mara = after;
	});

	it('are none of somebody else’s, without a word of the former, or with too few ways', async () => {
		const { given, after } = await newKeysOf(house, devon);
		const before = await standing(devon);
		const { succession } = given;
		const thief = await newOfficerKeys();
		const yes = agree({ id: devon.officerId, signingKey: thief.signingKey }, 'general');
		const twists: Partial<staff.NewKeys>[] = [
			{ succession: { ...succession, officer: mara.officerId } },
			{ succession: { ...succession, next: await cardOf(thief) } },
			{ passphrase: null },
			{ recovery: new Uint8Array() },
			{ passkeys: [{ id: 'nobody’s', entry: randomBytes(8) }] },
			{ agreements: [yes] }
		];
		for (const twist of twists)
			expect(await renew(devon, { ...given, ...twist }), Object.keys(twist)[0]).toEqual(incomplete);
		expect(await standing(devon)).toEqual(before);
		expect(await renew(devon, given)).toEqual({ ok: true });
		devon = after;
	});
});

describe('a stolen session', () => {
	it('renews no keys, whatever it brings, and neither does a colleague’s proof', async () => {
		const { given } = await newKeysOf(house, house.ruth);
		const before = await standing(house.ruth);
		const proofs: staff.Proof[] = [
			await proofOf(house, house.ruth, now, { words: 'other words' }),
			await proofOf(house, house.ruth, now, { code: '000000' }),
			await proofOf(house, house.joan, now)
		];
		for (const proof of proofs)
			expect(await renew(house.ruth, given, proof)).toMatchObject({ ok: false, why: 'wrong' });
		expect(await standing(house.ruth)).toEqual(before);
		expect(
			await house.database.as.owner.$count(
				formerKeys,
				eq(formerKeys.officerId, house.ruth.officerId)
			)
		).toBe(0);
	});
});

/** A passkey of somebody's. @returns its id. */
async function added(person: Person, seconds: number): Promise<string> {
	const options = await staff.passkey.beginRegistration(house.desk, person, later(seconds));
	const response = softwarePasskey(house.desk.origin).register(options);
	const proof = await proofOf(house, person, later(seconds));
	const given = { response, entry: randomBytes(40), label: 'Key' };
	const kept = await staff.keyring.addPasskey(
		house.desk,
		person.actor,
		{ proof },
		given,
		later(seconds)
	);
	expect(kept).toEqual({ ok: true });
	return response.id;
}

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
