import type { Phrases } from '#lib/text/phrases.ts';

/** Of a language: what somebody may want to know of before they read it. Phrases as `text/phrases.ts` says. */
export type CareRules = Required<Phrases<'sexual' | 'death' | 'violence' | 'harmless'>> & {
	/** `source`, `unreviewed`, or who reviewed the words and when. */
	readonly review: string;
};
