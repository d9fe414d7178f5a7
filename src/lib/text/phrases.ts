import { inForm } from './typed.ts';

/**
 * Phrases that are looked for in what somebody typed. A phrase is written in steps with spaces between them; a step is a word, or
 * several with `|` between them of which one stands there; with `?` at its end it may be missing. Capitals and accents do not
 * count, and a word of more than three letters is also found with an s. What an apostrophe or a hyphen joins is one choice of
 * several words.
 *
 * Also a word: `#` a number of one or two digits · `^` a name: a capital, then small letters · `.word` the word as the
 * first of its sentence · `=word` the word with exactly these accents.
 */
export type Phrases<Kind extends string> = Readonly<Partial<Record<Kind, readonly string[]>>>;

type Step = { single: Set<string>; joined: string[][]; optional: boolean };
type Phrase<Kind> = { kind: Kind; steps: Step[] };
/** By each word that may be its first. */
export type Compiled<Kind> = ReadonlyMap<string, readonly Phrase<Kind>[]>;

export type Stretch<Kind> = { readonly from: number; readonly to: number; readonly kind: Kind };
/** `names`: everything by which a phrase can mean this word. */
export type Word = { from: number; to: number; names: string[] };
/** `from`: where the sentence before it ended. `to`: where its last word does. */
export type Sentence = { from: number; to: number; words: Word[] };

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

export function compile<Kind extends string>(phrases: Phrases<Kind>): Compiled<Kind> {
	const byFirst = new Map<string, Phrase<Kind>[]>();
	for (const [kind, written] of Object.entries(phrases) as [Kind, readonly string[]][]) {
		for (const one of written) {
			const steps = one.split(' ').map(stepOf);
			for (const first of firstsOf(steps)) {
				const those = byFirst.get(first) ?? [];
				those.push({ kind, steps });
				byFirst.set(first, those);
			}
		}
	}
	return byFirst;
}

/** Where phrases stand in a sentence; some over others. */
export function* stretchesIn<Kind>(
	{ words }: Sentence,
	phrases: Compiled<Kind>
): Generator<Stretch<Kind>> {
	for (const [at, word] of words.entries()) {
		const here = new Set(word.names.flatMap((name) => phrases.get(name) ?? []));
		for (const { kind, steps } of here) {
			const end = endOf(words, at, steps);
			const last = words[end - 1];
			if (end > at && last) yield { kind, from: word.from, to: last.to };
		}
	}
}

/** In order, none over another: of two that begin at one word the longer. */
export function apart<Kind>(stretches: Iterable<Stretch<Kind>>): Stretch<Kind>[] {
	let end = 0;
	return [...stretches]
		.sort((one, other) => one.from - other.from || other.to - one.to)
		.filter(({ from, to }) => from >= end && (end = to));
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

export const isOne = ({ names }: Word, wanted: ReadonlySet<string>): boolean =>
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

function firstsOf(steps: readonly Step[]): Set<string> {
	const firsts = new Set<string>();
	for (const { single, joined, optional } of steps) {
		for (const word of [...single, ...joined.flatMap(([first = '']) => first)]) firsts.add(word);
		if (!optional) break;
	}
	return firsts;
}

export function sentencesOf(text: string): Sentence[] {
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
export const plain = (word: string): string =>
	inForm(word, 'NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe');
