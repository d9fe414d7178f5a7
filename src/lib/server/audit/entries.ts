import { and, asc, desc, eq, gte, lt, max } from 'drizzle-orm';
import { auditEntries, type Tx } from '../db/index.ts';

/** Entries on one page of a chain. */
export const ENTRIES_A_PAGE = 50;

/**
 * The newest entries of a chain, or those before a number. Bodies are as stored: sealed in a lane's chain.
 * Row-level security leaves nothing of a chain that the actor may not see.
 */
export const entries = (tx: Tx, chain: string, before = Number.MAX_SAFE_INTEGER) =>
	tx
		.select(STORED)
		.from(auditEntries)
		.where(and(eq(auditEntries.chainId, chain), lt(auditEntries.seq, before)))
		.orderBy(desc(auditEntries.seq))
		.limit(ENTRIES_A_PAGE);

/** As many as are wanted to judge a page: see desk/vault/judge.ts. */
export const ENTRIES_A_SPAN = 600;

/** Entries from one on and before another, the oldest first. */
export const span = (
	tx: Tx,
	chain: string,
	{ from, before }: { readonly from: number; readonly before: number }
) =>
	tx
		.select(STORED)
		.from(auditEntries)
		.where(
			and(
				eq(auditEntries.chainId, chain),
				gte(auditEntries.seq, from),
				lt(auditEntries.seq, before)
			)
		)
		.orderBy(asc(auditEntries.seq))
		.limit(ENTRIES_A_SPAN);

/** Number of the newest entry of a lane's chain: in a transaction that has entered something, of that. */
export async function newest(tx: Tx, lane: string): Promise<number> {
	const [entry] = await tx
		.select({ seq: max(auditEntries.seq) })
		.from(auditEntries)
		.where(eq(auditEntries.chainId, lane));
	return entry?.seq ?? 0;
}

const STORED = {
	seq: auditEntries.seq,
	at: auditEntries.at,
	commitment: auditEntries.commitment,
	prev: auditEntries.prev,
	body: auditEntries.body
};
