import type { Locale } from '#lib/i18n/locales.ts';
import { randomUUID } from 'node:crypto';
import { mac } from '../crypto/index.ts';
import { functions, inTime, isDown, type Standing, type Tx } from '../db/index.ts';
import {
	checkAnswer,
	checkProof,
	type Failed,
	type Shown,
	type Verdict
} from '../captcha/index.ts';
import { sealEnvelope } from '#lib/sealed/envelope.ts';
import { printOf } from '#lib/sealed/print.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { TipBody } from '#lib/sealed/tip.ts';
import { withFailure, withPass, type Draft } from './draft.ts';
import { fast } from './hybrid.ts';
import type { Intake } from './intake.ts';
import {
	countArrival,
	hasRoomForUnproven,
	loadOf,
	secondsToNextQuarantine,
	takePlaceInQuarantine
} from './inflow.ts';
import {
	lookupIdOf,
	receiptFor,
	replyRecipientOf,
	secondCodeOf,
	type LookupId
} from './receipt.ts';
import { acceptingLanes, laneFor, type PinnedLane } from './routing.ts';
import { isExpired, type Ticket } from './ticket.ts';
import { dueAt, urgencyOf } from './urgency.ts';

export type Form = {
	readonly ticket: Ticket;
	readonly locale: Locale;
	/** Its answers are valid: readAnswers found no error. */
	readonly draft: Draft;
	/** Besides the pass that the draft has. */
	readonly shown: Omit<Shown, 'pass'>;
	/** Many come from where it comes from. */
	readonly crowded?: boolean;
};

export type Outcome =
	/** Kept, durably. `again`: it had been kept before. */
	| {
			readonly is: 'kept';
			readonly code: ReceiptCode;
			readonly again: boolean;
			readonly unroutable: boolean;
	  }
	/** Not kept; `draft` is what the form goes on with. */
	| (NotYet & { readonly draft: Draft });
type NotYet =
	/** Show more that you are a person; nothing is lost. */
	| { readonly is: 'ask-again'; readonly why: Failed['why'] }
	/** The form is a day old, or has brought its last tip: it goes on under a fresh ticket. */
	| { readonly is: 'renew' }
	/** Too many at this moment: the same again in a few seconds. */
	| { readonly is: 'busy' }
	/** Nothing shows that a person sent it, and too many such tips came today. `failed`: its check did. */
	| { readonly is: 'wait'; readonly failed: boolean; readonly retryAfterSeconds: number }
	/** No lane can take a tip. */
	| { readonly is: 'closed' }
	/** The database cannot be reached. */
	| { readonly is: 'down' };

/** After so many failed checks a tip is kept all the same, apart from the others. */
const FAILURES_TO_QUARANTINE = 2;
/** One form may bring a tip and its corrections, not a flood for the price of one check. */
const TIPS_A_FORM = 5;

/**
 * Takes a tip. The order matters: what is kept already is shown again before anything else is asked, and
 * the receipt is given only after the commit.
 */
export async function submit(intake: Intake, form: Form, now: Date): Promise<Outcome> {
	const { captcha, semaphore } = intake;
	const facts = { ...form.ticket, locale: form.locale };
	// Asked once, whatever goes wrong after.
	const { draft } = form;
	const shown = { ...form.shown, pass: draft.pass };
	const proof = await checkProof(captcha, facts, shown, now);
	const judge = (load: number) => proof ?? checkAnswer(captcha, facts, shown, now, load);
	const isProven = proof?.passed && proof.standing === 'proven';
	const release = await semaphore.acquire(isProven ? 2 : draft.waited ? 1 : 0);
	if (!release) return { is: 'busy', draft: { ...withPass(draft, proof), waited: true } };
	try {
		// Given up and kept all the same, it is the same tip when it is sent again.
		return await inTime(taken(intake, form, judge, now));
	} catch (error) {
		if (error instanceof NotKept) return error.outcome;
		if (isDown(error)) return { is: 'down', draft: withPass(draft, judge(0)) };
		throw error;
	} finally {
		release();
	}
}

/** What the form has shown, when so many come. */
type Judge = (load: number) => Verdict;

/** @param tries how often a lane may change its members meanwhile. */
async function taken(
	intake: Intake,
	form: Form,
	judge: Judge,
	now: Date,
	tries = 3
): Promise<Outcome> {
	const { draft } = form;
	const code = receiptFor(intake.keys, form.ticket, draft.answers);
	const lookupId = lookupIdOf(intake.keys, code);
	const kept = await keptIn(intake, lookupId);
	if (kept) return { is: 'kept', code, again: true, unroutable: kept === 'recovery' };
	const where = laneFor(await acceptingLanes(intake), draft.answers.involved);
	if (isExpired(form.ticket, now)) return { is: 'renew', draft };
	const verdict = judge(await loadOf(intake, form.crowded ?? false, now));
	if (!where) return { is: 'closed', draft: withPass(draft, verdict) };
	const deserved = standingAfter(verdict, draft);
	if (typeof deserved !== 'string') return deserved;
	const standing =
		deserved === 'unproven' && !(await hasRoomForUnproven(intake, now)) ? 'quarantined' : deserved;
	const failed = !verdict.passed;
	const end = await keep(intake, { form, code, lookupId, standing, failed, ...where }, now);
	if (end !== 'moved') {
		return { is: 'kept', code, again: end === 'kept', unroutable: where.unroutable };
	}
	return tries > 0
		? taken(intake, form, judge, now, tries - 1)
		: { is: 'down', draft: withPass(draft, verdict) };
}

