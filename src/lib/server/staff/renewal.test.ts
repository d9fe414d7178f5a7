import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeAt, type Person } from '../../../../scripts/demo/people.ts';
import { CHEAP, createHouse, type House } from '../../../../tests/support/house.ts';
import { softwarePasskey } from '../../../../tests/support/passkey.ts';
import * as proof from '../../../../tests/support/proof.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { codeFrom } from '#lib/sealed/receipt-code.ts';
import {
	fromPassphrase,
	openerFromPasskey,
	openerFromRecoveryCode,
	openKeys,
	sealKeys
} from '#lib/sealed/keyring.ts';
import * as staff from './index.ts';

/** Each test on its own day: a code works once, and failures are counted by time. */
let now = new Date('2026-11-23T12:00:00Z');
let house: House;
let { mara, devon, ruth, joan } = {} as House;
beforeAll(async () => {
	house = await createHouse(now);
	({ mara, devon, ruth, joan } = house);
});
afterAll(() => house.database.close());
beforeEach(() => {
	now = new Date(now.getTime() + 25 * 3_600_000);
});
const pass = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));

const former = { words: 'copper lantern quiet harbour seven mango' };
const wrong = { ok: false, why: 'wrong' };
const entriesOf = async ({ officerId }: Person) =>
	(await staff.keyring.entries(house.desk, officerId)).sort((a, b) => (a.id < b.id ? -1 : 1));
const entryOf = async (person: Person, kind: string) =>
	(await entriesOf(person)).find((entry) => entry.kind === kind);
/** All that the server keeps of somebody's ways in, and what is on record. */
const standing = async (person: Person) => [
	await entriesOf(person),
	(await actsOfPeople(house.database)).length
];

const proofOf = (person: Person, given: Parameters<typeof proof.proofOf>[3] = {}) =>
	proof.proofOf(house, person, now, given);
const was = async (person: Person, kind: string) => (await entryOf(person, kind))?.id ?? null;
async function newPassphrase(person: Person, words: string) {
	const salt = randomBytes(16);
	const { signInHalf, opener } = await fromPassphrase(words, salt, CHEAP);
	const entry = await sealKeys(person.keys, opener);
	const given = { act: 'passphrase' as const, salt, signInHalf, entry };
	return { ...given, was: await was(person, 'passphrase') };
}
async function newCode(person: Person, code = codeFrom(randomBytes(10))) {
	const entry = await sealKeys(person.keys, openerFromRecoveryCode(code));
	return { act: 'recovery' as const, entry, was: await was(person, 'recovery') };
}
function newAuthenticator(totpSecret = new Secret({ size: 20 }).base32) {
	return { act: 'authenticator' as const, totpSecret, newCode: codeAt(totpSecret, now) };
}
const renew = (
	{ actor }: Pick<Person, 'actor'>,
	proof: staff.Proof,
	given: staff.Renewal,
	knownCookie?: string
) => staff.renew(house.desk, actor, { proof, knownCookie }, given, now);
async function signIn(person: Person, words = former.words, totpSecret = person.totpSecret) {
	const { signInHalf } = await fromPassphrase(
		words,
		await staff.saltFor(house.desk, person.name),
		CHEAP
	);
	const given = { name: person.name, signInHalf, code: codeAt(totpSecret, now) };
	return staff.withPassphrase(house.desk, given, now);
}
async function signedIn(...given: Parameters<typeof signIn>) {
	const outcome = await signIn(...given);
	if (!outcome.ok) throw new Error(outcome.why);
	return outcome.cookie;
}
const actorOf = async (cookie: string) => (await staff.session.find(house.desk, cookie, now))!;
/** A passkey of somebody's, which can prove an act of theirs. */
async function withPasskey(person: Person, words = former.words) {
	const passkey = softwarePasskey(house.desk.origin);
	const options = await staff.passkey.beginRegistration(house.desk, person, now);
	const response = passkey.register(options);
	const entry = await sealKeys(person.keys, openerFromPasskey(randomBytes(32)));
	const given = { response, entry, label: 'Key' };
	await staff.keyring.addPasskey(
		house.desk,
		person.actor,
		{ proof: await proofOf(person, { words }) },
		given,
		now
	);
	pass(30);
	return (act: staff.ProvenAct, actor = person.actor) =>
		proof.proofBy(house, passkey, actor, act, now);
}

