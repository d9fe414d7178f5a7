import type { Recipient } from '#lib/sealed/age.ts';
import { canonical } from '#lib/sealed/bytes.ts';
import { codeBytes, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { Answers } from '#lib/questions/answers.ts';
import type { Said } from '#lib/sealed/tip.ts';
import { deriveV1 } from '../crypto/index.ts';
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

/**
 * An id for what is added under a code, the same for the same act of the same form: sent twice, it is kept once,
 * and "yes" to a second question is not the "yes" to the first.
 * @param form any text, made anew for each form that the page shows.
 */
export function additionId(
	keys: Intake['keys'],
	code: ReceiptCode,
	form: string,
	said: Said
): string {
	return derivedId(keys, code, 'addition', canonical([form, said]));
}

/** A random-looking id (RFC 9562, version 8) that is the same again for the same code and text. */
export function derivedId(
	keys: Intake['keys'],
	code: ReceiptCode,
	label: 'addition' | 'spool' | 'file' | 'turn',
	text: string
): string {
	const input = Buffer.concat([codeBytes(code), Buffer.from(text)]);
	const bytes = Buffer.from(deriveV1(keys.pepper, input, `plainsight/v1/${label}`, 16));
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
