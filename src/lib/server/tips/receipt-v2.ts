import { createHash } from 'node:crypto';
import { CODE_BYTES, codeBytes, codeFrom, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { derive, mac } from '../crypto/index.ts';

/**
 * Receipt codes, version 2: docs/receipt-codes.md, whose vectors a second implementation makes, too. What needs a code
 * needs no secret of the server's but the share, and what needs a secret of the server's needs the handle and no code.
 */

declare const handleMark: unique symbol;
/** Stands for a code where the code itself need not be known: 32 bytes, from which none is told. */
export type Handle = Uint8Array & { readonly [handleMark]: true };

export const handleOf = (code: ReceiptCode): Handle =>
	derive(codeBytes(code), 'plainsight/v2/handle', 32) as Handle;

/** What a tip is found by. */
export const lookupOf = (pepper: Uint8Array, handle: Handle): Uint8Array =>
	mac(pepper, 'lookup/v2', handle);

/** The server's part of what a code makes: the same for any handle, of a code that was given out or of none. */
export const shareOf = (pepper: Uint8Array, handle: Handle): Uint8Array =>
	mac(pepper, 'share/v2', handle);

/** Of the tipster's identity. The private half, too: the wall keeps what makes an identity of it to one file. */
export const replySeedOf = (code: ReceiptCode, share: Uint8Array): Uint8Array =>
	derive(both(code, share), 'plainsight/v2/reply', 32);

export const secondCodeOf = (code: ReceiptCode, share: Uint8Array): ReceiptCode =>
	codeFrom(derive(both(code, share), 'plainsight/v2/second-code', CODE_BYTES));

/** A code that the server makes, of the form's nonce (16 bytes) and the digest of the answers (32 bytes). */
export const receiptOf = (
	ticketKey: Uint8Array,
	nonce: Uint8Array,
	digest: Uint8Array
): ReceiptCode => codeFrom(mac(ticketKey, 'receipt/v2', nonce, digest).subarray(0, CODE_BYTES));

/** Which form a tip came from, without what makes its receipt: who opens a tip cannot make its code with the ticket's key. */
export const formOf = (nonce: Uint8Array): Buffer =>
	createHash('sha256').update('plainsight/v2/form\0').update(nonce).digest();

/** What a row names its pepper by: six bytes, base64url, which tell nothing of it. */
export const pepperPrint = (pepper: Uint8Array): string =>
	mac(pepper, 'pepper/v2').subarray(0, 6).toString('base64url');

const both = (code: ReceiptCode, share: Uint8Array) => Buffer.concat([codeBytes(code), share]);
