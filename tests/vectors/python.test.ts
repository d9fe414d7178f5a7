import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, it } from 'vitest';
import { grouped, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { getPython } from '../support/debian.ts';
import published from './published.json' with { type: 'json' };
import vectors from './sealed.json' with { type: 'json' };
import { filled, hex, sealedFile } from './vectors.ts';

type Call = (string | number | ReturnType<typeof bytes>)[];

/** As calls.py takes and gives them. */
const bytes = (of: Uint8Array) => ({ hex: hex(of) });
const refused = (why: string) => ({ refused: why });
const WRONG_TAG = refused('a tag is wrong: another key, or a byte was changed');
const NO_KEY = refused('no key that was given opens it, or its header was changed');

let python: string;
beforeAll(() => {
	python = getPython();
});

/** What functions of docs/opening-a-tip.py, or of calls.py, make of these values. */
function made(...calls: Call[]): unknown[] {
	const input = JSON.stringify(calls);
	const ran = spawnSync(python, ['tests/vectors/calls.py'], { input, maxBuffer: 2 ** 28 });
	if (ran.status !== 0) throw new Error(String(ran.stderr));
	return JSON.parse(String(ran.stdout)) as unknown[];
}

function expectAll(table: readonly (readonly [call: Call, makes: unknown])[]): void {
	expect(made(...table.map(([call]) => call))).toEqual(table.map(([, makes]) => makes));
}

describe('docs/opening-a-tip.py makes what its sources say', () => {
	it.each(Object.entries(published))('of %s', (_, table) => {
		expectAll(table as [Call, unknown][]);
	});

	it('of ML-KEM-768: FIPS 203, as Node’s own does, of a changed ciphertext (implicit rejection) too', () => {
		const SEED = Buffer.from('3054020100300b060960864801650304040204428040', 'hex');
		const table = Array.from({ length: 8 }, (_, n): [Call, unknown] => {
			const seed = crypto.createHash('sha512').update(`seed ${n}`).digest();
			const key = Buffer.concat([SEED, seed]);
			const privateKey = crypto.createPrivateKey({ key, format: 'der', type: 'pkcs8' });
			const publicKey = crypto.createPublicKey(privateKey);
			const { ciphertext, sharedKey } = crypto.encapsulate(publicKey);
			const changed = Buffer.from(ciphertext);
			changed[137 * n]! ^= 1 << n;
			const rejected = crypto.decapsulate(privateKey, changed);
			expect(rejected).not.toEqual(sharedKey);
			const own = publicKey.export({ format: 'der', type: 'spki' }).subarray(-1184);
			const given = [seed.subarray(0, 32), seed.subarray(32), ciphertext, changed];
			return [['ml_kem', ...given.map(bytes)], [own, sharedKey, rejected].map(bytes)];
		});
		expectAll(table);
	});

	it('of what opens an officer’s keyring', () => {
		const { passphrase, cheap, real, passkey, recovery, code } = vectors.keyring;
		const salt = bytes(filled(6, 16));
		const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
		const ways: [Call, string][] = [
			[['passphrase', passphrase, salt, 16], cheap.opener],
			[['passphrase', passphrase, salt, 2 ** 17], real.opener],
			[['recovery', grouped(code as ReceiptCode)], recovery],
			[['recovery', typed], recovery],
			[['passkey', hex(filled(8))], passkey]
		];
		const openers = made(...ways.map(([way]) => ['recipient_of_opener', ...way]));
		expect(openers).toEqual(made(...ways.map(([, identity]) => ['recipient_of', identity])));
	});

	it('and says what is wrong with a code that was copied wrongly', () => {
		const { code } = vectors.keyring;
		const ends = 'the recovery code was copied wrongly: its last two characters do not fit';
		expectAll([
			[['code_bytes', code.replace('0W', 'W0')], refused(ends)],
			[
				['code_bytes', code.slice(1)],
				refused('a recovery code has 18 letters and digits, and no U')
			]
		]);
	});
});

describe('docs/opening-a-tip.py opens an age file', () => {
	const { lane, officer, tipster: stranger } = vectors.identities;
	const plain = crypto.createHash('shake256', { outputLength: 150_000 }).update('x').digest();
	const decrypt = (file: Uint8Array, ...keys: string[]) => ['decrypt', bytes(file), ...keys];
	const sealedFor = async (text: string | Uint8Array, ...keys: string[]) => {
		const encrypter = new Encrypter();
		for (const key of keys) encrypter.addRecipient(await identityToRecipient(key));
		return Buffer.from(await encrypter.encrypt(text));
	};
	/** An identity of X25519, as age had them before hybrid ones. */
	let classic: string;
	let sealed: Buffer;
	beforeAll(async () => {
		classic = await generateX25519Identity();
		sealed = await sealedFor(plain, officer, classic, lane);
	});

	it('with any of the identities that it is for, and no other', async () => {
		expectAll([
			[decrypt(sealed, lane), bytes(plain)],
			[decrypt(sealed, stranger, classic), bytes(plain)],
			[decrypt(await sealedFor('', lane), lane), bytes(Buffer.of())],
			[decrypt(sealed, stranger), NO_KEY]
		]);
	});

	it('and refuses it when a single byte was changed, wherever', async () => {
		const short = await sealedFor('a few words', classic);
		expectAll([
			[['opens_when_changed', bytes(short), classic, 1], []],
			// So that every place of a line of 64 has its turn.
			[['opens_when_changed', bytes(sealedFile('act')), lane, 11], []]
		]);
	});

	it('and refuses it when it was cut short, goes on, or its chunks changed places', () => {
		const from = sealed.indexOf('\n--- ') + '\n--- \n'.length + 43 + 16;
		const chunk = (n: number) => sealed.subarray(from + n * 65_552, from + (n + 1) * 65_552);
		const [first, second, third] = [chunk(0), chunk(1), chunk(2)];
		const of = (...chunks: Buffer[]) =>
			decrypt(Buffer.concat([sealed.subarray(0, from), ...chunks]), classic);
		expectAll([
			[of(first, second, third), bytes(plain)],
			[of(), WRONG_TAG],
			[of(first), WRONG_TAG],
			[of(first, second), WRONG_TAG],
			[of(second, first, third), WRONG_TAG],
			[of(first, third), WRONG_TAG],
			[of(first, second, third, third), WRONG_TAG],
			[of(first, second, third, Buffer.of(0)), WRONG_TAG],
			[of(first, second, third.subarray(0, -1)), WRONG_TAG]
		]);
	});

	it('and learns only by a tag that a hybrid stanza was changed', () => {
		const changed = Buffer.from(sealedFile('act'));
		const at = changed.indexOf('mlkem768x25519 ') + 700;
		changed.write(changed.toString('latin1', at, at + 1) === 'A' ? 'B' : 'A', at);
		expectAll([[decrypt(changed, lane), NO_KEY]]);
	});
});

it('docs/opening-a-tip.py stands on Python’s standard library alone', () => {
	const names = [
		...['argparse', 'base64', 'collections', 'contextlib', 'getpass', 'hashlib', 'hmac', 'json'],
		...['mimetypes', 'os', 're', 'struct', 'sys', 'unicodedata', 'uuid']
	];
	expectAll([[['imported'], names]]);
});
