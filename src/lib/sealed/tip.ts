import type { Sum } from './part.ts';

/** Who is telling. */
export const ways = ['me', 'known', 'saw', 'question'] as const;
export type Way = (typeof ways)[number];

/** "I don't know" is an answer everywhere. */
export const knows = ['yes', 'no', 'unknown'] as const;
export type Knows = (typeof knows)[number];

/**
 * What may be done with a tip: passed to agencies that work with the task force, read by the task force alone, or
 * passed on without a word that the tipster wrote, only what they chose.
 */
export const consents = ['share', 'task-force', 'no-words'] as const;
export type Consent = (typeof consents)[number];

/** What a tipster told. Texts are as typed; nothing but `what` was required. */
export type Answers = {
	readonly way: Way;
	readonly what: string;
	/** A parish (ISO 3166-2 code), an island, `elsewhere`, or `unknown`. */
	readonly area: string;
	readonly place: string;
	readonly when: string;
	readonly pattern: 'once' | 'some' | 'always' | 'unknown';
	readonly ongoing: Knows;
	/** Is somebody in danger now? */
	readonly danger: Knows;
	readonly child: Knows;
	/** About to be taken away, by boat or plane, or moved. */
	readonly leaving: Knows;
	/** How many it is done to. */
	readonly people: 'one' | 'few' | 'many' | 'unknown';
	/** To whom it is done. */
	readonly who: string;
	/** Who does it. */
	readonly doers: string;
	/** These five: one on each line. */
	readonly plates: string;
	readonly vehicles: string;
	readonly boats: string;
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
	readonly consent: Consent;
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
	/** By somebody at the desk, for a caller. */
	readonly entered?: true;
	/** It fitted no other lane, because of what was ticked. */
	readonly unroutable?: true;
};

/** A file that came with a tip, as its addition tells of it; its bytes lie in parts of their own. */
export type SentFile = {
	/** By what is in it, never by its name: a media type. */
	readonly type: string;
	/** As the tipster's device called it; only with the original, for it may tell who sent it. */
	readonly name?: string;
	/** As it came. */
	readonly came: Sum;
	/** What hid in it, and how many fields of it. */
	readonly found: readonly string[];
	readonly fields: number;
	/** Whether every standard place could be read; of files from before it was asked, nobody knows. */
	readonly searched?: 'all' | 'part';
	/** Without what hid in it: pictures, or one recording, one after the other. */
	readonly clean?: Sum & {
		readonly part: string;
		readonly pieces: readonly { readonly type: string; readonly size: number }[];
	};
	/** As it came, where the tipster wanted that. */
	readonly original?: Sum & { readonly part: string };
};

/** What a tipster does later with the code: says more, takes the tip back, or changes what may be done with it. */
export type Said =
	| { readonly words: string }
	| { readonly words: ''; readonly withdrawn: true }
	| { readonly words: ''; readonly consent: Consent }
	| { readonly words: ''; readonly file: SentFile };

/** The body of an addition's envelope. `forced`: with a second code, perhaps under somebody's eyes. */
export type AdditionBody = Said & { readonly forced?: true };
