import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, inForm, tidy } from './typed.ts';

const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;
/** Canonical order is what takes time: marks of many classes, and letters that become marks. */
const marks = fc.constantFrom(
	...['\u0300', '\u0316', '\u0323', '\u0344', '\u0345', '\u034F', '\u0958', '\u0F73', '\u3099'],
	...['\uFF9E', '\uFF9F', '\u{1D165}', '\u{1D160}', '\uFB2C', '\u1E9B', 'a', 'ǖ', '\uD800', '\r\n']
);
const marked = fc.array(marks, { maxLength: 200 }).map((parts) => parts.join(''));
const typed = fc.oneof(marked, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const ordinary = fc.string({ unit: 'grapheme', maxLength: 400 });

/** Marks that Unicode puts in order: what ends their run is any other character. */
const longestRun = (text: string): number =>
	Math.max(0, ...(text.match(/(?:(?!\u034F)\p{M})+/gu) ?? []).map((run) => [...run].length));

describe('a text that somebody typed', () => {
	it('is in one form whichever way it came, and stays in it', () => {
		fc.assert(
			fc.property(ordinary, fc.nat(500), (text, longest) => {
				const plain = text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
				fc.pre(plain.length <= longest && text.length <= longest);
				expect(tidy(text, longest)).toBe(plain);
			})
		);
		fc.assert(
			fc.property(typed, fc.nat(500), (text, longest) => {
				const once = tidy(text, longest);
				expect(tidy(once, longest)).toBe(once);
			}),
			{ numRuns: 1_000 }
		);
	});

	it('comes back untouched when it is too long, and fits with ends of lines as browsers send them', () => {
		const long = `${'cafe\u0301\r\n'.repeat(20)} `;
		expect(tidy(long, 119)).toBe(long.normalize('NFC').replaceAll('\r\n', '\n').trim());
		expect(tidy(long, 118)).toBe(long);
		fc.assert(
			fc.property(typed, fc.nat(100), (text, longest) => {
				const end = tidy(text, longest);
				const lines = text.replace(/\r\n?/g, '\n').trim();
				// Never a shorter text than was typed: what does not fit is seen not to.
				if (lines.length > longest) expect(end).toBe(text);
			})
		);
	});

	it('keeps every letter and mark, with nothing put between but what shows nothing', () => {
		fc.assert(
			fc.property(typed, fc.constantFrom(...forms), (text, form) => {
				const without = (some: string) => [...some.replaceAll('\u034F', '')].sort().join('');
				expect(without(inForm(text, form).normalize('NFD'))).toBe(
					without(text.normalize(form).normalize('NFD'))
				);
			}),
			{ numRuns: 1_000 }
		);
	});

	it('finds a word without capitals and accents', () => {
		expect(folded('ÉCOLE, ﬁn ½')).toBe('ecole, fin 1⁄2');
	});
});

describe('the work that a text makes', () => {
	it('is bounded: no text has more than a few marks for Unicode to put in order', () => {
		fc.assert(
			fc.property(typed, fc.constantFrom(...forms), (text, form) => {
				expect(longestRun(inForm(text, form))).toBeLessThanOrEqual(30);
			}),
			{ numRuns: 1_000 }
		);
		const hostile = `a${'\u0300'.repeat(60_000)}${'\u0316'.repeat(60_000)}`;
		expect(longestRun(inForm(hostile, 'NFD'))).toBe(30);
		const [kept, joiners] = [tidy(hostile, 200_000), /\u034F/g];
		expect(kept.match(joiners)).toHaveLength(3_999);
		expect(kept.replace(joiners, '')).toHaveLength(120_000); // a and the first are one letter
	});

	it('knows each character that becomes marks and no letter', () => {
		const unknown: string[] = [];
		for (let at = 0; at <= 0x10ffff; at++) {
			const one = String.fromCodePoint(at);
			const becomes = one.normalize('NFKD');
			// None becomes a long run by itself.
			if (longestRun(becomes) > 3) unknown.push(one);
			if (!/^(?!\u034F)\p{M}+$/u.test(becomes)) continue;
			if (!inForm(`a${one.repeat(31)}`, 'NFC').includes('\u034F')) unknown.push(one);
		}
		expect(unknown).toEqual([]);
	});
});
