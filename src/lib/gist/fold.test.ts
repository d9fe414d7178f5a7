import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold, wordsIn } from './fold.ts';

it.each([
	['Zélandie — “Bò Lanmè”', 'zelandie - "bo lanme"'],
	['Cœur d’Ange', "coeur d'ange"],
	['STRASSE  Straße\u00a0', 'strasse strasse'],
	['ＰＡ １２３４', 'pa 1234']
])('“%s” is looked for as “%s”', (written, folded) => {
	expect(fold(written)).toBe(folded);
});

it('changes nothing the second time', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(fold(fold(text))).toBe(fold(text));
		})
	);
});

it('finds the words of a text in order', () => {
	expect(wordsIn(fold('Dèyè pòt la: 2 fi, PA-1234'))).toEqual([
		...['deye', 'pot', 'la', '2', 'fi', 'pa', '1234']
	]);
});
