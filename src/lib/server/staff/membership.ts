import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import * as audit from '../audit/index.ts';
import {
	actAs,
	assignments,
	formerKeys,
	laneChanges,
	laneEpochs,
	laneMembers,
	officers,
	rowOf,
	tips,
	type Tx
} from '../db/index.ts';
import { mayReadTips } from './context.ts';

/**
 * Held to the end of the transaction by whatever changes who reads a lane or gives it a new epoch: else an epoch
 * could be sealed for somebody who is just leaving, or miss somebody who is just joining.
 */
export const lockLanes = (tx: Tx) =>
	tx.execute(sql`select pg_advisory_xact_lock(hashtext('plainsight lanes'))`);

/**
 * The same for what only wants that nobody joins or leaves meanwhile: several at once, and tips go on coming in. Whatever else waits
 * for tips' rows takes it before them.
 */
export const holdLanes = (tx: Tx) =>
	tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('plainsight lanes'))`);

export const isMember = async (tx: Tx, laneId: string, officerId: string): Promise<boolean> =>
	(await tx.$count(laneMembers, and(eq(laneMembers.laneId, laneId), current(officerId)))) > 0;

/** Officers' ids. */
export const membersOf = async (tx: Tx, laneId: string): Promise<string[]> =>
	(
		await tx
			.select({ id: laneMembers.officerId })
			.from(laneMembers)
			.where(and(eq(laneMembers.laneId, laneId), isNull(laneMembers.removedAt)))
	).map(({ id }) => id);

export const readsALane = async (tx: Tx, officerId: string): Promise<boolean> =>
	(await tx.$count(laneMembers, current(officerId))) > 0;

/** What an officer reads. */
export async function lanesOf(tx: Tx, officerId: string): Promise<string[]> {
	const rows = await tx
		.select({ lane: laneMembers.laneId })
		.from(laneMembers)
		.where(current(officerId));
	return rows.map(({ lane }) => lane);
}

/** How many read a lane. Without anybody, only the recovery key would open its tips. */
export const countReaders = (tx: Tx, laneId: string): Promise<number> =>
	tx.$count(laneMembers, and(eq(laneMembers.laneId, laneId), isNull(laneMembers.removedAt)));

/** Whether all of them are enrolled, at work, and of a role that reads tips. */
export async function canAllRead(tx: Tx, ids: readonly string[]): Promise<boolean> {
	const people = await tx
		.select({ role: officers.role })
		.from(officers)
		.where(
			and(
				inArray(officers.id, [...ids]),
				isNull(officers.disabledAt),
				sql`${officers.enrolledAt} is not null`
			)
		);
	return people.length === ids.length && people.every(({ role }) => mayReadTips(role));
}

/** Whose memberships end, that of one lane or of all, and by whom. */
export type Leaving = {
	readonly officerId: string;
	/** Null: an operator, by the command line. */
	readonly by: string | null;
	readonly laneId?: string;
	/** Of which signed act it is a consequence; none where an administrator disables somebody. */
	readonly follows?: string | undefined;
};

/**
 * Ends an officer's memberships, and releases what is assigned to them for anybody to take: a tip that is assigned to
 * somebody who cannot open it is missed. Call lockLanes first. The transaction acts as the one who leaves from
 * here on, since an administrator sees no tip and writes in no lane's record; it says whose act it was.
 * @returns the lanes that they were in.
 */
export async function end(tx: Tx, leaving: Leaving, now: Date): Promise<string[]> {
	const { officerId, by, follows } = leaving;
	await actAs(tx, officerId);
	const lanes = await hold(tx, leaving);
	// What they asked of colleagues goes with them: it would count again, unasked, once they came back.
	const asked = and(eq(laneChanges.askedBy, officerId), inArray(laneChanges.laneId, lanes));
	await tx.delete(laneChanges).where(and(asked, eq(laneChanges.kind, 'leaves')));
	const released = await release(tx, leaving, now);
	for (const lane of lanes) {
		const record = (act: audit.Act) => audit.record(tx, { lane }, act, now);
		for (const { tip } of released.filter((one) => one.lane === lane)) {
			await record({ act: 'tip.released', by, subject: tip, detail: { of: officerId }, follows });
		}
		// Written before the membership ends: whoever is no member could not write it after.
		await record({ act: 'member.removed', by, subject: officerId, follows });
	}
	// Never before the newest epoch, however late this request is: the lane then wants another.
	const newest = sql`(select max(${laneEpochs.madeAt}) from ${laneEpochs} where ${laneEpochs.laneId} = ${laneMembers.laneId})`;
	await tx
		.update(laneMembers)
		.set({ removedAt: sql`greatest(${now.toISOString()}::timestamptz, ${newest})` })
		.where(ofLeaving(leaving));
	return lanes;
}

/** Lanes whose newest card names an officer among those who read it, with keys that were not lost since. */
export const lanesByCard = async (tx: Tx, officerId: string): Promise<string[]> =>
	(await cardsNaming(tx, officerId)).map(({ lane }) => lane);

async function cardsNaming(tx: Tx, officerId: string) {
	const rows = await tx
		.selectDistinctOn([laneEpochs.laneId], {
			lane: laneEpochs.laneId,
			card: laneEpochs.card,
			members: laneEpochs.members,
			madeAt: laneEpochs.madeAt
		})
		.from(laneEpochs)
		.orderBy(asc(laneEpochs.laneId), desc(laneEpochs.epoch));
	const [lost] = await tx
		.select({ at: formerKeys.heldUntil })
		.from(formerKeys)
		.where(and(eq(formerKeys.officerId, officerId), isNull(formerKeys.sealed)))
		.orderBy(desc(formerKeys.heldUntil))
		.limit(1);
	return rows.filter(
		({ members, madeAt }) => members?.includes(officerId) && !(lost && madeAt <= lost.at)
	);
}

/** Whether a card shows an officer's agency: tips that name another come to its lane, and are for nobody of that one. */
const shows = (card: LaneCard, agency: string): boolean =>
	'agencies' in card && card.agencies.includes(agency);

/**
 * Gives an officer back the lanes whose newest card names them: of two members of a lane one alone makes no other card. Not those
 * that have asked them to leave, or whose card does not show the agency of which they are by now. Call lockLanes first; the transaction acts as the officer from here on, as in `end`.
 * @returns these lanes.
 */
export async function comeBack(
	tx: Tx,
	{ officerId, by }: { readonly officerId: string; readonly by: string },
	now: Date
): Promise<string[]> {
	await actAs(tx, officerId);
	const back: string[] = [];
	const { agency } = rowOf(
		await tx.select({ agency: officers.agencyId }).from(officers).where(eq(officers.id, officerId))
	);
	for (const { lane: laneId, card } of await cardsNaming(tx, officerId)) {
		if (!shows(card, agency)) continue;
		const isAskedToLeave = and(eq(laneChanges.laneId, laneId), isLeaving(officerId));
		if (
			(await isMember(tx, laneId, officerId)) ||
			(await tx.$count(laneChanges, isAskedToLeave)) > 0
		)
			continue;
		await add(tx, { laneId, officerId, by }, now);
		back.push(laneId);
	}
	return back;
}

const isLeaving = (officerId: string) =>
	and(eq(laneChanges.officerId, officerId), eq(laneChanges.kind, 'leaves'));

type Coming = { readonly laneId: string; readonly officerId: string; readonly by: string };

/** Begins a membership, on record with the lane: as somebody of it. */
export async function add(tx: Tx, { laneId, officerId, by }: Coming, now: Date): Promise<void> {
	await tx.insert(laneMembers).values({ laneId, officerId, addedBy: by, addedAt: now });
	const act = { act: 'member.added', by, subject: officerId };
	await audit.record(tx, { lane: laneId }, act, now);
}

/** Against a tip that they take at this very moment: see triage/assignment.ts. */
async function hold(tx: Tx, leaving: Leaving): Promise<string[]> {
	const memberships = await tx
		.select({ lane: laneMembers.laneId })
		.from(laneMembers)
		.where(ofLeaving(leaving))
		.for('update');
	return memberships.map(({ lane }) => lane).sort();
}

/**
 * All at once, before anything is on record: whoever changes a tip holds its rows first and the record's after. The tips before what
 * hangs on them, like whoever changes one: with an assignment ends where its tip stands in the queue.
 */
async function release(tx: Tx, { officerId, laneId }: Leaving, now: Date) {
	const inHand = and(eq(assignments.officerId, officerId), isNull(assignments.endedAt));
	const held = await tx
		.select({ tip: tips.id, lane: tips.laneId })
		.from(tips)
		.innerJoin(assignments, eq(assignments.tipId, tips.id))
		.where(and(inHand, laneId === undefined ? undefined : eq(tips.laneId, laneId)))
		.orderBy(asc(tips.id))
		.for('update', { of: tips });
	const released = await tx
		.update(assignments)
		.set({ endedAt: now })
		.where(
			and(
				inHand,
				inArray(
					assignments.tipId,
					held.map(({ tip }) => tip)
				)
			)
		)
		.returning({ tip: assignments.tipId });
	return held.filter(({ tip }) => released.some((one) => one.tip === tip));
}

const ofLeaving = ({ officerId, laneId }: Leaving) =>
	and(current(officerId), laneId === undefined ? undefined : eq(laneMembers.laneId, laneId));

const current = (officerId: string) =>
	and(eq(laneMembers.officerId, officerId), isNull(laneMembers.removedAt));
