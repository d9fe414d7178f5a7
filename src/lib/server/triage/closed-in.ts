import { and, asc, eq, gte, lt } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { actingAs, tips } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { isNewSitting, sitDown } from './sitting.ts';
import { seatIn } from './outcomes.ts';

/** Somebody's browser opens each of them. */
const MOST = 2_000;

/**
 * Which tips of a lane were closed in a time and are closed now, for the report that a member's browser makes of their sealed closings.
 * On record, with how many, once a sitting, before any is handed out: see outcomes.ts.
 * @returns undefined to whoever does not read the lane. `more`: there are more than can be counted.
 */
export async function closedIn(
	desk: DeskContext,
	actor: Actor,
	{ lane, from, until }: { readonly lane: string; readonly from: Date; readonly until: Date },
	now: Date
) {
	if (!actor.lanes.includes(lane)) return undefined;
	const seat = `report ${lane} ${from.getTime()} ${until.getTime()}`;
	const isNew = isNewSitting(desk.db, actor.sessionId, seat, now);
	const closed = await actingAs(desk.db, actor.officerId, async (tx) => {
		const closed = await tx
			.select({ id: tips.id, closedAt: tips.closedAt })
			.from(tips)
			.where(
				and(
					eq(tips.laneId, lane),
					eq(tips.state, 'closed'),
					gte(tips.closedAt, from),
					lt(tips.closedAt, until)
				)
			)
			.orderBy(asc(tips.closedAt), asc(tips.id))
			.limit(MOST + 1);
		if (isNew && closed.length > 0) {
			const detail = { tips: Math.min(closed.length, MOST) };
			const act = { act: 'lane.outcomes-given', by: actor.officerId, subject: lane, detail };
			await audit.record(tx, { lane }, act, now);
		}
		return closed;
	});
	if (isNew && closed.length > 0)
		for (const one of [seat, seatIn(lane)]) sitDown(desk.db, actor.sessionId, one, now);
	return { closed: closed.slice(0, MOST), more: closed.length > MOST };
}
