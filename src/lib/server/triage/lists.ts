import {
	and,
	asc,
	count,
	desc,
	eq,
	inArray,
	isNotNull,
	isNull,
	sql,
	type SQL,
	type SQLWrapper
} from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import { additions, assignments, lanes, moves, rowOf, tips, type Tx } from '../db/index.ts';
import type { Actor } from '../staff/index.ts';

/** Rows on one page of the queue. */
export const TIPS_A_PAGE = 50;

/** Counts stop here: nobody needs to know whether 4,000 or 5,000 are waiting, and counting them takes time. */
export const COUNTED_UP_TO = 1000;

/**
 * `news`: open or closed, with something from the tipster that nobody who has it has dealt with, or moved here from another lane.
 * `waiting`: for the tipster, an agency or a day.
 */
export const views = ['open', 'mine', 'news', 'waiting', 'closed', 'quarantine'] as const;
export type View = (typeof views)[number];

export type QueueFilter = {
	readonly view: View;
	readonly lane?: string;
	/** 1 to 4. */
	readonly urgency?: number;
	/** From 0. */
	readonly page: number;
};

/** Literals, not parameters: a prepared statement with parameters could not use the partial indexes. */
const LISTS: Partial<Record<View, SQL>> = {
	open: sql`${tips.state} = 'open' and ${tips.standing} <> 'quarantined'`,
	waiting: sql`${tips.state} = 'open' and ${tips.rank} = 5`,
	closed: sql`${tips.state} = 'closed'`,
	quarantine: sql`${tips.state} = 'open' and ${tips.standing} = 'quarantined'`
};

/** Ids of one page in order, and one more when there is a next page. */
export async function pick(
	tx: Tx,
	actor: Actor,
	{ view, lane, urgency, page }: QueueFilter,
	only?: readonly string[]
): Promise<string[]> {
	const { id, standing, rank, clockDueAt, arrivedAt, closedAt } = tips;
	type Ordered = 'standing' | 'rank' | 'urgency' | 'clockDueAt' | 'arrivedAt' | 'closedAt' | 'id';
	const inOrder = (of: Record<Ordered, SQLWrapper>) =>
		view === 'closed'
			? [desc(of.closedAt), desc(of.id)]
			: view === 'waiting'
				? [of.clockDueAt, of.arrivedAt, of.id].map((column) => asc(column))
				: [
						...(view === 'open' ? [sql`${of.standing} = 'unproven'`] : []),
						...[of.rank, of.urgency, of.clockDueAt, of.arrivedAt, of.id].map((column) =>
							asc(column)
						)
					];
	// Lane by lane, each from its index in order; then merged.
	const own = tx
		.select({ id, standing, rank, urgency: tips.urgency, clockDueAt, arrivedAt, closedAt })
		.from(tips)
		.where(
			and(
				eq(tips.laneId, lanes.id),
				LISTS[view],
				only ? inArray(tips.id, [...only]) : undefined,
				urgency ? eq(tips.urgency, urgency) : undefined
			)
		)
		.orderBy(...inOrder(tips))
		.limit((page + 1) * TIPS_A_PAGE + 1)
		.as('own');
	const picked = await tx
		.select({ id: own.id })
		.from(lanes)
		.crossJoinLateral(own)
		.where(inArray(lanes.id, lane ? [lane] : [...actor.lanes]))
		.orderBy(...inOrder(own))
		.limit(TIPS_A_PAGE + 1)
		.offset(page * TIPS_A_PAGE);
	return picked.map(({ id }) => id);
}

/** How many are in a list, of all the actor's lanes; at most COUNTED_UP_TO. */
export async function countOf(tx: Tx, actor: Actor, view: View): Promise<number> {
	const some = tx
		.select({ id: tips.id })
		.from(tips)
		.where(and(inArray(tips.laneId, [...actor.lanes]), LISTS[view]))
		.limit(COUNTED_UP_TO)
		.as('some');
	return rowOf(await tx.select({ count: count() }).from(some)).count;
}

/** What is assigned to the actor. A closed tip is in nobody's. */
export async function assignedTo(tx: Tx, actor: Actor): Promise<string[]> {
	const rows = await tx
		.select({ id: assignments.tipId })
		.from(assignments)
		.where(and(eq(assignments.officerId, actor.officerId), isNull(assignments.endedAt)))
		.limit(COUNTED_UP_TO);
	return rows.map(({ id }) => id);
}

/** Of whose tipster something came that nobody who has it has dealt with, and what was moved here and nobody has found whole. */
export async function heardFrom(tx: Tx): Promise<string[]> {
	const added = tx.select({ id: additions.tipId }).from(additions).where(isNull(additions.dealtAt));
	const moved = tx
		.select({ id: moves.tipId })
		.from(moves)
		.where(and(isNotNull(moves.movedAt), isNull(moves.foundAt)));
	const rows = await union(added, moved).limit(COUNTED_UP_TO);
	return rows.map(({ id }) => id);
}
