import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import * as audit from '../audit/index.ts';
import { readings, tips } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { announce } from './announce.ts';
import { actOn, type NotThere } from './change.ts';

/** An officer's browser has opened a tip, and signs that. Who was the first to read it, its lane's queues show. */
export const read = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	now: Date
): Promise<{ readonly ok: true } | NotThere | audit.NotSigned> =>
	actOn<{ readonly ok: true }>(desk, actor, tipId, async (tx, tip) => {
		const { officerId: by, signed } = actor;
		const act = { ...onTip({ id: tip.id, lane: tip.laneId }, tipActs.read()), by };
		await audit.recordSigned(tx, { act, signed }, now);
		await tx.insert(readings).values({ tipId, officerId: by, readAt: now }).onConflictDoNothing();
		const first = await tx
			.update(tips)
			.set({ readAt: now })
			.where(and(eq(tips.id, tipId), isNull(tips.readAt)))
			.returning({ id: tips.id });
		// Of who reads it after that nobody's queue shows anything: colleagues' desks have nothing to ask for.
		if (first.length > 0) await announce(tx, tip.laneId);
		return { ok: true };
	});
