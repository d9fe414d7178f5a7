import { and, eq, gte, or } from 'drizzle-orm';
import { inflow } from '../db/index.ts';
import type { DeskContext } from '../staff/index.ts';

/**
 * What nobody's ordinary hour or day comes near. It is of all lanes together, and so high that the few tips of a
 * restricted lane are nowhere in it.
 */
const UNUSUAL = { arrivedAnHour: 200, quarantinedADay: 150 } as const;
const HOUR_MS = 3_600_000;

/** Whether so many tips come, in this hour or the last, or stand in the day's quarantine, that it is no ordinary day. */
export async function isUnusual({ db }: Pick<DeskContext, 'db'>, now: Date): Promise<boolean> {
	const since = (hours: number) => gte(inflow.since, new Date(now.getTime() - hours * HOUR_MS));
	const arrived = and(
		eq(inflow.kind, 'arrived'),
		since(2),
		gte(inflow.count, UNUSUAL.arrivedAnHour)
	);
	const quarantined = and(
		eq(inflow.kind, 'quarantined'),
		since(24),
		gte(inflow.count, UNUSUAL.quarantinedADay)
	);
	const rows = await db
		.select({ kind: inflow.kind })
		.from(inflow)
		.where(or(arrived, quarantined))
		.limit(1);
	return rows.length > 0;
}
