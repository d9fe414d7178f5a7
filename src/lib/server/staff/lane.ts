import { and, asc, desc, eq, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import { asRecipient, type Recipient } from '#lib/sealed/age.ts';
import { fingerprint, followCards, type LaneCard } from '#lib/sealed/lane-card.ts';
import { isSigned } from '#lib/sealed/signature.ts';
import * as audit from '../audit/index.ts';
import {
	actingAs,
	isTaken,
	laneEpochs,
	laneKeys,
	laneMembers,
	lanes,
	officers,
	tips,
	type Db,
	type Tx
} from '../db/index.ts';
import { mayReadTips, type Actor, type Desk } from './desk.ts';
import * as membership from './membership.ts';

/** The holder of every lane's keys that is no person. */
export const RECOVERY = 'recovery';

/** An epoch's secret, sealed for one holder: an officer's id, or `recovery`. */
export type SealedFor = { readonly holder: string; readonly sealed: Uint8Array };

export type Lane = {
	readonly id: string;
	readonly name: string;
	readonly kind: 'general' | 'restricted' | 'recovery';
	readonly card: LaneCard;
	/** What the operator pins in the public configuration. */
	readonly pin: string;
	readonly members: readonly {
		readonly officerId: string;
		readonly name: string;
		readonly agencyId: string;
	}[];
	/** When the newest epoch was made. */
	readonly madeAt: Date;
	/** Somebody left since the newest epoch was made. */
	readonly needsEpoch: boolean;
};

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

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

export type LaneChange =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly why:
				| 'not-allowed'
				| 'taken'
				| 'bad-card'
				| 'keys-missing'
				| 'no-recovery'
				| 'not-enrolled'
				| 'last-member'
				| 'new-tips'
				| 'other-agency';
	  };

/** Every lane with its members and its pin. */
export async function list({ db }: Pick<Desk, 'db'>): Promise<Lane[]> {
	const rows = await db.select().from(lanes).orderBy(asc(lanes.position));
	const epochs = await db.select().from(laneEpochs).orderBy(asc(laneEpochs.epoch));
	const members = await db
		.select({
			laneId: laneMembers.laneId,
			officerId: laneMembers.officerId,
			name: officers.name,
			agencyId: officers.agencyId,
			removedAt: laneMembers.removedAt
		})
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.orderBy(asc(officers.name));
	return rows.map(({ id, name, kind }) => {
		const own = epochs.filter(({ laneId }) => laneId === id);
		const newest = own.at(-1)!;
		const left = members.filter((member) => member.laneId === id && member.removedAt);
		return {
			id,
			name,
			kind,
			card: newest.card,
			madeAt: newest.madeAt,
			pin: fingerprint(own[0]!.card),
			members: members
				.filter((member) => member.laneId === id && !member.removedAt)
				.map(({ officerId, name, agencyId }) => ({ officerId, name, agencyId })),
			needsEpoch: left.some(({ removedAt }) => removedAt! >= newest.madeAt)
		};
	});
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

/**
 * Makes a lane out of what its first member's browser made: the first card, and the secret sealed for each
 * member and for the recovery identity.
 */
export async function make(
	desk: Desk,
	actor: Actor,
	lane: {
		id: string;
		name: string;
		kind: Lane['kind'];
		card: LaneCard;
		sealedFor: readonly SealedFor[];
	},
	now: Date
): Promise<LaneChange> {
	const { id, name, kind, card, sealedFor } = lane;
	if (!mayReadTips(actor.role)) return { ok: false, why: 'not-allowed' };
	// The record of people and settings has this name, and is read by who reads the lane of the same.
	if (id === 'people') return { ok: false, why: 'taken' };
	if (!isFirstCard(card, id)) return { ok: false, why: 'bad-card' };
	const people = sealedFor.map(({ holder }) => holder).filter((holder) => holder !== RECOVERY);
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			if (kind === 'recovery') {
				if (await hasRecovery(tx)) return { ok: false, why: 'taken' };
			} else {
				if (!people.includes(actor.officerId)) return { ok: false, why: 'keys-missing' };
				if (!(await hasRecovery(tx))) return { ok: false, why: 'no-recovery' };
				if (!sealedFor.some(({ holder }) => holder === RECOVERY))
					return { ok: false, why: 'keys-missing' };
				if (!(await canAllRead(tx, people))) return { ok: false, why: 'not-enrolled' };
			}
			await tx.insert(lanes).values({
				id,
				name,
				kind,
				position: await positionFor(tx, kind),
				madeBy: actor.officerId,
				madeAt: now
			});
			await tx
				.insert(laneEpochs)
				.values({ laneId: id, epoch: 1, card, madeBy: actor.officerId, madeAt: now });
			if (kind !== 'recovery') {
				for (const officerId of people) {
					await tx
						.insert(laneMembers)
						.values({ laneId: id, officerId, addedBy: actor.officerId, addedAt: now });
				}
				await tx
					.insert(laneKeys)
					.values(sealedFor.map((one) => ({ laneId: id, epoch: 1, ...one })));
			}
			const detail = { kind, members: people, pin: fingerprint(card) };
			await audit.record(
				tx,
				'people',
				{ act: 'lane.made', by: actor.officerId, subject: id, detail },
				now
			);
			return { ok: true };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		throw error;
	}
}

