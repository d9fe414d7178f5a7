import { eq } from 'drizzle-orm';
import type { Asked } from '#lib/sealed/dual-control.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { onTip, tipActs, type TipAct } from '#lib/sealed/tip-act.ts';
import * as audit from '../audit/index.ts';
import { additions, functions, type Tx } from '../db/index.ts';
import * as staff from '../staff/index.ts';
import { lockTip, recorded, type LockedTip, type NotThere } from './change.ts';
import { inBackupsUntil } from './moved.ts';

const { dualControl } = staff;

/** A tip where its page saw it lie. */
type At = { readonly id: string; readonly lane: string };

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
 * Asks for a tip to be deleted, as the first of the two.
 * @param given.asked what their browser signed. @param given.sealed that, and why, for the lane.
 */
export const askToDelete = (
	desk: staff.DeskContext,
	actor: staff.Signing,
	at: At,
	given: { readonly asked: Asked; readonly sealed: Uint8Array },
	now: Date
): Promise<staff.dualControl.RequestChange | NotThere | audit.NotSigned> =>
	audit.asSigned<staff.dualControl.RequestChange | NotThere>(
		desk.db,
		actor.officerId,
		async (tx) => {
			// Held, so that it is not deleted, and does not move, between this and its request.
			if (!(await lockAt(tx, at))) return { ok: false, why: 'not-there' };
			return dualControl.ask(tx, actor, onTip(at, tipActs.delete(given.asked)), given, now);
		}
	);

/**
 * Deletes a tip for good, as the second of the two who want it agrees: its words and files, what was added, answered, written and
 * closed, its codes, and what of it is kept from former lanes. What is left is its bare id, and in the lane's record who the two were.
 * @param looked.asked what the first of them signed.
 * @param looked.additions see printOfIds: what the second saw that the tipster added.
 */
export async function deleteTip(
	desk: staff.DeskContext,
	actor: staff.Signing,
	at: At,
	{ asked, additions }: { readonly asked: Asked; readonly additions: string },
	now: Date
): Promise<Deleted> {
	const became = await audit.asSigned<Deleted | Gone>(desk.db, actor.officerId, async (tx) => {
		await dualControl.hold(tx);
		const tip = await lockAt(tx, at);
		if (!tip) return { ok: false, why: 'not-there' };
		const added = await additionsOf(tx, tip);
		if (printOfIds(added) !== additions) return { ok: false, why: 'changed-tip' };
		const act = tipActs.delete(asked);
		const agreed = await dualControl.endWith(tx, at.id, now, () =>
			dualControl.agree(tx, actor, { deed: onTip(at, act), asked }, now, () =>
				forget(tx, tip, actor, act, now)
			)
		);
		return agreed.ok ? { ok: true, gone: [tip.id, ...added] } : agreed;
	});
	if (!('gone' in became)) return became;
	const done = became.gone.map((id) => ({ id, day: dayOf(now) }));
	return desk.rememberDeleted(done, now).then(
		() => ({ ok: true }),
		(unremembered: unknown) => ({ ok: true, unremembered })
	);
}

type Gone = { readonly ok: true; readonly gone: readonly string[] };

async function lockAt(tx: Tx, { id, lane }: At): Promise<LockedTip | undefined> {
	const tip = await lockTip(tx, id);
	return tip?.laneId === lane ? tip : undefined;
}

async function forget(
	tx: Tx,
	tip: LockedTip,
	actor: staff.Signing,
	act: TipAct,
	now: Date
): Promise<void> {
	await functions.deleteTip(tx, { tip: tip.id, day: now });
	await recorded(tx, tip, actor, act, now, { inBackupsUntil: dayOf(inBackupsUntil(now)) });
}

async function additionsOf(tx: Tx, { id }: LockedTip): Promise<string[]> {
	const rows = await tx.select({ id: additions.id }).from(additions).where(eq(additions.tipId, id));
	return rows.map((row) => row.id);
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
