import { and, eq, inArray, ne, notInArray, or } from 'drizzle-orm';
import { laneActs } from '#lib/sealed/lane-act.ts';
import { PLACES } from '#lib/sealed/roster.ts';
import { isAgreed, type Agreement } from '#lib/sealed/voice.ts';
import * as audit from '../../audit/index.ts';
import {
	actingAs,
	isTaken,
	laneAgreements,
	laneChanges,
	lanes,
	officers,
	type Tx
} from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext, type Signing } from '../context.ts';
import * as membership from '../membership.ts';
import { changeLane, changeOwnLane, enter } from './entering.ts';
import { RECOVERY, type LaneChange } from './lane.ts';
import { positionFor } from './position.ts';
import { dropWaiting, isWithout } from './waiting.ts';

/** A lane that nobody reads yet: those who are asked to say yes, and then its first card stands. */
export type PlannedLane = {
	readonly id: string;
	readonly name: string;
	readonly kind: 'general' | 'restricted';
	/** Officers' ids. */
	readonly members: readonly string[];
};

/** Plans a lane, and asks everybody who is to read it. */
export async function plan(
	desk: DeskContext,
	actor: Actor,
	{ id, name, kind, members }: PlannedLane,
	now: Date
): Promise<LaneChange> {
	if (!mayReadTips(actor.role)) return { ok: false, why: 'not-allowed' };
	// The record of people and settings has the first name, and is read by who reads the lane of the same.
	if (id === 'people' || id === RECOVERY) return { ok: false, why: 'taken' };
	const asked = new Set(members);
	if (!asked.has(actor.officerId) || asked.size < 2) return { ok: false, why: 'keys-missing' };
	if (asked.size > PLACES) return { ok: false, why: 'full' };
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			const [recovery] = await tx.select().from(lanes).where(eq(lanes.kind, 'recovery'));
			if (!recovery) return { ok: false, why: 'no-recovery' };
			if (!(await membership.canAllRead(tx, [...asked]))) return { ok: false, why: 'not-enrolled' };
			const made = { madeBy: actor.officerId, madeAt: now };
			await tx
				.insert(lanes)
				.values({ id, name, kind, position: await positionFor(tx, kind), ...made });
			for (const officerId of asked) await note(tx, actor, id, officerId, 'joins', now);
			const act = { act: 'lane.planned', by: actor.officerId, subject: id };
			await audit.record(tx, 'people', { ...act, detail: { kind, members: [...asked] } }, now);
			return { ok: true };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		throw error;
	}
}

/** Asks somebody to read a lane, or the lane to do without somebody: see due.ts for what comes of it. */
export const ask = (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	{ officerId, kind }: { readonly officerId: string; readonly kind: 'joins' | 'leaves' },
	now: Date
): Promise<LaneChange | audit.NotSigned> =>
	changeOwnLane(desk, actor, laneId, async (tx) => {
		const isMember = await membership.isMember(tx, laneId, officerId);
		if (kind === 'joins') {
			if (isMember) return { ok: false, why: 'taken' };
			if (!(await membership.canAllRead(tx, [officerId])))
				return { ok: false, why: 'not-enrolled' };
			if (await isFull(tx, laneId, officerId)) return { ok: false, why: 'full' };
		} else {
			if (!isMember) return { ok: false, why: 'not-enrolled' };
			if ((await membership.countReaders(tx, laneId)) === 1)
				return { ok: false, why: 'last-member' };
		}
		if (await note(tx, actor, laneId, officerId, kind, now))
			await enter(tx, actor, laneId, laneActs.ask(officerId, kind), now);
		return { ok: true };
	});

/** Whether every place of the next card is somebody's, or was offered to them. */
async function isFull(tx: Tx, laneId: string, besides: string): Promise<boolean> {
	const members = await membership.membersOf(tx, laneId);
	const changes = await changesIn(tx, laneId);
	const asked = changes.filter(({ kind }) => kind === 'joins').map(({ officerId }) => officerId);
	return new Set([...members, ...asked]).difference(new Set([besides])).size >= PLACES;
}

