import type { Answers } from '#lib/questions/answers.ts';
import type { Consent } from '#lib/questions/question.ts';
import type { Arrival } from './arrival.ts';
import type { Section, Sum } from './part.ts';

/** The body of a tip's envelope. */
export type TipBody = {
	/**
	 * Digest of the nonce of the form it came from, base64url: tips of one form can be told to belong together. In the
	 * tips of the first releases the nonce itself.
	 */
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
	/** How it came to whoever entered it. */
	readonly arrival?: Arrival;
	/** It fitted no other lane, because of what was ticked. */
	readonly unroutable?: true;
};

/**
 * A file that came with a tip, as its addition tells of it; its bytes lie in a part, what was cleaned before the original, so
 * that no row tells whether an original was kept. In the tips of the first releases each had a part of its own.
 */
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
	readonly clean?: Section & {
		readonly part: string;
		readonly pieces: readonly { readonly type: string; readonly size: number }[];
	};
	/** As it came, where the tipster wanted that. */
	readonly original?: Section & { readonly part: string };
};

/** What a tipster does later with the code: says more, takes the tip back, or changes what may be done with it. */
export type Said =
	| { readonly words: string }
	| { readonly words: ''; readonly withdrawn: true }
	| { readonly words: ''; readonly consent: Consent }
	| { readonly words: ''; readonly file: SentFile };

/** The body of an addition's envelope. `forced`: with a second code, perhaps under somebody's eyes. */
export type AdditionBody = Said & { readonly forced?: true };
