import { and, asc, desc, eq, gte, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import { hourOf } from '#lib/sealed/act.ts';
import { isAsked, isExpired, lastHour, type Asked, type Deed } from '#lib/sealed/dual-control.ts';
import { laneActs } from '#lib/sealed/lane-act.ts';
import * as audit from '../audit/index.ts';
import { actingAs, dualRequests, officers, type Db, type Tx } from '../db/index.ts';
import type { Actor, DeskContext, Reading, Signing } from './context.ts';
import { enter } from './lane/entering.ts';
import * as membership from './membership.ts';

/** Why nothing comes of a request. */
type Hindered = {
	readonly ok: false;
	readonly why:
		| 'not-allowed'
		/** Dropped, agreed to already, past its time, or never there. */
		| 'not-asked'
		| 'own-request'
		/** Whoever asked reads the lane no more, or has other keys by now. */
		| 'asker-left'
		| 'too-many';
};
export type RequestChange = { readonly ok: true } | Hindered;

/** One officer's at once, in a lane: nobody fills their colleagues' desks. */
const MOST_OPEN = 20;

/** Keeps what a member of a lane asks for, signed in their browser, until another agrees. */
export const ask = (
	desk: DeskContext,
	actor: Signing,
	{
		lane,
		asked,
		sealed
	}: { readonly lane: string; readonly asked: Asked; readonly sealed: Uint8Array },
	now: Date
): Promise<RequestChange | audit.NotSigned> =>
	audit.orRefused(() =>
		actingAs<RequestChange>(desk.db, actor.officerId, async (tx) => {
			const { id, by, until } = asked;
			if (!actor.lanes.includes(lane) || by !== actor.officerId)
				return { ok: false, why: 'not-allowed' };
			// A browser's clock may be an hour off.
			const latest = lastHour(new Date(now.getTime() + 3_600_000));
			if (isExpired(asked, hourOf(now)) || until > latest) return { ok: false, why: 'not-asked' };
			const own = and(eq(dualRequests.laneId, lane), eq(dualRequests.askedBy, by), ...isOpen(now));
			if ((await tx.$count(dualRequests, own)) >= MOST_OPEN) return { ok: false, why: 'too-many' };
			const { count } = await tx
				.insert(dualRequests)
				.values({ id, laneId: lane, askedBy: by, until: hourFrom(until), sealed })
				.onConflictDoNothing();
			if (count > 0) await enter(tx, actor, lane, laneActs.askForTwo(asked), now);
			return { ok: true };
		})
	);

/** What waits for a second person in the actor's lanes, as it lies: the one first whose time is over first. */
export const requests = ({ db }: DeskContext, actor: Actor, now: Date) =>
	actingAs(db, actor.officerId, (tx) =>
		tx
			.select(AS_IT_LIES)
			.from(dualRequests)
			.where(and(...isOpen(now)))
			.orderBy(asc(dualRequests.until))
	);

/** Requests on one page of those that two agreed on. */
const AGREED_A_PAGE = 50;

/** What two have agreed on in the actor's lanes, the newest first. */
export const agreed = ({ db }: DeskContext, actor: Actor) =>
	actingAs(db, actor.officerId, (tx) =>
		tx
			.select(AS_IT_LIES)
			.from(dualRequests)
			.where(isNotNull(dualRequests.agreedAt))
			.orderBy(desc(dualRequests.agreedAt))
			.limit(AGREED_A_PAGE)
	);

const AS_IT_LIES = {
	id: dualRequests.id,
	lane: dualRequests.laneId,
	sealed: dualRequests.sealed,
	agreedAt: dualRequests.agreedAt
};

/** How much the actor could agree to: not what they asked for themselves. */
export const countForTwo = ({ db }: Reading, { officerId }: Actor, now: Date): Promise<number> =>
	actingAs(db, officerId, (tx) =>
		tx.$count(dualRequests, and(ne(dualRequests.askedBy, officerId), ...isOpen(now)))
	);

/** Drops a request: who asked takes it back, or anybody else who reads the lane refuses it. */
export const drop = (
	desk: DeskContext,
	actor: Signing,
	id: string,
	now: Date
): Promise<RequestChange | audit.NotSigned> =>
	audit.orRefused(() =>
		actingAs<RequestChange>(desk.db, actor.officerId, async (tx) => {
			const [dropped] = await tx
				.delete(dualRequests)
				.where(and(eq(dualRequests.id, id), isNull(dualRequests.agreedAt)))
				.returning({ lane: dualRequests.laneId });
			if (!dropped) return { ok: false, why: 'not-asked' };
			await enter(tx, actor, dropped.lane, laneActs.dropRequest(id), now);
			return { ok: true };
		})
	);

/** Before the rows of the deed itself are locked: nobody joins or leaves a lane until the transaction ends. */
export const hold = membership.holdLanes;

/**
 * Uses a request up, as the actor agrees to it: once, in time, by two who both read the lane at this moment. That the actor signed
 * over it is for whoever enters the act: see audit.recordSigned. Call hold first.
 */
export async function agree(
	tx: Tx,
	actor: Actor,
	deed: Deed,
	asked: Asked,
	now: Date
): Promise<RequestChange> {
	const { lane } = deed;
	if (!actor.lanes.includes(lane)) return { ok: false, why: 'not-allowed' };
	if (asked.by === actor.officerId) return { ok: false, why: 'own-request' };
	for (const id of [actor.officerId, asked.by]) {
		if (!(await membership.isMember(tx, lane, id)) || !(await membership.canAllRead(tx, [id])))
			return { ok: false, why: id === asked.by ? 'asker-left' : 'not-allowed' };
	}
	const [asker] = await tx
		.select({ verifyKey: officers.verifyKey })
		.from(officers)
		.where(eq(officers.id, asked.by));
	if (!asker?.verifyKey || !isAsked(deed, asked, asker.verifyKey))
		return { ok: false, why: 'asker-left' };
	if (isExpired(asked, hourOf(now))) return { ok: false, why: 'not-asked' };
	const { count } = await tx
		.update(dualRequests)
		.set({ agreedAt: now })
		.where(
			and(
				eq(dualRequests.id, asked.id),
				eq(dualRequests.laneId, lane),
				eq(dualRequests.askedBy, asked.by),
				...isOpen(now)
			)
		);
	return count > 0 ? { ok: true } : { ok: false, why: 'not-asked' };
}

/** Forgets what nobody agreed to in time. */
export const purge = (db: Db, now: Date) =>
	db
		.delete(dualRequests)
		.where(and(isNull(dualRequests.agreedAt), lt(dualRequests.until, hourFrom(hourOf(now)))));

const isOpen = (now: Date) => [
	isNull(dualRequests.agreedAt),
	gte(dualRequests.until, hourFrom(hourOf(now)))
];

const hourFrom = (hour: string): Date => new Date(`${hour}:00:00Z`);