/** Takes back what was asked, or answers no. */
export const takeBack = (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	officerId: string,
	now: Date
): Promise<LaneChange | audit.NotSigned> =>
	changeLane<LaneChange>(desk, actor, async (tx) => {
		const isMember = actor.lanes.includes(laneId);
		const isOwn = officerId === actor.officerId;
		if (!isMember && !isOwn) return { ok: false, why: 'not-allowed' };
		const { count } = await tx.delete(laneChanges).where(
			and(
				eq(laneChanges.laneId, laneId),
				eq(laneChanges.officerId, officerId),
				// That a colleague wants somebody to leave is not for that person to undo.
				isOwn ? eq(laneChanges.kind, 'joins') : undefined
			)
		);
		if (count === 0) return { ok: false, why: isMember && !isOwn ? 'taken' : 'not-allowed' };
		const act = await enter(tx, actor, laneId, laneActs.takeBack(officerId), now);
		if (await membership.isMember(tx, laneId, officerId))
			await dropWaiting(tx, actor, laneId, { act, which: isWithout(officerId) }, now);
		return { ok: true };
	});

/** An officer's yes, signed in their browser: to a lane that asked them, or that they read already. */
export const agree = (
	desk: DeskContext,
	actor: Signing,
	agreement: Agreement,
	now: Date
): Promise<LaneChange | audit.NotSigned> =>
	changeLane<LaneChange>(desk, actor, async (tx) => {
		const { officer, lane: laneId } = agreement;
		const isMember = actor.lanes.includes(laneId);
		if (!isMember && !(await isAsked(tx, laneId, actor.officerId)))
			return { ok: false, why: 'not-allowed' };
		const [me] = await tx
			.select({ verifyKey: officers.verifyKey })
			.from(officers)
			.where(eq(officers.id, actor.officerId));
		if (officer !== actor.officerId || !me?.verifyKey || !isAgreed(agreement, me.verifyKey))
			return { ok: false, why: 'bad-card' };
		const said = await tx.select().from(laneAgreements).where(eq(laneAgreements.laneId, laneId));
		// With one voice for two no roster would be whole, and the colleague whose voice it is could sign nothing.
		if (said.some((one) => one.officerId !== officer && one.agreement.voice === agreement.voice))
			return { ok: false, why: 'bad-card' };
		const own = said.find(({ officerId }) => officerId === officer)?.agreement;
		// What a member said already makes no new card due.
		if (isMember && own?.signature === agreement.signature) return { ok: true };
		await tx
			.insert(laneAgreements)
			.values({ laneId, officerId: officer, agreement, agreedAt: now })
			.onConflictDoUpdate({
				target: [laneAgreements.laneId, laneAgreements.officerId],
				set: { agreement, agreedAt: now }
			});
		await enter(tx, actor, laneId, laneActs.agree(laneId), now);
		return { ok: true };
	});

const isAsked = async (tx: Tx, laneId: string, officerId: string): Promise<boolean> =>
	(await tx.$count(
		laneChanges,
		and(
			eq(laneChanges.laneId, laneId),
			eq(laneChanges.officerId, officerId),
			eq(laneChanges.kind, 'joins')
		)
	)) > 0;

/**
 * What is asked of a lane's people. Who is to leave stays once who asked for it is no member: somebody who was alone then could
 * neither take it back nor go on.
 */
export async function changesIn(tx: Tx, laneId: string) {
	const changes = await tx.select().from(laneChanges).where(eq(laneChanges.laneId, laneId));
	const members = await membership.membersOf(tx, laneId);
	return changes.filter(({ kind, askedBy }) => kind === 'joins' || members.includes(askedBy));
}

/** Forgets what was asked and is so by now: who joined, and who left. @param members who reads the lane by its newest card. */
export const settle = (tx: Tx, laneId: string, members: readonly string[]) =>
	tx
		.delete(laneChanges)
		.where(
			and(
				eq(laneChanges.laneId, laneId),
				or(
					and(eq(laneChanges.kind, 'joins'), inArray(laneChanges.officerId, [...members])),
					and(eq(laneChanges.kind, 'leaves'), notInArray(laneChanges.officerId, [...members]))
				)
			)
		);

/** @returns whether it was not noted before. */
export async function note(
	tx: Tx,
	actor: Actor,
	laneId: string,
	officerId: string,
	kind: 'joins' | 'leaves',
	now: Date
): Promise<boolean> {
	const members = await membership.membersOf(tx, laneId);
	// Whoever left otherwise than by a card was to leave still, and could not be asked again; and the other way round.
	await tx
		.delete(laneChanges)
		.where(
			and(
				eq(laneChanges.laneId, laneId),
				eq(laneChanges.officerId, officerId),
				or(ne(laneChanges.kind, kind), notInArray(laneChanges.askedBy, members))
			)
		);
	const { count } = await tx
		.insert(laneChanges)
		.values({ laneId, officerId, kind, askedBy: actor.officerId, askedAt: now })
		.onConflictDoNothing();
	return count > 0;
}
