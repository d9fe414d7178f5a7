export { noAnswers, readAnswers, type FieldErrors } from './answers.ts';
export { newDraft, openDraft, sealDraft, turnedTo, type Draft } from './draft.ts';
/** Whether what failed is only that the database cannot be reached: then the form comes back whole, and soon. */
export { inTime, isDown } from '../db/index.ts';
export { refused, type FileEnd } from './file-end.ts';
export { keepFile, type Came } from './files.ts';
export { find, type Status } from './find.ts';
export {
	ADDITIONS_A_DAY,
	add,
	burn,
	changeConsent,
	clearReplies,
	secondCode,
	withdraw,
	type Added,
	type Second
} from './follow-up.ts';
export { createSemaphore } from './semaphore.ts';
export { loadOf } from './inflow.ts';
export { withoutProviders, type Intake } from './intake.ts';
export { createBurns, replayBurns } from './burns.ts';
export {
	createDeletions,
	rememberDeletions,
	rememberedDeletions,
	type Deletions
} from './deletions.ts';
export { createLaneMemory, keepCopies } from './lane-memory.ts';
export { readRemembered, type Remembered } from './remembered.ts';
export { type Doubt } from './lane-doubts.ts';
export { repin, type LanePins, type Pin, type PinDoubt, type Pins } from './pins.ts';
export { lookAtLanes } from './routing.ts';
export { createPlaces, type Lease } from './places.ts';
export { sweepParts, type GoesOn } from './parts.ts';
export { missingPeppers } from './peppers.ts';
export { purge } from './purge.ts';
export { openReplies } from './open-replies.ts';
export { acceptance, notAccepting } from './acceptance.ts';
export { ACCEPT, LONGEST_FILE } from '../files/index.ts';
export { addPiece, beginSpool, drop, PIECE, spoolFor } from './spool.ts';
export { type Outcome } from './form.ts';
export { submit } from './submit.ts';
export { createTakenBack, replayTakenBack } from './taken-back.ts';
export { newTicket, readTicket, writeTicket, type Ticket } from './ticket.ts';
export { ticketFor } from './voucher.ts';
export { type Level } from './urgency.ts';