describe('a new passphrase', () => {
	const words = 'seven other words that nobody thought up';

	it('signs in and opens the keys, the former does neither, and it is on record', async () => {
		const given = await newPassphrase(mara, words);
		expect(await renew(mara, await proofOf(mara), given)).toEqual({ ok: true });
		expect((await actsOfPeople(house.database)).at(-1)).toMatchObject({
			act: 'keyring.renewed',
			by: mara.officerId,
			subject: mara.officerId,
			detail: { kind: 'passphrase' }
		});
		pass(30);
		expect(await signIn(mara)).toEqual(wrong);
		expect(await signIn(mara, words)).toMatchObject({ ok: true });
		const { sealed, salt } = (await entryOf(mara, 'passphrase'))!;
		const opener = async (typed: string) => (await fromPassphrase(typed, salt!, CHEAP)).opener;
		expect(await openKeys(sealed, await opener(words))).toEqual(mara.keys);
		await expect(openKeys(sealed, await opener(former.words))).rejects.toThrow();
		expect((await entriesOf(mara)).map(({ kind }) => kind).sort()).toEqual([
			'passphrase',
			'recovery'
		]);
	});

	it('ends every other session of the officer, and no one else’s', async () => {
		const [other, devons] = [await signedIn(ruth), await signedIn(devon)];
		pass(30);
		const mine = await signedIn(ruth);
		pass(30);
		const given = await newPassphrase(ruth, former.words);
		const own = { actor: await actorOf(mine) };
		expect(await renew(own, await proofOf(ruth), given)).toEqual({ ok: true });
		expect(await staff.session.find(house.desk, other, now)).toBeUndefined();
		expect(await actorOf(mine)).toMatchObject({ officerId: ruth.officerId });
		expect(await actorOf(devons)).toMatchObject({ officerId: devon.officerId });
	});

	it('is not had by a stolen session, with whatever it brings', async () => {
		const before = await standing(devon);
		const used = codeAt(devon.totpSecret, now);
		const thief = { actor: await actorOf(await signedIn(devon)) };
		const given = await newPassphrase(devon, words);
		const half = randomBytes(32);
		const proofs: staff.Proof[] = [
			await proofOf(devon, { words: 'other words', code: codeAt(devon.totpSecret, pass(30)) }),
			await proofOf(devon, { code: '000000' }),
			await proofOf(devon, { code: used }),
			{ way: 'passphrase', signInHalf: given.signInHalf, code: codeAt(devon.totpSecret, now) },
			{ way: 'passphrase', signInHalf: half, code: codeAt(devon.totpSecret, now) }
		];
		for (const proof of proofs) expect(await renew(thief, proof, given)).toEqual(wrong);
		const [entries, acts] = await standing(devon);
		expect([entries, acts]).toEqual([before[0], (before[1] as number) + 1]); // the sign-in
		expect(await signIn(devon), 'and no code of theirs was used up').toMatchObject({ ok: true });
	});

	it('is not had by a colleague with a proof of their own', async () => {
		const before = await entriesOf(ruth);
		const devonsKey = await withPasskey(devon);
		const given = await newPassphrase(ruth, words);
		const theirs = [
			await proofOf(devon),
			await devonsKey('passphrase'),
			await devonsKey('passphrase', ruth.actor)
		];
		for (const proof of theirs) expect(await renew(ruth, proof, given)).toEqual(wrong);
		expect(await entriesOf(ruth)).toEqual(before);
	});

	it('never goes into another’s keyring: an entry is the sender’s own', async () => {
		const before = await entriesOf(joan);
		const anothers = await newPassphrase(joan, words);
		expect(await renew(ruth, await proofOf(ruth), anothers)).toEqual({
			ok: false,
			why: 'meanwhile'
		});
		expect(await entriesOf(joan)).toEqual(before);
		expect(await signIn(joan)).toMatchObject({ ok: true });
	});

	it('is one of two that are sent at once, and the other is told', async () => {
		const passkey = await withPasskey(joan);
		const [proof, touch] = [await proofOf(joan), await passkey('passphrase')];
		const one = await newPassphrase(joan, 'one of two');
		const other = await newPassphrase(joan, 'the other of two');
		const both = await Promise.all([renew(joan, proof, one), renew(joan, touch, other)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both).toContainEqual({ ok: false, why: 'meanwhile' });
		const kept = both[0]!.ok ? 'one of two' : 'the other of two';
		pass(30);
		expect(await signIn(joan, kept)).toMatchObject({ ok: true });
		pass(30);
		const back = await newPassphrase(joan, former.words);
		expect(await renew(joan, await proofOf(joan, { words: kept }), back)).toEqual({ ok: true });
	});

	it('is kept once when its answer was lost and it is sent again, also later', async () => {
		const [proof, given] = [await proofOf(joan), await newPassphrase(joan, words)];
		expect(await renew(joan, proof, given)).toEqual({ ok: true });
		const after = await standing(joan);
		expect(await renew(joan, proof, given)).toEqual({ ok: true });
		pass(600);
		expect(await renew(joan, proof, given)).toEqual({ ok: true });
		expect(await standing(joan)).toEqual(after);
		const back = await newPassphrase(joan, former.words);
		expect(await renew(joan, await proofOf(joan, { words }), back)).toEqual({ ok: true });
	});

	it('is had with a passkey by whoever has taken the passphrase away', async () => {
		const passkey = await withPasskey(mara, words);
		const removed = (await entryOf(mara, 'passphrase'))!.id;
		const shown = { proof: await passkey('remove') };
		await staff.keyring.remove(house.desk, mara.actor, shown, removed, now);
		const given = await newPassphrase(mara, words);
		expect(await renew(mara, await proofOf(mara, { words }), given)).toEqual(wrong);
		expect(await renew(mara, await passkey('passphrase'), given)).toEqual({ ok: true });
		expect(await signIn(mara, words), 'without an authenticator').toEqual(wrong);
		const authenticator = newAuthenticator();
		expect(await renew(mara, await passkey('authenticator'), authenticator)).toEqual({ ok: true });
		pass(30);
		expect(await signIn(mara, words, authenticator.totpSecret)).toMatchObject({ ok: true });
	});

	it('wants halves as long as they are', async () => {
		const [proof, given] = [await proofOf(ruth), await newPassphrase(ruth, words)];
		for (const cut of [{ salt: randomBytes(32) }, { signInHalf: randomBytes(16) }])
			expect(await renew(ruth, proof, { ...given, ...cut })).toMatchObject({ why: 'incomplete' });
	});
});

describe('a proof', () => {
	it('with a passkey is for one act, in one session, once', async () => {
		const passkey = await withPasskey(ruth);
		const [given, other] = [await newCode(ruth), { actor: await actorOf(await signedIn(ruth)) }];
		expect(await renew(ruth, await passkey('passphrase'), given)).toEqual(wrong);
		expect(await renew(other, await passkey('recovery'), given)).toEqual(wrong);
		const proof = await passkey('recovery');
		if (proof.way !== 'passkey') throw new Error('another way');
		expect(await staff.withPasskey(house.desk, proof.response, now)).toEqual(wrong);
		expect(await renew(ruth, proof, given)).toEqual({ ok: true });
		expect(await renew(ruth, proof, await newCode(ruth))).toEqual(wrong);
	});

	it('is throttled as a sign-in is, and a renewal that is done already starts no count anew', async () => {
		const given = await newCode(devon);
		const guess = async () => renew(devon, await proofOf(devon, { code: '000000' }), given);
		const { sealed } = (await entryOf(devon, 'recovery'))!;
		const again = { ...given, entry: sealed };
		for (let n = 0; n < 10; n++) {
			expect(await guess()).toEqual(wrong);
			expect(await renew(devon, await proofOf(devon, { code: '000000' }), again)).toEqual({
				ok: true
			});
		}
		expect(await guess()).toEqual({ ok: false, why: 'wait', seconds: 30 });
		expect(await signIn(devon)).toMatchObject({ why: 'wait' });
		pass(30);
		expect(await renew(devon, await proofOf(devon), given)).toEqual({ ok: true });
		pass(30);
		expect(await signIn(devon)).toMatchObject({ ok: true });
	});

	it('on a device that was the officer’s is not held up by guesses from elsewhere', async () => {
		const knownCookie = await signedIn(ruth);
		pass(30);
		const given = await newCode(ruth);
		const guess = await proofOf(ruth, { code: '000000' });
		for (let n = 0; n < 10; n++) expect(await renew(ruth, guess, given)).toEqual(wrong);
		expect(await renew(ruth, guess, given)).toMatchObject({ why: 'wait' });
		expect(await renew(ruth, await proofOf(ruth), given, knownCookie)).toEqual({ ok: true });
	});
});

describe('a new printed code', () => {
	it('opens the keys, and the former opens no entry that is kept', async () => {
		const code = codeFrom(randomBytes(10));
		expect(await renew(ruth, await proofOf(ruth), await newCode(ruth, code))).toEqual({ ok: true });
		const { sealed } = (await entryOf(ruth, 'recovery'))!;
		expect(await openKeys(sealed, openerFromRecoveryCode(code))).toEqual(ruth.keys);
		for (const entry of await entriesOf(ruth)) {
			const opened = openKeys(entry.sealed, openerFromRecoveryCode(ruth.recoveryCode));
			await expect(opened).rejects.toThrow();
		}
		expect((await actsOfPeople(house.database)).at(-1)).toMatchObject({
			act: 'keyring.renewed',
			detail: { kind: 'recovery' }
		});
	});

	it('is not had by a stolen session', async () => {
		const before = await standing(ruth);
		const given = await newCode(ruth);
		expect(await renew(ruth, await proofOf(ruth, { words: 'guessed' }), given)).toEqual(wrong);
		expect(await renew(ruth, await proofOf(ruth, { code: '000000' }), given)).toEqual(wrong);
		expect(await standing(ruth)).toEqual(before);
	});
});

describe('a new authenticator', () => {
	it('counts once a code of it was typed; the former’s codes then work no more', async () => {
		const [given, before] = [newAuthenticator(), await standing(ruth)];
		const mistyped = { ...given, newCode: '000000' };
		expect(await renew(ruth, await proofOf(ruth), mistyped)).toEqual({ ok: false, why: 'code' });
		expect(await standing(ruth)).toEqual(before);
		expect(await renew(ruth, await proofOf(ruth), given)).toEqual({ ok: true });
		const after = await standing(ruth);
		expect(await renew(ruth, await proofOf(ruth), given), 'sent twice').toEqual({ ok: true });
		expect(await standing(ruth)).toEqual(after);
		pass(30);
		expect(await signIn(ruth)).toEqual(wrong);
		expect(await signIn(ruth, former.words, given.totpSecret)).toMatchObject({ ok: true });
		expect((await actsOfPeople(house.database)).at(-2)).toMatchObject({
			act: 'keyring.renewed',
			detail: { kind: 'authenticator' }
		});
	});

	it('is not had with a code of the new one, nor with the former one alone', async () => {
		const given = newAuthenticator();
		const byNew = await proofOf(joan, { code: given.newCode });
		expect(await renew(joan, byNew, given)).toEqual(wrong);
		expect(await renew(joan, await proofOf(joan, { words: 'guessed' }), given)).toEqual(wrong);
		expect(await signIn(joan)).toMatchObject({ ok: true });
	});

	it('is had with a passkey when the phone is lost', async () => {
		const [passkey, given] = [await withPasskey(joan), newAuthenticator()];
		expect(await renew(joan, await passkey('authenticator'), given)).toEqual({ ok: true });
		pass(30);
		expect(await signIn(joan, former.words, given.totpSecret)).toMatchObject({ ok: true });
	});
});
