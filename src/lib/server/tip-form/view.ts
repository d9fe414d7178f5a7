import type { Locale } from '#lib/i18n/locales.ts';
import type { Answers, Name } from '#lib/questions/answers.ts';
import type { Topic, Way } from '#lib/questions/question.ts';
import type * as captcha from '../captcha/index.ts';
import type * as tips from '../tips/index.ts';
import type { Page } from './pages.ts';

/** What the tip page shows in answer to a post. `status` is the answer's. */
export type View =
	| {
			stage: 'before';
			status: 200 | 400;
			error?: 'way' | 'unreadable';
			/** Whoever comes back to it from the questions has answered some. */
			begun?: { ticket: string; draft: string; way: Way };
	  }
	| ({
			stage: 'questions';
			page: Page;
			topics: readonly Topic[];
			status: 200 | 400;
			errors: tips.FieldErrors;
	  } & Carried)
	| ({
			stage: 'check' | 'hcaptcha';
			status: 200 | 400 | 429 | 500 | 503;
			error?: Trouble;
			retryAfterSeconds?: number;
			/** An answer to the plain question that may yet be right. */
			typed?: string;
			/** The answers that the first page asked for. */
			firstPage: readonly Name[];
			/** Leads to the page that the person came from. */
			back: 'change' | 'more';
			offer: captcha.Offer;
	  } & Carried)
	/** So many write at this moment that this takes no more of the server than it must. */
	| {
			stage: 'busy';
			status: 503;
			retryAfterSeconds: number;
			ticket: string;
			draft: string;
			typed: string;
			danger: boolean;
			/** The tip is kept; it is its receipt that has to wait. */
			kept: boolean;
	  }
	/** To a script that asked first, so that whatever goes wrong leaves the page where it is: the receipt is a page. */
	| { stage: 'kept'; status: 200 }
	| ({
			stage: 'receipt';
			status: 200;
			code: string;
			/** It was kept before: nothing was sent twice. */
			known: boolean;
			/** The page's script asked first, so that it is known already. */
			asked: boolean;
			unroutable: boolean;
			danger: boolean;
	  } & Omit<Carried, 'answers'>);
/** `entered`: by somebody at the desk, for a caller; nothing has to be shown. */
export type Carried = { ticket: string; draft: string; answers: Answers; entered: boolean };
/** Why it is not sent yet. */
export type Trouble =
	captcha.Failed['why'] | 'renewed' | 'wait' | 'full' | 'closed' | 'unavailable';
/** The page on which it is looked over. */
export type Check = Extract<View, { stage: 'check' | 'hcaptcha' }>;

export type Context = {
	intake: tips.Intake;
	locale: Locale;
	now: Date;
	/** Many come from where this comes from. */
	crowded: boolean;
	/** Logs what went wrong without a word of it. */
	broke: (error: unknown) => void;
};
