import { and, eq, exists, inArray, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import {
	actingAs,
	additions,
	assignments,
	laneMembers,
	lanes,
	moves,
	officers,
	seen,
	tips,
	tipStages,
	type Clock,
	type Stage,
	type Standing,
	type Tx
} from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import {
	assignedTo,
	countOf,
	heardFrom,
	pick,
	TIPS_A_PAGE,
	type QueueFilter,
	type View
} from './lists.ts';

/** A row of the queue: what can be known without opening anything. */
export type QueueRow = {
	readonly id: string;
	readonly lane: string;
	readonly laneId: string;
	readonly restricted: boolean;
	readonly urgency: number;
	readonly arrivedAt: Date;
	/** When a first response is owed: shown by pages of the release before. */
	readonly dueAt: Date;
	/** Which of its clocks ends first, and when; null: nothing is owed. */
	readonly clock: Clock | null;
	readonly clockDueAt: Date | null;
	/** Whom or what it waits for, if it does; `isOver`: the day has come. */
	readonly stage: { readonly is: Stage; readonly until: Date; readonly isOver: boolean } | null;
	/** Start of the hour. */
	readonly closedAt: Date | null;
	/** Null: nobody's browser has opened it. */
	readonly readAt: Date | null;
	readonly standing: Standing;
	readonly state: 'open' | 'closed';
	readonly burnt: boolean;
	readonly takenBy: string | null;
	readonly holder: string | null;
	/** Who had it last and reads its lane no more, of one that nobody has. */
	readonly leftBy: string | null;
	readonly mine: boolean;
	/** The tipster added something that nobody who has it has dealt with, or it was moved here and nobody has found it whole. */
	readonly news: boolean;
	/** The actor has not seen all that is news. */
	readonly unseen: boolean;
};

/**
 * What needs the actor first: see drizzle/functions/place_of.sql, then level and time left; after it, in the same order, what
 * nothing shows that a person sent; closed tips, the newest first. Row-level security leaves only tips of the actor's lanes, the restricted ones of others included in nothing, not even in a count.
 * Rows are picked from the index of the list alone and only then joined: under row-level security a join of
 * all of them would look at every tip there is.
 */
export const queue = (desk: DeskContext, actor: Actor, filter: QueueFilter) =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const only = { mine: await assignedTo(tx, actor), news: await heardFrom(tx) };
		const listed: Partial<Record<View, string[]>> = only;
		const ids = await pick(tx, actor, filter, listed[filter.view]);
		const counts: Record<View, number> = {
			open: await countOf(tx, actor, 'open'),
			mine: only.mine.length,
			news: only.news.length,
			waiting: await countOf(tx, actor, 'waiting'),
			closed: await countOf(tx, actor, 'closed'),
			quarantine: await countOf(tx, actor, 'quarantine')
		};
		const rows = await describe(tx, actor, ids.slice(0, TIPS_A_PAGE));
		return { rows, more: ids.length > TIPS_A_PAGE, counts };
	});

export async function describe(tx: Tx, actor: Actor, ids: readonly string[]): Promise<QueueRow[]> {
	if (ids.length === 0) return [];
	const undealt = and(eq(additions.tipId, tips.id), isNull(additions.dealtAt));
	const news = tx
		.select({ one: sql`1` })
		.from(additions)
		.where(undealt);
	const own = tx
		.select({ one: sql`1` })
		.from(seen)
		.where(and(eq(seen.additionId, additions.id), eq(seen.officerId, actor.officerId)));
	const unseen = tx
		.select({ one: sql`1` })
		.from(additions)
		.where(and(undealt, notExists(own)));
	const unfound = tx
		.select({ one: sql`1` })
		.from(moves)
		.where(and(eq(moves.tipId, tips.id), isNotNull(moves.movedAt), isNull(moves.foundAt)));
	const rows = await tx
		.select({
			id: tips.id,
			lane: lanes.name,
			laneId: tips.laneId,
			restricted: sql<boolean>`${lanes.kind} = 'restricted'`,
			urgency: tips.urgency,
			arrivedAt: tips.arrivedAt,
			dueAt: tips.dueAt,
			clock: tips.clock,
			clockDueAt: tips.clockDueAt,
			closedAt: tips.closedAt,
			stage: tipStages.stage,
			until: tipStages.until,
			cameAt: tipStages.cameAt,
			readAt: tips.readAt,
			standing: tips.standing,
			state: tips.state,
			burnt: sql<boolean>`${isNotNull(tips.burntOn)}`,
			officerId: assignments.officerId,
			takenBy: officers.name,
			leftBy: sql<
				string | null
			>`case when ${assignments.id} is null and ${tips.state} = 'open' then (
				select case when m.id is null then o.name end
				from ${assignments} a join ${officers} o on o.id = a.officer_id
				left join ${laneMembers} m
					on m.lane_id = ${tips.laneId} and m.officer_id = a.officer_id and m.removed_at is null
				where a.tip_id = ${tips.id} order by a.ended_at desc limit 1
			) end`,
			news: sql<boolean>`${exists(news)} or ${exists(unfound)}`,
			unseen: sql<boolean>`${exists(unseen)}`
		})
		.from(tips)
		.innerJoin(lanes, eq(lanes.id, tips.laneId))
		.leftJoin(assignments, and(eq(assignments.tipId, tips.id), isNull(assignments.endedAt)))
		.leftJoin(officers, eq(officers.id, assignments.officerId))
		.leftJoin(tipStages, and(eq(tipStages.tipId, tips.id), isNull(tipStages.endedAt)))
		.where(inArray(tips.id, [...ids]));
	return rows
		.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
		.map(({ officerId, stage, until, cameAt, ...row }) => ({
			...row,
			stage: stage && until && { is: stage, until, isOver: cameAt !== null },
			holder: officerId,
			mine: officerId === actor.officerId
		}));
}
