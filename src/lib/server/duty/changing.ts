import { and, eq, gt, inArray, lt } from 'drizzle-orm';
import { dutyActs, type DutyAct, type PlannedShift } from '#lib/sealed/duty-act.ts';
import * as audit from '../audit/index.ts';
import { isTaken, leaves, shifts, type Db, type Tx } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import type { Span } from './hours.ts';
import { mayChange, membersOf } from './roster.ts';

export type DutyChange =
	| { readonly ok: true }
	/** `changed-meanwhile`: the roster is not the one that the page showed. */
	| {
			readonly ok: false;
			readonly why: 'not-allowed' | 'not-a-member' | 'changed-meanwhile' | 'unreadable';
	  }
	| audit.NotSigned;

const HALF_HOUR_MS = 1_800_000;
const DAY_MS = 86_400_000;
/** Nobody is on duty for longer than this without a break that the roster shows. */
const LONGEST_SHIFT_MS = DAY_MS;
const LONGEST_LEAVE_MS = 400 * DAY_MS;
/** Of one change: a quarter of a year, three shifts a day. */
const MOST_SHIFTS = 300;

/** Takes shifts off a lane's roster and puts others on. All of it or nothing. */
export const change = (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	{ adds, drops }: { readonly adds: readonly PlannedShift[]; readonly drops: readonly string[] },
	now: Date
): Promise<DutyChange> =>
	inOwnLane(desk, actor, laneId, async (tx) => {
		if (adds.length + drops.length === 0 || adds.length + drops.length > MOST_SHIFTS)
			return 'unreadable';
		if (adds.some((one) => !isSpan(spanOf(one), LONGEST_SHIFT_MS))) return 'unreadable';
		const members = await membersOf(tx, laneId);
		if (!mayChange(members, actor)) return 'not-allowed';
		const ids = new Set(members.map(({ officerId }) => officerId));
		if (adds.some(({ officerId }) => !ids.has(officerId))) return 'not-a-member';
		if (drops.length > 0) {
			const { count } = await tx
				.delete(shifts)
				.where(and(eq(shifts.laneId, laneId), inArray(shifts.id, [...drops])));
			if (count !== new Set(drops).size) return 'changed-meanwhile';
		}
		if (adds.length > 0) {
			const rows = adds.map((one) => ({
				laneId,
				officerId: one.officerId,
				...spanOf(one),
				place: one.place
			}));
			await tx.insert(shifts).values(rows);
		}
		return enter(tx, actor, dutyActs.change(laneId, { adds, drops }), laneId, now);
	});

/** Takes somebody else's shift over, what is left of it. */
export const takeOver = (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	shiftId: string,
	now: Date
): Promise<DutyChange> =>
	inOwnLane(desk, actor, laneId, async (tx) => {
		const isIt = and(eq(shifts.id, shiftId), eq(shifts.laneId, laneId), gt(shifts.endsAt, now));
		const [shift] = await tx.select().from(shifts).where(isIt).for('update');
		if (!shift || shift.officerId === actor.officerId) return 'changed-meanwhile';
		const of = shift.covers ?? shift.officerId;
		await tx
			.update(shifts)
			.set({ officerId: actor.officerId, covers: of === actor.officerId ? null : of })
			.where(isIt);
		return enter(tx, actor, dutyActs.takeOver(shiftId, shift.officerId), laneId, now);
	});

/** Enters when the officer is away. */
export const enterLeave = (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	away: { readonly from: string; readonly until: string },
	now: Date
): Promise<DutyChange> =>
	inOwnLane(desk, actor, laneId, async (tx) => {
		const span = spanOf(away);
		if (!isSpan(span, LONGEST_LEAVE_MS) || span.endsAt <= now) return 'unreadable';
		await tx.insert(leaves).values({ laneId, officerId: actor.officerId, ...span });
		return enter(tx, actor, dutyActs.enterLeave(actor.officerId, away), laneId, now);
	});

/** Takes that back. */
export const endLeave = (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	leaveId: string,
	now: Date
): Promise<DutyChange> =>
	inOwnLane(desk, actor, laneId, async (tx) => {
		const own = and(eq(leaves.laneId, laneId), eq(leaves.officerId, actor.officerId));
		const { count } = await tx.delete(leaves).where(and(own, eq(leaves.id, leaveId)));
		if (count === 0) return 'changed-meanwhile';
		return enter(tx, actor, dutyActs.endLeave(actor.officerId, leaveId), laneId, now);
	});

/** Undoes what the transaction has changed so far. */
class Hindered extends Error {
	override name = 'Hindered';
	readonly why: Why;
	constructor(why: Why) {
		super(why);
		this.why = why;
	}
}
type Why = Exclude<Extract<DutyChange, { ok: false }>, audit.NotSigned>['why'];

/** All of a change or nothing of it: what hinders it undoes what came before. */
async function inOwnLane(
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	work: (tx: Tx) => Promise<Why | 'done'>
): Promise<DutyChange> {
	if (!actor.lanes.includes(laneId)) return { ok: false, why: 'not-allowed' };
	try {
		return await audit.asSigned<DutyChange>(desk.db, actor.officerId, async (tx) => {
			const why = await work(tx);
			if (why !== 'done') throw new Hindered(why);
			return { ok: true };
		});
	} catch (error) {
		if (error instanceof Hindered) return { ok: false, why: error.why };
		if (isTaken(error)) return { ok: false, why: 'changed-meanwhile' };
		throw error;
	}
}

async function enter(
	tx: Tx,
	{ officerId: by, signed }: Signing,
	act: DutyAct,
	lane: string,
	now: Date
): Promise<'done'> {
	await audit.recordSigned(tx, { act: { ...act, lane, by }, signed }, now);
	return 'done';
}

const spanOf = ({ from, until }: { readonly from: string; readonly until: string }): Span => ({
	startsAt: new Date(from),
	endsAt: new Date(until)
});

/** Of half hours, so that no shift tells a minute of anybody's day. */
function isSpan({ startsAt, endsAt }: Span, longest: number): boolean {
	const length = endsAt.getTime() - startsAt.getTime();
	const isWhole = startsAt.getTime() % HALF_HOUR_MS === 0 && length % HALF_HOUR_MS === 0;
	return isWhole && length > 0 && length <= longest;
}

const KEPT_MS = 35 * DAY_MS;

/** Forgets who was on duty, and away, once nobody asks any more. */
export async function purge(db: Db, now: Date): Promise<void> {
	const before = new Date(now.getTime() - KEPT_MS);
	await db.delete(shifts).where(lt(shifts.endsAt, before));
	await db.delete(leaves).where(lt(leaves.endsAt, before));
}
