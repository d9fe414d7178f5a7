export { tick } from './announce.ts';
export { chainArrivals } from './arrivals.ts';
export {
	handOver,
	release,
	take,
	type HandedOver,
	type Released,
	type Taken
} from './assignment.ts';
export { chainsOf, checkChain, readChain } from './chain.ts';
export {
	close,
	isActedOn,
	outcomes,
	reopen,
	type Closed,
	type OutcomeKey,
	type Reopened,
	type Told
} from './closure.ts';
export { cleared, keepWords, type Cleared } from './kept-words.ts';
export { isUnusual } from './inflow.ts';
export { live, type Live } from './live.ts';
export { note, type SealedText } from './note.ts';
export { part } from './part.ts';
export { COUNTED_UP_TO, TIPS_A_PAGE, views, type QueueFilter, type View } from './lists.ts';
export { queue, type QueueRow } from './queue.ts';
export { reply, type Replied, type SealedReply } from './reply.ts';
export { sealedTips } from './sealed-tips.ts';
export { changeUrgency, type Changed } from './urgency-change.ts';
export { view } from './view.ts';
export type { WholeTip } from './whole-tip.ts';
