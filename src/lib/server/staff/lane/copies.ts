import { and, asc, eq, inArray, isNull, not, sql, type SQL } from 'drizzle-orm';
import type { Recipient } from '#lib/sealed/age.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import * as audit from '../../audit/index.ts';
import {
	actingAs,
	copiesWanted,
	laneEpochs,
	laneKeys,
	laneMembers,
	officers,
	type Tx
} from '../../db/index.ts';
import type { Actor, DeskContext, Reading } from '../context.ts';
import * as membership from '../membership.ts';
import { countFormer, lostKeys, RECOVERY, sinceOf, type SealedFor } from './lane.ts';

/** A lane's cards in order of epoch, and the copies of their secrets that are sealed for the actor, whoever wrote them. */
export type MyLane = {
	readonly lane: string;
	readonly cards: readonly LaneCard[];
	readonly copies: readonly { readonly epoch: number; readonly sealed: Uint8Array }[];
	/** Who reads it by the newest card, sealed to the lane; null of a card of version 1. */
	readonly roster: Uint8Array | null;
	/** The first epoch that is the actor's: what lies in earlier ones a member may share, and nothing of it is missing. */
	readonly since: number;
	/** The recovery lane's. */
	readonly recovery: readonly LaneCard[];
};

export type EpochAt = { readonly lane: string; readonly epoch: number };

/** An epoch that a member has no copy of that fits. */
export type Wanted = EpochAt & { readonly holder: string; readonly recipient: Recipient };

/** The actor's lanes, with all that opens them; and those whose newest card names them without their rows: they stand by the next. */
export const mine = ({ db }: Reading, actor: Actor): Promise<MyLane[]> =>
	actingAs(db, actor.officerId, async (tx) => {
		const lanes = [
			...new Set([...actor.lanes, ...(await membership.lanesByCard(tx, actor.officerId))])
		].sort();
		if (lanes.length === 0) return [];
		const cards = await tx
			.select({
				lane: laneEpochs.laneId,
				card: laneEpochs.card,
				roster: laneEpochs.roster,
				members: laneEpochs.members,
				madeAt: laneEpochs.madeAt
			})
			.from(laneEpochs)
			.where(inArray(laneEpochs.laneId, [...lanes, RECOVERY]))
			.orderBy(asc(laneEpochs.epoch));
		const copies = await tx
			.select({ lane: laneKeys.laneId, epoch: laneKeys.epoch, sealed: laneKeys.sealed })
			.from(laneKeys)
			.where(and(eq(laneKeys.holder, actor.officerId), inArray(laneKeys.laneId, lanes)))
			.orderBy(asc(laneKeys.epoch));
		const lost = await lostKeys(tx);
		const cardsOf = (lane: string) =>
			cards.filter((one) => one.lane === lane).map(({ card }) => card);
		return lanes.map((lane) => ({
			lane,
			cards: cardsOf(lane),
			roster: cards.findLast((one) => one.lane === lane)?.roster ?? null,
			since: sinceOf(
				cards.filter((one) => one.lane === lane),
				actor.officerId,
				lost
			),
			recovery: cardsOf(RECOVERY),
			copies: copies
				.filter((one) => one.lane === lane)
				.map(({ epoch, sealed }) => ({ epoch, sealed }))
		}));
	});

/** What members of the actor's lanes want, the actor among them: `mine` are the actor's own. */
export async function wanted(
	{ db }: Reading,
	actor: Actor
): Promise<{ mine: number; others: Wanted[] }> {
	const rows = await actingAs(db, actor.officerId, (tx) =>
		tx
			.select({
				lane: copiesWanted.laneId,
				epoch: copiesWanted.epoch,
				holder: copiesWanted.holder,
				recipient: officers.recipient
			})
			.from(copiesWanted)
			.innerJoin(officers, eq(officers.id, copiesWanted.holder))
			.innerJoin(
				laneMembers,
				and(
					eq(laneMembers.laneId, copiesWanted.laneId),
					eq(laneMembers.officerId, copiesWanted.holder),
					isNull(laneMembers.removedAt)
				)
			)
			.where(isNull(officers.disabledAt))
			.orderBy(asc(copiesWanted.laneId), asc(copiesWanted.epoch))
	);
	const others = rows.flatMap(({ recipient, ...row }) =>
		recipient && row.holder !== actor.officerId ? [{ ...row, recipient }] : []
	);
	return { mine: rows.filter(({ holder }) => holder === actor.officerId).length, others };
}

/**
 * What an unlock found: which epochs the actor's own browser could not read, and what it sealed anew for others. A copy
 * is added beside those that are there, and only for somebody who asked.
 */
export const mend = (
	{ db }: DeskContext,
	actor: Actor,
	missing: readonly EpochAt[],
	repaired: readonly (EpochAt & SealedFor)[],
	now: Date
): Promise<void> =>
	actingAs(db, actor.officerId, async (tx) => {
		await say(
			tx,
			actor,
			missing.filter(({ lane }) => actor.lanes.includes(lane)),
			now
		);
		for (const copy of repaired) {
			if (actor.lanes.includes(copy.lane)) await add(tx, actor, copy, now);
		}
	});

/** What is read again is wanted no more; of what is said for the first time the lane's record tells. */
async function say(tx: Tx, actor: Actor, missing: readonly EpochAt[], now: Date): Promise<void> {
	const holder = actor.officerId;
	await tx
		.delete(copiesWanted)
		.where(
			and(eq(copiesWanted.holder, holder), ...missing.map((one) => not(isAt(copiesWanted, one))))
		);
	for (const { lane, epoch } of missing) {
		// What came before they joined is not missing: a colleague's unlock would seal it for them unasked.
		if (!(await isTheirs(tx, holder, { lane, epoch }))) continue;
		const [said] = await tx
			.insert(copiesWanted)
			.values({ laneId: lane, epoch, holder })
			.onConflictDoNothing()
			.returning({ epoch: copiesWanted.epoch });
		if (!said) continue;
		const act = { act: 'copy.missing', by: holder, subject: String(epoch) };
		await audit.record(tx, { lane }, act, now);
	}
}

async function isTheirs(tx: Tx, holder: string, { lane, epoch }: EpochAt): Promise<boolean> {
	const epochs = await tx
		.select({ members: laneEpochs.members, madeAt: laneEpochs.madeAt })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, lane))
		.orderBy(asc(laneEpochs.epoch));
	return epoch >= sinceOf(epochs, holder, await lostKeys(tx)) && epoch <= epochs.length;
}

const isAt = (table: typeof copiesWanted, { lane, epoch }: EpochAt): SQL =>
	sql`(${table.laneId} = ${lane} and ${table.epoch} = ${epoch})`;

async function add(
	tx: Tx,
	actor: Actor,
	{ lane, epoch, holder, sealed }: EpochAt & SealedFor,
	now: Date
): Promise<void> {
	const asked = and(isAt(copiesWanted, { lane, epoch }), eq(copiesWanted.holder, holder));
	if (holder === actor.officerId || (await tx.$count(copiesWanted, asked)) === 0) return;
	const holderKeys = await countFormer(tx, holder);
	// Nobody reads another's copies, not even to hear that one was added: hence no `returning`.
	const { count } = await tx
		.insert(laneKeys)
		.values({ laneId: lane, epoch, holder, holderKeys, writer: actor.officerId, sealed })
		.onConflictDoNothing();
	if (count === 0) return;
	const act = { act: 'copy.added', by: actor.officerId, subject: holder, detail: { epoch } };
	await audit.record(tx, { lane }, act, now);
}
