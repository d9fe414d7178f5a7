import { and, asc, eq, gt } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { actingAs, tips } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

/** Tips on one page: at 8 KiB and more each. */
const A_PAGE = 100;

/**
 * A lane's tips, sealed, in the order of their random ids. Looking through a lane is on record, once for each
 * page of it.
 * @returns undefined for a lane that the actor does not read.
 */
export function sealedTips(
	desk: DeskContext,
	actor: Actor,
	lane: string,
	after: string | undefined,
	now: Date
) {
	if (!actor.lanes.includes(lane)) return Promise.resolve(undefined);
	return actingAs(desk.db, actor.officerId, async (tx) => {
		const page = await tx
			.select({ id: tips.id, lane: tips.laneId, epoch: tips.epoch, sealed: tips.sealed })
			.from(tips)
			.where(and(eq(tips.laneId, lane), after ? gt(tips.id, after) : undefined))
			.orderBy(asc(tips.id))
			.limit(A_PAGE);
		if (page.length > 0) {
			const detail = { tips: page.length };
			await audit.record(
				tx,
				{ lane },
				{ act: 'lane.searched', by: actor.officerId, subject: lane, detail },
				now
			);
		}
		return page;
	});
}
