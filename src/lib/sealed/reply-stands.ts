import type { LaneCard } from './lane-card.ts';
import { hashOf } from './reply.ts';

/**
 * Whether a lane stands by a reply's file: of an epoch since somebody left it last or had new keys, or looked through and
 * listed when they did. Whoever left may hold the key of an older one.
 */
export function standsBy(
	cards: readonly LaneCard[],
	{ epoch, sealed }: { readonly epoch: number; readonly sealed: Uint8Array }
): boolean {
	const newest = cards.at(-1);
	if (newest?.v !== 2 || newest.kind === 'recovery' || epoch >= newest.repliesFrom) return true;
	const raised = cards.find((card) => card.epoch === newest.repliesFrom);
	return raised?.v === 2 && raised.kind !== 'recovery' && raised.replies.includes(hashOf(sealed));
}
