import { sql } from 'drizzle-orm';
import { inTime, isDown, type Tx } from '../db/index.ts';
import type { Intake } from './intake.ts';

/** Unproven tips kept a day. A day of a small nation brings a few tips; this is room for a bad day and no more. */
const PENNED_A_DAY = 300;

/** Tips that came in this hour, at every process together; 0 while the database is down and none can come. */
export async function tipsThisHour(intake: Pick<Intake, 'db'>, now: Date): Promise<number> {
	try {
		return await inTime(count(intake, now));
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

/** Counts a tip that is being kept. */
export async function countArrival(tx: Tx, now: Date): Promise<void> {
	await tx.execute(
		sql`select intake.count_inflow('arrived', date_trunc('hour', ${now.toISOString()}::timestamptz))`
	);
}

/** Takes one of the day's places in the pen. False: none was left. */
export async function takePlaceInPen(tx: Tx, now: Date): Promise<boolean> {
	const [row] = await tx.execute<{ count: number }>(
		sql`select intake.count_inflow('penned', date_trunc('day', ${now.toISOString()}::timestamptz, 'UTC')) as count`
	);
	return row!.count <= PENNED_A_DAY;
}

/** Until the pen has places again. */
export const secondsToNextPen = (now: Date): number =>
	DAY_SECONDS - (Math.floor(now.getTime() / 1000) % DAY_SECONDS);

const DAY_SECONDS = 24 * 60 * 60;
