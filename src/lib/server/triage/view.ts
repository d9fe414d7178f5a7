import { and, asc, eq, isNull, max } from 'drizzle-orm';
import {
	additions,
	assignments,
	closures,
	laneEpochs,
	laneMembers,
	lanes,
	notes,
	officers,
	replies,
	rowOf,
	tips,
	urgencyChanges,
	type Tx
} from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { changeTip, recorded, type LockedTip } from './change.ts';
import { isNewSitting, sitDown } from './sitting.ts';

/**
 * Everything about one tip, sealed as it lies. Opening the page is itself an act: it is recorded, once a
 * sitting, and so is the first opening of what the tipster added.
 * @returns undefined when it is not there, or not for this officer.
 */
export async function view(desk: DeskContext, actor: Actor, tipId: string, now: Date) {
	const seen = await changeTip(desk, actor, tipId, async (tx, tip) => {
		const whole = await allOf(tx, tip);
		const read = await markAdditionsRead(tx, tip, now);
		const isNew = isNewSitting(desk.db, actor.sessionId, tip.id, now);
		if (isNew || read.length > 0) {
			const detail = read.length > 0 ? { additions: read } : undefined;
			await recorded(tx, tip, actor, 'tip.opened', now, detail);
		}
		return whole;
	});
	if ('ok' in seen) return undefined;
	if (isNewSitting(desk.db, actor.sessionId, tipId, now)) {
		sitDown(desk.db, actor.sessionId, tipId, now);
	}
	return seen;
}

export type WholeTip = NonNullable<Awaited<ReturnType<typeof view>>>;

async function allOf(tx: Tx, { id, laneId, epoch, state, urgency, replyRecipient }: LockedTip) {
	const found = await tx
		.select({
			sealed: tips.sealed,
			arrivedAt: tips.arrivedAt,
			dueAt: tips.dueAt,
			standing: tips.standing,
			burntOn: tips.burntOn,
			laneName: lanes.name,
			kind: lanes.kind
		})
		.from(tips)
		.innerJoin(lanes, eq(lanes.id, tips.laneId))
		.where(eq(tips.id, id));
	const { kind, ...plain } = rowOf(found);
	return {
		...plain,
		id,
		lane: laneId,
		epoch,
		state,
		urgency,
		replyRecipient,
		restricted: kind === 'restricted',
		additions: await tx
			.select()
			.from(additions)
			.where(eq(additions.tipId, id))
			.orderBy(asc(additions.arrivedAt)),
		replies: await repliesTo(tx, id),
		notes: await tx.select().from(notes).where(eq(notes.tipId, id)).orderBy(asc(notes.madeAt)),
		urgencyChanges: await tx
			.select()
			.from(urgencyChanges)
			.where(eq(urgencyChanges.tipId, id))
			.orderBy(asc(urgencyChanges.madeAt)),
		closures: await tx
			.select()
			.from(closures)
			.where(eq(closures.tipId, id))
			.orderBy(asc(closures.closedAt)),
		assignments: await tx
			.select()
			.from(assignments)
			.where(eq(assignments.tipId, id))
			.orderBy(asc(assignments.assignedAt)),
		members: await membersOf(tx, laneId),
		people: await people(tx),
		newestEpoch: await newestEpochOf(tx, laneId)
	};
}

/** Without the tipster's copies, which nobody here can open. */
const repliesTo = (tx: Tx, tipId: string) =>
	tx
		.select({
			id: replies.id,
			epoch: replies.epoch,
			writtenAt: replies.writtenAt,
			asks: replies.asks,
			readAt: replies.readAt,
			sealed: replies.sealedForLane
		})
		.from(replies)
		.where(eq(replies.tipId, tipId))
		.orderBy(asc(replies.writtenAt));

async function markAdditionsRead(tx: Tx, tip: LockedTip, now: Date): Promise<string[]> {
	const read = await tx
		.update(additions)
		.set({ openedAt: now })
		.where(and(eq(additions.tipId, tip.id), isNull(additions.openedAt)))
		.returning({ id: additions.id });
	return read.map(({ id }) => id);
}

const membersOf = (tx: Tx, laneId: string) =>
	tx
		.select({ id: officers.id, name: officers.name })
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

/** Names and verify keys of everyone who could have written something here, also of those who left. */
const people = (tx: Tx) =>
	tx.select({ id: officers.id, name: officers.name, verifyKey: officers.verifyKey }).from(officers);

/**
 * The newest epoch, whose key signs replies: somebody who left never had that one. All else that officers write
 * is sealed to the tip's own epoch, so that it goes when that one's secret goes.
 */
async function newestEpochOf(tx: Tx, laneId: string): Promise<number> {
	const newest = await tx
		.select({ epoch: max(laneEpochs.epoch) })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, laneId));
	const { epoch } = rowOf(newest);
	if (epoch === null) throw new Error('a lane without an epoch');
	return epoch;
}
