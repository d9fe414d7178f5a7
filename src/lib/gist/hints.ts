import * as phrases from '#lib/text/phrases.ts';
import { HINT_LEVELS, type HintReason, type HintRules } from './hint-rules.ts';

/** What words of a tip may raise it to, and the words that say so. An officer decides; nothing is ever lowered. */
export type Hint = {
	readonly level: 1 | 2;
	readonly reason: HintReason;
	/** As they stand in the tip. */
	readonly quote: string;
};

type Plain = Exclude<HintReason, 'child-now'> | 'harmless' | 'again';
type Stretch<Kind> = phrases.Stretch<Kind>;

const languages = Object.values(
	import.meta.glob<HintRules>('/content/*/messages/hint-rules.ts', { eager: true, import: 'rules' })
);
const all = (kind: keyof HintRules) => languages.flatMap((rules) => [rules[kind]].flat());
/** Of every language: many write in another than the form's. */
const PLAIN = phrases.compile<Plain>({
	suicide: all('suicide'),
	medical: all('medical'),
	'danger-now': all('danger-now'),
	weapon: all('weapon'),
	'locked-in': all('locked-in'),
	'about-to-be-moved': all('about-to-be-moved'),
	again: all('again'),
	harmless: all('harmless')
});
/** By itself: what is harm to a child is danger to anybody, and one word is both. */
const CHILD = phrases.compile({
	child: all('child'),
	harm: all('harm'),
	harmless: all('harmless')
});

const ADULT = 18;
/** Of a quote, in characters. */
const LONGEST = 72;

/** What the words say that an officer should know before the answers: the most urgent first, each reason once. */
export function hintsIn(text: string): {
	readonly hints: readonly Hint[];
	readonly isAgain: boolean;
} {
	const found = new Map<HintReason, string>();
	const add = (reason: HintReason, { from, to }: Pick<Stretch<string>, 'from' | 'to'>) => {
		if (!found.has(reason)) found.set(reason, quoted(text.slice(from, to)));
	};
	let isAgain = false;
	for (const sentence of phrases.sentencesOf(text)) {
		for (const one of phrases.apart(phrases.stretchesIn(sentence, PLAIN))) {
			if (one.kind === 'again') isAgain = true;
			else if (one.kind !== 'harmless') add(one.kind, one);
		}
		const both = phrases.apart(phrases.stretchesIn(sentence, CHILD));
		const child = both.find((one) => one.kind === 'child' && isYoung(text.slice(one.from, one.to)));
		const harm = both.find(({ kind }) => kind === 'harm');
		if (child && harm)
			add('child-now', { from: Math.min(child.from, harm.from), to: Math.max(child.to, harm.to) });
	}
	const hints = [...found].map(([reason, quote]) => ({
		level: HINT_LEVELS[reason],
		reason,
		quote
	}));
	return { hints: hints.toSorted((a, b) => a.level - b.level), isAgain };
}

/** Those that ask for a more urgent level than a tip has. */
export const raising = (hints: readonly Hint[], level: number): readonly Hint[] =>
	hints.filter((hint) => hint.level < level);

/** An age that is written in digits; without one, the word says it. */
function isYoung(quote: string): boolean {
	const [age] = /\d{1,2}/.exec(quote) ?? [];
	return age === undefined || Number(age) < ADULT;
}

function quoted(words: string): string {
	const line = words.replace(/[\s\p{C}]+/gu, ' ');
	return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
}
