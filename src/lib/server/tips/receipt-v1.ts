import { CODE_BYTES, codeBytes, codeFrom, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { deriveV1 } from '../crypto/index.ts';

/** Receipt codes, version 1: those that are out there stay good, and none is made any more. */

export const lookupOf = (pepper: Uint8Array, code: ReceiptCode): Uint8Array =>
	deriveV1(pepper, codeBytes(code), 'plainsight/v1/lookup', 32);

export const replySeedOf = (pepper: Uint8Array, code: ReceiptCode): Uint8Array =>
	deriveV1(pepper, codeBytes(code), 'plainsight/v1/reply', 32);

export const secondCodeOf = (pepper: Uint8Array, code: ReceiptCode): ReceiptCode =>
	codeFrom(deriveV1(pepper, codeBytes(code), 'plainsight/v1/second-code', CODE_BYTES));

export const receiptOf = (
	ticketKey: Uint8Array,
	nonce: Uint8Array,
	digest: Uint8Array
): ReceiptCode =>
	codeFrom(
		deriveV1(ticketKey, Buffer.concat([nonce, digest]), 'plainsight/v1/receipt', CODE_BYTES)
	);

/** What was typed stands in its salt: files that were kept so are known again by it. */
export const fileIdOf = (pepper: Uint8Array, code: ReceiptCode, text: string): Uint8Array =>
	deriveV1(pepper, Buffer.concat([codeBytes(code), Buffer.from(text)]), 'plainsight/v1/file', 16);
