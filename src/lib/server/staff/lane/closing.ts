import { eq } from 'drizzle-orm';
import { laneActs } from '#lib/sealed/lane-act.ts';
import { isClosed } from '#lib/sealed/lane-card-v2.ts';
import type { NotSigned } from '../../audit/index.ts';
import { laneClosings, officers } from '../../db/index.ts';
import type { DeskContext, Signing } from '../context.ts';
import { changeOwnLane, enter } from './entering.ts';
import type { LaneChange } from './lane.ts';
import { newest } from './newest-card.ts';
import { closes, dropWaiting } from './waiting.ts';

/**
 * Asks for a lane's end: its next card says so, and stands, like any other, by the word of two. Tips go to other lanes from
 * then on; what lies in it is read and answered as before, and its people and keys still change.
 */
export const askToClose = (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	now: Date
): Promise<LaneChange | NotSigned> =>
	changeOwnLane(desk, actor, laneId, async (tx) => {
		if (isClosed(await newest(tx, laneId))) return { ok: false, why: 'taken' };
		const { count } = await tx
			.insert(laneClosings)
			.values({ laneId, askedBy: actor.officerId, askedAt: now })
			.onConflictDoNothing();
		if (count > 0) await enter(tx, actor, laneId, laneActs.askToClose(laneId), now);
		return { ok: true };
	});

/** Takes that back, as any member may. */
export const keepAccepting = (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	now: Date
): Promise<LaneChange | NotSigned> =>
	changeOwnLane(desk, actor, laneId, async (tx) => {
		const { count } = await tx.delete(laneClosings).where(eq(laneClosings.laneId, laneId));
		if (count === 0) return { ok: false, why: 'taken' };
		const act = await enter(tx, actor, laneId, laneActs.keepAccepting(laneId), now);
		// Of a lane that has ended every card says so.
		if (!isClosed(await newest(tx, laneId)))
			await dropWaiting(tx, actor, laneId, { act, which: closes }, now);
		return { ok: true };
	});

/** Lanes that a member wants to end, and who. */
export const closingsAsked = ({ db }: DeskContext) =>
	db
		.select({ lane: laneClosings.laneId, by: officers.name })
		.from(laneClosings)
		.innerJoin(officers, eq(officers.id, laneClosings.askedBy));
