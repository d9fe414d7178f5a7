import { and, isNull, lt } from 'drizzle-orm';
import {
	challenges,
	failedSignIns,
	inflow,
	parts,
	sessions,
	ticketUses,
	type Db
} from '../db/index.ts';

const DAY_MS = 24 * 3_600_000;

/** Forgets what has served its time: nothing here is about a tip's words. */
export async function purge(db: Db, now: Date): Promise<void> {
	const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
	await db.delete(challenges).where(lt(challenges.expiresAt, now));
	await db.delete(failedSignIns).where(lt(failedSignIns.lastAt, ago(2)));
	// A form's ticket lasts a day; its count may go a day later.
	await db.delete(ticketUses).where(lt(ticketUses.day, ago(2).toISOString().slice(0, 10)));
	await db.delete(inflow).where(lt(inflow.since, ago(8)));
	// A device stays known for 90 days.
	await db.delete(sessions).where(lt(sessions.expiresAt, ago(91)));
}

/** A file that is broken off can be gone on with for so long. */
const GOES_ON_MS = 3 * 3_600_000;

/** Takes away files that never came whole. */
export async function sweepParts(db: Db, now: Date): Promise<void> {
	const before = new Date(now.getTime() - GOES_ON_MS);
	await db.delete(parts).where(and(isNull(parts.additionId), lt(parts.beganAt, before)));
}
