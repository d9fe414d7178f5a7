import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import type { Recipient } from './age.ts';
import { canonical, utf8 } from './bytes.ts';

/** SHA-256 of a recipient, base64url: put inside something sealed, it tells later whether a row still names that key. */
export const printOf = (recipient: Recipient): string =>
	base64urlnopad.encode(sha256(utf8(recipient)));

/**
 * What the next card names, what an operator pins, and what two people compare of a lane's card: SHA-256, base64url. Of
 * version 2 without its signatures, which may grow.
 */
export const printOfCard = (card: object): string =>
	base64urlnopad.encode(sha256(utf8(canonical(bodyOf(card)))));

/** What is signed of it: all but the signatures. */
export const bodyOf = <Signed extends object>(card: Signed): Omit<Signed, 'signatures'> =>
	Object.fromEntries(Object.entries(card).filter(([key]) => key !== 'signatures')) as Omit<
		Signed,
		'signatures'
	>;
