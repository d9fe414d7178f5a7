import { hintsIn, type Hint } from '#lib/gist/hints.ts';
import { textsThat } from '#lib/questions/answers.ts';
import type { SentFile, TipBody } from '#lib/sealed/tip.ts';
import * as phrases from '#lib/text/phrases.ts';
import { mediaOf } from '../work/files.ts';
import type { CareRules } from './rules.ts';

/** What stands in a tip that is hard to read, the hardest first; by choices of its teller, and by words that are recognised. */
export const insideKinds = [
	'danger',
	'child',
	'sexual',
	'death',
	'suicide',
	'violence',
	'weapon',
	'illness',
	'captivity'
] as const;
export type InsideKind = (typeof insideKinds)[number];

export type Inside = {
	readonly kinds: readonly InsideKind[];
	readonly pictures: number;
	readonly films: number;
	readonly recordings: number;
	/** It weighs on whoever reads it: it is shown once they ask for it, and counted for them alone. */
	readonly isHard: boolean;
};

/** What a tipster said later, or a file. */
type Added = { readonly words: string; readonly file?: SentFile };

const languages = Object.values(
	import.meta.glob<CareRules>('/content/*/messages/care-rules.ts', { eager: true, import: 'rules' })
);
const all = (kind: Exclude<keyof CareRules, 'review'>) => languages.flatMap((rules) => rules[kind]);
const RULES = phrases.compile({
	harmless: all('harmless'),
	sexual: all('sexual'),
	death: all('death'),
	violence: all('violence')
});

const OF_HINTS: Readonly<Partial<Record<Hint['reason'], InsideKind>>> = {
	'child-now': 'child',
	suicide: 'suicide',
	weapon: 'weapon',
	medical: 'illness',
	'locked-in': 'captivity'
};
const OF_SIGNS: Readonly<Record<string, InsideKind>> = {
	young: 'child',
	hurt: 'violence',
	'locked-in': 'captivity'
};
const HARD: ReadonlySet<InsideKind> = new Set(['sexual', 'death', 'suicide', 'violence']);
const TEXTS = textsThat(() => true);

/** What an opened tip, and what its tipster added since, holds for whoever is about to read it. */
export function insideOf({ answers }: TipBody, additions: readonly Added[]): Inside {
	// A tip from before a question was asked has no answer to it.
	const words = [...TEXTS.map((name) => answers[name] ?? ''), ...additions.map((one) => one.words)];
	const text = words.join('\n');
	const found = new Set<InsideKind>([
		...(answers.danger === 'yes' || answers.leaving === 'yes' ? (['danger'] as const) : []),
		...(answers.child === 'yes' ? (['child'] as const) : []),
		...(answers.signs ?? []).flatMap((sign) => OF_SIGNS[sign] ?? []),
		...hintsIn(text).hints.flatMap(({ reason }) => OF_HINTS[reason] ?? []),
		...recognised(text)
	]);
	const files = additions.flatMap(({ file }) =>
		(file?.clean?.pieces ?? []).map(({ type }) => mediaOf(type))
	);
	const count = (media: string) => files.filter((one) => one === media).length;
	return {
		kinds: insideKinds.filter((kind) => found.has(kind)),
		pictures: count('image'),
		films: count('video'),
		recordings: count('audio'),
		isHard: [...found].some((kind) => HARD.has(kind))
	};
}

function recognised(text: string): InsideKind[] {
	return phrases
		.sentencesOf(text)
		.flatMap((sentence) => phrases.apart(phrases.stretchesIn(sentence, RULES)))
		.flatMap(({ kind }) => (kind === 'harmless' ? [] : [kind]));
}
