import type { Recipient } from '#lib/sealed/age.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { Answers } from '#lib/questions/answers.ts';
import { digest } from './answers.ts';
import { recipientOfSeed } from './hybrid.ts';
import type { Intake } from './intake.ts';
import * as v1 from './receipt-v1.ts';
import type { Ticket } from './ticket.ts';

// Everything here is derived with version 1: codes that are out there stay good whatever a later version does.

declare const lookupMark: unique symbol;
/** What a tip is found by: 32 bytes that tell nothing of the code without the pepper. */
export type LookupId = Uint8Array & { readonly [lookupMark]: true };

/**
 * The receipt of these answers from this form: the same again whenever the same is sent again, another for
 * anything else, so a double click or a refresh is the same tip, and a stranger who uses the form after
 * somebody else never sees that person's code.
 */
export const receiptFor = (keys: Intake['keys'], ticket: Ticket, answers: Answers): ReceiptCode =>
	v1.receiptOf(keys.ticket, ticket.nonce, digest(answers));

/** No slow hash: 80 random bits and the pepper leave nothing to guess at, and slowness would be a lever against us. */
export const lookupIdOf = (keys: Intake['keys'], code: ReceiptCode): LookupId =>
	v1.lookupOf(keys.pepper, code) as LookupId;

/** The public half of a tipster's identity, which a tip is kept with and replies are sealed to. */
export const replyRecipientOf = (keys: Intake['keys'], code: ReceiptCode): Promise<Recipient> =>
	recipientOfSeed(v1.replySeedOf(keys.pepper, code));

/**
 * The code for somebody who is forced to show one: nothing in it or in its check symbols tells that it is not a receipt.
 * It has one of its own in turn, and so on, so that whoever tries that finds nothing else than with a receipt.
 */
export const secondCodeOf = (keys: Intake['keys'], code: ReceiptCode): ReceiptCode =>
	v1.secondCodeOf(keys.pepper, code);
