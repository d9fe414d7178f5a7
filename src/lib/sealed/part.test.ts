import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newIdentity, recipientOf } from './identity.ts';
import { open } from './open.ts';
import { openPart, WrongPart } from './open-part.ts';
import { newSum, paddedSize, sealPart } from './part.ts';

describe('a part', () => {
	it('has one of few sizes, never a 32nd more than what is in it, and grows with it', () => {
		const MiB = 1024 * 1024;
		expect([0, 1, 65_536].map(paddedSize)).toEqual([65_536, 65_536, 65_536]);
		expect([65_537, 3 * MiB + 1, 25 * MiB + 1].map(paddedSize)).toEqual([
			131_072,
			3 * MiB + 65_536,
			25.5 * MiB
		]);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 200 * MiB }), fc.nat(1000), (size, more) => {
				const padded = paddedSize(size);
				expect(padded).toBeGreaterThanOrEqual(size);
				expect(padded - size).toBeLessThanOrEqual(Math.max(65_536, size / 32));
				expect(paddedSize(padded)).toBe(padded);
				expect(paddedSize(size + more)).toBeGreaterThanOrEqual(padded);
			})
		);
		const sizes = new Set(Array.from({ length: 6400 }, (_, n) => paddedSize(n * 8 * 1024)));
		expect(sizes.size, 'of all files up to 50 MiB').toBeLessThan(200);
	});

	it('holds one thing after the other, each opened by itself and no byte of the next', async () => {
		const identity = await newIdentity();
		const texts = ['a copy', 'as it came, longer'].map((text) => new TextEncoder().encode(text));
		const sealed: Uint8Array[] = [];
		const bytes = (async function* () {
			yield* texts;
		})();
		for await (const chunk of sealPart(bytes, await recipientOf(identity), 9999)) {
			sealed.push(chunk);
		}
		const sections = texts.map((text, n) => {
			const sum = newSum();
			sum.add(text);
			return { ...sum.result(), from: n * texts[0]!.length };
		});
		const part = new Uint8Array(Buffer.concat(sealed));
		expect((await open(part, identity)).length).toBe(paddedSize(30));
		for (const [n, section] of sections.entries()) {
			expect(new Uint8Array(await openPart(part, identity, section))).toEqual(texts[n]);
			const moved = { ...section, from: section.from + 1 };
			await expect(openPart(part, identity, moved)).rejects.toThrow(WrongPart);
		}
	});
});
