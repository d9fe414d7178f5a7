import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from './bytes.ts';
import {
	LEAST,
	padded,
	readEnvelope,
	sealEnvelope,
	WrongEnvelope,
	type Envelope
} from './envelope.ts';
import { newIdentity, recipientOf } from './identity.ts';
import { CannotOpen, open } from './open.ts';

const place = { kind: 'note', id: 'n1', tip: 't1', lane: 'general', epoch: 3 } as const;
const envelope: Envelope = { v: 1, ...place, body: { words: 'two people, a white van' } };

describe('an envelope', () => {
	it('is as long as the least size or a doubling of it, and reads back the same', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
				const bytes = padded(new TextEncoder().encode(JSON.stringify(value)));
				expect(Math.log2(bytes.length / LEAST) % 1).toBe(0);
				expect(JSON.stringify(JSON.parse(text(bytes)))).toBe(JSON.stringify(value));
			})
		);
	});

	it('tells of a long story only how often it doubles', async () => {
		const recipients = [await recipientOf(await newIdentity())];
		const sizeOf = async (length: number) =>
			(await sealEnvelope({ ...envelope, body: { words: 'y'.repeat(length) } }, recipients)).length;
		for (const [from, to] of [
			[0, 8_000],
			[8_200, 16_000],
			[16_400, 32_000],
			[70_000, 130_000]
		] as const) {
			expect(await sizeOf(from)).toBe(await sizeOf(to));
			expect(await sizeOf(to + 1_500)).toBeGreaterThan(await sizeOf(to));
		}
	});

	it('opens with its identity and with no other, and not after a changed bit', async () => {
		const identity = await newIdentity();
		const sealed = await sealEnvelope(envelope, [await recipientOf(identity)]);
		expect(readEnvelope(await open(sealed, identity), place)).toEqual(envelope);
		await expect(open(sealed, await newIdentity())).rejects.toThrow(CannotOpen);
		for (const at of [0, 100, sealed.length - 1]) {
			const altered = Uint8Array.from(sealed);
			altered[at]! ^= 1;
			await expect(open(altered, identity)).rejects.toThrow(CannotOpen);
		}
	});

	it.each([
		['kind', { ...place, kind: 'tip' as const }],
		['id', { ...place, id: 'n2' }],
		['tip', { ...place, tip: 't2' }],
		['lane', { ...place, lane: 'review' }],
		['epoch', { ...place, epoch: 4 }]
	])('that was moved to another %s is refused', (_, elsewhere) => {
		const bytes = padded(new TextEncoder().encode(JSON.stringify(envelope)));
		expect(() => readEnvelope(bytes, elsewhere)).toThrow(WrongEnvelope);
	});

	it('of an unknown version, an unknown kind or no JSON at all is refused', () => {
		for (const value of [{ ...envelope, v: 2 }, { ...envelope, kind: 'x' }, null, 7]) {
			const bytes = new TextEncoder().encode(JSON.stringify(value));
			expect(() => readEnvelope(bytes, {})).toThrow(WrongEnvelope);
		}
		expect(() => readEnvelope(Uint8Array.of(0xff, 0xfe), {})).toThrow(WrongEnvelope);
	});
});
