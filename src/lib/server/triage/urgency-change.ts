import { and, eq, gte, lte, max } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { closures, moves, tips, urgencyChanges, type Tx } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import type { Level } from '../tips/index.ts';
import { recorded, writeOn, type LockedTip, type NotThere, type OldKey } from './change.ts';
import type { SealedText } from './note.ts';

export type Changed =
	| { readonly ok: true }
	/** Another officer changed it while this one wrote. */
	| { readonly ok: false; readonly why: 'changed'; readonly is: number }
	| NotThere
	| OldKey
	| NotSigned;

/**
 * Gives a tip another urgency, with a reason that the lane can read. What is more urgent is never due later than it was, and what was
 * overdue stays so.
 */
export const changeUrgency = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ was, becomes }: { was: number; becomes: Level },
	{ lane, seen, ...reason }: SealedText,
	now: Date
): Promise<Changed> =>
	writeOn<Changed>(desk, actor, { id: tipId, lane, epoch: reason.epoch, seen }, async (tx, tip) => {
		if (tip.urgency !== was) return { ok: false, why: 'changed', is: tip.urgency };
		const due = await whenDue(tx, desk, tip, becomes, now);
		await tx
			.insert(urgencyChanges)
			.values({ ...reason, tipId, was, becomes, madeBy: actor.officerId, madeAt: now });
		await tx.update(tips).set({ urgency: becomes, dueAt: due }).where(eq(tips.id, tipId));
		await recorded(tx, tip, actor, tipActs.changeUrgency(reason.id, was, becomes), now);
		return { ok: true };
	});

/**
 * From when its clock began on, unless that was so long ago that a level which is new would be overdue at once. One that it had since
 * then is not new: it would be lowered just before its time is over, and never be late.
 */
async function whenDue(
	tx: Tx,
	{ clocks }: DeskContext,
	tip: LockedTip,
	becomes: Level,
	now: Date
): Promise<Date> {
	const start = await clockStart(tx, tip);
	const fromStart = clocks.dueAt('response', becomes, start);
	if (becomes > tip.urgency) return tip.dueAt < now ? tip.dueAt : fromStart;
	const had = and(
		eq(urgencyChanges.tipId, tip.id),
		lte(urgencyChanges.was, becomes),
		gte(urgencyChanges.madeAt, start)
	);
	const isNew = (await tx.$count(urgencyChanges, had)) === 0;
	const due = isNew && fromStart < now ? clocks.dueAt('response', becomes, now) : fromStart;
	return due < tip.dueAt ? due : tip.dueAt;
}

/** Its arrival, or since then its last move to another lane, or reopening. */
async function clockStart(tx: Tx, { id, arrivedAt }: LockedTip): Promise<Date> {
	const [[moved], [reopened]] = [
		await tx
			.select({ at: max(moves.movedAt) })
			.from(moves)
			.where(eq(moves.tipId, id)),
		await tx
			.select({ at: max(closures.reopenedAt) })
			.from(closures)
			.where(eq(closures.tipId, id))
	];
	const starts = [arrivedAt, moved?.at, reopened?.at].map((at) => at?.getTime() ?? 0);
	return new Date(Math.max(...starts));
}
