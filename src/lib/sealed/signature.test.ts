import { ed25519 } from '@noble/curves/ed25519.js';
import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asVerifyKey, isSigned, newSigningKey, sign, verifyKeyOf } from './signature.ts';

const key = newSigningKey();
const verifyKey = verifyKeyOf(key);

/** The eight points of small order, as RFC 8032 writes them: multiples of one of order eight. */
const smallOrder = Array.from({ length: 8 }, (_, n) => {
	const eighth = ed25519.Point.fromHex(
		'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'
	);
	const point = n === 0 ? ed25519.Point.ZERO : eighth.multiplyUnsafe(BigInt(n));
	return base64urlnopad.encode(point.toBytes());
});
/** R the neutral element, S nought: it fits every message under the neutral element as a key. */
const CONSTANT = base64urlnopad.encode(
	Uint8Array.from({ length: 64 }, (_, at) => (at === 0 ? 1 : 0))
);

describe('a signature', () => {
	it('stands for its purpose, its value and its key, and for nothing else', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (value, other) => {
				const signature = sign('note', value, key);
				expect(isSigned('note', value, signature, verifyKey)).toBe(true);
				expect(isSigned('reply', value, signature, verifyKey)).toBe(false);
				expect(isSigned('note', value, signature, verifyKeyOf(newSigningKey()))).toBe(false);
				expect(isSigned('note', { value, other }, signature, verifyKey)).toBe(false);
			}),
			{ numRuns: 20 }
		);
	});

	it('that stood stands again, and lends that to nothing beside it', () => {
		const signature = sign('note', { words: 'Sold.' }, key);
		expect(isSigned('note', { words: 'Sold.' }, signature, verifyKey)).toBe(true);
		expect(isSigned('note', { words: 'Sold.' }, signature, verifyKey)).toBe(true);
		const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
		for (const [value, by, under] of [
			[{ words: 'Told.' }, signature, verifyKey],
			[{ words: 'Sold.' }, flipped, verifyKey],
			[{ words: 'Sold.' }, '', `${verifyKey}\n${signature}`],
			[{ words: 'Sold.' }, signature, `${verifyKey}\n`]
		] as const) {
			expect(isSigned('note', value, by, under as typeof verifyKey)).toBe(false);
		}
	});

	it('is none under a key of small order, which would stand for everything', () => {
		for (const weak of smallOrder) {
			expect(isSigned('lane-card', { lane: 'general' }, CONSTANT, weak as typeof verifyKey)).toBe(
				false
			);
		}
	});

	it('has a key that is no point of small order, and is one way written', () => {
		expect(asVerifyKey(verifyKey)).toBe(verifyKey);
		const top = base64urlnopad.encode(new Uint8Array(32).fill(255));
		for (const wrong of [...smallOrder, top, verifyKey.slice(1), `${verifyKey}A`, '']) {
			expect(() => asVerifyKey(wrong)).toThrow(TypeError);
		}
	});
});
