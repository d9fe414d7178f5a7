/** Who is telling. */
export const ways = ['me', 'known', 'saw', 'question'] as const;
export type Way = (typeof ways)[number];

/** "I don't know" is an answer everywhere. */
export const knows = ['yes', 'no', 'unknown'] as const;
export type Knows = (typeof knows)[number];

/** What a tipster told. Texts are as typed; nothing but `what` was required. */
export type Answers = {
	readonly way: Way;
	readonly what: string;
	readonly island: 'st-kitts' | 'nevis' | 'elsewhere' | 'unknown';
	/** ISO 3166-2:KN code, or empty. */
	readonly parish: string;
	readonly place: string;
	readonly when: string;
	readonly ongoing: Knows;
	/** Is somebody in danger now? */
	readonly danger: Knows;
	readonly child: Knows;
	/** About to be taken away, by boat or plane, or moved. */
	readonly leaving: Knows;
	readonly who: string;
	readonly vehicles: string;
	readonly phones: string;
	readonly online: string;
	/** Keys of the signs that were ticked. */
	readonly signs: readonly string[];
	readonly how: 'saw' | 'heard' | 'told' | 'online' | 'happened-to-me' | 'unknown';
	/** Ids of agencies whose people could be involved. */
	readonly involved: readonly string[];
	/** A safe way to be reached, only if wanted. */
	readonly contact: string;
	readonly contactTimes: string;
	readonly contactSeenBy: string;
	readonly mayLeaveMessage: Knows;
};

/** The body of a tip's envelope. */
export type TipBody = {
	/** Id of the form it came from, base64url: tips of one form can be told to belong together. */
	readonly form: string;
	/** Language it was written in. */
	readonly locale: string;
	readonly answers: Answers;
	/**
	 * Print of the recipient to which replies are sealed: see printOf. The row names the recipient itself; a
	 * changed one would have officers write to somebody else.
	 */
	readonly replyPrint: string;
	readonly urgency: {
		readonly level: 1 | 2 | 3 | 4;
		readonly rules: number;
		readonly reasons: readonly string[];
	};
	/** It fitted no other lane, because of what was ticked. */
	readonly unroutable?: true;
};

/** The body of an addition's envelope. */
export type AdditionBody = { readonly words: string };
