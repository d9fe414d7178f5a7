import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardOf, newOfficerKeys } from './keyring.ts';
import { keyWords, newPassphrase, printWords, wordsOf } from './words.ts';

describe('words', () => {
	it('are the ones BIP-39 gives for the same bits', () => {
		// First words of its test vectors (trezor/python-mnemonic, vectors.json).
		expect(wordsOf(new Uint8Array(16), 3)).toBe('abandon abandon abandon');
		expect(wordsOf(new Uint8Array(16).fill(0x7f), 4)).toBe('legal winner thank year');
		expect(wordsOf(new Uint8Array(16).fill(0xff), 2)).toBe('zoo zoo');
	});

	it('differ when any of the bits they spell differs', () => {
		const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
		fc.assert(
			fc.property(bytes, fc.nat(76), (some, bit) => {
				const other = some.slice();
				other[bit >> 3]! ^= 0x80 >> (bit & 7);
				expect(wordsOf(other, 7)).not.toBe(wordsOf(some, 7));
			})
		);
		expect(() => wordsOf(new Uint8Array(9), 7)).toThrow(RangeError);
	});

	it('make passphrases of seven, six for a key, and twelve for a card', async () => {
		const made = Array.from({ length: 200 }, newPassphrase);
		expect(new Set(made).size).toBe(200);
		for (const one of made) expect(one).toMatch(/^([a-z]+ ){6}[a-z]+$/);
		expect(printWords('A'.repeat(43))).toBe(Array(12).fill('abandon').join(' '));
		const [a, b] = [await cardOf(await newOfficerKeys()), await cardOf(await newOfficerKeys())];
		expect(keyWords(a)).toMatch(/^([a-z]+ ){5}[a-z]+$/);
		expect(keyWords(a)).not.toBe(keyWords({ ...a, verifyKey: b.verifyKey }));
		expect(keyWords(a)).not.toBe(keyWords({ ...a, recipient: b.recipient }));
	});
});
