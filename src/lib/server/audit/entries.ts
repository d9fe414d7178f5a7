import { and, desc, eq, lt } from 'drizzle-orm';
import { auditEntries, type Tx } from '../db/index.ts';

/** Entries on one page of a chain. */
export const ENTRIES_A_PAGE = 50;

/**
 * The newest entries of a chain, or those before a number. Bodies are as stored: sealed in a lane's chain.
 * Row-level security leaves nothing of a chain that the actor may not see.
 */
export const entries = (tx: Tx, chain: string, before = Number.MAX_SAFE_INTEGER) =>
	tx
		.select({
			seq: auditEntries.seq,
			at: auditEntries.at,
			commitment: auditEntries.commitment,
			body: auditEntries.body
		})
		.from(auditEntries)
		.where(and(eq(auditEntries.chainId, chain), lt(auditEntries.seq, before)))
		.orderBy(desc(auditEntries.seq))
		.limit(ENTRIES_A_PAGE);
