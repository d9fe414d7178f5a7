import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { isDown } from '../db/index.ts';
import { check, type Shown, type Verdict } from '../captcha/index.ts';
import { sealEnvelope } from '#lib/sealed/envelope.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { Answers, TipBody } from '#lib/sealed/tip.ts';
import type { Intake } from './intake.ts';
import { hasRoomInPen, tipsThisHour } from './inflow.ts';
import { lookupIdOf, receiptFor, replyIdentityOf, type LookupId } from './receipt.ts';
import { laneFor, openLanes, type OpenLane } from './routing.ts';
import type { Ticket } from './ticket.ts';
import { dueAt, urgencyOf } from './urgency.ts';

export type Form = {
	readonly ticket: Ticket;
	readonly locale: string;
	/** Valid ones: readAnswers found no error. */
	readonly answers: Answers;
	readonly shown: Shown;
	/** Checks against robots that this form failed before. */
	readonly failures: number;
};

export type Outcome =
	/** Kept, durably. `again`: it had been kept before. */
	| {
			readonly is: 'kept';
			readonly code: ReceiptCode;
			readonly again: boolean;
			readonly unroutable: boolean;
	  }
	/** Show more that you are a person; nothing is lost. */
	| { readonly is: 'ask-again'; readonly why: Extract<Verdict, { passed: false }>['why'] }
	/** Too many unproven tips came today, or too many of this one form. */
	| { readonly is: 'wait' }
	/** No lane can take a tip. */
	| { readonly is: 'closed' }
	/** The database cannot be reached. */
	| { readonly is: 'down' };

/** After so many failed checks a tip is kept all the same, apart from the others. */
const FAILURES_TO_PEN = 2;
/** One form may bring a tip and its corrections, not a flood for the price of one check. */
const TIPS_A_FORM = 5;

type Standing = 'proven' | 'unproven' | 'penned';

/**
 * Takes a tip. The order matters: what is kept already is shown again before anything else is asked, and
 * the receipt is given only after the commit.
 */
export async function submit(intake: Intake, form: Form, now: Date): Promise<Outcome> {
	try {
		return await taken(intake, form, now);
	} catch (error) {
		if (isDown(error)) return { is: 'down' };
		throw error;
	}
}

async function taken(intake: Intake, form: Form, now: Date): Promise<Outcome> {
	const code = receiptFor(intake.keys, form.ticket, form.answers);
	const lookupId = lookupIdOf(intake.keys, code);
	const where = laneFor(await openLanes(intake), form.answers.involved);
	const unroutable = where?.unroutable ?? false;
	if (await isKept(intake, lookupId)) return { is: 'kept', code, again: true, unroutable };
	if (!where) return { is: 'closed' };
	const standing = await standingOf(intake, form, now);
	if (typeof standing !== 'string') return standing;
	if (standing === 'penned' && !(await hasRoomInPen(intake, now))) return { is: 'wait' };
	const kept = await keep(intake, { form, code, lookupId, standing, ...where }, now);
	return kept ? { is: 'kept', code, again: kept === 'again', unroutable } : { is: 'wait' };
}

async function isKept(intake: Intake, lookupId: LookupId): Promise<boolean> {
	const [row] = await intake.db.execute<{ kept: boolean }>(
		sql`select intake.is_kept(${lookupId}) as kept`
	);
	return row!.kept;
}

async function standingOf(intake: Intake, form: Form, now: Date): Promise<Standing | Outcome> {
	const load = await tipsThisHour(intake, now);
	const facts = { ...form.ticket, locale: form.locale };
	const verdict = await check(intake.captcha, facts, form.shown, now, load);
	if (verdict.passed) return verdict.standing;
	const failed = verdict.why === 'wrong' ? form.failures + 1 : form.failures;
	if (verdict.why === 'provider' || failed >= FAILURES_TO_PEN) return 'penned';
	return { is: 'ask-again', why: verdict.why };
}

type Keeping = {
	form: Form;
	code: ReceiptCode;
	lookupId: LookupId;
	standing: Standing;
	lane: OpenLane;
	unroutable: boolean;
};

/** Seals and commits. The words are sealed before anything is written anywhere. */
async function keep(
	intake: Intake,
	keeping: Keeping,
	now: Date
): Promise<'new' | 'again' | undefined> {
	const { form, code, lookupId, standing, lane, unroutable } = keeping;
	const id = randomUUID();
	const card = lane.cards.at(-1)!;
	const urgency = urgencyOf(form.answers);
	const body: TipBody = {
		form: Buffer.from(form.ticket.nonce).toString('base64url'),
		locale: form.locale,
		answers: form.answers,
		urgency,
		...(unroutable ? { unroutable } : {})
	};
	const place = { kind: 'tip' as const, id, tip: id, lane: lane.id, epoch: card.epoch };
	const [sealed, replyRecipient] = await Promise.all([
		sealEnvelope({ v: 1, ...place, body }, [card.recipient]),
		recipientOf(replyIdentityOf(intake.keys, code))
	]);
	const at = now.toISOString();
	return intake.db.transaction(async (tx) => {
		const [ticket] = await tx.execute<{ ok: boolean }>(
			sql`select intake.use_ticket(${ticketDigest(intake, form.ticket)}, ${at}::date, ${TIPS_A_FORM}) as ok`
		);
		if (!ticket!.ok) return undefined;
		const [tip] = await tx.execute<{ added: boolean }>(sql`
			select intake.add_tip(${id}, ${lookupId}, ${lane.id}, ${card.epoch}, ${at},
				${dueAt(urgency.level, now).toISOString()}, ${urgency.level}::smallint, ${urgency.rules}::smallint,
				${standing}, ${replyRecipient}, ${sealed}) as added`);
		await tx.execute(
			sql`select intake.count_inflow('arrived', date_trunc('hour', ${at}::timestamptz))`
		);
		return tip!.added ? 'new' : 'again';
	});
}

/** Uses are counted under a keyed digest, so that the table does not tell which form brought which tip. */
const ticketDigest = (intake: Intake, ticket: Ticket): Uint8Array =>
	createHmac('sha256', intake.keys.ticket).update('ticket-use').update(ticket.nonce).digest();