export type Newcomer = {
	readonly officerId: string;
	/** Every epoch's secret, sealed for them by a member who has it. */
	readonly keys: readonly { readonly epoch: number; readonly sealed: Uint8Array }[];
	/** What that member's browser looked through before: so many tips, for the newcomer's agency. */
	readonly lookedThrough: { readonly tips: number; readonly agencyId: string };
};

/** Adds a member. */
export async function addMember(
	desk: Desk,
	actor: Actor,
	laneId: string,
	{ officerId, keys, lookedThrough }: Newcomer,
	now: Date
): Promise<LaneChange> {
	if (!actor.lanes.includes(laneId)) return { ok: false, why: 'not-allowed' };
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			if (!(await canAllRead(tx, [officerId]))) return { ok: false, why: 'not-enrolled' };
			// No tip was looked at for the agency that they have moved to since. From here on the lock keeps them in it.
			if ((await agencyOf(tx, officerId)) !== lookedThrough.agencyId)
				return { ok: false, why: 'other-agency' };
			// A tip that came since could name the newcomer's agency. From here on the lock keeps new ones out.
			if ((await tx.$count(tips, eq(tips.laneId, laneId))) !== lookedThrough.tips)
				return { ok: false, why: 'new-tips' };
			const [newest] = await tx
				.select({ epoch: max(laneEpochs.epoch) })
				.from(laneEpochs)
				.where(eq(laneEpochs.laneId, laneId));
			if (!isEachEpoch(keys, newest?.epoch ?? 0)) return { ok: false, why: 'keys-missing' };
			await tx
				.insert(laneMembers)
				.values({ laneId, officerId, addedBy: actor.officerId, addedAt: now });
			await tx
				.insert(laneKeys)
				.values(keys.map((key) => ({ laneId, holder: officerId, ...key })))
				.onConflictDoNothing(); // somebody who comes back still has the old ones
			await audit.record(
				tx,
				{ lane: laneId },
				{ act: 'member.added', by: actor.officerId, subject: officerId },
				now
			);
			return { ok: true };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		throw error;
	}
}

/** Ends a membership at once. The lane then needs a new epoch, whose secret the one who left never had. */
export async function removeMember(
	desk: Desk,
	actor: Actor,
	laneId: string,
	officerId: string,
	now: Date
): Promise<LaneChange> {
	if (!actor.lanes.includes(laneId)) return { ok: false, why: 'not-allowed' };
	return actingAs(desk.db, actor.officerId, async (tx) => {
		await membership.lockLanes(tx);
		if (!(await membership.isMember(tx, laneId, officerId)))
			return { ok: false, why: 'not-enrolled' };
		if ((await membership.countReaders(tx, laneId)) === 1) return { ok: false, why: 'last-member' };
		await membership.end(tx, { officerId, laneId, by: actor.officerId }, now);
		return { ok: true };
	});
}

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

/** Whether there is a key of every epoch up to the newest, once each. */
const isEachEpoch = (keys: readonly { epoch: number }[], newest: number): boolean =>
	keys.length === newest &&
	new Set(keys.map(({ epoch }) => epoch)).size === newest &&
	keys.every(({ epoch }) => epoch >= 1 && epoch <= newest);

function isFirstCard(card: LaneCard, lane: string): boolean {
	try {
		return (
			followCards([card], fingerprint(card))[0]!.lane === lane &&
			/^[a-z][a-z0-9-]{1,30}$/.test(lane)
		);
	} catch {
		return false; // BrokenChain or a malformed recipient: no card to keep
	}
}

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

/** General lanes stand before restricted ones, and recovery last; each kind in the order of making. */
const FIRST_POSITION = { general: 0, restricted: 1_000, recovery: 1_000_000 } as const;

async function positionFor(tx: Tx, kind: Lane['kind']): Promise<number> {
	const [last] = await tx
		.select({ position: max(lanes.position) })
		.from(lanes)
		.where(eq(lanes.kind, kind));
	return last?.position == null ? FIRST_POSITION[kind] : last.position + 1;
}

async function hasRecovery(db: Db | Tx): Promise<boolean> {
	const found = await db.select({ id: lanes.id }).from(lanes).where(eq(lanes.kind, 'recovery'));
	return found.length > 0;
}

/** Whether all of them are enrolled, at work, and of a role that reads tips. */
async function canAllRead(tx: Tx, ids: readonly string[]): Promise<boolean> {
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

async function agencyOf(tx: Tx, officerId: string): Promise<string | undefined> {
	const [officer] = await tx
		.select({ agencyId: officers.agencyId })
		.from(officers)
		.where(eq(officers.id, officerId));
	return officer?.agencyId;
}
