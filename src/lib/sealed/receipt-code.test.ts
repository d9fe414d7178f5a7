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

	it('is read however it is brought: with marks, in brackets, after a label, in another script’s digits', () => {
		const invisible = [
			'\u200B',
			'\u200E',
			'\u202B',
			'\u00AD',
			'\uFEFF',
			'\u2060',
			'\uFE0F',
			'\u3164'
		];
		const separators = [
			' ',
			' - ',
			'–',
			'—',
			'‑',
			'−',
			'·',
			', ',
			'.',
			'/',
			'\n',
			'\u00A0',
			'_',
			'*',
			''
		];
		const around = [
			['(', ')'],
			['“', '”'],
			['«', '»'],
			["'", "',"],
			['[', '].'],
			['`', '`'],
			['', '']
		];
		const labels = [
			'Code: ',
			'KOD - ',
			'Mi código es ',
			'Le code : ',
			'代码',
			'رمز: ',
			'code',
			'Your code (1): ',
			''
		];
		const noughts = [
			'0',
			'\uFF10',
			'\u0660',
			'\u06F0',
			'\u0966',
			'\u{1D7CE}',
			'\u{1D7EC}',
			'\u{116DA}'
		];
		const looks = fc.record({
			code: codes,
			size: fc.constantFrom(1, 2, 3, 4, 6, 18),
			separator: fc.constantFrom(...separators),
			marks: fc.infiniteStream(
				fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(...invisible))
			),
			around: fc.constantFrom(...around),
			label: fc.constantFrom(...labels),
			after: fc.constantFrom('', ' .', '\nthank you', ' 🙏'),
			nought: fc.constantFrom(...noughts),
			wide: fc.boolean()
		});
		const wide = (text: string) =>
			text.replace(/[A-Z]/g, (one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0));
		fc.assert(
			fc.property(looks, (look) => {
				const digits = (text: string) =>
					text.replace(/\d/g, (one) =>
						String.fromCodePoint(look.nought.codePointAt(0)! + Number(one))
					);
				const written = digits(look.wide ? wide(look.code) : look.code);
				const groups = [...written].map(
					(symbol, at) =>
						symbol + look.marks.next().value + ((at + 1) % look.size ? '' : look.separator)
				);
				const [before, behind] = look.around;
				// A label that clings to the code, and a word after it: one of a thousand such reads as another code, too.
				const after = /[\w代码]$/u.test(look.label) ? '' : look.after;
				const typed = `${look.label}${before}${groups.join('')}${behind}${after}`;
				expect(parseCode(typed), JSON.stringify(typed)).toEqual({ ok: true, code: look.code });
			}),
			{ numRuns: 1_000 }
		);
	});

	it('with a symbol too many or too few is told so', () => {
		fc.assert(
			fc.property(codes, fc.nat(18), fc.constantFrom(...SYMBOLS), (code, at, symbol) => {
				const length = { ok: false, why: 'length' };
				expect(parseCode(code.slice(0, at) + symbol + code.slice(at))).toEqual(length);
				expect(parseCode(code.slice(1))).toEqual(length);
			})
		);
	});

	it('with one wrong symbol after a label is caught, too', () => {
		fc.assert(
			fc.property(codes, fc.nat(17), fc.constantFrom(...SYMBOLS), (code, at, symbol) => {
				fc.pre(code[at] !== symbol);
				const plain = code.slice(0, at) + symbol + code.slice(at + 1);
				// In one of a thousand any 18 symbols would do: the label's three and the fifteen after them, too.
				fc.pre(!parseCode(`K0D${plain.slice(0, 15)}`).ok);
				const wrong = plain.match(/.{3}/g)!.join('-');
				expect(parseCode(`Kòd: ${wrong}`)).toEqual({ ok: false, why: 'check' });
				const none = `${code.slice(0, at)}U${code.slice(at + 1)}`.match(/.{3}/g)!.join(' ');
				expect(parseCode(none)).toEqual({ ok: false, why: 'symbol' });
			})
		);
	});

	it('is not looked for in more than a code and a few words', () => {
		expect(parseCode('7'.repeat(1_000_000))).toEqual({ ok: false, why: 'length' });
		expect(parseCode(`${'x'.repeat(300)} ${codeFrom(new Uint8Array(10))}`)).toMatchObject({
			ok: false
		});
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
