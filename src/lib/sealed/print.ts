import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import type { Recipient } from './age.ts';
import { utf8 } from './bytes.ts';

/** SHA-256 of a recipient, base64url: put inside something sealed, it tells later whether a row still names that key. */
export const printOf = (recipient: Recipient): string =>
	base64urlnopad.encode(sha256(utf8(recipient)));
