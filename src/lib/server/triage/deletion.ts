import { eq } from 'drizzle-orm';
import type { Asked } from '#lib/sealed/dual-control.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import * as audit from '../audit/index.ts';
import { actingAs, additions, functions, type Tx } from '../db/index.ts';
import * as staff from '../staff/index.ts';
import { lockTip, recorded, type LockedTip, type NotThere } from './change.ts';
import { inBackupsUntil } from './moved.ts';

export type Deleted =
	| {
			readonly ok: true;
			/** What kept it from being remembered outside the database: an older backup would have the tip again. */
			readonly unremembered?: unknown;
	  }
	| Extract<staff.dualControl.RequestChange, { ok: false }>
	/** The tipster added something that the second person has not seen. */
	| { readonly ok: false; readonly why: 'changed-tip' }
	| NotThere
	| audit.NotSigned;

/**
 * Deletes a tip for good, as the second of the two who want it agrees: its words and files, what was added, answered, written and
 * closed, its codes, and what of it is kept from former lanes. What is left is its bare id, and in the lane's record who the two were.
 * @param looked.asked what the first of them signed.
 * @param looked.additions see printOfIds: what the second saw that the tipster added.
 */
export async function deleteTip(
	desk: staff.DeskContext,
	actor: staff.Signing,
	at: { readonly id: string; readonly lane: string },
	looked: { readonly asked: Asked; readonly additions: string },
	now: Date
): Promise<Deleted> {
	const day = now.toISOString().slice(0, 10);
	const became = await audit.orRefused(() =>
		actingAs<Deleted | Gone>(desk.db, actor.officerId, async (tx) => {
			await staff.dualControl.hold(tx);
			const tip = await lockTip(tx, at.id);
			if (tip?.laneId !== at.lane) return { ok: false, why: 'not-there' };
			const added = await additionsOf(tx, tip);
			if (printOfIds(added) !== looked.additions) return { ok: false, why: 'changed-tip' };
			const act = tipActs.delete(looked.asked);
			const agreed = await staff.dualControl.agree(tx, actor, onTip(at, act), looked.asked, now);
			if (!agreed.ok) return agreed;
			await functions.deleteTip(tx, { tip: tip.id, day: now });
			const until = inBackupsUntil(now).toISOString().slice(0, 10);
			await recorded(tx, tip, actor, act, now, { inBackupsUntil: until });
			return { ok: true, gone: [tip.id, ...added] };
		})
	);
	if (!('gone' in became)) return became;
	const done = became.gone.map((id) => ({ id, day }));
	return desk.rememberDeleted(done, now).then(
		() => ({ ok: true }),
		(unremembered: unknown) => ({ ok: true, unremembered })
	);
}

type Gone = { readonly ok: true; readonly gone: readonly string[] };

async function additionsOf(tx: Tx, { id }: LockedTip): Promise<string[]> {
	const rows = await tx.select({ id: additions.id }).from(additions).where(eq(additions.tipId, id));
	return rows.map((row) => row.id);
}
