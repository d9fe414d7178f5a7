import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	cardOf,
	fromPassphrase,
	newOfficerKeys,
	openerFromPasskey,
	openerFromRecoveryCode,
	openKeys,
	SCRYPT,
	sealKeys,
	type OfficerKeys
} from './keyring.ts';
import { CannotOpen } from './open.ts';
import { codeFrom } from './receipt-code.ts';

// The cost is an argument so that these tests need not spend seconds; the constant is asserted below.
const cheap = { N: 2 ** 4, r: 8, p: 1 };
const salt = new Uint8Array(16).fill(7);

describe('a keyring', () => {
	let keys: OfficerKeys;
	beforeAll(async () => {
		keys = await newOfficerKeys();
	});

	it('opens by passphrase, by passkey and by recovery code, each for itself', async () => {
		const openers = [
			(await fromPassphrase('six quiet words on one line', salt, cheap)).opener,
			openerFromPasskey(new Uint8Array(32).fill(1)),
			openerFromRecoveryCode(codeFrom(new Uint8Array(10).fill(1)))
		];
		for (const opener of openers) {
			const entry = await sealKeys(keys, opener);
			expect(await openKeys(entry, opener)).toEqual(keys);
			for (const other of openers.filter((one) => one !== opener)) {
				await expect(openKeys(entry, other)).rejects.toThrow(CannotOpen);
			}
		}
	});

	it('forgives case and spacing of a passphrase, and nothing else', async () => {
		const half = async (words: string) =>
			Buffer.from((await fromPassphrase(words, salt, cheap)).signInHalf).toString('hex');
		const right = await half('river stone lamp');
		expect(await half('  River  stone\tLAMP ')).toBe(right);
		expect(await half('river stone lamps')).not.toBe(right);
	});

	it('gives the server a half that tells nothing of the opener', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ minLength: 1 }), async (words) => {
				const { signInHalf, opener } = await fromPassphrase(words, salt, cheap);
				expect(signInHalf.length).toBe(32);
				const entry = await sealKeys(keys, opener);
				await expect(openKeys(entry, openerFromPasskey(signInHalf))).rejects.toThrow(CannotOpen);
			}),
			{ numRuns: 5 }
		);
	});

	it('costs what the design asks for', () => {
		expect(SCRYPT.N).toBeGreaterThanOrEqual(2 ** 17);
	});

	it('shows public halves that belong to the keys', async () => {
		const card = await cardOf(keys);
		expect(card.recipient).toMatch(/^age1pq1/);
		expect(JSON.stringify(card)).not.toContain(keys.signingKey);
	});
});
