import { and, asc, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm';
import {
	additions,
	assignments,
	closures,
	formerKeys,
	laneEpochs,
	laneMembers,
	lanes,
	notes,
	officers,
	readings,
	replies,
	responses,
	rowOf,
	seen,
	tips,
	tipStages,
	urgencyChanges,
	type Tx
} from '../db/index.ts';
import type { Actor } from '../staff/index.ts';
import type { LockedTip } from './change.ts';
import { asidesOf } from './aside.ts';
import { movesOf } from './moved.ts';
import { restatedAmong } from './restated.ts';

/** Everything about one tip, sealed as it lies. */
export async function wholeTip(
	tx: Tx,
	{ id, laneId, epoch, state, urgency, replyRecipient }: LockedTip,
	{ officerId }: Actor
) {
	const { kind, ...plain } = await plainOf(tx, id);
	const history = await historyOf(tx, id);
	const seenHere = await seenBy(tx, officerId, history.additions);
	const moves = await movesOf(tx, id, plain.arrivedAt);
	const asides = await asidesOf(tx, id);
	return {
		...plain,
		id,
		lane: laneId,
		epoch,
		state,
		urgency,
		replyRecipient,
		restricted: kind === 'restricted',
		...history,
		seen: seenHere,
		moves,
		asides,
		// Whoever stepped aside is given nothing of it.
		members: (await membersOf(tx, laneId)).filter(
			({ id }) => !asides.some(({ officerId }) => officerId === id)
		),
		people: await people(tx),
		// What came back from elsewhere may be of any epoch: only who opens it sees of which.
		rosters: await rostersOf(
			tx,
			laneId,
			moves.length > 0 ? undefined : [epoch, ...epochsIn(history)]
		),
		newestEpoch: await newestEpochOf(tx, laneId)
	};
}

async function plainOf(tx: Tx, tipId: string) {
	const found = await tx
		.select({
			sealed: tips.sealed,
			arrivedAt: tips.arrivedAt,
			dueAt: tips.dueAt,
			clock: tips.clock,
			clockDueAt: tips.clockDueAt,
			respondedAt: tips.respondedAt,
			closedAt: tips.closedAt,
			standing: tips.standing,
			burntOn: tips.burntOn,
			laneName: lanes.name,
			kind: lanes.kind
		})
		.from(tips)
		.innerJoin(lanes, eq(lanes.id, tips.laneId))
		.where(eq(tips.id, tipId));
	return rowOf(found);
}

/** What was added, written and done since it arrived, each the oldest first. */
const historyOf = async (tx: Tx, tipId: string) => ({
	additions: await tx
		.select()
		.from(additions)
		.where(eq(additions.tipId, tipId))
		.orderBy(asc(additions.arrivedAt)),
	replies: await repliesTo(tx, tipId),
	notes: await tx.select().from(notes).where(eq(notes.tipId, tipId)).orderBy(asc(notes.madeAt)),
	urgencyChanges: await tx
		.select()
		.from(urgencyChanges)
		.where(eq(urgencyChanges.tipId, tipId))
		.orderBy(asc(urgencyChanges.madeAt)),
	closures: await tx
		.select()
		.from(closures)
		.where(eq(closures.tipId, tipId))
		.orderBy(asc(closures.closedAt)),
	assignments: await tx
		.select()
		.from(assignments)
		.where(eq(assignments.tipId, tipId))
		.orderBy(asc(assignments.assignedAt)),
	stages: await tx
		.select({
			id: tipStages.id,
			stage: tipStages.stage,
			begunBy: tipStages.begunBy,
			begunAt: tipStages.begunAt,
			until: tipStages.until,
			cameAt: tipStages.cameAt,
			endedBy: tipStages.endedBy,
			endedAt: tipStages.endedAt,
			epoch: tipStages.epoch,
			sealed: tipStages.sealed
		})
		.from(tipStages)
		.where(eq(tipStages.tipId, tipId))
		.orderBy(asc(tipStages.begunAt)),
	responses: await tx
		.select()
		.from(responses)
		.where(eq(responses.tipId, tipId))
		.orderBy(asc(responses.madeAt)),
	readings: await tx
		.select({ readBy: readings.officerId, readAt: readings.readAt })
		.from(readings)
		.where(eq(readings.tipId, tipId))
		.orderBy(asc(readings.readAt))
});

/** What of it this officer has seen. */
async function seenBy(
	tx: Tx,
	officerId: string,
	rows: readonly { readonly id: string }[]
): Promise<string[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const own = await tx
		.select({ id: seen.additionId })
		.from(seen)
		.where(and(eq(seen.officerId, officerId), inArray(seen.additionId, ids)));
	return own.map(({ id }) => id);
}

async function repliesTo(tx: Tx, tipId: string) {
	const rows = await tx
		.select({
			id: replies.id,
			laneId: replies.laneId,
			epoch: replies.epoch,
			movedEpoch: replies.movedEpoch,
			writtenAt: replies.writtenAt,
			asks: replies.asks,
			isHidden: replies.isHidden,
			readAt: replies.readAt,
			refusedAt: replies.refusedAt,
			sealed: replies.sealed,
			sending: replies.sending,
			kept: replies.kept,
			keptEpoch: replies.keptEpoch
		})
		.from(replies)
		.where(eq(replies.tipId, tipId))
		.orderBy(asc(replies.writtenAt));
	const said = await restatedAmong(
		tx,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => ({
		...row,
		restated: said.find(({ id, lane }) => id === row.id && lane === row.laneId) ?? null
	}));
}

export const membersOf = (tx: Tx, laneId: string) =>
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
export async function people(tx: Tx) {
	const rows = await tx
		.select({ id: officers.id, name: officers.name, verifyKey: officers.verifyKey })
		.from(officers);
	const former = await tx
		.select({ officerId: formerKeys.officerId, verifyKey: formerKeys.verifyKey })
		.from(formerKeys);
	return rows.map(({ id, name, verifyKey }) => ({
		id,
		name,
		verifyKeys: [
			...(verifyKey ? [verifyKey] : []),
			...former.flatMap((one) => (one.officerId === id ? one.verifyKey : []))
		]
	}));
}

/** Of which epochs something was written about a tip. */
const epochsIn = ({
	replies,
	notes,
	urgencyChanges,
	closures,
	stages,
	responses
}: Awaited<ReturnType<typeof historyOf>>) =>
	[
		...replies.map(({ epoch }) => epoch),
		...[...notes, ...urgencyChanges, ...closures, ...stages, ...responses].map(
			({ epoch }) => epoch
		),
		...closures.map(({ reopeningEpoch }) => reopeningEpoch)
	].filter((epoch) => epoch !== null);

/** Who read a lane by its cards of these epochs, sealed to it: it tells whose keys signed what was written then. */
export async function rostersOf(tx: Tx, laneId: string, epochs: readonly number[] | undefined) {
	const rows = await tx
		.select({ epoch: laneEpochs.epoch, sealed: laneEpochs.roster })
		.from(laneEpochs)
		.where(
			and(
				eq(laneEpochs.laneId, laneId),
				isNotNull(laneEpochs.roster),
				epochs && inArray(laneEpochs.epoch, [...new Set(epochs)])
			)
		)
		.orderBy(asc(laneEpochs.epoch));
	return rows.flatMap(({ epoch, sealed }) => (sealed ? [{ epoch, sealed }] : []));
}

/**
 * The newest epoch, whose key signs replies, and to which all that officers write is sealed: somebody who left never
 * had that one.
 */
export async function newestEpochOf(tx: Tx, laneId: string): Promise<number> {
	const newest = await tx
		.select({ epoch: max(laneEpochs.epoch) })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, laneId));
	const { epoch } = rowOf(newest);
	if (epoch === null) throw new Error('a lane without an epoch');
	return epoch;
}
