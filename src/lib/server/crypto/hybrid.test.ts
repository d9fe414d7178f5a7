import { randomBytes } from 'node:crypto';
import { Decrypter } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal } from '#lib/sealed/age.ts';
import { identityFromSeed, recipientOf } from '#lib/sealed/identity.ts';
import { fast, isNative, recipientOfSeed } from './hybrid.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const texts = fc.uint8Array({ maxLength: 200 });
const opened = (sealed: Uint8Array, seed: Uint8Array) => {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identityFromSeed(seed));
	return decrypter.decrypt(sealed);
};
/** The lines of an age file before what was sealed, each value told by its length alone. */
const shape = (sealed: Uint8Array) =>
	Buffer.from(sealed)
		.toString('latin1')
		.split('\n--- ')[0]!
		.replace(/[A-Za-z0-9+/]{40,}/g, (value) => `<${value.length}>`);

describe('sealing with what Node has of its own', () => {
	it('is what runs here', () => {
		expect(isNative).toBe(true);
	});

	it('makes what the library opens, and of the same form', async () => {
		await fc.assert(
			fc.asyncProperty(seeds, texts, async (seed, text) => {
				const recipient = await recipientOf(identityFromSeed(seed));
				const sealed = await seal(text, [fast(recipient)]);
				expect(await opened(sealed, seed)).toEqual(text);
				const byLibrary = await seal(text, [recipient]);
				expect(sealed.length).toBe(byLibrary.length);
				expect(shape(sealed)).toBe(shape(byLibrary));
			}),
			{ numRuns: 25 }
		);
	});

	it('finds the recipient of a seed that the library finds', async () => {
		await fc.assert(
			fc.asyncProperty(seeds, async (seed) => {
				expect(await recipientOfSeed(seed)).toBe(await recipientOf(identityFromSeed(seed)));
			}),
			{ numRuns: 25 }
		);
	});

	it('opens to nobody else, and not once a byte of it is changed', async () => {
		const [seed, other] = [randomBytes(32), randomBytes(32)];
		const sealed = await seal(randomBytes(10), [fast(await recipientOfSeed(seed))]);
		await expect(opened(sealed, other)).rejects.toThrow();
		sealed[100] = sealed[100] === 0x41 ? 0x42 : 0x41;
		await expect(opened(sealed, seed)).rejects.toThrow();
	});

	it('refuses a recipient that is no key', async () => {
		const words = (await recipientOfSeed(randomBytes(32))).slice(0, -7);
		expect(() => fast(`${words}qqqqqqq` as never)).toThrow();
	});

	it('seals anew each time', async () => {
		const recipient = fast(await recipientOfSeed(randomBytes(32)));
		const [one, two] = [
			await seal(randomBytes(9), [recipient]),
			await seal(randomBytes(9), [recipient])
		];
		expect(Buffer.from(one).subarray(0, 600).equals(Buffer.from(two).subarray(0, 600))).toBe(false);
	});
});
