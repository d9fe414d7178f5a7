import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { softwarePasskey } from '../../../../tests/support/passkey.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { codeFrom } from '#lib/sealed/receipt-code.ts';
import {
	cardOf,
	newOfficerKeys,
	openerFromPasskey,
	openerFromRecoveryCode,
	openKeys,
	sealKeys
} from '#lib/sealed/keyring.ts';
import { challenges } from '../db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date('2026-11-23T12:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

type Passkey = ReturnType<typeof softwarePasskey>;
type Twist = Parameters<Passkey['register']>[1];
const newPasskey = () => softwarePasskey(house.desk.origin);
const wrong = { ok: false, why: 'wrong' };

let invited = 0;
const invite = async () => {
	const person = { name: `Person ${++invited}`, agencyId: 'police', role: 'officer' as const };
	const invitation = await staff.invite(house.desk, house.alton.actor, person, now);
	if (!invitation.ok) throw new Error(invitation.why);
	return invitation;
};

/** Joins with a passkey alone, as a browser would. */
async function join(passkey = newPasskey(), twist: Twist = {}) {
	const { officerId, token: secret } = await invite();
	const officer = { officerId, name: `Person ${invited}` };
	const options = await staff.passkey.beginRegistration(house.desk, officer, now);
	const keys = await newOfficerKeys();
	const opener = openerFromPasskey(randomBytes(32));
	const enrolled = await staff.enrol(
		house.desk,
		secret,
		{
			card: await cardOf(keys),
			recovery: await sealKeys(keys, openerFromRecoveryCode(codeFrom(randomBytes(10)))),
			passkey: {
				response: passkey.register(options, twist),
				entry: await sealKeys(keys, opener),
				label: 'Phone'
			}
		},
		now
	);
	return { enrolled, officer, secret, passkey, keys, opener, options };
}
async function signIn(passkey: Passkey, twist: Twist = {}, at = now) {
	const options = await staff.passkey.beginSignIn(house.desk, now);
	return staff.withPasskey(house.desk, passkey.signIn(options, twist), at);
}

describe('joining with a passkey', () => {
	it('keeps it, and it signs in, gives what it unlocks, and is on record', async () => {
		const { passkey, officer, keys, opener } = await join();
		const signedIn = await signIn(passkey);
		if (!signedIn.ok) throw new Error(signedIn.why);
		const actor = await staff.session.find(house.desk, signedIn.cookie, now);
		expect(actor).toMatchObject(officer);
		const entry = signedIn.keyring.find(({ passkeyId }) => passkeyId === passkey.id)!;
		expect(entry).toMatchObject({ kind: 'passkey', label: 'Phone' });
		expect(await openKeys(entry.sealed, opener)).toEqual(keys);
		expect((await actsOfPeople(house.database)).at(-1)).toMatchObject({
			act: 'officer.signed-in',
			by: officer.officerId,
			detail: { way: 'passkey' }
		});
	});

	it.each<[string, NonNullable<Twist>]>([
		['made for a page that only looks like ours', { origin: 'https://desk.example.evil' }],
		['made for another host', { rpId: 'example' }],
		['that answers another challenge', { challenge: randomBytes(32).toString('base64url') }],
		['that asked for no finger and no PIN', { verified: false }]
	])('leaves nothing behind of a passkey %s, and can be tried again', async (_, twist) => {
		const acts = (await actsOfPeople(house.database)).length;
		const { enrolled, officer, secret, passkey } = await join(newPasskey(), twist);
		expect(enrolled).toEqual({ ok: false, why: 'passkey' });
		expect(await staff.findInvitation(house.desk.db, secret, now)).toMatchObject(officer);
		expect(await staff.keyring.entries(house.desk, officer.officerId)).toEqual([]);
		expect(await signIn(passkey)).toEqual(wrong);
		expect(await actsOfPeople(house.database)).toHaveLength(acts + 1); // the invitation
	});

	it('asks an authenticator not to write over the passkey that it has', async () => {
		const { officer, passkey, options } = await join();
		expect(options.excludeCredentials ?? []).toEqual([]);
		const next = await staff.passkey.beginRegistration(house.desk, officer, now);
		expect(next.excludeCredentials).toMatchObject([{ id: passkey.id }]);
	});
});

