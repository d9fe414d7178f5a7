import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { asRecipient, type Recipient } from '#lib/sealed/age.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { isSigned } from '#lib/sealed/signature.ts';
import * as audit from '../../audit/index.ts';
import { actingAs, isTaken, laneEpochs, laneKeys, laneMembers, officers } from '../../db/index.ts';
import type { Actor, Desk } from '../desk.ts';
import * as membership from '../membership.ts';
import { list, RECOVERY, type Lane, type LaneChange, type SealedFor } from './lane.ts';

/** Whether the next member's unlock makes a new epoch: each month, and when somebody has left. */
export const isEpochDue = ({ kind, madeAt, needsEpoch }: Lane, now: Date): boolean =>
	kind !== 'recovery' && (needsEpoch || monthOf(madeAt) < monthOf(now));

/** Whom a lane's secret is sealed for: every member, and the recovery identity. */
export async function holders(
	desk: Pick<Desk, 'db'>,
	laneId: string
): Promise<{ holder: string; recipient: Recipient }[]> {
	const lanes = await list(desk);
	const recovery = lanes.find(({ kind }) => kind === 'recovery');
	const members = lanes.find(({ id }) => id === laneId)?.members ?? [];
	const ids = members.map(({ officerId }) => officerId);
	const people = await desk.db
		.select({ holder: officers.id, recipient: officers.recipient })
		.from(officers)
		.where(and(inArray(officers.id, ids), isNotNull(officers.recipient)));
	return [
		...people.map(({ holder, recipient }) => ({ holder, recipient: recipient! })),
		...(recovery ? [{ holder: RECOVERY, recipient: recovery.card.recipient }] : [])
	];
}

/** The actor's lanes that want a new epoch now, each with whom its secret is to be sealed for. */
export async function dueEpochs(desk: Desk, actor: Actor, now: Date) {
	const mine = (await list(desk)).filter(({ id }) => actor.lanes.includes(id));
	const due = mine.filter((lane) => isEpochDue(lane, now));
	return Promise.all(due.map(async ({ id }) => ({ lane: id, holders: await holders(desk, id) })));
}

/** The epochs of the actor's lanes, sealed for the actor. */
export const myKeys = ({ db }: Desk, actor: Actor) =>
	actingAs(db, actor.officerId, (tx) =>
		tx
			.select({ lane: laneKeys.laneId, epoch: laneKeys.epoch, sealed: laneKeys.sealed })
			.from(laneKeys)
			.where(
				and(eq(laneKeys.holder, actor.officerId), inArray(laneKeys.laneId, [...actor.lanes, '']))
			)
			.orderBy(asc(laneKeys.laneId), asc(laneKeys.epoch))
	);

/** Keeps a new epoch: its card signed by the one before, its secret sealed for every current member and recovery. */
export async function addEpoch(
	desk: Desk,
	actor: Actor,
	card: LaneCard,
	sealedFor: readonly SealedFor[],
	now: Date
): Promise<LaneChange> {
	const laneId = card.lane;
	if (!actor.lanes.includes(laneId)) return { ok: false, why: 'not-allowed' };
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			const [newest] = await tx
				.select()
				.from(laneEpochs)
				.where(eq(laneEpochs.laneId, laneId))
				.orderBy(desc(laneEpochs.epoch))
				.limit(1);
			if (!newest || !follows(card, newest.card)) return { ok: false, why: 'bad-card' };
			const current = await tx
				.select({ id: laneMembers.officerId })
				.from(laneMembers)
				.where(and(eq(laneMembers.laneId, laneId), isNull(laneMembers.removedAt)));
			const wanted = [...current.map(({ id }) => id), RECOVERY].sort();
			const got = sealedFor.map(({ holder }) => holder).sort();
			if (wanted.join() !== got.join()) return { ok: false, why: 'keys-missing' };
			await tx
				.insert(laneEpochs)
				.values({ laneId, epoch: card.epoch, card, madeBy: actor.officerId, madeAt: now });
			await tx
				.insert(laneKeys)
				.values(sealedFor.map((one) => ({ laneId, epoch: card.epoch, ...one })));
			await audit.record(
				tx,
				{ lane: laneId },
				{ act: 'epoch.made', by: actor.officerId, subject: String(card.epoch) },
				now
			);
			return { ok: true };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		throw error;
	}
}

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

function follows(card: LaneCard, before: LaneCard): boolean {
	const { signature, ...body } = card;
	try {
		asRecipient(card.recipient);
	} catch {
		return false;
	}
	return (
		card.epoch === before.epoch + 1 && isSigned('lane-card', body, signature, before.verifyKey)
	);
}
