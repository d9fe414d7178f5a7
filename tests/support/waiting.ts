import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { FreshDatabase } from './database.ts';

/** Until so many connections of this database wait for a lock: what they do has begun, and is not done. */
export async function untilWaiting({ as }: FreshDatabase, many: number): Promise<void> {
	const waiting = async () => {
		const [row] = await as.owner.execute<{ count: number }>(
			sql`select count(*)::int as count from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock'`
		);
		return row!.count;
	};
	await expect.poll(waiting, { timeout: 15_000 }).toBe(many);
}
