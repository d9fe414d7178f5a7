import { and, asc, desc, eq, isNotNull, isNull, notExists, or, sql } from 'drizzle-orm';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { actingAs, functions, replies, restatements, tips, type Tx } from '../../db/index.ts';
import type { Actor, DeskContext } from '../context.ts';

/** So many files of 8 KiB and more at once. */
const A_PAGE = 50;

/** Of its own: what a tip brought here from another lane is judged by that one's cards. */
const areStillOpen = (lane: string) =>
	and(
		eq(tips.laneId, lane),
		or(isNull(replies.laneId), eq(replies.laneId, lane)),
		eq(replies.isHidden, false),
		isNotNull(replies.sealed)
	);

/**
 * What a lane's tipsters still open, page by page, the newest first: a card has no room for more than so many. What their lane no longer stands by is left out of its
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
				movedEpoch: replies.movedEpoch,
				sealed: replies.sealed,
				restated: RESTATED
			})
			.from(replies)
			.innerJoin(tips, eq(tips.id, replies.tipId))
			.leftJoin(
				restatements,
				and(eq(restatements.replyId, replies.id), eq(restatements.laneId, lane))
			)
			.where(and(areStillOpen(lane), after ? isOlderThan(after) : undefined))
			.orderBy(desc(replies.writtenAt), desc(replies.id))
			.limit(A_PAGE);
		return page.flatMap(({ sealed, movedEpoch, ...reply }) =>
			sealed ? [{ ...reply, sealedAt: movedEpoch ?? reply.epoch, sealed }] : []
		);
	});
}

const isOlderThan = (id: string) =>
	sql`(${replies.writtenAt}, ${replies.id}) < (select last.written_at, last.id from replies last where last.id = ${id})`;

const RESTATED = {
	id: restatements.replyId,
	lane: restatements.laneId,
	epoch: restatements.epoch,
	said: restatements.said,
	signature: restatements.signature
};

/**
 * What a lane said again of replies as their tips moved away, and that are elsewhere: one that is here is looked through itself,
 * with what was said of it. Whether they are shown there still is not
 * for this lane to know.
 * @returns undefined for a lane that the actor does not read.
 */
export function restatedReplies({ db }: DeskContext, actor: Actor, lane: string) {
	if (!actor.lanes.includes(lane)) return Promise.resolve(undefined);
	return actingAs(db, actor.officerId, (tx) =>
		tx
			.select(RESTATED)
			.from(restatements)
			.where(and(eq(restatements.laneId, lane), notExists(isHere(tx, lane))))
			.orderBy(asc(restatements.replyId))
	);
}

const isHere = (tx: Tx, lane: string) =>
	tx
		.select({ id: replies.id })
		.from(replies)
		.innerJoin(tips, eq(tips.id, replies.tipId))
		.where(and(eq(replies.id, restatements.replyId), eq(tips.laneId, lane)));

/**
 * Whether somebody was answered since the last who stands by a card looked: their reader would not find it any more. Which of
 * them stand only a browser can tell: whoever is to leave could stay by a file that nobody opens.
 * @param lookedThrough see printOfIds; of a card that lists no older replies nobody asks.
 */
export async function hasNewReplies(
	tx: Tx,
	card: LaneCardV2,
	lookedThrough: string | undefined
): Promise<boolean> {
	if (card.epoch === 1 || card.repliesFrom !== card.epoch) return false;
	const sent = (await functions.toLookThrough(tx, { lane: card.lane })).filter(
		({ kind }) => kind === 'reply'
	);
	return printOfIds(sent.map(({ id }) => id)) !== (lookedThrough ?? printOfIds([]));
}
