import { and, eq, isNull } from 'drizzle-orm';
import type { Asked } from '#lib/sealed/dual-control.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import * as audit from '../audit/index.ts';
import { tipStages, type Tx } from '../db/index.ts';
import { dualControl, type DeskContext, type Signing } from '../staff/index.ts';
import { lockTip, recorded, type LockedTip, type NotThere } from './change.ts';
import { currentStage } from './stage-end.ts';

/** A tip where its page saw it lie. */
type At = { readonly id: string; readonly lane: string };

export type GoesOn = dualControl.RequestChange | NotThere | audit.NotSigned;

/**
 * Asks, as the first of two, that work goes on with a tip which its tipster took back.
 * @param given.asked what their browser signed. @param given.sealed that, and why, for the lane.
 */
export const askToGoOn = (
	desk: DeskContext,
	actor: Signing,
	at: At,
	given: { readonly asked: Asked; readonly sealed: Uint8Array },
	now: Date
): Promise<GoesOn> =>
	audit.asSigned<dualControl.RequestChange | NotThere>(desk.db, actor.officerId, async (tx) => {
		const tip = await lockWithdrawn(tx, at);
		if (!tip) return { ok: false, why: 'not-there' };
		return dualControl.ask(tx, actor, onTip(at, tipActs.goOn(given.asked)), given, now);
	});

/** Has work go on with it, as the second of the two agrees. */
export const goOn = (
	desk: DeskContext,
	actor: Signing,
	at: At,
	asked: Asked,
	now: Date
): Promise<GoesOn> =>
	audit.asSigned<dualControl.RequestChange | NotThere>(desk.db, actor.officerId, async (tx) => {
		await dualControl.hold(tx);
		const tip = await lockWithdrawn(tx, at);
		if (!tip) return { ok: false, why: 'not-there' };
		const act = tipActs.goOn(asked);
		return dualControl.agree(tx, actor, { deed: onTip(at, act), asked }, now, async () => {
			await tx
				.update(tipStages)
				.set({ endedBy: actor.officerId, endedAt: now })
				.where(and(eq(tipStages.tipId, tip.id), isNull(tipStages.endedAt)));
			await recorded(tx, tip, actor, act, now);
		});
	});

/** Undefined: it is not there, or nobody took it back. */
async function lockWithdrawn(tx: Tx, { id, lane }: At): Promise<LockedTip | undefined> {
	const tip = await lockTip(tx, id);
	if (tip?.laneId !== lane || tip.state === 'closed') return undefined;
	return (await currentStage(tx, id))?.stage === 'withdrawn' ? tip : undefined;
}
