import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_BYTES, codeBytes, codeFrom, grouped, parseCode } from './receipt-code.ts';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
const codes = bytes.map(codeFrom);

describe('a receipt code', () => {
	it('gives back the 80 bits that it was made of', () => {
		fc.assert(
			fc.property(bytes, (made) => {
				expect(codeBytes(codeFrom(made))).toEqual(made);
			})
		);
	});

	it('is read however a person writes it down', () => {
		const sloppy = fc.record({
			code: codes,
			lower: fc.boolean(),
			gap: fc.constantFrom('', ' ', '-', ' – ', '.', '\t')
		});
		fc.assert(
			fc.property(sloppy, ({ code, lower, gap }) => {
				const typed = grouped(code).replaceAll('-', gap).replaceAll('0', 'o').replaceAll('1', 'l');
				expect(parseCode(lower ? typed.toLowerCase() : typed)).toEqual({ ok: true, code });
			})
		);
	});

	it('with one wrong symbol, wherever it stands, is caught', () => {
		const slips = fc.tuple(codes, fc.nat(17), fc.constantFrom(...SYMBOLS));
		fc.assert(
			fc.property(slips, ([code, at, symbol]) => {
				fc.pre(code[at] !== symbol);
				const wrong = code.slice(0, at) + symbol + code.slice(at + 1);
				expect(parseCode(wrong)).toEqual({ ok: false, why: 'check' });
			}),
			{ numRuns: 2000 }
		);
	});

	it('with two neighbours swapped is caught', () => {
		fc.assert(
			fc.property(codes, fc.nat(14), (code, at) => {
				fc.pre(code[at] !== code[at + 1]);
				const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
				expect(parseCode(swapped)).toEqual({ ok: false, why: 'check' });
			}),
			{ numRuns: 2000 }
		);
	});

	it('says what is wrong with anything else', () => {
		expect(parseCode('')).toEqual({ ok: false, why: 'length' });
		expect(parseCode('ABC-DEF')).toEqual({ ok: false, why: 'length' });
		expect(parseCode('UUUUUUUUUUUUUUUUUU')).toEqual({ ok: false, why: 'symbol' });
		fc.assert(fc.property(fc.string(), (typed) => typeof parseCode(typed).ok === 'boolean'));
	});
});
