import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm';
import { actingAs, leaves, shifts } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

const WEEK_MS = 7 * 86_400_000;

/** Who is away from a lane of the actor's at this moment, and until when. */
export type Away = { readonly lane: string; readonly officerId: string; readonly until: Date };

export const away = (
	{ db }: DeskContext,
	{ officerId, lanes }: Actor,
	now: Date
): Promise<Away[]> =>
	actingAs(db, officerId, (tx) =>
		tx
			.select({ lane: leaves.laneId, officerId: leaves.officerId, until: leaves.endsAt })
			.from(leaves)
			.where(
				and(inArray(leaves.laneId, [...lanes]), lte(leaves.startsAt, now), gt(leaves.endsAt, now))
			)
			.orderBy(asc(leaves.endsAt))
	);

/**
 * The actor's own duty, in whichever of their lanes.
 * @returns `began` and `ends` of the shift of now, none off duty; `leave`: the first that begins within a week, or has begun.
 */
export const own = ({ db }: DeskContext, { officerId }: Actor, now: Date) =>
	actingAs(db, officerId, async (tx) => {
		const on = await tx
			.select({ startsAt: shifts.startsAt, endsAt: shifts.endsAt })
			.from(shifts)
			.where(
				and(eq(shifts.officerId, officerId), lte(shifts.startsAt, now), gt(shifts.endsAt, now))
			)
			.orderBy(asc(shifts.startsAt));
		const [leave] = await tx
			.select({ startsAt: leaves.startsAt, endsAt: leaves.endsAt })
			.from(leaves)
			.where(
				and(
					eq(leaves.officerId, officerId),
					gt(leaves.endsAt, now),
					lte(leaves.startsAt, new Date(now.getTime() + WEEK_MS))
				)
			)
			.orderBy(asc(leaves.startsAt));
		const ends = on.map(({ endsAt }) => endsAt.getTime());
		return {
			began: on[0]?.startsAt ?? null,
			ends: ends.length > 0 ? new Date(Math.max(...ends)) : null,
			leave: leave ?? null
		};
	});
