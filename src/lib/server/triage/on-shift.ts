import { and, asc, eq, gt, inArray, isNull, lte, notExists, sql } from 'drizzle-orm';
import { actingAs, assignments, lanes, tips } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { assignedTo } from './lists.ts';
import { describe, type QueueRow } from './queue.ts';
import { membersOf, newestEpochOf } from './whole-tip.ts';

/** Arrival is known to the hour: what came in the hour in which a shift began came in it, perhaps. */
const HOUR_MS = 3_600_000;
/** Nobody hands over more at once; the queue has the rest. */
const MOST = 200;

/**
 * What somebody hands over at the end of a shift: what they hold, and what came in their lanes since then and nobody has taken.
 * Each in the order of the queue.
 */
export const onShift = (desk: DeskContext, actor: Actor, since: Date) =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const held = (await assignedTo(tx, actor)).slice(0, MOST);
		const own = tx
			.select({ id: tips.id, rank: tips.rank, urgency: tips.urgency, due: tips.clockDueAt })
			.from(tips)
			.where(
				and(
					eq(tips.laneId, lanes.id),
					// As the index of the queue says it.
					sql`${tips.state} = 'open' and ${tips.standing} <> 'quarantined'`,
					lte(tips.rank, 2),
					gt(tips.arrivedAt, new Date(since.getTime() - HOUR_MS)),
					notExists(
						tx
							.select({ one: sql`1` })
							.from(assignments)
							.where(and(eq(assignments.tipId, tips.id), isNull(assignments.endedAt)))
					)
				)
			)
			.orderBy(asc(tips.rank), asc(tips.urgency), asc(tips.clockDueAt), asc(tips.id))
			.limit(MOST)
			.as('own');
		const came = await tx
			.select({ id: own.id })
			.from(lanes)
			.crossJoinLateral(own)
			.where(inArray(lanes.id, [...actor.lanes]))
			.orderBy(asc(own.rank), asc(own.urgency), asc(own.due), asc(own.id))
			.limit(MOST);
		const rows = await describe(tx, actor, held);
		return {
			held: rows.toSorted(byNeed),
			came: await describe(
				tx,
				actor,
				came.map(({ id }) => id)
			)
		};
	});

const byNeed = (a: QueueRow, b: QueueRow): number =>
	a.urgency - b.urgency ||
	(a.clockDueAt?.getTime() ?? Infinity) - (b.clockDueAt?.getTime() ?? Infinity) ||
	a.id.localeCompare(b.id);

/** By lane of the actor's: to whom tips can be handed over there, and to which key words for them are sealed. */
export const colleagues = (desk: DeskContext, actor: Actor) =>
	actingAs(desk.db, actor.officerId, (tx) =>
		Promise.all(
			[...actor.lanes].toSorted().map(async (id) => ({
				id,
				newestEpoch: await newestEpochOf(tx, id),
				members: await membersOf(tx, id)
			}))
		)
	);
