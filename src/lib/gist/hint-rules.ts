import type { Phrases } from '#lib/text/phrases.ts';

/** Why words may make a tip more urgent than its answers did, and to what. Reasons that answers give, too, have their names. */
export const HINT_LEVELS = {
	suicide: 1,
	medical: 1,
	'child-now': 1,
	'danger-now': 1,
	weapon: 1,
	'about-to-be-moved': 1,
	'locked-in': 2
} as const;
export type HintReason = keyof typeof HINT_LEVELS;

/** A child, and harm, in one sentence are `child-now`. */
type Kind = Exclude<HintReason, 'child-now'> | 'child' | 'harm' | 'harmless' | 'again';

/** Of a language: phrases as `text/phrases.ts` says. `again`: somebody says that they wrote before. */
export type HintRules = Required<Phrases<Kind>> & {
	/** `source`, `unreviewed`, or who reviewed the words and when. */
	readonly review: string;
};
