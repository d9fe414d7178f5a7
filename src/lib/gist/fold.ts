import { folded } from '#lib/text/typed.ts';

/** Letters that Unicode does not take apart, and people write without. */
const LETTERS: Readonly<Record<string, string>> = {
	œ: 'oe',
	æ: 'ae',
	ß: 'ss',
	ø: 'o',
	đ: 'd',
	ł: 'l',
	ı: 'i'
};

/**
 * A text as it is compared and searched: no capitals, no accents, one kind of dash, quote and space. Folding twice changes
 * nothing.
 */
export const fold = (text: string): string =>
	folded(text)
		.replace(/[œæßøđłı]/g, (letter) => LETTERS[letter] ?? letter)
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
		.replace(/[\u201c\u201d\u00ab\u00bb\u2033]/g, '"')
		.replace(/\s+/g, ' ')
		.trim();

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of a folded text, in order. */
export const wordsIn = (folded: string): readonly string[] => folded.match(WORD) ?? [];
