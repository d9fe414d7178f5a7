import { and, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { hashOf } from '#lib/sealed/reply.ts';
import { standsBy } from '#lib/sealed/reply-stands.ts';
import { replies, tips, type Tx } from '../../db/index.ts';

/**
 * Whether a card that lists older replies leaves out one that is shown now: it was sent while the card waited, and its tipster
 * would not find it any more.
 * @param cards the lane's, up to the one before.
 */
export async function leavesOutReplies(
	tx: Tx,
	card: LaneCardV2,
	cards: readonly LaneCard[]
): Promise<boolean> {
	if (card.epoch === 1 || card.repliesFrom !== card.epoch) return false;
	const sent = await tx
		.select({ epoch: replies.epoch, sealed: replies.sealed })
		.from(replies)
		.innerJoin(tips, eq(tips.id, replies.tipId))
		.where(
			and(
				eq(tips.laneId, card.lane),
				or(isNull(replies.laneId), eq(replies.laneId, card.lane)),
				eq(replies.isHidden, false),
				// The first releases sealed theirs for the tipster alone: nobody can look one through.
				isNotNull(replies.sending),
				isNotNull(replies.sealed)
			)
		);
	return sent.some(
		({ epoch, sealed }) =>
			sealed && standsBy(cards, { epoch, sealed }) && !card.replies.includes(hashOf(sealed))
	);
}
