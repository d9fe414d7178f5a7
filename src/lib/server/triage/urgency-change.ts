import { eq } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { tips, urgencyChanges } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { dueAt, type Level } from '../tips/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from './change.ts';
import type { SealedText } from './note.ts';

export type Changed =
	| { readonly ok: true }
	/** Another officer changed it while this one wrote. */
	| { readonly ok: false; readonly why: 'changed'; readonly is: number }
	| NotThere
	| OldKey
	| NotSigned;

/** Gives a tip another urgency, with a reason that the lane can read. The clock starts anew. */
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
		await tx
			.insert(urgencyChanges)
			.values({ ...reason, tipId, was, becomes, madeBy: actor.officerId, madeAt: now });
		await tx
			.update(tips)
			.set({ urgency: becomes, dueAt: dueAt(becomes, now) })
			.where(eq(tips.id, tipId));
		await recorded(tx, tip, actor, tipActs.changeUrgency(reason.id, was, becomes), now);
		return { ok: true };
	});
