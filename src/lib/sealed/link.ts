import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { base64, base64urlnopad } from '@scure/base';
import type { Head } from './act.ts';
import { utf8 } from './bytes.ts';

/** An entry of a chain without what it says: enough to see that it follows from the one before. Bytes in base64. */
export type Link = {
	readonly seq: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly commitment: string;
	/** SHA-256 of the body as it is stored. */
	readonly body: string;
	readonly hash: string;
};

/** The hash of an entry, as the database's own trigger makes it: drizzle/functions/audit_append.sql. */
export const hashOfLink = (
	chain: string,
	prev: Uint8Array,
	{ seq, at, commitment, body }: Omit<Link, 'hash'>
): Uint8Array =>
	sha256(
		concatBytes(
			prev,
			utf8(`${chain}|${seq}|${at}|`),
			base64.decode(commitment),
			base64.decode(body)
		)
	);

export const headOf = ({ seq, hash }: Pick<Link, 'seq' | 'hash'>): Head => ({
	seq,
	hash: base64urlnopad.encode(base64.decode(hash))
});

/**
 * Follows a chain from an entry that is known, over those that come after it.
 * @param links from that entry on, itself among them where it is not the beginning.
 * @returns every entry's hash by its number; `cut` where the known one is not there any more, `forked` where it is another one, or
 * one does not follow from the one before.
 */
export function follow(
	chain: string,
	from: Head,
	links: readonly Link[]
): ReadonlyMap<number, string> | 'cut' | 'forked' {
	const known = from.seq === 0 ? [] : links.slice(0, 1);
	if (from.seq > 0 && known[0]?.seq !== from.seq) return 'cut';
	if (known.some((link) => headOf(link).hash !== from.hash)) return 'forked';
	const hashes = new Map([[from.seq, from.hash]]);
	let last = from;
	for (const link of links.slice(known.length)) {
		const next = headOf({ ...link, hash: base64.encode(hashAfter(chain, last, link)) });
		if (link.seq !== last.seq + 1 || next.hash !== headOf(link).hash) return 'forked';
		hashes.set(next.seq, next.hash);
		last = next;
	}
	return hashes;
}

const hashAfter = (chain: string, { hash }: Head, link: Link): Uint8Array =>
	hashOfLink(chain, base64urlnopad.decode(hash), link);
