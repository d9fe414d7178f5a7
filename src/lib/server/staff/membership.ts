import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { laneEpochs, laneMembers, type Tx } from '../db/index.ts';

/**
 * Held to the end of the transaction by whatever changes who reads a lane or gives it a new epoch: else an epoch
 * could be sealed for somebody who is just leaving, or miss somebody who is just joining.
 */
export const lockLanes = (tx: Tx) =>
	tx.execute(sql`select pg_advisory_xact_lock(hashtext('plainsight lanes'))`);

export const isMember = async (tx: Tx, laneId: string, officerId: string): Promise<boolean> =>
	(await tx.$count(laneMembers, and(eq(laneMembers.laneId, laneId), current(officerId)))) > 0;

/** Whether somebody else reads the lane too: without anybody, only the recovery key would open its tips. */
export const hasOthers = async (tx: Tx, laneId: string, officerId: string): Promise<boolean> =>
	(await tx.$count(
		laneMembers,
		and(
			eq(laneMembers.laneId, laneId),
			ne(laneMembers.officerId, officerId),
			isNull(laneMembers.removedAt)
		)
	)) > 0;

/**
 * Ends an officer's memberships: that of one lane, or of all. Call lockLanes first.
 * @returns the lanes that they were in.
 */
export async function end(
	tx: Tx,
	officerId: string,
	now: Date,
	laneId?: string
): Promise<string[]> {
	// Never before the newest epoch, however late this request is: the lane then wants another.
	const newest = sql`(select max(${laneEpochs.madeAt}) from ${laneEpochs} where ${laneEpochs.laneId} = ${laneMembers.laneId})`;
	const left = await tx
		.update(laneMembers)
		.set({ removedAt: sql`greatest(${now.toISOString()}::timestamptz, ${newest})` })
		.where(
			and(current(officerId), laneId === undefined ? undefined : eq(laneMembers.laneId, laneId))
		)
		.returning({ lane: laneMembers.laneId });
	return left.map(({ lane }) => lane).sort();
}

const current = (officerId: string) =>
	and(eq(laneMembers.officerId, officerId), isNull(laneMembers.removedAt));
