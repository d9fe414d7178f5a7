import { checkAnswer, checkProof, type Verdict } from '../captcha/index.ts';
import { inTime, isDown, type Standing } from '../db/index.ts';
import { withFailure, withPass, type Draft } from './draft.ts';
import type { Form, Outcome } from './form.ts';
import { hasRoomForUnproven, loadOf } from './inflow.ts';
import type { Intake } from './intake.ts';
import { keep, NotKept } from './keep.ts';
import { lookUpAmong } from './look-up.ts';
import { receiptsFor } from './receipt.ts';
import { laneFor, mannedLanes } from './routing.ts';
import { isExpired } from './ticket.ts';

/** After so many failed checks a tip is kept all the same, apart from the others. */
const FAILURES_TO_QUARANTINE = 2;

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
	const receipts = receiptsFor(intake.keys, form.ticket, draft.answers);
	const { keyed, laneKind } = await lookUpAmong(intake, receipts);
	const { code } = keyed;
	if (laneKind) return { is: 'kept', code, again: true, unroutable: laneKind === 'recovery' };
	const where = laneFor(await mannedLanes(intake, now), draft.answers.involved);
	if (isExpired(form.ticket, now)) return { is: 'renew', draft };
	const verdict = judge(await loadOf(intake, form.crowded ?? false, now));
	if (!where) return { is: 'closed', draft: withPass(draft, verdict) };
	const deserved = standingAfter(verdict, draft);
	if (typeof deserved !== 'string') return deserved;
	const standing =
		deserved === 'unproven' && !(await hasRoomForUnproven(intake, now)) ? 'quarantined' : deserved;
	const failed = !verdict.passed;
	const end = await keep(intake, { form, keyed, standing, failed, ...where }, now);
	if (end !== 'moved') {
		return { is: 'kept', code, again: end === 'kept', unroutable: where.unroutable };
	}
	return tries > 0
		? taken(intake, form, judge, now, tries - 1)
		: { is: 'down', draft: withPass(draft, verdict) };
}

function standingAfter(verdict: Verdict, draft: Draft): Standing | Outcome {
	if (verdict.passed) return verdict.standing;
	const next = withFailure(draft, verdict.why);
	if (verdict.why === 'provider' || next.failures >= FAILURES_TO_QUARANTINE) return 'quarantined';
	return { is: 'ask-again', why: verdict.why, draft: next };
}
