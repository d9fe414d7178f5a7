import * as phrases from '#lib/text/phrases.ts';
import type { Kind, Rules } from './rules.ts';

export type Finding = { readonly from: number; readonly to: number; readonly kind: Kind };

type Found = phrases.Stretch<Kind | 'harmless'>;
export type Compiled = {
	readonly phrases: phrases.Compiled<Found['kind']>;
	readonly firstPerson: ReadonlySet<string>;
};

/**
 * What is no word, the same in every language. Every repetition is bounded: the time grows with the text and no faster,
 * whatever somebody typed. Full and half hours are no exact time.
 */
const SHAPES: readonly [Found['kind'], RegExp][] = [
	['exact-date', /(?<![\p{L}\p{N}])\d{1,4}([/.-])\d{1,2}\1\d{2,4}(?![\p{L}\p{N}])/gu],
	['harmless', /(?<!\p{N})(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d(?!\p{N})/gu],
	[
		'exact-time',
		/(?<![\p{L}\p{N}:$€£.,])(?:[01]?\d|2[0-3])(?: ?(?::|h|heures?|z?[eè]) ?(?!00|30)[0-5]\d|\.(?!00|30)[0-5]\d(?= ?[ap]\.?m))(?![\p{N}:]|\.\d)/giu
	],
	['contact', /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,4}/gu],
	['contact', /(?<![\p{L}\p{N}$€£,])\+?\(?\d(?:[ ().-]{0,2}\d){6,14}(?![\p{L}\p{N}]|,\d)/gu]
];

export const compile = ({ firstPerson = [], ...kinds }: Partial<Rules>): Compiled => ({
	firstPerson: new Set(firstPerson.map(phrases.plain)),
	phrases: phrases.compile(kinds)
});

/** Where a text gives away who wrote it: in order, none over another. */
export function find(text: string, rules: Compiled): Finding[] {
	let end = 0;
	return phrases
		.sentencesOf(text)
		.flatMap((sentence) => foundIn(sentence, text, rules))
		.sort((one, other) => one.from - other.from || other.to - one.to)
		.filter(({ from, to }) => from >= end && (end = to))
		.filter((one): one is Finding => one.kind !== 'harmless');
}

function foundIn(sentence: phrases.Sentence, text: string, rules: Compiled): Found[] {
	const { from, to, words } = sentence;
	const isMine = words.some((word) => phrases.isOne(word, rules.firstPerson));
	const part = text.slice(from, to);
	const shapes = SHAPES.flatMap(([kind, shape]) =>
		[...part.matchAll(shape)].map(({ index, 0: match }) => ({
			kind,
			from: from + index,
			to: from + index + match.length
		}))
	);
	return [...shapes, ...phrases.stretchesIn(sentence, rules.phrases)].map((one) =>
		one.kind === 'exact-date' && !isMine ? { ...one, kind: 'harmless' } : one
	);
}