/** The kind of lane in which this very tip is kept already. */
async function keptIn(intake: Intake, lookupId: LookupId): Promise<PinnedLane['kind'] | undefined> {
	const kind = await functions.keptIn(intake.db, { lookup: lookupId });
	return kind ?? undefined;
}

function standingAfter(verdict: Verdict, draft: Draft): Standing | Outcome {
	if (verdict.passed) return verdict.standing;
	const next = withFailure(draft, verdict.why);
	if (verdict.why === 'provider' || next.failures >= FAILURES_TO_QUARANTINE) return 'quarantined';
	return { is: 'ask-again', why: verdict.why, draft: next };
}

type Keeping = {
	form: Form;
	code: ReceiptCode;
	lookupId: LookupId;
	standing: Standing;
	/** Its check against robots did. */
	failed: boolean;
	lane: PinnedLane;
	unroutable: boolean;
};

/** Undoes what the transaction has written so far. */
class NotKept extends Error {
	override name = 'NotKept';
	readonly outcome: Outcome;
	constructor(outcome: Outcome) {
		super(outcome.is);
		this.outcome = outcome;
	}
}

/**
 * Seals and commits. The words are sealed before anything is written anywhere.
 * @returns `kept`: it had been before. `moved`: somebody joined or left the lane meanwhile, nothing is written.
 * @throws NotKept when the form has brought its last tip, or the quarantine is full.
 */
async function keep(
	intake: Intake,
	keeping: Keeping,
	now: Date
): Promise<'added' | 'kept' | 'moved'> {
	const { form, code, lookupId, standing, failed, lane } = keeping;
	const secondId = lookupIdOf(intake.keys, secondCodeOf(intake.keys, code));
	const { id, card, urgency, sealed, replyRecipient } = await sealTip(intake, keeping);
	return intake.db.transaction(async (tx) => {
		const end = await functions.addTip(tx, {
			id,
			lookup: lookupId,
			second: secondId,
			lane: lane.id,
			agencies: lane.agencies,
			epoch: card.epoch,
			now,
			due: dueAt(urgency.level, now),
			urgency: urgency.level,
			rules: urgency.rules,
			standing,
			replyRecipient,
			sealed
		});
		// Only what is new uses up the form, so that however often the same is sent, it is answered.
		if (end !== 'added') return end;
		if (!(await useTicket(tx, intake, form.ticket, now)))
			throw new NotKept({ is: 'renew', draft: form.draft });
		if (standing === 'quarantined' && !(await takePlaceInQuarantine(tx, now))) {
			const retryAfterSeconds = secondsToNextQuarantine(now);
			throw new NotKept({ is: 'wait', failed, retryAfterSeconds, draft: form.draft });
		}
		await countArrival(tx, standing, now);
		return 'added';
	});
}

async function sealTip(intake: Intake, { form, code, lane, unroutable }: Keeping) {
	const { answers, entered } = form.draft;
	const id = randomUUID();
	const card = lane.cards.at(-1)!;
	const urgency = urgencyOf(answers);
	const replyRecipient = await replyRecipientOf(intake.keys, code);
	const body: TipBody = {
		form: Buffer.from(form.ticket.nonce).toString('base64url'),
		locale: form.locale,
		answers,
		replyPrint: printOf(replyRecipient),
		urgency,
		...(entered ? { entered: true } : {}),
		...(unroutable ? { unroutable } : {})
	};
	const place = { kind: 'tip' as const, id, tip: id, lane: lane.id, epoch: card.epoch };
	const sealed = await sealEnvelope({ v: 1, ...place, body }, [fast(card.recipient)]);
	return { id, card, urgency, sealed, replyRecipient };
}

const useTicket = (tx: Tx, intake: Intake, ticket: Ticket, now: Date): Promise<boolean> =>
	functions.useTicket(tx, { digest: ticketDigest(intake, ticket), day: now, most: TIPS_A_FORM });

/** Uses are counted under a keyed digest, so that the table does not tell which form brought which tip. */
const ticketDigest = (intake: Intake, ticket: Ticket): Uint8Array =>
	mac(intake.keys.ticket, 'ticket-use/v0', ticket.nonce);
