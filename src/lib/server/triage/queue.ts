import { and, asc, count, desc, eq, exists, inArray, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { actingAs, additions, assignments, lanes, officers, tips } from '../db/index.ts';
import type { Actor, Desk } from '../staff/index.ts';

/** Rows on one page of the queue. */
export const TIPS_A_PAGE = 50;

export const views = ['open', 'mine', 'closed', 'pen'] as const;
export type View = (typeof views)[number];

export type QueueFilter = { readonly view: View; readonly lane?: string; readonly page: number };

/** A row of the queue: what can be known without opening anything. */
export type QueueRow = {
	readonly id: string;
	readonly lane: string;
	readonly restricted: boolean;
	readonly urgency: number;
	readonly arrivedAt: Date;
	readonly dueAt: Date;
	readonly standing: 'proven' | 'unproven' | 'penned';
	readonly state: 'open' | 'closed';
	readonly burnt: boolean;
	readonly takenBy: string | null;
	readonly mine: boolean;
	/** The tipster added something that nobody has opened, or answered a question. */
	readonly news: boolean;
};

/**
 * What needs the actor first, by time left; a closed tip to which something was added stands before the others. Row-level security leaves only
 * tips of the actor's lanes, the restricted ones of others included in nothing, not even in a count.
 */
export const queue = (desk: Desk, actor: Actor, filter: QueueFilter) =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const where = condition(actor, filter);
		const unopened = tx
			.select({ one: sql`1` })
			.from(additions)
			.where(and(eq(additions.tipId, tips.id), isNull(additions.openedAt)));
		const rows = await tx
			.select({
				id: tips.id,
				lane: lanes.name,
				kind: lanes.kind,
				urgency: tips.urgency,
				arrivedAt: tips.arrivedAt,
				dueAt: tips.dueAt,
				standing: tips.standing,
				state: tips.state,
				burntOn: tips.burntOn,
				officerId: assignments.officerId,
				takenBy: officers.name,
				news: sql<boolean>`${exists(unopened)}`
			})
			.from(tips)
			.innerJoin(lanes, eq(lanes.id, tips.laneId))
			.leftJoin(assignments, and(eq(assignments.tipId, tips.id), isNull(assignments.endedAt)))
			.leftJoin(officers, eq(officers.id, assignments.officerId))
			.where(where)
			.orderBy(
				...(filter.view === 'closed'
					? [desc(exists(unopened)), desc(tips.dueAt)]
					: [asc(tips.dueAt)]),
				asc(tips.id)
			)
			.limit(TIPS_A_PAGE + 1)
			.offset(filter.page * TIPS_A_PAGE);
		const page: QueueRow[] = rows
			.slice(0, TIPS_A_PAGE)
			.map(({ kind, burntOn, officerId, ...row }) => ({
				...row,
				restricted: kind === 'restricted',
				burnt: burntOn !== null,
				mine: officerId === actor.officerId
			}));
		return { rows: page, more: rows.length > TIPS_A_PAGE, counts: await counts() };

		async function counts(): Promise<Record<View, number>> {
			const totals = {} as Record<View, number>;
			for (const view of views) {
				const [total] = await tx
					.select({ count: count() })
					.from(tips)
					.leftJoin(assignments, and(eq(assignments.tipId, tips.id), isNull(assignments.endedAt)))
					.where(condition(actor, { view, page: 0 }));
				totals[view] = total!.count;
			}
			return totals;
		}
	});

function condition(actor: Actor, { view, lane }: QueueFilter): SQL | undefined {
	const inLane = lane ? eq(tips.laneId, lane) : inArray(tips.laneId, [...actor.lanes, '']);
	const of: Record<View, SQL | undefined> = {
		open: and(eq(tips.state, 'open'), ne(tips.standing, 'penned')),
		mine: and(eq(tips.state, 'open'), eq(assignments.officerId, actor.officerId)),
		closed: eq(tips.state, 'closed'),
		pen: and(eq(tips.state, 'open'), eq(tips.standing, 'penned'))
	};
	return and(inLane, of[view]);
}
