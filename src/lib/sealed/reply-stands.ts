import type { LaneCard } from './lane-card.ts';
import { hashOf } from './reply.ts';
import { isRestated, type Restated } from './restated.ts';

/** A reply's file, the epoch whose key signed what it holds, and what else is known of that. */
type ReplyAt = {
	readonly epoch: number;
	readonly sealed: Uint8Array;
	/** See hashOfSaid: wanted of one whose tip moved, since its file is another by now. */
	readonly said?: string | undefined;
	readonly restated?: Restated | null | undefined;
};

/**
 * Whether a lane stands by a reply's file: of an epoch since somebody left it last or had new keys, or looked through and
 * listed when they did. Whoever left may hold the key of an older one. What it said again as the tip moved away stands like
 * one of that later epoch.
 */
export const standsBy = (
	cards: readonly LaneCard[],
	{ epoch, sealed, said, restated }: ReplyAt
): boolean =>
	isSince(cards, epoch) ||
	isListed(cards, hashOf(sealed)) ||
	(said !== undefined &&
		(isListed(cards, said) || (restated?.said === said && standsByWord(cards, restated))));

/** Whether a lane still stands by what it said of a reply as its tip moved away. */
export const standsByWord = (cards: readonly LaneCard[], restated: Restated): boolean =>
	isRestated(restated, cards) && (isSince(cards, restated.epoch) || isListed(cards, restated.said));

function isSince(cards: readonly LaneCard[], epoch: number): boolean {
	const newest = cards.at(-1);
	return newest?.v !== 2 || newest.kind === 'recovery' || epoch >= newest.repliesFrom;
}

function isListed(cards: readonly LaneCard[], hash: string): boolean {
	const newest = cards.at(-1);
	if (newest?.v !== 2 || newest.kind === 'recovery') return false;
	const raised = cards.find((card) => card.epoch === newest.repliesFrom);
	return raised?.v === 2 && raised.kind !== 'recovery' && raised.replies.includes(hash);
}
