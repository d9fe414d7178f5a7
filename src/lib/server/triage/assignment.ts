import { and, eq, isNull, type Column } from 'drizzle-orm';
import { assignments, laneMembers, notes, officers, stepAsides, type Tx } from '../db/index.ts';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import type { Actor, DeskContext, Signing } from '../staff/index.ts';
import { actOn, recorded, writeOn, type LockedTip, type NotThere, type OldKey } from './change.ts';
import type { SealedText } from './note.ts';
import { endStage } from './stage-end.ts';

export type Taken =
	| { readonly ok: true }
	/** It has an assignee: who, by name. */
	| { readonly ok: false; readonly why: 'assigned'; readonly by: string }
	| { readonly ok: false; readonly why: 'closed' }
	| NotThere
	| NotSigned;

/** Assigns a tip to oneself. Of two officers who take it at once, one has it and the other is told who. */
export const take = (desk: DeskContext, actor: Signing, tipId: string, now: Date): Promise<Taken> =>
	actOn<Taken>(desk, actor, tipId, async (tx, tip) => {
		if (tip.state === 'closed') return { ok: false, why: 'closed' };
		const assignee = await assigneeOf(tx, tipId);
		if (assignee) {
			return assignee.officerId === actor.officerId
				? { ok: true }
				: { ok: false, why: 'assigned', by: assignee.name };
		}
		if (!(await isAtWorkIn(tx, tip.laneId, actor.officerId)))
			return { ok: false, why: 'not-there' };
		// Nobody waited for it, and its clock ran on.
		await endStage(tx, desk, { by: actor.officerId, wasStopped: false }, tip, now);
		await assign(tx, tipId, actor.officerId, actor, now);
		await recorded(tx, tip, actor, tipActs.take(), now);
		return { ok: true };
	});

export type HandedOver =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'not-a-member' | 'closed' }
	/** The tip moved while the officer looked at it: who has it now. */
	| { readonly ok: false; readonly why: 'assigned'; readonly by: string }
	| NotThere
	| OldKey
	| NotSigned;

/**
 * Hands a tip over to another member of its lane; by whoever has it, or when nobody has.
 * @param words for whoever gets it: a note, kept with it or not at all.
 */
export const handOver = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	to: string,
	now: Date,
	words?: SealedText
): Promise<HandedOver> => {
	if (!words)
		return actOn<HandedOver>(desk, actor, tipId, (tx, tip) => passOn(tx, tip, { to }, now));
	const { lane, seen, ...note } = words;
	const at = { id: tipId, lane, epoch: note.epoch, seen };
	return writeOn<HandedOver>(desk, actor, at, (tx, tip) => passOn(tx, tip, { to, note }, now));

	async function passOn(
		tx: Tx,
		tip: LockedTip,
		{ to, note }: { readonly to: string; readonly note?: SealedText },
		now: Date
	): Promise<HandedOver> {
		if (tip.state === 'closed') return { ok: false, why: 'closed' };
		const assignee = await assigneeOf(tx, tipId);
		// Whoever leaves holds their membership first and then their tips: who holds such a tip asks for no membership of theirs.
		if (assignee?.officerId === to) {
			// Sent again it is the same; by somebody else meanwhile, and these words would be lost.
			const isKept = !note || (await tx.$count(notes, eq(notes.id, note.id))) > 0;
			return isKept ? { ok: true } : { ok: false, why: 'assigned', by: assignee.name };
		}
		if (!(await isAtWorkIn(tx, tip.laneId, to)) || (await isAside(tx, tipId, to)))
			return { ok: false, why: 'not-a-member' };
		// A supervisor may move anybody's tip; an officer only their own or nobody's.
		if (assignee && assignee.officerId !== actor.officerId && actor.role !== 'supervisor') {
			return { ok: false, why: 'assigned', by: assignee.name };
		}
		// Nobody waited for it: whoever gets it has not said so.
		if (!assignee) await endStage(tx, desk, { by: actor.officerId, wasStopped: false }, tip, now);
		await endCurrent(tx, tipId, now);
		await assign(tx, tipId, to, actor, now);
		if (note)
			await tx.insert(notes).values({ ...note, tipId, madeBy: actor.officerId, madeAt: now });
		await recorded(tx, tip, actor, tipActs.handOver(to, note?.id), now);
		return { ok: true };
	}
};

export type Released =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'unassigned' }
	| { readonly ok: false; readonly why: 'assigned'; readonly by: string }
	| NotThere
	| NotSigned;

/** Puts a tip back for anybody to take; by whoever has it, or a supervisor. */
export const release = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	now: Date
): Promise<Released> =>
	actOn<Released>(desk, actor, tipId, async (tx, tip) => {
		const assignee = await assigneeOf(tx, tipId);
		if (!assignee) return { ok: false, why: 'unassigned' };
		if (assignee.officerId !== actor.officerId && actor.role !== 'supervisor') {
			return { ok: false, why: 'assigned', by: assignee.name };
		}
		await endStage(tx, desk, { by: actor.officerId, wasStopped: true }, tip, now);
		await endCurrent(tx, tipId, now);
		await recorded(tx, tip, actor, tipActs.release(), now);
		return { ok: true };
	});

export const endCurrent = (tx: Tx, tipId: string, now: Date) =>
	tx
		.update(assignments)
		.set({ endedAt: now })
		.where(and(eq(assignments.tipId, tipId), isNull(assignments.endedAt)));

/**
 * Whether somebody reads the lane. To the end of the transaction they do: a membership that is just ending waits,
 * and then finds what was assigned to them: see staff/membership.ts.
 */
async function isAtWorkIn(tx: Tx, laneId: string, officerId: string): Promise<boolean> {
	const found = await tx
		.select({ id: laneMembers.id })
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.where(
			and(
				eq(laneMembers.laneId, laneId),
				eq(laneMembers.officerId, officerId),
				isNull(laneMembers.removedAt),
				isNull(officers.disabledAt)
			)
		)
		.for('share', { of: laneMembers });
	return found.length > 0;
}

/** Of rows of those who stepped aside: that of an officer who stands aside from a tip now. */
export const standsAside = (tipId: string, officerId: string | Column) =>
	and(eq(stepAsides.tipId, tipId), eq(stepAsides.officerId, officerId), isNull(stepAsides.endedAt));
const isAside = async (tx: Tx, tipId: string, officerId: string): Promise<boolean> =>
	(await tx.$count(stepAsides, standsAside(tipId, officerId))) > 0;

const assign = (tx: Tx, tipId: string, officerId: string, actor: Actor, now: Date) =>
	tx.insert(assignments).values({ tipId, officerId, assignedBy: actor.officerId, assignedAt: now });

export async function assigneeOf(tx: Tx, tipId: string) {
	const [assignee] = await tx
		.select({ officerId: assignments.officerId, name: officers.name })
		.from(assignments)
		.innerJoin(officers, eq(officers.id, assignments.officerId))
		.where(and(eq(assignments.tipId, tipId), isNull(assignments.endedAt)));
	return assignee;
}
