import { marks } from '#country/marks.ts';
import { fold } from './fold.ts';
import type { Seeker } from './mark.ts';

const { letters, digits } = marks.plates;
const LETTERS = letters.toSorted((a, b) => b.length - a.length).join('|');
const OURS = new RegExp(
	`(?<![\\p{L}\\p{N}-])(${LETTERS})([ -]{0,2})(\\d{1,${digits}})(?![\\p{L}\\p{N}]|[.,:]\\d|[/-]\\d)`,
	'giu'
);
/** A word for a plate, in four languages, with nothing but small words after it. */
const NAMED = String.raw`(?:plates?|licen[cs]e|placa|plaque|plak|matr[ií]cula|immatricul\p{L}{0,10}|matrikil|nimewo machin)`;
const CALLED = new RegExp(
	`\\b${NAMED}(?:[ :#,.(-]{1,3}(?:is|was|no|number|es|numero|se|est|nimewo|la|de)){0,2}[ :#,.("']{1,3}$`,
	'u'
);
/** "Begins with PA 4": somebody saw a part. */
const PART = /\b(?:begin|start|empieza|comienza|commence|komanse|ends?|termina|finit|fini)/u;
/** Of anywhere: where it is called one. Letters and digits, at least two of these. */
const FOREIGN = new RegExp(
	`(?<=\\b${NAMED}(?: (?:is|was|no|number|es|numero|se|est|nimewo))?[ :#.("']{1,3})(?=[a-z]{0,4}[ -]?\\d{2})[a-z]{0,4}[ -]?\\d{2,6}[a-z]{0,3}(?![\\p{L}\\p{N}])`,
	'giu'
);

export const plates: Seeker = (text, isExpected) => {
	const ours = [...text.matchAll(OURS)].flatMap(
		({ 0: shown, 1: series = '', 2: gap = '', 3: number = '', index: from }) => {
			const before = fold(text.slice(Math.max(0, from - 32), from)) + endOf(text, from);
			const isCalled = isExpected || CALLED.test(before);
			if (PART.test(before.slice(-24))) return [];
			return isPlate(series, gap, number, isCalled) ? [markOf(shown, from)] : [];
		}
	);
	const starts = new Set(ours.map(({ from }) => from));
	const foreign = [...text.matchAll(FOREIGN)].map(({ 0: shown, index }) => markOf(shown, index));
	return [...ours, ...foreign.filter(({ from, key }) => !starts.has(from) && /[A-Z]/.test(key))];
};

/**
 * Without a word for it, "pa 20" is Creole for "not twenty", "H 2" a room, "T 1" a shirt: as capitals with a long number, or in
 * one piece, it is a plate.
 */
function isPlate(series: string, gap: string, number: string, isCalled: boolean): boolean {
	if (isCalled) return number.length > 1;
	if (number.length < 3) return false;
	const isCapital = series === series.toUpperCase();
	return series.length > 1 ? isCapital || gap === '' : isCapital;
}

/** `fold` takes the space off the end, and the pattern needs it. */
const endOf = (text: string, from: number): string => (/\s/.test(text[from - 1] ?? '') ? ' ' : '');

const markOf = (shown: string, from: number) => ({
	kind: 'plate' as const,
	shown: shown.trim(),
	key: fold(shown)
		.replace(/[^a-z0-9]/g, '')
		.toUpperCase(),
	from
});
