export { agenciesBehind } from './by-custodian.ts';
export { cardsOfAll, type LaneCards } from './cards.ts';
export { mend, mine, wanted } from './copies.ts';
export {
	custody,
	makeSheets,
	rehearsals,
	rehearsed,
	voidSheets,
	type Sheets
} from './custodians.ts';
export { addForRecovery, wantedForRecovery } from './for-recovery.ts';
export { agree, ask, plan, takeBack } from './changes.ts';
export { askToClose, closingsAsked, keepAccepting } from './closing.ts';
export { askedOf, changesAsked, dueCards, proposedCards, unsaid } from './due.ts';
export type { Proposal } from './card-rules.ts';
export { countersign, propose, refuse, type Proposed } from './proposing.ts';
export { list, names, RECOVERY, recoveryCard, type Lane, type SealedFor } from './lane.ts';
export { ifLeaves, type Leaving } from './left-alone.ts';
export { leftBehind } from './left-behind.ts';
export { makeRecovery } from './making.ts';
export { askToRecover, lost } from './lost.ts';
export { beginHandingOver, type HandedOver } from './handing-over.ts';
export {
	dropRecovery,
	renewRecovery,
	standRecovery,
	waitingRecovery,
	type NextRecovery,
	type Renewed
} from './next-recovery.ts';
export { recover, type Recovered } from './recovering.ts';
export {
	beginRecovery,
	recoveryFiles,
	recoveryReplies,
	recoveryTips,
	type Begun
} from './recovery.ts';
export { putBack } from './putting-back.ts';
export { findRoster } from './rosters.ts';
export { restatedReplies, sentReplies } from './sent-replies.ts';
export { share } from './sharing.ts';
export { shareRecovered } from './sharing-recovered.ts';
