import { and, eq, isNull, ne } from 'drizzle-orm';
import { tips, tipStages, type Tx } from '../db/index.ts';
import type { DeskContext } from '../staff/index.ts';
import type { Level } from '../tips/index.ts';
import type { LockedTip } from './change.ts';

/** The stage that is not ours and has not ended, if there is one. */
export async function currentStage(tx: Tx, tipId: string) {
	const [stage] = await tx
		.select({
			id: tipStages.id,
			stage: tipStages.stage,
			begunAt: tipStages.begunAt,
			cameAt: tipStages.cameAt
		})
		.from(tipStages)
		.where(and(eq(tipStages.tipId, tipId), isNull(tipStages.endedAt)));
	return stage;
}

/**
 * Ends what a tip waits for. A response that is owed goes on with what was left of its time; what was taken back stays so.
 * @param how.wasStopped whether its clock stood still: of a tip that nobody had it ran on.
 * @returns when a response is owed from now on, if one is.
 */
export async function endStage(
	tx: Tx,
	{ clocks }: Pick<DeskContext, 'clocks'>,
	how: { readonly by: string; readonly wasStopped: boolean },
	tip: LockedTip,
	now: Date
): Promise<Date> {
	const [ended] = await tx
		.update(tipStages)
		.set({ endedBy: how.by, endedAt: now })
		.where(
			and(eq(tipStages.tipId, tip.id), isNull(tipStages.endedAt), ne(tipStages.stage, 'withdrawn'))
		)
		.returning({ begunAt: tipStages.begunAt, cameAt: tipStages.cameAt });
	// Once its day had come the time that was left ran again: see drizzle/functions/bring_back.sql.
	if (!ended || ended.cameAt || !how.wasStopped || tip.respondedAt) return tip.dueAt;
	const clock = { due: tip.dueAt, stopped: ended.begunAt, again: now };
	const due = clocks.goesOn(tip.urgency as Level, clock);
	await tx.update(tips).set({ dueAt: due }).where(eq(tips.id, tip.id));
	return due;
}
