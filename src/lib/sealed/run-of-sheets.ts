import { sha256 } from '@noble/hashes/sha2.js';
import { base32crockford } from '@scure/base';
import { canonical, utf8 } from './bytes.ts';
import type { SheetCard } from './sheets.ts';

/**
 * What the sheets that were printed together have in common, and no others: `K7QM-3XTD`. Of their public halves, so that whoever
 * keeps those can tell of which run the sheets in force are. Against a mix-up; whoever might forge it is found by the key's words.
 * @param custodians in their order.
 */
export function runOf(custodians: readonly SheetCard[]): string {
	const cards = custodians.map(({ recipient, verifyKey }) => ({ recipient, verifyKey }));
	const mark = base32crockford.encode(sha256(utf8(canonical(cards))).slice(0, 5));
	return `${mark.slice(0, 4)}-${mark.slice(4)}`;
}
