import { randomInt } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import type { Db } from '../db/index.ts';

const HOUR_MS = 3_600_000;
/**
 * By then all that began in an hour is kept or given up, as long as the database answers. What is kept still later
 * goes on record with the next hour's, which tells that it came at the end of its own.
 */
const SETTLED_MS = 5 * 60_000;

/**
 * Chains what arrived in whole hours that are over and settled, each lane's in random order and under the hour's
 * end as their time: the chain then proves that a tip came, and betrays no finer time than its own row.
 * Each is chained once, whichever process does it, and none is missed, however late it was kept.
 */
export async function chainArrivals(db: Db, now: Date): Promise<void> {
	const upTo = new Date(Math.floor((now.getTime() - SETTLED_MS) / HOUR_MS) * HOUR_MS);
	await db.transaction(async (tx) => {
		// One sweep after the other: two at once could each hold what the other waits for.
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext('plainsight arrivals'))`);
		const arrived = await tx.execute<{ id: string; lane: string }>(sql`
			delete from unswept using tips where tips.id = tip_id and arrived_at < ${upTo.toISOString()}
			returning tips.id, lane_id as lane`);
		// Lane by lane: a move writes to two chains, in this order too, and each would wait for the other.
		const byLane = shuffled(arrived).sort((a, b) =>
			a.lane < b.lane ? -1 : Number(a.lane > b.lane)
		);
		for (const { id, lane } of byLane) {
			await audit.record(tx, { lane }, { act: 'tip.arrived', by: null, subject: id }, upTo);
		}
	});
}

/** Fisher and Yates, with the platform's random source. */
function shuffled<T>(rows: readonly T[]): T[] {
	const left = [...rows];
	return rows.flatMap(() => left.splice(randomInt(left.length), 1));
}
