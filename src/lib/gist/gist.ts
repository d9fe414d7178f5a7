import { words as country } from '#country/words.ts';
import { regionName } from '#lib/i18n/places.ts';
import { textsThat } from '#lib/questions/answers.ts';
import type { Way } from '#lib/questions/question.ts';
import type { AdditionBody, TipBody } from '#lib/sealed/tip.ts';
import { fold, wordsIn } from './fold.ts';
import { hintsIn, type Hint } from './hints.ts';
import type { Mark } from './mark.ts';
import { recognise } from './recognise.ts';

/** What the desk keeps of a tip for its lists and for search. */
export type Gist = {
	readonly v: 1;
	/** The first telling words, or what an officer wrote instead. */
	readonly title: string;
	/** In words, with the name of its region. */
	readonly place: string;
	/** As on the map: a region, an island, `elsewhere` or `unknown`. */
	readonly area: string;
	/** Who is telling. */
	readonly kind: Way;
	/** Of the public face, as the tip was written in it. */
	readonly language: string;
	readonly marks: readonly Mark[];
	/** What looks like a name of somebody or something, folded. */
	readonly names: readonly string[];
	/** Folded, each once, in the order in which they come first. */
	readonly words: string;
	/** MinHash over pairs of words, base64. */
	readonly near: string;
	readonly urgencyHints?: readonly Hint[];
};

/** Of a title, a place, in characters. */
export const LONGEST_TITLE = 80;
/** Of a gist as JSON in UTF-8, in bytes: one size of file holds any. */
export const LARGEST_GIST = 6 * 1024;

const TEXTS = textsThat(() => true);

/**
 * The gist of an opened tip and of what its tipster added since.
 * @param title what an officer wrote in its place: it stays when the gist is made anew.
 */
export function gistOf(opened: {
	readonly tip: TipBody;
	readonly additions?: readonly AdditionBody[];
	readonly title?: string;
}): Gist {
	const { answers, locale } = opened.tip;
	const said = (opened.additions ?? []).map(({ words }) => words);
	const text = [...TEXTS.map((name) => answers[name]), ...said].filter(Boolean).join('\n');
	return {
		v: 1,
		title: clipped(opened.title ?? answers.what),
		place: clipped([answers.place, areaName(answers.area)].filter(Boolean).join(', ')),
		area: answers.area,
		kind: answers.way,
		language: locale,
		marks: recognise(text),
		names: [],
		words: [...new Set(wordsIn(fold(text)))].join(' ').slice(0, 3000),
		near: ''
	};
}

const areaName = (area: string): string | undefined =>
	regionName(area) ?? (country.en.areas as Readonly<Record<string, string>>)[area];

/** One line that fits, cut between words. */
function clipped(text: string): string {
	const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
	if (line.length <= LONGEST_TITLE) return line;
	const cut = line.slice(0, LONGEST_TITLE - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).trimEnd()}…`;
}
