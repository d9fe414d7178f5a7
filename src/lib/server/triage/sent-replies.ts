import { and, asc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import { actingAs, replies, tips } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

/** So many files of 8 KiB and more at once. */
const A_PAGE = 50;

/**
 * What a lane's tipsters still open, page by page in the order of ids. What their lane no longer stands by is left out of its
 * next card: see sealed/lane-card-v2.ts.
 * @returns undefined for a lane that the actor does not read.
 */
export function sentReplies(
	{ db }: DeskContext,
	actor: Actor,
	lane: string,
	after: string | undefined
) {
	if (!actor.lanes.includes(lane)) return Promise.resolve(undefined);
	return actingAs(db, actor.officerId, async (tx) => {
		const page = await tx
			.select({
				id: replies.id,
				tip: replies.tipId,
				lane: tips.laneId,
				epoch: replies.epoch,
				sealed: replies.sealed
			})
			.from(replies)
			.innerJoin(tips, eq(tips.id, replies.tipId))
			.where(
				and(
					eq(tips.laneId, lane),
					or(isNull(replies.laneId), eq(replies.laneId, lane)),
					eq(replies.isHidden, false),
					isNotNull(replies.sealed),
					after ? gt(replies.id, after) : undefined
				)
			)
			.orderBy(asc(replies.id))
			.limit(A_PAGE);
		return page.flatMap(({ sealed, ...reply }) => (sealed ? [{ ...reply, sealed }] : []));
	});
}
