export { tick } from './announce.ts';
export type { Signing } from '../staff/index.ts';
export { chainArrivals } from './arrivals.ts';
export { mayComeBack, stepAside } from './aside.ts';
export { handOver, release, take } from './assignment.ts';
export {
	chainsOf,
	checkChain,
	endsOf,
	listPeople,
	readChain,
	readLinks,
	readSpan
} from './chain.ts';
export { askToGoOn, goOn } from './going-on.ts';
export { closedIn } from './closed-in.ts';
export { close, isActedOn, outcomes, reopen, type OutcomeKey } from './closure.ts';
export { deleteAgain } from './deleted-again.ts';
export { askToDelete, deleteTip } from './deletion.ts';
export { cleared, keepWords } from './kept-words.ts';
export * as gists from './gists/index.ts';
export { isUnusual } from './inflow.ts';
export * as links from './links/index.ts';
export { live } from './live.ts';
export { begin, bring, sweepMoves, targets } from './moving.ts';
export { findWhole, move } from './moved.ts';
export { note } from './note.ts';
export { outcomesOf } from './outcomes.ts';
export { colleagues, onShift } from './on-shift.ts';
export { part } from './part.ts';
export { COUNTED_UP_TO, TIPS_A_PAGE, views, type QueueFilter } from './lists.ts';
export { queue, type QueueRow } from './queue.ts';
export { read } from './reading.ts';
export { reply } from './reply.ts';
export { heed, noteResponse, waive } from './response.ts';
export { approve, askToApprove, templatesOf } from './templates.ts';
export { bringBack, comeBack, daysToWait, wait, type SealedWait } from './stage.ts';
export { sealedTips } from './sealed-tips.ts';
export { movedKinds } from '../db/index.ts';
export { supervision, supervisedBy } from './supervision.ts';
export { takeBack } from './taken-back.ts';
export { changeUrgency } from './urgency-change.ts';
export { view } from './view.ts';
export { waiting } from './waiting.ts';
export { whereabouts } from './whereabouts.ts';