describe('a sign-in with a passkey', () => {
	let passkey: Passkey;
	let officerId: string;
	beforeAll(async () => {
		({
			passkey,
			officer: { officerId }
		} = await join());
	});

	it.each<[string, NonNullable<Twist>]>([
		['for a page that only looks like ours', { origin: 'https://desk.example.evil' }],
		['for another host', { rpId: 'desk.example.evil' }],
		['to another challenge', { challenge: randomBytes(32).toString('base64url') }],
		['without a finger or a PIN', { verified: false }]
	])('is refused %s', async (_, twist) => {
		expect(await signIn(passkey, twist)).toEqual(wrong);
		expect(await signIn(passkey)).toMatchObject({ ok: true, officerId });
	});

	it('takes one answer to a challenge, within five minutes, and none to one that was not asked', async () => {
		const options = await staff.passkey.beginSignIn(house.desk, now);
		const answer = (response = passkey.signIn(options)) =>
			staff.withPasskey(house.desk, response, now);
		const response = passkey.signIn(options);
		expect(await answer(response)).toMatchObject({ ok: true });
		expect(await answer(response)).toEqual(wrong);
		expect(await answer()).toEqual(wrong);
		expect(await signIn(passkey, {}, minutes(5))).toEqual(wrong);
		const next = await staff.passkey.beginSignIn(house.desk, now);
		for (let at = 0; at < next.challenge.length; at++) {
			const other = next.challenge[at] === 'A' ? 'Q' : 'A';
			const challenge = next.challenge.slice(0, at) + other + next.challenge.slice(at + 1);
			expect(await answer(passkey.signIn(next, { challenge }))).toEqual(wrong);
		}
		expect(await answer(passkey.signIn(next, { challenge: 'AAAA' }))).toEqual(wrong);
		expect(await answer(passkey.signIn(next))).toMatchObject({ ok: true });
	});

	it('takes no answer that was asked for another purpose', async () => {
		const options = await staff.passkey.beginSignIn(house.desk, now, 'another');
		expect(await staff.withPasskey(house.desk, passkey.signIn(options), now)).toEqual(wrong);
		expect(await signIn(passkey)).toMatchObject({ ok: true, officerId });
	});

	it('takes one of many that give the same answer at once', async () => {
		const response = passkey.signIn(await staff.passkey.beginSignIn(house.desk, now));
		const answers = Array.from({ length: 5 }, () => staff.withPasskey(house.desk, response, now));
		expect((await Promise.all(answers)).filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('keeps a challenge that was answered until the night after, and no other', async () => {
		await house.database.as.owner.delete(challenges);
		const asked = Array.from({ length: 50 }, () => staff.passkey.beginSignIn(house.desk, now));
		const [options] = await Promise.all(asked);
		const response = passkey.signIn(options!, { verified: false });
		expect(await staff.withPasskey(house.desk, response, now)).toEqual(wrong);
		const kept = () => house.database.as.owner.select().from(challenges);
		expect(await kept()).toEqual([]);
		expect(await staff.withPasskey(house.desk, passkey.signIn(options!), now)).toMatchObject({
			ok: true
		});
		expect(await kept()).toEqual([{ challenge: options!.challenge, expiresAt: minutes(5) }]);
	});

	it('refuses a copy of the passkey, whose counter has stayed behind', async () => {
		expect(await signIn(passkey, { counter: 1_000 })).toMatchObject({ ok: true });
		expect(await signIn(passkey, { counter: 1_000 })).toEqual(wrong);
		expect(await signIn(passkey, { counter: 1_001 })).toMatchObject({ ok: true });
	});

	it('refuses one that nobody registered, and another’s signature under its name', async () => {
		expect(await signIn(newPasskey())).toEqual(wrong);
		const { passkey: another } = await join();
		const options = await staff.passkey.beginSignIn(house.desk, now);
		const forged = { ...another.signIn(options), id: passkey.id, rawId: passkey.id };
		expect(await staff.withPasskey(house.desk, forged, now)).toEqual(wrong);
	});

	it('lets nobody in whose access has ended', async () => {
		const { passkey: theirs, officer } = await join();
		await staff.people.disable(house.desk, house.alton.actor, officer.officerId, now);
		expect(await signIn(theirs)).toEqual(wrong);
	});
});
