import { and, asc, eq, inArray } from 'drizzle-orm';
import * as audit from '../../audit/index.ts';
import { actingAs, tipLinks, tips } from '../../db/index.ts';
import type { Actor, DeskContext } from '../../staff/index.ts';
import { isNewSitting, sitDown } from '../sitting.ts';
import { people, rostersOf } from '../whole-tip.ts';

/** Of one request. */
export const MOST_LINKS = 50;

/**
 * Which links lie in a lane: a browser asks for those that it has not opened. All of them, since which tips they are of stands inside.
 * @returns undefined of a lane that the actor does not read.
 */
export async function idsIn(
	desk: DeskContext,
	actor: Actor,
	lane: string
): Promise<string[] | undefined> {
	if (!actor.lanes.includes(lane)) return undefined;
	const rows = await actingAs(desk.db, actor.officerId, (tx) =>
		tx
			.select({ id: tipLinks.id })
			.from(tipLinks)
			.innerJoin(tips, eq(tips.id, tipLinks.tipId))
			.where(eq(tips.laneId, lane))
			.orderBy(asc(tipLinks.id))
	);
	return rows.map(({ id }) => id);
}

/**
 * Links of a lane as they lie, and what tells who wrote them. That a lane's were handed out is on record, once a sitting.
 * @returns undefined of a lane that the actor does not read.
 */
export async function linksIn(
	desk: DeskContext,
	actor: Actor,
	lane: string,
	ids: readonly string[],
	now: Date
) {
	if (!actor.lanes.includes(lane)) return undefined;
	const isNew = isNewSitting(desk.db, actor.sessionId, seatIn(lane), now);
	const given = await actingAs(desk.db, actor.officerId, async (tx) => {
		const links = await tx
			.select({
				id: tipLinks.id,
				tip: tipLinks.tipId,
				epoch: tipLinks.epoch,
				sealed: tipLinks.sealed
			})
			.from(tipLinks)
			.innerJoin(tips, eq(tips.id, tipLinks.tipId))
			.where(and(eq(tips.laneId, lane), inArray(tipLinks.id, [...ids])));
		if (isNew && links.length > 0) {
			const act = { act: 'lane.links-given', by: actor.officerId, subject: lane };
			await audit.record(tx, { lane }, act, now);
		}
		const epochs = links.map(({ epoch }) => epoch);
		return { links, people: await people(tx), rosters: await rostersOf(tx, lane, epochs) };
	});
	if (isNew && given.links.length > 0) sitDown(desk.db, actor.sessionId, seatIn(lane), now);
	return given;
}

const seatIn = (lane: string): string => `links ${lane}`;
