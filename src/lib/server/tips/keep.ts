import { randomUUID } from 'node:crypto';
import { sealEnvelope } from '#lib/sealed/envelope.ts';
import { printOf } from '#lib/sealed/print.ts';
import type { TipBody } from '#lib/sealed/tip.ts';
import { fast, mac } from '../crypto/index.ts';
import { functions, type Standing, type Tx } from '../db/index.ts';
import type { Form, Outcome } from './form.ts';
import { countArrival, secondsToNextQuarantine, takePlaceInQuarantine } from './inflow.ts';
import type { Intake } from './intake.ts';
import { replyRecipientOf, secondCodeOf, type KeyedCode } from './receipt.ts';
import { formOf, pepperPrint } from './receipt-v2.ts';
import type { PinnedLane } from './routing.ts';
import type { Ticket } from './ticket.ts';
import { urgencyOf } from './urgency.ts';

/** One form may bring a tip and its corrections, not a flood for the price of one check. */
const TIPS_A_FORM = 5;

/** A tip that is to be kept, and where. */
export type Keeping = {
	form: Form;
	keyed: KeyedCode;
	standing: Standing;
	/** Its check against robots did. */
	failed: boolean;
	lane: PinnedLane;
	unroutable: boolean;
};

/** Undoes what the transaction has written so far. */
export class NotKept extends Error {
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
export async function keep(
	intake: Intake,
	keeping: Keeping,
	now: Date
): Promise<'added' | 'kept' | 'moved'> {
	const { form, keyed, standing, failed, lane } = keeping;
	const { id, card, urgency, sealed, replyRecipient } = await sealTip(keeping);
	return intake.db.transaction(async (tx) => {
		const end = await functions.addTip(tx, {
			id,
			lookup: keyed.lookup,
			second: secondCodeOf(keyed).lookup,
			version: keyed.version,
			pepper: pepperPrint(keyed.pepper),
			lane: lane.id,
			agencies: lane.inRows,
			epoch: card.epoch,
			now,
			readDue: intake.clocks.dueAt('reading', urgency.level, now),
			due: intake.clocks.dueAt('response', urgency.level, now),
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

async function sealTip({ form, keyed, lane, unroutable }: Keeping) {
	const { answers, entered, arrival } = form.draft;
	const id = randomUUID();
	const card = lane.cards.at(-1);
	if (!card) throw new Error('a lane without a card');
	const urgency = urgencyOf(answers);
	const replyRecipient = await replyRecipientOf(keyed);
	const body: TipBody = {
		form: formOf(form.ticket.nonce).toString('base64url'),
		locale: form.locale,
		answers,
		replyPrint: printOf(replyRecipient),
		urgency,
		...(entered ? { entered: true, ...(arrival && { arrival }) } : {}),
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
