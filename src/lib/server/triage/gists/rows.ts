import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import {
	actingAs,
	assignments,
	closures,
	gists,
	lanes,
	officers,
	tips,
	tipStages,
	titles,
	type Stage
} from '../../db/index.ts';
import type { Actor, DeskContext } from '../../staff/index.ts';

/** Of one page. */
const ROWS_A_PAGE = 1000;

/** Which tips: these, or of a state those after an id. */
export type Wanted =
	| { readonly ids: readonly string[] }
	| { readonly state: 'open' | 'closed'; readonly after?: string | undefined };

/** Whose move it is: by the place that the tip has, see drizzle/functions/place_of.sql; one that was taken back is so wherever it stands. */
const stage = sql<Stage | 'unread' | 'ours' | 'closed'>`case
	when ${tips.state} = 'closed' then 'closed'
	when ${tipStages.stage} = 'withdrawn' then 'withdrawn'
	when ${tips.readAt} is null then 'unread'
	when ${tips.rank} = 5 then ${tipStages.stage}
	else 'ours'
end`;

/**
 * What can be known of tips without opening anything, and whether there is a gist of each: its version, 0 for none. In the order of
 * their random ids. Nothing sealed is handed out here, and nothing is on record of it.
 */
export const rows = (desk: DeskContext, actor: Actor, wanted: Wanted) =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const page = await tx
			.select({
				id: tips.id,
				lane: tips.laneId,
				laneName: lanes.name,
				restricted: sql<boolean>`${lanes.kind} = 'restricted'`,
				news: sql<boolean>`exists(select from additions a where a.tip_id = ${tips.id} and a.dealt_at is null)`,
				urgency: tips.urgency,
				state: tips.state,
				stage,
				arrivedAt: tips.arrivedAt,
				isRead: sql<boolean>`${tips.readAt} is not null`,
				holder: assignments.officerId,
				holderName: officers.name,
				told: closures.told,
				/** Ids of what the tipster said since. */
				additions: sql<
					string[]
				>`array(select a.id from additions a where a.tip_id = ${tips.id})::text[]`,
				gist: sql<number>`coalesce(${gists.version}, 0)`,
				title: sql<number>`coalesce(${titles.version}, 0)`
			})
			.from(tips)
			.innerJoin(lanes, eq(lanes.id, tips.laneId))
			.leftJoin(assignments, and(eq(assignments.tipId, tips.id), isNull(assignments.endedAt)))
			.leftJoin(officers, eq(officers.id, assignments.officerId))
			.leftJoin(closures, and(eq(closures.tipId, tips.id), isNull(closures.reopenedAt)))
			.leftJoin(tipStages, and(eq(tipStages.tipId, tips.id), isNull(tipStages.endedAt)))
			.leftJoin(gists, eq(gists.tipId, tips.id))
			.leftJoin(titles, eq(titles.tipId, tips.id))
			.where(
				and(
					inArray(tips.laneId, [...actor.lanes]),
					'ids' in wanted
						? inArray(tips.id, [...wanted.ids])
						: and(
								eq(tips.state, wanted.state),
								wanted.after ? gt(tips.id, wanted.after) : undefined
							)
				)
			)
			.orderBy(asc(tips.id))
			.limit(ROWS_A_PAGE);
		return { rows: page, isMore: page.length === ROWS_A_PAGE };
	});
