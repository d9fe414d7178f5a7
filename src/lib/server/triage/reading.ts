import { and, eq, inArray, isNull } from 'drizzle-orm';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import * as audit from '../audit/index.ts';
import { additions, readings, seen, tips, type Tx } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { announce } from './announce.ts';
import { assigneeOf } from './assignment.ts';
import { actOn, type NotThere } from './change.ts';

/**
 * An officer's browser has opened a tip, and signs that, with what of the tipster's it opened for the first time. It is new to that
 * officer no more, and stays news until whoever has the tip has dealt with it: see response.ts.
 */
export const read = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	opened: readonly string[],
	now: Date
): Promise<{ readonly ok: true } | NotThere | audit.NotSigned> =>
	actOn<{ readonly ok: true }>(desk, actor, tipId, async (tx, tip) => {
		const { officerId: by, signed } = actor;
		const act = { ...onTip({ id: tip.id, lane: tip.laneId }, tipActs.read(opened)), by };
		await audit.recordSigned(tx, { act, signed }, now);
		await noteSeen(tx, tipId, by, opened, now);
		await tx.insert(readings).values({ tipId, officerId: by, readAt: now }).onConflictDoNothing();
		const first = await tx
			.update(tips)
			.set({ readAt: now })
			.where(and(eq(tips.id, tipId), isNull(tips.readAt)))
			.returning({ id: tips.id });
		const assignee = await assigneeOf(tx, tipId);
		const mayClear = !assignee || assignee.officerId === by;
		const cleared = mayClear ? await clearNews(tx, tipId, opened, now) : 0;
		// Of who reads it after that nobody's queue shows anything: colleagues' desks have nothing to ask for.
		if (first.length + cleared > 0) await announce(tx, tip.laneId);
		return { ok: true };
	});

/** Each officer has seen what they have seen, whoever has the tip. */
async function noteSeen(
	tx: Tx,
	tipId: string,
	officerId: string,
	ids: readonly string[],
	now: Date
) {
	if (ids.length === 0) return;
	const there = await tx
		.select({ additionId: additions.id })
		.from(additions)
		.where(and(eq(additions.tipId, tipId), inArray(additions.id, [...ids])));
	const rows = there.map((one) => ({ ...one, officerId, seenAt: now }));
	if (rows.length > 0) await tx.insert(seen).values(rows).onConflictDoNothing();
}

/** What the release before calls news: it was read by whoever has the tip. */
async function clearNews(tx: Tx, tipId: string, ids: readonly string[], now: Date) {
	if (ids.length === 0) return 0;
	const cleared = await tx
		.update(additions)
		.set({ openedAt: now })
		.where(
			and(eq(additions.tipId, tipId), inArray(additions.id, [...ids]), isNull(additions.openedAt))
		)
		.returning({ id: additions.id });
	return cleared.length;
}
