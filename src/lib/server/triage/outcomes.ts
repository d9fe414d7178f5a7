import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { actingAs, closures, tips } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { isNewSitting, sitDown } from './sitting.ts';
import { people, rostersOf } from './whole-tip.ts';

/**
 * How closed tips ended, sealed as it lies, with what tells whose keys signed it. That a lane's were handed out is on record, once a
 * sitting, with how many.
 */
export async function outcomesOf(
	desk: DeskContext,
	actor: Actor,
	ids: readonly string[],
	now: Date
) {
	const given = await actingAs(desk.db, actor.officerId, async (tx) => {
		const closed =
			ids.length === 0
				? []
				: await tx
						.select({
							id: closures.id,
							tip: closures.tipId,
							lane: tips.laneId,
							epoch: sql<number>`coalesce(${closures.epoch}, ${tips.epoch})`,
							closedBy: closures.closedBy,
							sealed: closures.sealed
						})
						.from(closures)
						.innerJoin(tips, eq(tips.id, closures.tipId))
						.where(and(inArray(closures.tipId, [...ids]), isNull(closures.reopenedAt)));
		const lanes = [...new Set(closed.map(({ lane }) => lane))].sort();
		const rosters: Record<string, Awaited<ReturnType<typeof rostersOf>>> = {};
		for (const lane of lanes) {
			const own = closed.filter((one) => one.lane === lane);
			const epochs = own.map(({ epoch }) => epoch);
			rosters[lane] = await rostersOf(tx, lane, epochs);
			if (!isNewSitting(desk.db, actor.sessionId, seatIn(lane), now)) continue;
			const { officerId: by } = actor;
			const detail = { tips: own.length };
			const act = { act: 'lane.outcomes-given', by, subject: lane, detail };
			await audit.record(tx, { lane }, act, now);
		}
		return { closed, rosters, people: await people(tx), lanes };
	});
	for (const lane of given.lanes)
		if (isNewSitting(desk.db, actor.sessionId, seatIn(lane), now))
			sitDown(desk.db, actor.sessionId, seatIn(lane), now);
	return given;
}

export const seatIn = (lane: string): string => `outcomes ${lane}`;
