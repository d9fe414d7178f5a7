import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { auditChains, auditEntries, type Db, type Tx } from '../db/index.ts';

export type Verified =
	| {
			readonly chain: string;
			readonly holds: true;
			readonly entries: number;
			readonly head: string;
	  }
	/** `at`: number of the first entry that does not follow from the one before it. */
	| { readonly chain: string; readonly holds: false; readonly at: number; readonly why: Break };
type Break = 'missing' | 'previous' | 'hash' | 'commitment' | 'end';

/** Entries read at a time. */
const PAGE = 1000;

/**
 * Chains checked from their first entry to their head.
 * @param only ids of the chains; without it all. An entry that the role may not see counts as missing, so an
 * officer asks for chains of their own lanes alone.
 */
export async function verify(db: Db | Tx, only?: readonly string[]): Promise<Verified[]> {
	const chains = await db
		.select({ id: auditChains.id })
		.from(auditChains)
		.where(only && inArray(auditChains.id, [...only]))
		.orderBy(asc(auditChains.id));
	const results: Verified[] = [];
	for (const { id } of chains) results.push(await verifyChain(db, id));
	return results;
}

/** Recomputes one chain, independently of the database's own function that wrote it. */
async function verifyChain(db: Db | Tx, chain: string): Promise<Verified> {
	let prev: Uint8Array = new Uint8Array(32);
	let seq = 0;
	for (let after = Number.MIN_SAFE_INTEGER; ; after = seq) {
		const { head, entries } = await page(db, chain, after);
		for (const entry of entries) {
			seq += 1;
			const why = breakIn(entry, seq, prev);
			if (why) return { chain, holds: false, at: seq, why };
			prev = entry.hash;
		}
		if (entries.length === PAGE) continue;
		if (seq !== head?.seq || !same(prev, head.head)) {
			return { chain, holds: false, at: seq + 1, why: 'end' };
		}
		return { chain, holds: true, entries: seq, head: Buffer.from(prev).toString('hex') };
	}
}

/**
 * The next entries, and the chain's head as it was when they were read: one statement for both, since others
 * write meanwhile, and a head from before or after would look like an end that was cut off.
 */
async function page(db: Db | Tx, chain: string, after: number) {
	const next = and(eq(auditEntries.chainId, auditChains.id), gt(auditEntries.seq, after));
	const rows = await db
		.select({ head: auditChains, entry: auditEntries })
		.from(auditChains)
		.leftJoin(auditEntries, next)
		.where(eq(auditChains.id, chain))
		.orderBy(asc(auditEntries.seq))
		.limit(PAGE);
	return { head: rows[0]?.head, entries: rows.flatMap(({ entry }) => entry ?? []) };
}

function breakIn(
	entry: typeof auditEntries.$inferSelect,
	seq: number,
	prev: Uint8Array
): Break | undefined {
	if (entry.seq !== seq) return 'missing';
	if (!same(entry.prev, prev)) return 'previous';
	if (!same(entry.hash, hashOf(entry))) return 'hash';
	// The chain of people has plain bodies, so its commitments can be checked here; a lane's are checked
	// where the lane is opened.
	if (entry.chainId === 'people' && !same(entry.commitment, sha256(entry.body)))
		return 'commitment';
	return undefined;
}

const hashOf = (entry: typeof auditEntries.$inferSelect): Uint8Array =>
	sha256(
		entry.prev,
		Buffer.from(`${entry.chainId}|${entry.seq}|${entry.at.getTime()}|`),
		entry.commitment,
		sha256(entry.body)
	);

function sha256(...parts: Uint8Array[]): Uint8Array {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest();
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
