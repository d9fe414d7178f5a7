import { eq, inArray, sql } from 'drizzle-orm';
import { replies, restatements, type Tx } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { changeTip, type NotThere } from './change.ts';

/** As sealed/restated.ts has it. */
export type Restated = {
	readonly id: string;
	readonly lane: string;
	readonly epoch: number;
	readonly said: string;
	readonly signature: string;
};

/**
 * Keeps what a tip's lane says again of its replies before the tip moves away. That it says so of what nobody sent, or does not
 * say it, is for the mover's browser to know; nobody says it for another lane, or once the tip is gone.
 */
export const keepRestated = (
	desk: DeskContext,
	actor: Actor,
	tipId: string,
	restated: readonly Restated[]
): Promise<{ readonly ok: true } | NotThere> =>
	changeTip(desk, actor, tipId, async (tx, tip) => {
		const own = await tx.select({ id: replies.id }).from(replies).where(eq(replies.tipId, tipId));
		const rows = restated
			.filter(({ id, lane }) => lane === tip.laneId && own.some((reply) => reply.id === id))
			.map(({ id, lane, ...rest }) => ({ replyId: id, laneId: lane, ...rest }));
		if (rows.length > 0)
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
		return { ok: true as const };
	});

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
