import { randomInt } from 'node:crypto';
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { sweeps, tips, type Db } from '../db/index.ts';

const HOUR_MS = 3_600_000;
/** A tip has its hour from the beginning of its request, and is kept or given up long before this is over. */
const SETTLED_MS = 5 * 60_000;

/**
 * Chains the arrivals of every whole hour that is over and settled, each lane's in random order and under the hour's
 * end as their time: the chain then proves that a tip came, and betrays no finer time than its own row.
 * An hour is swept once, whichever process does it.
 */
export async function chainArrivals(db: Db, now: Date): Promise<void> {
	const upTo = new Date(Math.floor((now.getTime() - SETTLED_MS) / HOUR_MS) * HOUR_MS);
	await db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext('plainsight arrivals'))`);
		const [last] = await tx.select().from(sweeps).where(eq(sweeps.name, 'arrivals'));
		if (last && last.upTo >= upTo) return;
		const since = last?.upTo ?? new Date(0);
		const arrived = await tx
			.select({ id: tips.id, lane: tips.laneId })
			.from(tips)
			.where(and(gte(tips.arrivedAt, since), lt(tips.arrivedAt, upTo)));
		for (const { id, lane } of shuffled(arrived)) {
			await audit.record(tx, { lane }, { act: 'tip.arrived', by: null, subject: id }, upTo);
		}
		await tx
			.insert(sweeps)
			.values({ name: 'arrivals', upTo })
			.onConflictDoUpdate({ target: sweeps.name, set: { upTo } });
	});
}

/** Fisher and Yates, with the platform's random source. */
function shuffled<T>(rows: readonly T[]): T[] {
	const order = [...rows];
	for (let at = order.length - 1; at > 0; at--) {
		const other = randomInt(at + 1);
		[order[at], order[other]] = [order[other]!, order[at]!];
	}
	return order;
}
