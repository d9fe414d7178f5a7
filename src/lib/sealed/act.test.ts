import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/acts.json' with { type: 'json' };
import { filled } from '../../../tests/vectors/vectors.ts';
import { BEGINNING, hourOf, isActSigned, printOfAct, signAct, type Act, type Seen } from './act.ts';
import { newSigningKey, verifyKeyOf, type SigningKey } from './signature.ts';

const key = Buffer.from(filled(9)).toString('base64url') as SigningKey;
const mara = verifyKeyOf(key);
const idris = verifyKeyOf(newSigningKey());
const text = fc.string({ maxLength: 40 });
const anyAct: fc.Arbitrary<Act> = fc.record({
	act: text,
	lane: text,
	by: text,
	subject: text,
	detail: fc.option(fc.dictionary(text, fc.jsonValue() as fc.Arbitrary<unknown>), {
		nil: undefined
	})
});
const anySeen: fc.Arbitrary<Seen> = fc.record({
	head: fc.record({ seq: fc.nat(), hash: text }),
	unlock: text,
	count: fc.nat(),
	hour: text
});

describe('an act that somebody signed', () => {
	it.each(vectors)('is the same as ever: $act.act', ({ act, seen, signature, print }) => {
		const signed = signAct(act as Act, seen, key);
		expect(signed).toEqual({ ...seen, signature });
		expect(printOfAct(signed)).toBe(print);
		expect(isActSigned(act as Act, signed, mara)).toBe(true);
	});

	it('is theirs, and of nobody else', () => {
		fc.assert(
			fc.property(anyAct, anySeen, (act, seen) => {
				const signed = signAct(act, seen, key);
				expect(isActSigned(act, signed, mara)).toBe(true);
				expect(isActSigned(act, signed, idris)).toBe(false);
			}),
			{ numRuns: 30 }
		);
	});

	it('stands for no other act, tip, lane, person or detail, nor for another moment', () => {
		const other = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
		fc.assert(
			fc.property(anyAct, anySeen, anyAct, anySeen, (act, seen, act2, seen2) => {
				const signed = signAct(act, seen, key);
				for (const part of ['act', 'lane', 'by', 'subject'] as const)
					if (other(act[part], act2[part]))
						expect(isActSigned({ ...act, [part]: act2[part] }, signed, mara)).toBe(false);
				for (const part of ['head', 'unlock', 'count', 'hour'] as const)
					if (other(seen[part], seen2[part]))
						expect(isActSigned(act, { ...signed, [part]: seen2[part] }, mara)).toBe(false);
				const detail = { ...act.detail, more: 'x' };
				expect(isActSigned({ ...act, detail }, signed, mara)).toBe(act.detail?.more === 'x');
			}),
			{ numRuns: 30 }
		);
	});

	it('stays signed once it was written down and read again', () => {
		fc.assert(
			fc.property(anyAct, anySeen, (act, seen) => {
				const kept = JSON.parse(JSON.stringify({ act, signed: signAct(act, seen, key) }));
				expect(isActSigned(kept.act, kept.signed, mara)).toBe(true);
			}),
			{ numRuns: 30 }
		);
	});

	it('is none where the signature is no signature', () => {
		const [{ act, seen }] = vectors as unknown as [{ act: Act; seen: Seen }];
		for (const signature of ['', 'x', 'A'.repeat(86), '%'])
			expect(isActSigned(act, { ...seen, signature }, mara)).toBe(false);
	});

	it('names the hour and nothing finer, and nothing before the first entry', () => {
		expect(hourOf(new Date('2026-11-23T14:59:59.999Z'))).toBe('2026-11-23T14');
		expect(BEGINNING).toEqual({ seq: 0, hash: 'A'.repeat(43) });
	});
});
