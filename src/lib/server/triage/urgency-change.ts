import { and, eq, gte, isNull, lte, max } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import type { Owed } from '../clocks/index.ts';
import { additions, closures, moves, tips, urgencyChanges, type Tx } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import type { Level } from '../tips/index.ts';
import { recorded, writeOn, type LockedTip, type NotThere, type OldKey } from './change.ts';
import type { SealedText } from './note.ts';
import { endStage } from './stage-end.ts';

export type Changed =
	| { readonly ok: true }
	/** Another officer changed it while this one wrote. */
	| { readonly ok: false; readonly why: 'changed'; readonly is: number }
	| NotThere
	| OldKey
	| NotSigned;

/**
 * Gives a tip another urgency, with a reason that the lane can read. Each of its clocks that runs goes on from where it began: what is
 * more urgent is never due later than it was, and what was overdue stays so. What waited stands among ours again.
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
		const { officerId: by } = actor;
		const dueAt = await endStage(tx, desk, { by, wasStopped: true }, tip, now);
		const start = await clockStart(tx, tip);
		const wasDue = { owed: 'response', dueAt, start } as const;
		const due = await whenDue(tx, desk, tip, wasDue, becomes, now);
		const readDueAt =
			tip.readDueAt && !tip.readAt
				? await whenDue(
						tx,
						desk,
						tip,
						{ owed: 'reading', dueAt: tip.readDueAt, start },
						becomes,
						now
					)
				: tip.readDueAt;
		await answersDue(tx, desk, tip, becomes, now);
		await tx
			.insert(urgencyChanges)
			.values({ ...reason, tipId, was, becomes, madeBy: actor.officerId, madeAt: now });
		await tx
			.update(tips)
			.set({ urgency: becomes, dueAt: due, readDueAt })
			.where(eq(tips.id, tipId));
		await recorded(tx, tip, actor, tipActs.changeUrgency(reason.id, was, becomes), now);
		return { ok: true };
	});

/** A clock of the tip as it runs. */
type Running = { readonly owed: Owed; readonly dueAt: Date; readonly start: Date };

/**
 * From when its clock began on, unless that was so long ago that a level which is new would be overdue at once. One that it had since
 * then is not new: it would be lowered just before its time is over, and never be late.
 */
async function whenDue(
	tx: Tx,
	{ clocks }: DeskContext,
	tip: LockedTip,
	{ owed, dueAt, start }: Running,
	becomes: Level,
	now: Date
): Promise<Date> {
	const fromStart = clocks.dueAt(owed, becomes, start);
	// What stood still while it waited has more than that.
	if (becomes > tip.urgency) return dueAt < now || dueAt > fromStart ? dueAt : fromStart;
	const had = and(
		eq(urgencyChanges.tipId, tip.id),
		lte(urgencyChanges.was, becomes),
		gte(urgencyChanges.madeAt, start)
	);
	const isNew = (await tx.$count(urgencyChanges, had)) === 0;
	const due = isNew && fromStart < now ? clocks.dueAt(owed, becomes, now) : fromStart;
	return due < dueAt ? due : dueAt;
}

/** The same of what the tipster said and nobody has dealt with. */
async function answersDue(
	tx: Tx,
	desk: DeskContext,
	tip: LockedTip,
	becomes: Level,
	now: Date
): Promise<void> {
	const running = await tx
		.select({ id: additions.id, dueAt: additions.dueAt, start: additions.arrivedAt })
		.from(additions)
		.where(and(eq(additions.tipId, tip.id), isNull(additions.dealtAt)));
	for (const { id, dueAt, start } of running) {
		if (!dueAt) continue;
		const due = await whenDue(tx, desk, tip, { owed: 'answer', dueAt, start }, becomes, now);
		await tx.update(additions).set({ dueAt: due }).where(eq(additions.id, id));
	}
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
