/** Short answers that a desk writes again and again, by what they are for. In the order in which they are offered. */
export const templateKeys = [
	'read',
	'where',
	'when',
	'safe-to-write',
	'child',
	'danger',
	'come-back',
	'waiting',
	'cannot-help',
	'thank-you'
] as const;
export type TemplateKey = (typeof templateKeys)[number];

/**
 * Of a language. What an officer has to fill in stands in double brackets: see blanks.ts. `{{emergency}}` is the country's number.
 * They never promise safety, stay, pay or time, propose no meeting and say nothing of how it ends: promises.ts holds that.
 */
export type Templates = Readonly<Record<TemplateKey, string>> & {
	/** `source`, `unreviewed`, or who reviewed the words and when. */
	readonly review: string;
};

/** What words promise, propose or tell that no answer to a tipster may. */
export const promiseKinds = ['safety', 'stay', 'pay', 'time', 'meeting', 'outcome'] as const;
export type PromiseKind = (typeof promiseKinds)[number];
