import { sql } from 'drizzle-orm';
import { isDown } from '../db/index.ts';
import type { Intake } from './intake.ts';

/** Unproven tips kept a day. A day of a small nation brings a few tips; this is room for a bad day and no more. */
const PENNED_A_DAY = 300;

/** Tips that came in this hour, at every process together; 0 while the database is down and none can come. */
export async function tipsThisHour(intake: Pick<Intake, 'db'>, now: Date): Promise<number> {
	try {
		return await count(intake, now);
	} catch (error) {
		if (isDown(error)) return 0;
		throw error;
	}
}

async function count(intake: Pick<Intake, 'db'>, now: Date): Promise<number> {
	const [row] = await intake.db.execute<{ count: number }>(
		sql`select intake.inflow('arrived', date_trunc('hour', ${now.toISOString()}::timestamptz)) as count`
	);
	return row!.count;
}

/** Takes one of the day's places in the pen, if one is left. */
export async function hasRoomInPen(intake: Pick<Intake, 'db'>, now: Date): Promise<boolean> {
	const [row] = await intake.db.execute<{ count: number }>(
		sql`select intake.count_inflow('penned', date_trunc('day', ${now.toISOString()}::timestamptz)) as count`
	);
	return row!.count <= PENNED_A_DAY;
}
