import { eq, lt, sql } from 'drizzle-orm';
import { mac } from '../crypto/index.ts';
import { failedSignIns, type Db } from '../db/index.ts';
import type { DeskContext } from './context.ts';

/** Slips that cost nothing; from then on each doubles the wait. */
const FREE = 10;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After so long without a failure the count starts again. */
const FORGET_MS = 24 * 60 * 60_000;
/** A count that starts again anyway goes a day later. */
const KEPT_MS = 2 * FORGET_MS;

const keyOf = ({ keys }: DeskContext, who: string): Uint8Array =>
	mac(keys.session, 'failed-sign-in/v0', who);

/**
 * Exponential backoff: counts one more guess of a code by somebody who has the passphrase, before it is judged: however many come at once, no
 * more of them are judged than the count allows. A try that succeeds calls `forget`.
 * @param who the officer, or the officer on a device known to be theirs: there are no more rows than of these.
 * @returns seconds to wait; 0 when it may be judged now.
 */
export async function attempt(desk: DeskContext, who: string, now: Date): Promise<number> {
	const whoHash = keyOf(desk, who);
	const at = sql`${now.toISOString()}::timestamptz`;
	const forgotten = sql`${failedSignIns.lastAt} < ${at} - ${FORGET_MS} * interval '1 ms'`;
	const counted = await desk.db
		.insert(failedSignIns)
		.values({ whoHash, count: 1, lastAt: now })
		.onConflictDoUpdate({
			target: failedSignIns.whoHash,
			set: {
				count: sql`case when ${forgotten} then 1 else ${failedSignIns.count} + 1 end`,
				lastAt: now
			},
			setWhere: sql`${forgotten} or ${failedSignIns.count} < ${FREE} or ${freeAt} <= ${at}`
		})
		.returning({ count: failedSignIns.count });
	if (counted.length > 0) return 0;
	const [row] = await desk.db
		.select({ freeAt: sql<string>`${freeAt}` })
		.from(failedSignIns)
		.where(eq(failedSignIns.whoHash, whoHash));
	const left = row ? new Date(row.freeAt).getTime() - now.getTime() : 0;
	return Math.max(1, Math.ceil(left / 1000));
}

/** When the next try may be judged. Six doublings are past the longest wait. */
const freeAt = sql`${failedSignIns.lastAt} + interval '1 ms' *
	least(${FIRST_WAIT_MS} * power(2, least(${failedSignIns.count} - ${FREE}, 6)), ${LONGEST_WAIT_MS})`;

export async function forget(desk: DeskContext, who: string): Promise<void> {
	await desk.db.delete(failedSignIns).where(eq(failedSignIns.whoHash, keyOf(desk, who)));
}

/** Forgets the counts that start again anyway. */
export const purge = (db: Db, now: Date) =>
	db.delete(failedSignIns).where(lt(failedSignIns.lastAt, new Date(now.getTime() - KEPT_MS)));
