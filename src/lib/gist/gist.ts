import { words as country } from '#country/words.ts';
import { byName } from '#lib/i18n/by-name.ts';
import { regionName } from '#lib/i18n/places.ts';
import { textsThat, type TextName } from '#lib/questions/answers.ts';
import type { Way } from '#lib/questions/question.ts';
import type { Channel } from '#lib/sealed/arrival.ts';
import type { AdditionBody, TipBody } from '#lib/sealed/tip.ts';
import { fold, wordsIn } from './fold.ts';
import { hintsIn, type Hint } from './hints.ts';
import { lexicon } from './lexicon.ts';
import type { Mark, MarkKind } from './mark.ts';
import { namesIn } from './names.ts';
import { nearOf } from './near.ts';
import { distinct, nameOf, recognise } from './recognise.ts';
import { phrasesOfTeller } from './teller.ts';

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
	/** How it came, where somebody at the desk entered it. */
	readonly channel?: Channel;
	/** Of the public face, as the tip was written in it. */
	readonly language: string;
	readonly marks: readonly Mark[];
	/** What looks like a name of somebody or something, folded. */
	readonly names: readonly string[];
	/** What its teller says of themselves, folded, and how they can be reached. */
	readonly self: readonly string[];
	/** Its teller says that they wrote before. */
	readonly again?: true;
	/** Folded, each once, in the order in which they come first. */
	readonly words: string;
	/** MinHash over pairs of words, base64. */
	readonly near: string;
	readonly urgencyHints: readonly Hint[];
};

/** Of a title, a place, in characters. */
export const LONGEST_TITLE = 80;
/** Of a gist as JSON in UTF-8, in bytes: one size of file holds any. */
export const LARGEST_GIST = 6 * 1024;
/** Of lists, in bytes each: whatever somebody typed, words have room left. */
const LARGEST = { marks: 1_500, names: 600, self: 500, urgencyHints: 900 };

const TEXTS = textsThat(() => true);
const OF_TELLER: readonly TextName[] = ['contact', 'contactTimes', 'contactSeenBy'];
const STORY = TEXTS.filter((name) => !OF_TELLER.includes(name));
/** Answers to a question for just these. */
const EXPECTED: Readonly<Partial<Record<TextName, MarkKind>>> = {
	plates: 'plate',
	boats: 'boat',
	phones: 'phone',
	online: 'handle',
	contact: 'phone'
};

/**
 * The gist of an opened tip and of what its tipster added since.
 * @param title what an officer wrote in its place: it stays when the gist is made anew.
 */
export function gistOf(opened: {
	readonly tip: TipBody;
	readonly additions?: readonly AdditionBody[];
	readonly title?: string;
}): Gist {
	const { answers, locale, arrival } = opened.tip;
	const said = (opened.additions ?? []).map(({ words }) => words).filter(Boolean);
	// A tip from before a question was asked has no answer to it.
	const answer = (name: TextName): string => answers[name] ?? '';
	const story = [...STORY.map(answer), ...said].filter(Boolean).join('\n');
	const { hints, isAgain } = hintsIn(story);
	const contact = recognise(answer('contact'), EXPECTED.contact);
	const marks = distinct([
		...TEXTS.flatMap((name) => recognise(answer(name), EXPECTED[name])),
		...said.flatMap((words) => recognise(words))
	]);
	const area = answers.area ?? 'unknown';
	const gist = {
		v: 1,
		title: clipped(opened.title ?? tellingIn(answers.what)),
		place: placeOf(answer('place'), areaName(area)),
		area,
		kind: answers.way,
		...(arrival && { channel: arrival.channel }),
		language: locale,
		marks: fitting(marks, LARGEST.marks),
		names: fitting(namesIn(story), LARGEST.names),
		self: fitting([...contact.map(nameOf), ...phrasesOfTeller(answers.what)], LARGEST.self),
		...(isAgain ? { again: true as const } : {}),
		words: '',
		near: nearOf(wordsIn(fold(answers.what))),
		urgencyHints: fitting(hints, LARGEST.urgencyHints)
	} as const satisfies Gist;
	const everything = [arrival?.reference ?? '', ...TEXTS.map(answer), ...said].join('\n');
	return { ...gist, words: wordsFitting(everything, LARGEST_GIST - bytesOf(gist)) };
}

const areaName = (area: string): string | undefined =>
	regionName(area) ?? byName(country.en.areas)[area];

function placeOf(words: string, area: string | undefined): string {
	if (!area) return clipped(words);
	const place = clipped(words, LONGEST_TITLE - area.length - 2);
	return place ? `${place}, ${area}` : area;
}

/** Without "Good morning, I want to report that". */
function tellingIn(story: string): string {
	const line = oneLine(story);
	let from = 0;
	for (const { 0: word, index } of line.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
		if (!lexicon.greetings.has(fold(word).split("'")[0] ?? '')) {
			from = index;
			break;
		}
	}
	// What is nothing but a greeting is its own title, and one that stands in a sentence stays with it.
	const isApart = /[,.!:;–-] *$/.test(line.slice(0, from)) || from > SHORTEST_GREETING;
	return isApart ? line.slice(from) : line;
}
const SHORTEST_GREETING = 20;

/** Line feeds, control and format characters: a title must not turn the text that stands beside it. */
const oneLine = (text: string): string => text.replace(/[\s\p{C}]+/gu, ' ').trim();

/** One line that fits, cut between words. */
function clipped(text: string, longest = LONGEST_TITLE): string {
	const line = oneLine(text);
	if (line.length <= longest) return line;
	const cut = line.slice(0, longest - 1);
	const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2));
	return `${words.replace(/[\s\p{Cs}.,;:!?]{1,8}$/u, '')}…`;
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** The first of them that fit. */
function fitting<One>(list: readonly One[], largest: number): readonly One[] {
	let room = largest;
	return list.filter((one) => (room -= bytesOf(one) + 1) > 0);
}

function wordsFitting(text: string, room: number): string {
	const words = new Set(wordsIn(fold(text)));
	return fitting([...words], room).join(' ');
}
