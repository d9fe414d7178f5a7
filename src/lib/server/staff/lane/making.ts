import { eq } from 'drizzle-orm';
import { follows } from '#lib/sealed/lane-card.ts';
import type { RecoveryCard } from '#lib/sealed/recovery-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import * as audit from '../../audit/index.ts';
import { actingAs, isTaken, laneEpochs, lanes } from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext } from '../context.ts';
import * as membership from '../membership.ts';
import { keepSheets, type Sheets } from './custodians.ts';
import { RECOVERY, type LaneChange } from './lane.ts';
import { positionFor } from './position.ts';

/** A recovery identity as a browser made it: its card, and the papers that two of three custodians open it with. */
export type Recovery = { readonly card: RecoveryCard; readonly sheets: Sheets };

/** Makes the recovery lane, once. */
export async function makeRecovery(
	desk: DeskContext,
	actor: Actor,
	{ card, sheets }: Recovery,
	now: Date
): Promise<LaneChange> {
	if (!mayReadTips(actor.role)) return { ok: false, why: 'not-allowed' };
	if (!follows(card, undefined) || !areItsSheets(card, sheets))
		return { ok: false, why: 'bad-card' };
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			const [there] = await tx.select({ id: lanes.id }).from(lanes).where(eq(lanes.id, RECOVERY));
			if (there) return { ok: false, why: 'taken' };
			const made = { madeBy: actor.officerId, madeAt: now };
			const position = await positionFor(tx, 'recovery');
			const lane = { id: RECOVERY, name: 'Recovery', kind: 'recovery' as const, position };
			await tx.insert(lanes).values({ ...lane, ...made });
			await tx.insert(laneEpochs).values({ laneId: RECOVERY, epoch: 1, card, ...made });
			const kept = await keepSheets(tx, actor, sheets, 1, now);
			if (!kept.ok) throw new NotMade(kept.why);
			const detail = { kind: 'recovery', pin: printOfCard(card) };
			const act = { act: 'lane.made', by: actor.officerId, subject: RECOVERY, detail };
			await audit.record(tx, 'people', act, now);
			return { ok: true };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		if (error instanceof NotMade) return { ok: false, why: error.why };
		throw error;
	}
}

/** Undoes what the transaction has written so far. */
export class NotMade extends Error {
	override name = 'NotMade';
	readonly why: Extract<LaneChange, { ok: false }>['why'];
	constructor(why: NotMade['why']) {
		super(why);
		this.why = why;
	}
}

/** Whether the card names the very keys that are on the sheets, and for which agencies they are. */
export const areItsSheets = (card: RecoveryCard, sheets: Sheets): boolean =>
	card.lane === RECOVERY &&
	card.custodians.length === sheets.custodians.length &&
	card.custodians.every(({ agency, recipient, verifyKey }, at) => {
		const sheet = sheets.custodians[at];
		return (
			sheet?.agencyId === agency && sheet.recipient === recipient && sheet.verifyKey === verifyKey
		);
	});
