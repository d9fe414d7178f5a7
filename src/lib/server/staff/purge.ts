import type { Db } from '../db/index.ts';
import * as challenge from './challenge.ts';
import * as dualControl from './dual-control/index.ts';
import * as session from './session.ts';
import * as throttle from './throttle.ts';

/** Forgets what has served its time at the door, and what nobody agreed to. */
export async function purge(db: Db, now: Date): Promise<void> {
	await challenge.purge(db, now);
	await throttle.purge(db, now);
	await session.purge(db, now);
	await dualControl.purge(db, now);
}
