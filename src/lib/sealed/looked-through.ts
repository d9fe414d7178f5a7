import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { utf8 } from './bytes.ts';

/**
 * Stands for exactly these tips of a lane, or replies, which a browser looked through before people of it change: of as many
 * others, since tips move away as well, it is another. SHA-256 over the sorted ids, a line each, base64url.
 */
export const printOfIds = (ids: readonly string[]): string =>
	base64urlnopad.encode(sha256(utf8(ids.toSorted().join('\n'))));
