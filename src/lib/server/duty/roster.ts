import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import {
	actingAs,
	functions,
	laneMembers,
	leaves,
	officers,
	shifts,
	type Db,
	type Tx
} from '../db/index.ts';
import { mayReadTips, type Actor, type DeskContext } from '../staff/index.ts';
import { gaps, type Roster } from './hours.ts';

const DAY_MS = 86_400_000;
/** So far ahead hours with nobody are named. */
const AHEAD_DAYS = 14;
export const AHEAD_MS = AHEAD_DAYS * DAY_MS;

/** What the page of duty shows of a lane to who reads it; undefined to everybody else. */
export async function view(
	{ db, clocks: { time } }: DeskContext,
	actor: Actor,
	laneId: string,
	now: Date
) {
	if (!actor.lanes.includes(laneId)) return undefined;
	return actingAs(db, actor.officerId, async (tx) => {
		const after = new Date(now.getTime() - DAY_MS * 8);
		const roster = {
			members: await membersOf(tx, laneId),
			shifts: await tx
				.select()
				.from(shifts)
				.where(and(eq(shifts.laneId, laneId), gt(shifts.endsAt, after)))
				.orderBy(asc(shifts.startsAt), asc(shifts.place), asc(shifts.id)),
			leaves: await tx
				.select()
				.from(leaves)
				.where(and(eq(leaves.laneId, laneId), gt(leaves.endsAt, now)))
				.orderBy(asc(leaves.startsAt), asc(leaves.id))
		};
		const reached = await functions.tellableMembers(tx, { lane: laneId });
		const tellable = new Set(reached.map(({ officer }) => officer));
		const span = { startsAt: now, endsAt: new Date(now.getTime() + AHEAD_MS) };
		return {
			lane: laneId,
			members: roster.members.map((one) => ({ ...one, tellable: tellable.has(one.officerId) })),
			shifts: roster.shifts,
			leaves: roster.leaves,
			gaps: gaps(roster, tellable, span),
			holidays: daysFrom(time.dayOf(now))
				.map(time.holidayOn)
				.filter((one) => one !== undefined),
			mayChange: mayChange(roster.members, actor)
		};
	});
}

const daysFrom = (first: string): string[] =>
	Array.from({ length: AHEAD_DAYS }, (_, n) =>
		new Date(Date.parse(first) + n * DAY_MS).toISOString().slice(0, 10)
	);

/** Whoever supervises the lane; where no member does, each member. */
export function mayChange(members: Roster['members'], { officerId }: Pick<Actor, 'officerId'>) {
	const self = members.find((one) => one.officerId === officerId);
	return self !== undefined && (self.supervises || members.every(({ supervises }) => !supervises));
}

/** Members of a lane who are at work, by name. */
export async function membersOf(tx: Tx, laneId: string) {
	const rows = await tx
		.select({ officerId: officers.id, name: officers.name, role: officers.role })
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.where(
			and(
				eq(laneMembers.laneId, laneId),
				isNull(laneMembers.removedAt),
				isNull(officers.disabledAt)
			)
		)
		.orderBy(asc(officers.name));
	return rows.flatMap(({ officerId, name, role }) =>
		mayReadTips(role) ? [{ officerId, name, supervises: role === 'supervisor' }] : []
	);
}

/** The rosters of every lane that has members, for background work: of a moment, and what comes after. */
export async function rosters(db: Db | Tx, at: Date): Promise<ReadonlyMap<string, Roster>> {
	const members = await db
		.select({ laneId: laneMembers.laneId, officerId: laneMembers.officerId, role: officers.role })
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.where(
			and(
				isNull(laneMembers.removedAt),
				isNull(officers.disabledAt),
				inArray(officers.role, ['officer', 'supervisor'])
			)
		);
	const { laneId, officerId, startsAt, endsAt, place } = shifts;
	const on = await db
		.select({ laneId, officerId, startsAt, endsAt, place })
		.from(shifts)
		.where(gt(shifts.endsAt, at));
	const away = await db
		.select({
			laneId: leaves.laneId,
			officerId: leaves.officerId,
			startsAt: leaves.startsAt,
			endsAt: leaves.endsAt
		})
		.from(leaves)
		.where(gt(leaves.endsAt, at));
	const lanes = [...new Set(members.map((one) => one.laneId))];
	return new Map(
		lanes.map((lane) => {
			const of = <Row extends { laneId: string }>(rows: readonly Row[]) =>
				rows.filter((row) => row.laneId === lane);
			const people = of(members).map((one) => ({
				officerId: one.officerId,
				supervises: one.role === 'supervisor'
			}));
			return [lane, { members: people, shifts: of(on), leaves: of(away) }];
		})
	);
}
