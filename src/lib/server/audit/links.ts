import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import { auditEntries, type Tx } from '../db/index.ts';

/** Entries at once, of 140 bytes each. */
export const LINKS_A_PAGE = 2_000;

/**
 * How a chain's entries follow from one another, without what they say.
 * @param from the number of the first; the newest alone, unless given.
 */
export async function links(tx: Tx, chain: string, from: number | undefined) {
	const of = eq(auditEntries.chainId, chain);
	const select = tx
		.select({
			seq: auditEntries.seq,
			at: auditEntries.at,
			commitment: auditEntries.commitment,
			body: sql<Uint8Array>`sha256(${auditEntries.body})`,
			hash: auditEntries.hash
		})
		.from(auditEntries);
	return from === undefined
		? select.where(of).orderBy(desc(auditEntries.seq)).limit(1)
		: select
				.where(and(of, gte(auditEntries.seq, from)))
				.orderBy(asc(auditEntries.seq))
				.limit(LINKS_A_PAGE);
}
