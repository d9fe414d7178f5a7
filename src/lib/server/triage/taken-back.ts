import { and, eq } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { additions, tipStages } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from './change.ts';
import { isBegun, isWithin, MOST_DAYS, type SealedWait } from './stage.ts';
import { currentStage, endStage } from './stage-end.ts';

export type TakenBack =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'not-that-day' }
	| NotThere
	| OldKey
	| NotSigned;

/**
 * A tipster took a tip back: work on it stops. Said by the browser that opened their word, whose id is the stage's, so that each
 * begins one stage, however many read it.
 */
export const takeBack = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ id, lane, epoch, seen, until, sealed }: SealedWait,
	now: Date
): Promise<TakenBack> =>
	writeOn<TakenBack>(desk, actor, { id: tipId, lane, epoch, seen }, async (tx, tip) => {
		const word = and(eq(additions.id, id), eq(additions.tipId, tipId));
		if ((await tx.$count(additions, word)) === 0) return { ok: false, why: 'not-there' };
		if (tip.state === 'closed' || (await isBegun(tx, tip, id))) return { ok: true };
		if ((await currentStage(tx, tipId))?.stage === 'withdrawn') return { ok: true };
		if (!isWithin(desk.clocks, MOST_DAYS[4], until, now)) return { ok: false, why: 'not-that-day' };
		const by = actor.officerId;
		await endStage(tx, desk, { by, wasStopped: true }, tip, now);
		await tx.insert(tipStages).values({
			id,
			tipId,
			stage: 'withdrawn',
			begunBy: by,
			begunAt: now,
			until: desk.clocks.time.startOf(until),
			dueThen: null,
			epoch,
			sealed
		});
		await recorded(tx, tip, actor, tipActs.takeBack(id), now);
		return { ok: true };
	});
