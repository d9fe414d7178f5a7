import { and, eq } from 'drizzle-orm';
import { hourOf } from '#lib/sealed/act.ts';
import {
	isAsked,
	isExpired,
	lastHour,
	printOfReason,
	type Asked,
	type Deed
} from '#lib/sealed/dual-control.ts';
import { laneActs } from '#lib/sealed/lane-act.ts';
import * as audit from '../../audit/index.ts';
import { dualRequests, officers, type Tx } from '../../db/index.ts';
import type { Actor, DeskContext, Signing } from '../context.ts';
import { enter } from '../lane/entering.ts';
import * as membership from '../membership.ts';
import { hourFrom, isOpen, isSpent, isUnsettled, of } from './open.ts';

/** Why nothing comes of a request. */
type Hindered = {
	readonly ok: false;
	readonly why:
		| 'not-allowed'
		/** Ended, agreed to already, past its time, or never there. */
		| 'not-asked'
		/** The same is asked for already. */
		| 'asked-already'
		| 'own-request'
		/** Whoever asked reads the lane no more, or has other keys by now. */
		| 'asker-left'
		| 'too-many';
};
export type RequestChange = { readonly ok: true } | Hindered;

/** One officer's at once, in a lane: nobody fills their colleagues' desks. */
const MOST_OPEN = 20;

/**
 * Keeps what a member of a lane asks for, signed in their browser, until another agrees. Call it while what is asked of is held, and
 * there.
 */
export async function ask(
	tx: Tx,
	actor: Signing,
	deed: Deed,
	{ asked, sealed }: { readonly asked: Asked; readonly sealed: Uint8Array },
	now: Date
): Promise<RequestChange> {
	const { id, by, until } = asked;
	const { lane, act, subject } = deed;
	const isTheirs = actor.lanes.includes(lane) && by === actor.officerId;
	const verifyKey = isTheirs ? await keyOf(tx, by) : null;
	if (!verifyKey || !isAsked(deed, asked, verifyKey)) return { ok: false, why: 'not-allowed' };
	// A browser's clock may be an hour off.
	const latest = lastHour(new Date(now.getTime() + 3_600_000));
	if (isExpired(asked, hourOf(now)) || until > latest) return { ok: false, why: 'not-asked' };
	const own = and(eq(dualRequests.laneId, lane), eq(dualRequests.askedBy, by), ...isOpen(now));
	if ((await tx.$count(dualRequests, own)) >= MOST_OPEN) return { ok: false, why: 'too-many' };
	const same = and(eq(dualRequests.act, act), of({ lane, subject }));
	await tx
		.update(dualRequests)
		.set({ endedAt: now })
		.where(and(same, ...isSpent(now)));
	const { count } = await tx
		.insert(dualRequests)
		.values({ id, laneId: lane, act, subject, askedBy: by, until: hourFrom(until), sealed })
		.onConflictDoNothing();
	if (count > 0) await enter(tx, actor, lane, laneActs.askForTwo(asked), now);
	else if ((await tx.$count(dualRequests, and(same, eq(dualRequests.id, id)))) === 0)
		return { ok: false, why: 'asked-already' };
	return { ok: true };
}

/**
 * Drops a request: who asked takes it back, or anybody else who reads the lane refuses it.
 * @param reason for the lane, sealed.
 */
export const drop = (
	desk: DeskContext,
	actor: Signing,
	{ id, reason }: { readonly id: string; readonly reason?: Uint8Array | undefined },
	now: Date
): Promise<RequestChange | audit.NotSigned> =>
	audit.asSigned<RequestChange>(desk.db, actor.officerId, async (tx) => {
		const [dropped] = await tx
			.select({ lane: dualRequests.laneId, askedBy: dualRequests.askedBy })
			.from(dualRequests)
			.where(and(eq(dualRequests.id, id), ...isOpen(now)))
			.for('update');
		if (!dropped) return { ok: false, why: 'not-asked' };
		const { lane, askedBy } = dropped;
		const act = laneActs.dropRequest(id, reason && printOfReason(reason));
		await enter(tx, actor, lane, act, now);
		const endedIn = await audit.newest(tx, lane);
		const toldAt = askedBy === actor.officerId ? now : null;
		const ended = { endedAt: now, endedIn, refusal: reason, toldAt };
		await tx.update(dualRequests).set(ended).where(eq(dualRequests.id, id));
		return { ok: true };
	});

/** Before the rows of the deed itself are locked: nobody joins or leaves a lane until the transaction ends. */
export const hold = membership.holdLanes;

/**
 * Has a deed done as the actor agrees to what another asked for: once, in time, by two who both read the lane at this moment. That
 * the actor signed over it is for whoever enters the act: see audit.recordSigned. Call hold first.
 * @param does the deed, and enters it.
 */
export async function agree(
	tx: Tx,
	actor: Actor,
	{ deed, asked }: { readonly deed: Deed; readonly asked: Asked },
	now: Date,
	does: () => Promise<void>
): Promise<RequestChange> {
	const { lane, act, subject } = deed;
	if (!actor.lanes.includes(lane)) return { ok: false, why: 'not-allowed' };
	if (asked.by === actor.officerId) return { ok: false, why: 'own-request' };
	for (const id of [actor.officerId, asked.by]) {
		if (!(await membership.isMember(tx, lane, id)) || !(await membership.canAllRead(tx, [id])))
			return { ok: false, why: id === asked.by ? 'asker-left' : 'not-allowed' };
	}
	const verifyKey = await keyOf(tx, asked.by);
	if (!verifyKey || !isAsked(deed, asked, verifyKey)) return { ok: false, why: 'asker-left' };
	if (isExpired(asked, hourOf(now))) return { ok: false, why: 'not-asked' };
	const [request] = await tx
		.select({ id: dualRequests.id })
		.from(dualRequests)
		.where(
			and(
				eq(dualRequests.id, asked.id),
				eq(dualRequests.askedBy, asked.by),
				eq(dualRequests.act, act),
				of({ lane, subject }),
				...isOpen(now)
			)
		)
		.for('update');
	if (!request) return { ok: false, why: 'not-asked' };
	await does();
	const agreed = { agreedAt: now, endedIn: await audit.newest(tx, lane) };
	await tx.update(dualRequests).set(agreed).where(eq(dualRequests.id, request.id));
	return { ok: true };
}

/**
 * Ends what is asked for of something that goes, as it goes. The requests are locked before anything is on record: whoever drops one at this
 * moment holds it first, and the record after.
 * @param goes that it is gone, and on record; or not.
 */
export async function endWith<Became extends { readonly ok: boolean }>(
	tx: Tx,
	subject: string,
	now: Date,
	goes: () => Promise<Became>
): Promise<Became> {
	const open = await tx
		.select({ id: dualRequests.id, lane: dualRequests.laneId })
		.from(dualRequests)
		.where(and(eq(dualRequests.subject, subject), ...isUnsettled))
		.for('update');
	const became = await goes();
	if (!became.ok) return became;
	for (const { id, lane } of open) {
		const ended = { endedAt: now, endedIn: await audit.newest(tx, lane) };
		const at = and(eq(dualRequests.id, id), ...isUnsettled);
		await tx.update(dualRequests).set(ended).where(at);
	}
	return became;
}

const keyOf = async (tx: Tx, officer: string) =>
	(
		await tx
			.select({ verifyKey: officers.verifyKey })
			.from(officers)
			.where(eq(officers.id, officer))
	)[0]?.verifyKey;
