import * as phrases from '#lib/text/phrases.ts';
import type { Phrases } from '#lib/text/phrases.ts';
import { promiseKinds, type PromiseKind } from './template.ts';

/** Of a language: phrases as `text/phrases.ts` says. `harmless`: says that nobody promises it, or asks. */
export type PromiseRules = Required<Phrases<PromiseKind | 'harmless'>> & {
	/** `source`, `unreviewed`, or who reviewed the words and when. */
	readonly review: string;
};

/** What words promise, and the words that do. */
export type Promised = { readonly kind: PromiseKind; readonly quote: string };

const languages = Object.values(
	import.meta.glob<PromiseRules>('/content/*/messages/promise-rules.ts', {
		eager: true,
		import: 'rules'
	})
);
/** Of every language: an officer may answer in another than the form's. */
const RULES = phrases.compile<PromiseKind | 'harmless'>(
	Object.fromEntries(
		[...promiseKinds, 'harmless' as const].map((kind) => [
			kind,
			languages.flatMap((rules) => rules[kind])
		])
	)
);

/** What words for a tipster would promise, propose or tell of how it ends; each kind once, as it comes first. */
export function promisesIn(words: string): readonly Promised[] {
	const found = new Map<PromiseKind, string>();
	for (const sentence of phrases.sentencesOf(words)) {
		const all = [...phrases.stretchesIn(sentence, RULES)];
		// Of the same words what is harmless holds.
		const harmlessFirst = all.toSorted(
			(a, b) => Number(b.kind === 'harmless') - Number(a.kind === 'harmless')
		);
		for (const { kind, from, to } of phrases.apart(harmlessFirst)) {
			if (kind !== 'harmless' && !found.has(kind)) found.set(kind, words.slice(from, to));
		}
	}
	return [...found].map(([kind, quote]) => ({ kind, quote }));
}
