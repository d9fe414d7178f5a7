import type { Locale } from '#lib/i18n/locales.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { Failed, Shown } from '../captcha/index.ts';
import type { Draft } from './draft.ts';
import type { Ticket } from './ticket.ts';

export type Form = {
	readonly ticket: Ticket;
	readonly locale: Locale;
	/** Its answers are valid: readAnswers found no error. */
	readonly draft: Draft;
	/** Besides the pass that the draft has. */
	readonly shown: Omit<Shown, 'pass'>;
	/** Many come from where it comes from. */
	readonly crowded?: boolean;
};

export type Outcome =
	/** Kept, durably. `again`: it had been kept before. */
	| {
			readonly is: 'kept';
			readonly code: ReceiptCode;
			readonly again: boolean;
			readonly unroutable: boolean;
	  }
	/** Not kept; `draft` is what the form goes on with. */
	| (NotYet & { readonly draft: Draft });
type NotYet =
	/** Show more that you are a person; nothing is lost. */
	| { readonly is: 'ask-again'; readonly why: Failed['why'] }
	/** The form is a day old, or has brought its last tip: it goes on under a fresh ticket. */
	| { readonly is: 'renew' }
	/** Too many at this moment: the same again in a few seconds. */
	| { readonly is: 'busy' }
	/** Nothing shows that a person sent it, and too many such tips came today. `failed`: its check did. */
	| { readonly is: 'wait'; readonly failed: boolean; readonly retryAfterSeconds: number }
	/** No lane can take a tip. */
	| { readonly is: 'closed' }
	/** The database cannot be reached. */
	| { readonly is: 'down' };
