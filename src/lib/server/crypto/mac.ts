import { createHmac, type Hmac } from 'node:crypto';

/**
 * What a MAC is for, as label and version, and the bytes that it begins with. None is the beginning of another, so that
 * a MAC made for one thing never stands for another under the same key (domain separation; a test holds it). What is in
 * a database or a browser was made with these bytes: none of them ever changes. Version 0 was there before labels had
 * one; whatever is new begins at 1, as `plainsight/v<version>/<label>`, and since version 2 ends with a 0 byte.
 */
export const PREFIXES = {
	'ticket/v1': 'plainsight/v1/ticket',
	'challenge/v1': 'plainsight/v1/challenge',
	'network/v1': 'plainsight/v1/network',
	'ticket-use/v0': 'ticket-use',
	'additions-of-day/v0': 'additions-of-day',
	'files-of-day/v0': 'files-of-day',
	'second-code-of-day/v0': 'second-code-of-day',
	'failed-sign-in/v0': 'failed-sign-in',
	'salt/v0': 'salt',
	'captcha-work/v0': '3:own',
	'captcha-pass/v0': '4:pass',
	'plain-question/v0': 'plain-question',
	'pepper/v2': 'plainsight/v2/pepper\0',
	'receipt/v2': 'plainsight/v2/receipt\0',
	'lookup/v2': 'plainsight/v2/lookup\0',
	'share/v2': 'plainsight/v2/share\0',
	'addition/v2': 'plainsight/v2/addition\0',
	'file/v2': 'plainsight/v2/file\0',
	'spool/v2': 'plainsight/v2/spool\0',
	'turn/v2': 'plainsight/v2/turn\0',
	'unused-slot/v2': 'plainsight/v2/unused-slot\0',
	'unused-node/v2': 'plainsight/v2/unused-node\0',
	/** The key of one file on its way, by its id. */
	'spool-key/v2': 'plainsight/v2/spool-key\0'
} as const;
type Purpose = keyof typeof PREFIXES;
type Part = string | Uint8Array;

/**
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1).
 * @param key 32 bytes.
 * @param parts one after the other, text as UTF-8. All but one of them have one length, or are `framed`: else two
 * different lists could give the same bytes.
 * @returns 32 bytes. Compare with constantTimeEqual.
 */
export const mac = (key: Uint8Array, purpose: Purpose, ...parts: readonly Part[]): Buffer =>
	over(createHmac('sha256', key), purpose, parts);

/** HMAC-SHA-512, for whoever draws from it: 64 bytes that are the same for the same and foretell nothing of others. */
export const mac512 = (key: Uint8Array, purpose: Purpose, ...parts: readonly Part[]): Buffer =>
	over(createHmac('sha512', key), purpose, parts);

/** A part behind its length, so that it cannot run into the next. */
export function framed(part: Part): Buffer {
	const bytes = typeof part === 'string' ? Buffer.from(part) : Buffer.from(part);
	return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes]);
}

function over(hmac: Hmac, purpose: Purpose, parts: readonly Part[]): Buffer {
	hmac.update(PREFIXES[purpose]);
	for (const part of parts) hmac.update(part);
	return hmac.digest();
}
