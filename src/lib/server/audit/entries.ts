import { and, asc, desc, eq, gte, lt, max, min, sql } from 'drizzle-orm';
import { country } from '#country/country.ts';
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

/**
 * Where a chain begins and, exclusive, ends; of a day, where its first entry and its last stand. Entries of other days may lie between.
 * @param day by the country's clock: `2026-11-23`.
 */
export async function ends(tx: Tx, chain: string, day?: string) {
	if (day && !isOfCalendar(day)) return { from: 1, before: 1 };
	const on = sql`${auditEntries.at} at time zone ${country.timeZone}`;
	const [found] = await tx
		.select({ from: min(auditEntries.seq), last: max(auditEntries.seq) })
		.from(auditEntries)
		.where(
			and(
				eq(auditEntries.chainId, chain),
				day ? sql`${on} >= ${day}::date and ${on} < ${day}::date + 1` : undefined
			)
		);
	return { from: found?.from ?? 1, before: (found?.last ?? 0) + 1 };
}

/** An address can name the 31st of February, which the database refuses with an error. */
function isOfCalendar(day: string): boolean {
	const at = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && day >= '0001';
}

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
