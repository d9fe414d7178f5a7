import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { failedSignIns } from '../db/index.ts';
import type { Desk } from './desk.ts';

/** Slips that cost nothing; from then on each doubles the wait. */
const FREE = 10;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** After so long without a failure the count starts again. */
const FORGET_MS = 24 * 60 * 60_000;

/** Counted by name, whether or not it exists, so that waiting tells nobody which names do. */
const keyOf = ({ keys }: Desk, name: string): Uint8Array =>
	createHmac('sha256', keys.session)
		.update('failed-sign-in')
		.update(name.trim().toLowerCase())
		.digest();

/** Seconds that this name, or this name on a device that it knows, has to wait; 0 when it need not. */
export async function waitFor(desk: Desk, name: string, now: Date): Promise<number> {
	const [failed] = await desk.db
		.select()
		.from(failedSignIns)
		.where(eq(failedSignIns.nameHash, keyOf(desk, name)));
	if (!failed || failed.count < FREE) return 0;
	const since = now.getTime() - failed.lastAt.getTime();
	const wait = Math.min(FIRST_WAIT_MS * 2 ** (failed.count - FREE), LONGEST_WAIT_MS);
	return since > FORGET_MS ? 0 : Math.max(0, Math.ceil((wait - since) / 1000));
}

export async function countFailure(desk: Desk, name: string, now: Date): Promise<void> {
	const forgotten = new Date(now.getTime() - FORGET_MS).toISOString();
	await desk.db
		.insert(failedSignIns)
		.values({ nameHash: keyOf(desk, name), count: 1, lastAt: now })
		.onConflictDoUpdate({
			target: failedSignIns.nameHash,
			set: {
				count: sql`case when ${failedSignIns.lastAt} < ${forgotten}::timestamptz then 1 else ${failedSignIns.count} + 1 end`,
				lastAt: now
			}
		});
}

export async function forget(desk: Desk, name: string): Promise<void> {
	await desk.db.delete(failedSignIns).where(eq(failedSignIns.nameHash, keyOf(desk, name)));
}
