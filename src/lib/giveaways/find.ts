import { inForm } from '#lib/text/typed.ts';
import type { Kind, Rules } from './rules.ts';

export type Finding = { readonly from: number; readonly to: number; readonly kind: Kind };

type Step = { single: Set<string>; joined: string[][]; optional: boolean };
type Phrase = { kind: Kind | 'harmless'; steps: Step[] };
export type Compiled = { phrases: Phrase[]; firstPerson: Set<string> };

/** `names`: everything by which a rule can mean this word. */
type Word = { from: number; to: number; names: string[] };
/** `from`: where the sentence before it ended. `to`: where its last word does. */
type Sentence = { from: number; to: number; words: Word[] };
type Found = { from: number; to: number; kind: Kind | 'harmless' };

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

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

export const compile = ({ firstPerson = [], ...kinds }: Partial<Rules>): Compiled => ({
	firstPerson: new Set(firstPerson.map(plain)),
	phrases: (Object.entries(kinds) as [Phrase['kind'], readonly string[]][]).flatMap(
		([kind, phrases]) => phrases.map((phrase) => ({ kind, steps: phrase.split(' ').map(stepOf) }))
	)
});

/** Where a text gives away who wrote it: in order, none over another. */
export function find(text: string, rules: Compiled): Finding[] {
	let end = 0;
	return sentencesOf(text)
		.flatMap((sentence) => foundIn(sentence, text, rules))
		.sort((one, other) => one.from - other.from || other.to - one.to)
		.filter(({ from, to }) => from >= end && (end = to))
		.filter((one): one is Finding => one.kind !== 'harmless');
}

function foundIn({ from, to, words }: Sentence, text: string, { phrases, firstPerson }: Compiled) {
	const isMine = words.some((word) => isOne(word, firstPerson));
	const found: Found[] = [];
	const add = (kind: Found['kind'], from: number, to: number) =>
		found.push({ kind: kind === 'exact-date' && !isMine ? 'harmless' : kind, from, to });
	const part = text.slice(from, to);
	for (const [kind, shape] of SHAPES) {
		for (const { index, 0: match } of part.matchAll(shape))
			add(kind, from + index, from + index + match.length);
	}
	words.forEach((word, at) => {
		for (const { kind, steps } of phrases) {
			const end = endOf(words, at, steps);
			const last = words[end - 1];
			if (end > at && last) add(kind, word.from, last.to);
		}
	});
	return found;
}

/** The index after the longest stretch of words from `at` on that these steps fit; -1 when they fit none. */
function endOf(words: readonly Word[], at: number, steps: readonly Step[], step = 0): number {
	const { single, joined, optional } = steps[step] ?? {};
	if (!single || !joined) return at;
	let end = optional ? endOf(words, at, steps, step + 1) : -1;
	const word = words[at];
	if (!word) return end;
	if (isOne(word, single)) end = Math.max(end, endOf(words, at + 1, steps, step + 1));
	for (const several of joined) {
		if (several.every((name, n) => words[at + n]?.names.includes(name)))
			end = Math.max(end, endOf(words, at + several.length, steps, step + 1));
	}
	return end;
}

const isOne = ({ names }: Word, wanted: ReadonlySet<string>) =>
	names.some((name) => wanted.has(name));

function stepOf(written: string): Step {
	const optional = written.endsWith('?');
	const ways = (optional ? written.slice(0, -1) : written).split('|').map((way) => {
		if (/^[.=]/.test(way)) return [way[0] === '.' ? `.${plain(way.slice(1))}` : way];
		return way.match(WORD)?.map(plain) ?? [way];
	});
	return {
		optional,
		single: new Set(ways.filter(({ length }) => length === 1).flat()),
		joined: ways.filter(({ length }) => length > 1)
	};
}

function sentencesOf(text: string): Sentence[] {
	const sentences: Sentence[] = [];
	let last: Sentence | undefined;
	for (const { index: from, 0: word } of text.matchAll(WORD)) {
		const end: number = last?.to ?? 0;
		const to = from + word.length;
		const isFirst = !last || /[.!?;…]\s|\n/.test(text.slice(end, from));
		if (!last || isFirst) sentences.push((last = { from: end, to, words: [] }));
		last.to = to;
		last.words.push({ from, to, names: namesOf(word, isFirst) });
	}
	return sentences;
}

function namesOf(word: string, isFirst: boolean): string[] {
	const name = plain(word);
	return [
		...[name, `=${inForm(word, 'NFC').toLowerCase()}`],
		...(isFirst ? [`.${name}`] : []),
		...(name.length > 4 && name.endsWith('s') ? [name.slice(0, -1)] : []),
		...(/^\d{1,2}\p{L}{0,2}$/u.test(word) ? ['#'] : []),
		...(/^\p{Lu}\p{M}*\p{Ll}/u.test(word) ? ['^'] : [])
	];
}

/** Without what many people leave out on a phone: capitals and accents. */
const plain = (word: string) =>
	inForm(word, 'NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe');
