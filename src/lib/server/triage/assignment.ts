import { and, eq, isNull } from 'drizzle-orm';
import { assignments, laneMembers, officers, type Tx } from '../db/index.ts';
import type { Actor, Desk } from '../staff/index.ts';
import { changeTip, recorded, type NotThere } from './change.ts';

export type Taken =
	| { readonly ok: true }
	/** Somebody has it in hand: who, by name. */
	| { readonly ok: false; readonly why: 'in-hand'; readonly by: string }
	| { readonly ok: false; readonly why: 'closed' }
	| NotThere;

/** Takes a tip in hand. Of two officers who take it at once, one has it and the other is told who. */
export const take = (desk: Desk, actor: Actor, tipId: string, now: Date): Promise<Taken> =>
	changeTip<Taken>(desk, actor, tipId, async (tx, tip) => {
		if (tip.state === 'closed') return { ok: false, why: 'closed' };
		const holder = await holderOf(tx, tipId);
		if (holder) {
			return holder.officerId === actor.officerId
				? { ok: true }
				: { ok: false, why: 'in-hand', by: holder.name };
		}
		await assign(tx, tipId, actor.officerId, actor, now);
		await recorded(tx, tip, actor, 'tip.taken', now);
		return { ok: true };
	});

export type HandedOver =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'not-a-member' }
	/** The tip moved while the officer looked at it: who has it now. */
	| { readonly ok: false; readonly why: 'in-hand'; readonly by: string }
	| NotThere;

/** Hands a tip over to another member of its lane; by whoever has it, or when nobody has. */
export const handOver = (
	desk: Desk,
	actor: Actor,
	tipId: string,
	to: string,
	now: Date
): Promise<HandedOver> =>
	changeTip<HandedOver>(desk, actor, tipId, async (tx, tip) => {
		const [member] = await tx
			.select({ id: laneMembers.id })
			.from(laneMembers)
			.where(
				and(
					eq(laneMembers.laneId, tip.laneId),
					eq(laneMembers.officerId, to),
					isNull(laneMembers.removedAt)
				)
			);
		if (!member) return { ok: false, why: 'not-a-member' };
		const holder = await holderOf(tx, tipId);
		// A supervisor may move anybody's tip; an officer only their own or nobody's.
		if (holder && holder.officerId !== actor.officerId && actor.role !== 'supervisor') {
			return { ok: false, why: 'in-hand', by: holder.name };
		}
		await tx
			.update(assignments)
			.set({ endedAt: now })
			.where(and(eq(assignments.tipId, tipId), isNull(assignments.endedAt)));
		await assign(tx, tipId, to, actor, now);
		await recorded(tx, tip, actor, 'tip.handed-over', now, { to });
		return { ok: true };
	});

const assign = (tx: Tx, tipId: string, officerId: string, actor: Actor, now: Date) =>
	tx.insert(assignments).values({ tipId, officerId, assignedBy: actor.officerId, assignedAt: now });

async function holderOf(tx: Tx, tipId: string) {
	const [holder] = await tx
		.select({ officerId: assignments.officerId, name: officers.name })
		.from(assignments)
		.innerJoin(officers, eq(officers.id, assignments.officerId))
		.where(and(eq(assignments.tipId, tipId), isNull(assignments.endedAt)));
	return holder;
}
