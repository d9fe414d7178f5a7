import {
	and,
	asc,
	count,
	desc,
	eq,
	exists,
	inArray,
	isNotNull,
	isNull,
	sql,
	type SQL,
	type SQLWrapper
} from 'drizzle-orm';
import { actingAs, additions, assignments, lanes, officers, tips, type Tx } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

/** Rows on one page of the queue. */
export const TIPS_A_PAGE = 50;

/** Counts stop here: nobody needs to know whether 4,000 or 5,000 are waiting, and counting them takes time. */
export const COUNTED_UP_TO = 1000;

/** `news`: open or closed, with something from the tipster that nobody has opened. */
export const views = ['open', 'mine', 'news', 'closed', 'quarantine'] as const;
export type View = (typeof views)[number];

export type QueueFilter = {
	readonly view: View;
	readonly lane?: string;
	/** 1 to 4. */
	readonly urgency?: number;
	/** From 0. */
	readonly page: number;
};

/** A row of the queue: what can be known without opening anything. */
export type QueueRow = {
	readonly id: string;
	readonly lane: string;
	readonly restricted: boolean;
	readonly urgency: number;
	readonly arrivedAt: Date;
	readonly dueAt: Date;
	readonly standing: 'proven' | 'unproven' | 'quarantined';
	readonly state: 'open' | 'closed';
	readonly burnt: boolean;
	readonly takenBy: string | null;
	readonly mine: boolean;
	/** The tipster added something that nobody has opened, or answered a question. */
	readonly news: boolean;
};

/**
 * What needs the actor first, by time left, and after it what nothing shows that a person sent; closed tips, the newest first. Row-level security leaves only
 * tips of the actor's lanes, the restricted ones of others included in nothing, not even in a count.
 * Rows are picked from the index of the list alone and only then joined: under row-level security a join of
 * all of them would look at every tip there is.
 */
export const queue = (desk: DeskContext, actor: Actor, filter: QueueFilter) =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const only = { mine: await assignedTo(tx, actor), news: await heardFrom(tx) };
		const ids = await pick(
			tx,
			actor,
			filter,
			filter.view in only ? only[filter.view as 'mine'] : undefined
		);
		const counts: Record<View, number> = {
			open: await countOf(tx, actor, 'open'),
			mine: only.mine.length,
			news: only.news.length,
			closed: await countOf(tx, actor, 'closed'),
			quarantine: await countOf(tx, actor, 'quarantine')
		};
		const rows = await describe(tx, actor, ids.slice(0, TIPS_A_PAGE));
		return { rows, more: ids.length > TIPS_A_PAGE, counts };
	});

/** Literals, not parameters: a prepared statement with parameters could not use the partial indexes. */
const LISTS: Partial<Record<View, SQL>> = {
	open: sql`${tips.state} = 'open' and ${tips.standing} <> 'quarantined'`,
	closed: sql`${tips.state} = 'closed'`,
	quarantine: sql`${tips.state} = 'open' and ${tips.standing} = 'quarantined'`
};

/** Ids of one page in order, and one more when there is a next page. */
async function pick(
	tx: Tx,
	actor: Actor,
	{ view, lane, urgency, page }: QueueFilter,
	only?: readonly string[]
): Promise<string[]> {
	const order = view === 'closed' ? desc : asc;
	const last = (standing: SQLWrapper) => (view === 'open' ? [sql`${standing} = 'unproven'`] : []);
	// Lane by lane, each from its index in order; then merged.
	const own = tx
		.select({ id: tips.id, dueAt: tips.dueAt, standing: tips.standing })
		.from(tips)
		.where(
			and(
				eq(tips.laneId, lanes.id),
				LISTS[view],
				only ? inArray(tips.id, [...only]) : undefined,
				urgency ? eq(tips.urgency, urgency) : undefined
			)
		)
		.orderBy(...last(tips.standing), order(tips.dueAt), order(tips.id))
		.limit((page + 1) * TIPS_A_PAGE + 1)
		.as('own');
	const picked = await tx
		.select({ id: own.id })
		.from(lanes)
		.crossJoinLateral(own)
		.where(inArray(lanes.id, lane ? [lane] : [...actor.lanes]))
		.orderBy(...last(own.standing), order(own.dueAt), order(own.id))
		.limit(TIPS_A_PAGE + 1)
		.offset(page * TIPS_A_PAGE);
	return picked.map(({ id }) => id);
}

/** How many are in a list, of all the actor's lanes; at most COUNTED_UP_TO. */
async function countOf(tx: Tx, actor: Actor, view: View): Promise<number> {
	const some = tx
		.select({ id: tips.id })
		.from(tips)
		.where(and(inArray(tips.laneId, [...actor.lanes]), LISTS[view]))
		.limit(COUNTED_UP_TO)
		.as('some');
	const [total] = await tx.select({ count: count() }).from(some);
	return total!.count;
}

/** What is assigned to the actor. A closed tip is in nobody's. */
async function assignedTo(tx: Tx, actor: Actor): Promise<string[]> {
	const rows = await tx
		.select({ id: assignments.tipId })
		.from(assignments)
		.where(and(eq(assignments.officerId, actor.officerId), isNull(assignments.endedAt)))
		.limit(COUNTED_UP_TO);
	return rows.map(({ id }) => id);
}

async function heardFrom(tx: Tx): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ id: additions.tipId })
		.from(additions)
		.where(isNull(additions.openedAt))
		.limit(COUNTED_UP_TO);
	return rows.map(({ id }) => id);
}

async function describe(tx: Tx, actor: Actor, ids: readonly string[]): Promise<QueueRow[]> {
	if (ids.length === 0) return [];
	const unopened = tx
		.select({ one: sql`1` })
		.from(additions)
		.where(and(eq(additions.tipId, tips.id), isNull(additions.openedAt)));
	const rows = await tx
		.select({
			id: tips.id,
			lane: lanes.name,
			restricted: sql<boolean>`${lanes.kind} = 'restricted'`,
			urgency: tips.urgency,
			arrivedAt: tips.arrivedAt,
			dueAt: tips.dueAt,
			standing: tips.standing,
			state: tips.state,
			burnt: sql<boolean>`${isNotNull(tips.burntOn)}`,
			officerId: assignments.officerId,
			takenBy: officers.name,
			news: sql<boolean>`${exists(unopened)}`
		})
		.from(tips)
		.innerJoin(lanes, eq(lanes.id, tips.laneId))
		.leftJoin(assignments, and(eq(assignments.tipId, tips.id), isNull(assignments.endedAt)))
		.leftJoin(officers, eq(officers.id, assignments.officerId))
		.where(inArray(tips.id, [...ids]));
	return rows
		.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
		.map(({ officerId, ...row }) => ({ ...row, mine: officerId === actor.officerId }));
}
