import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeAt, type Person } from '../../../../scripts/demo/people.ts';
import { CHEAP, createHouse, type House } from '../../../../tests/support/house.ts';
import { softwarePasskey } from '../../../../tests/support/passkey.ts';
import { proofBy, proofOf } from '../../../../tests/support/proof.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { fromPassphrase, openerFromPasskey, sealKeys } from '#lib/sealed/keyring.ts';
import * as staff from './index.ts';

/** A code works once: each moment is another. */
let now = new Date('2026-11-23T12:00:00Z');
const next = () => (now = new Date(now.getTime() + 30_000));
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

async function addPasskey(person: Person, origin = house.desk.origin, proof?: staff.Proof) {
	const passkey = softwarePasskey(house.desk.origin);
	const officer = { officerId: person.officerId, name: person.name };
	const options = await staff.passkey.beginRegistration(house.desk, officer, now);
	const response = passkey.register(options, { origin });
	const entry = await sealKeys(person.keys, openerFromPasskey(randomBytes(32)));
	const given = { response, entry, label: 'Laptop' };
	const shown = { proof: proof ?? (await proofOf(house, person, next())) };
	const is = await staff.keyring.addPasskey(house.desk, person.actor, shown, given, now);
	return { passkey, is };
}
const ways = async (person: Person) =>
	(await staff.keyring.entries(house.desk, person.officerId)).sort((a, b) =>
		a.kind < b.kind ? -1 : 1
	);
const kinds = async (person: Person) => (await ways(person)).map(({ kind }) => kind);
const wayOf = async (person: Person, kind: string) =>
	(await ways(person)).find((way) => way.kind === kind)!.id;
async function remove(person: Person, id: string, proof?: staff.Proof) {
	const shown = { proof: proof ?? (await proofOf(house, person, next())) };
	return staff.keyring.remove(house.desk, person.actor, shown, id, now);
}
async function withPasskey(passkey: ReturnType<typeof softwarePasskey>) {
	const options = await staff.passkey.beginSignIn(house.desk, now);
	return staff.withPasskey(house.desk, passkey.signIn(options), now);
}
async function withPassphrase({ name, passphrase, totpSecret }: Person) {
	const { signInHalf } = await fromPassphrase(
		passphrase,
		await staff.saltFor(house.desk, name),
		CHEAP
	);
	const code = codeAt(totpSecret, next());
	return staff.withPassphrase(house.desk, { name, signInHalf, code }, now);
}
const lastAct = async () => (await actsOfPeople(house.database)).at(-1);

describe('a way to the keys that is added', () => {
	it('signs in as well, and is on record', async () => {
		const { mara } = house;
		const { passkey, is } = await addPasskey(mara);
		expect(is).toEqual({ ok: true });
		expect(await lastAct()).toMatchObject({ act: 'keyring.added', by: mara.officerId });
		expect(await kinds(mara)).toEqual(['passkey', 'passphrase', 'recovery']);
		expect(await withPasskey(passkey)).toMatchObject({ ok: true, officerId: mara.officerId });
	});

	it('is kept whole or not at all', async () => {
		const { devon } = house;
		const before = await actsOfPeople(house.database);
		const { passkey, is } = await addPasskey(devon, 'https://desk.example.evil');
		expect(is).toEqual({ ok: false, why: 'passkey' });
		expect(await kinds(devon)).toEqual(['passphrase', 'recovery']);
		expect(await actsOfPeople(house.database)).toEqual(before);
		expect(await withPasskey(passkey)).toEqual({ ok: false, why: 'wrong' });
	});
});

describe('a stolen session', () => {
	it('adds no passkey, which would prove everything else, and takes no way away', async () => {
		const { mara, devon } = house;
		const { passkey: devons } = await addPasskey(devon);
		const before = [await ways(mara), await actsOfPeople(house.database)];
		const proofs = async (act: 'add' | 'remove'): Promise<staff.Proof[]> => [
			await proofOf(house, mara, next(), { words: 'guessed words' }),
			await proofOf(house, mara, now, { code: '000000' }),
			await proofOf(house, devon, now),
			await proofBy(house, devons, mara.actor, act, now)
		];
		for (const proof of await proofs('add')) {
			const { is, passkey } = await addPasskey(mara, house.desk.origin, proof);
			expect(is).toEqual({ ok: false, why: 'wrong' });
			expect(await withPasskey(passkey)).toEqual({ ok: false, why: 'wrong' });
		}
		for (const proof of await proofs('remove')) {
			const id = await wayOf(mara, 'passkey');
			expect(await remove(mara, id, proof)).toEqual({ ok: false, why: 'wrong' });
		}
		expect([await ways(mara), await actsOfPeople(house.database)]).toEqual(before);
	});
});

describe('a way to the keys that is taken away', () => {
	it('signs nobody in any more: a passkey', async () => {
		const { mara } = house;
		const { passkey } = await addPasskey(mara);
		const entry = (await ways(mara)).find(({ passkeyId }) => passkeyId === passkey.id)!;
		expect(await remove(mara, entry.id)).toEqual({ ok: true });
		expect(await lastAct()).toMatchObject({
			act: 'keyring.reduced',
			by: mara.officerId,
			subject: entry.id,
			detail: { kind: 'passkey' }
		});
		expect(await withPasskey(passkey)).toEqual({ ok: false, why: 'wrong' });
	});

	it('signs nobody in any more: a passphrase', async () => {
		const { ruth } = house;
		await addPasskey(ruth);
		expect(await remove(ruth, await wayOf(ruth, 'passphrase'))).toEqual({ ok: true });
		expect(await withPassphrase(ruth)).toEqual({ ok: false, why: 'wrong' });
		expect(await withPassphrase(house.devon)).toMatchObject({ ok: true });
	});

	it('leaves two, also when two are taken away at once', async () => {
		const { joan } = house;
		const { passkey } = await addPasskey(joan);
		const [one, other] = await ways(joan);
		const proofs = [
			await proofOf(house, joan, next()),
			await proofBy(house, passkey, joan.actor, 'remove', now)
		];
		const both = await Promise.all([
			remove(joan, one!.id, proofs[0]),
			remove(joan, other!.id, proofs[1])
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, why: 'two-must-stay' }]);
		expect(await ways(joan)).toHaveLength(2);
	});

	it('leaves one that signs in, whichever is taken away: the printed code alone signs nobody in', async () => {
		const { alton } = house;
		await addPasskey(alton);
		expect(await remove(alton, await wayOf(alton, 'passkey'))).toEqual({ ok: true });
		for (const kind of ['passphrase', 'recovery'])
			expect(await remove(alton, await wayOf(alton, kind))).toEqual({
				ok: false,
				why: 'two-must-stay'
			});
		expect(await withPassphrase(alton)).toMatchObject({ ok: true });
	});

	it('is one’s own', async () => {
		const { mara, devon } = house;
		expect(await remove(devon, await wayOf(mara, 'recovery'))).toEqual({
			ok: false,
			why: 'not-there'
		});
		expect(await kinds(mara)).toContain('recovery');
	});
});
