export {
	digest,
	hows,
	islands,
	LONGEST,
	noAnswers,
	readAnswers,
	signs,
	type FieldErrors,
	type RawAnswers
} from './answers.ts';
export { openDraft, sealDraft, type Draft } from './draft.ts';
/** Whether what failed is only that the database cannot be reached: then the form comes back whole, and soon. */
export { inTime, isDown } from '../db/index.ts';
export { find, type FoundTip, type Status } from './find.ts';
export { ADDITIONS_A_DAY, add, burn, clearReplies, type Added } from './follow-up.ts';
export { tipsThisHour } from './inflow.ts';
export type { Intake } from './intake.ts';
export { openReplies, type ReadReply } from './open-replies.ts';
export { closedDesks, desks, type Desks } from './desks.ts';
export { submit, type Form, type Outcome } from './submit.ts';
export { newTicket, readTicket, writeTicket, type ReadTicket, type Ticket } from './ticket.ts';
export { dueAt, urgencyOf, type Level, type Urgency } from './urgency.ts';
