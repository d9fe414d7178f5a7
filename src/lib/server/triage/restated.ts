import { eq, inArray, sql } from 'drizzle-orm';
import { replies, restatements, type Tx } from '../db/index.ts';

/** As sealed/restated.ts has it. */
export type Restated = {
	readonly id: string;
	readonly lane: string;
	readonly epoch: number;
	readonly said: string;
	readonly signature: string;
};

/**
 * Keeps what a tip's lane says again of its replies as the tip moves away, with the move or not at all: of a tip that stays,
 * nobody would see it said, and whoever leaves the lane could have it say what nobody sent. That it is what was sent is for the
 * mover's browser to know; nobody says it for another lane.
 */
export async function keepRestated(
	tx: Tx,
	{ tip: tipId, lane: from }: { readonly tip: string; readonly lane: string },
	restated: readonly Restated[]
): Promise<void> {
	const own = await tx.select({ id: replies.id }).from(replies).where(eq(replies.tipId, tipId));
	const rows = restated
		.filter(({ id, lane }) => lane === from && own.some((reply) => reply.id === id))
		.map(({ id, lane, ...rest }) => ({ replyId: id, laneId: lane, ...rest }));
	if (rows.length === 0) return;
	await tx
		.insert(restatements)
		.values(rows)
		.onConflictDoUpdate({
			target: [restatements.laneId, restatements.replyId],
			set: {
				epoch: sql`excluded.epoch`,
				said: sql`excluded.said`,
				signature: sql`excluded.signature`
			}
		});
}

/** What was said again of these replies, as far as the actor's lanes said it. */
export const restatedAmong = (tx: Tx, ids: readonly string[]): Promise<Restated[]> =>
	tx
		.select({
			id: restatements.replyId,
			lane: restatements.laneId,
			epoch: restatements.epoch,
			said: restatements.said,
			signature: restatements.signature
		})
		.from(restatements)
		.where(inArray(restatements.replyId, [...ids]));
