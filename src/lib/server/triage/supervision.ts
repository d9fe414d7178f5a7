import { and, eq, inArray, isNull } from 'drizzle-orm';
import { actingAs, assignments, functions, officers, tips } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { describe } from './queue.ts';
import { membersOf } from './whole-tip.ts';

/** Over which times are held against targets. */
const SUPERVISED_MS = 28 * 86_400_000;
/** Of each kind; what was handed over makes room for the rest. */
const MOST = 50;

/** Lanes that the actor supervises: those that they are a member of. */
export const supervisedBy = ({ role, lanes }: Actor): readonly string[] =>
	role === 'supervisor' ? lanes : [];

/**
 * How the work of a lane stands, for whoever supervises it; undefined to everybody else. The database holds that once more: see
 * drizzle/functions/supervises.sql.
 * @param away officers of the lane who are on leave.
 */
export async function supervision(
	desk: DeskContext,
	actor: Actor,
	lane: string,
	away: readonly string[],
	now: Date
) {
	if (!supervisedBy(actor).includes(lane)) return undefined;
	return actingAs(desk.db, actor.officerId, async (tx) => {
		const work = await functions.workOf(tx, { lane, now });
		const since = new Date(now.getTime() - SUPERVISED_MS);
		const ofAbsent =
			away.length === 0
				? []
				: await tx
						.select({ id: assignments.tipId })
						.from(assignments)
						.innerJoin(tips, and(eq(tips.id, assignments.tipId), eq(tips.laneId, lane)))
						.where(and(inArray(assignments.officerId, [...away]), isNull(assignments.endedAt)))
						.limit(MOST);
		const left = await functions.leftBehind(tx, { lane, most: MOST });
		const waiting = [...ofAbsent.map(({ id }) => id), ...left.map(({ tip }) => tip)];
		const members = await membersOf(tx, lane);
		const others = work.flatMap(({ officer }) => officer ?? []);
		return {
			lane,
			work,
			people: [
				...members,
				...(others.length === 0
					? []
					: await tx
							.select({ id: officers.id, name: officers.name })
							.from(officers)
							.where(inArray(officers.id, others)))
			].filter(({ id }, n, all) => all.findIndex((one) => one.id === id) === n),
			unread: await functions.unreadIn(tx, { lane }),
			targets: await functions.metTargets(tx, { lane, since, now }),
			/** What an absent person has in hand, or had, and nobody goes on with. */
			toHandOver: await describe(tx, actor, waiting)
		};
	});
}
