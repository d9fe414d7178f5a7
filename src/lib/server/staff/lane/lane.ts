import { asc, desc, eq, isNull } from 'drizzle-orm';
import { type LaneCard } from '#lib/sealed/lane-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import {
	formerKeys,
	laneEpochs,
	laneMembers,
	lanes,
	newestCard,
	officers,
	type Db,
	type Tx
} from '../../db/index.ts';
import type { DeskContext } from '../context.ts';

/** The holder of every lane's keys that is no person. */
export const RECOVERY = 'recovery';

/** An epoch's secret, sealed for one holder: an officer's id, or `recovery`. */
export type SealedFor = { readonly holder: string; readonly sealed: Uint8Array };

export type Lane = {
	readonly id: string;
	readonly name: string;
	readonly kind: 'general' | 'restricted' | 'recovery';
	readonly card: LaneCard;
	/** Of its newest card: what the operator pins in the public configuration, or moves its pin on to. */
	readonly pin: string;
	readonly members: readonly {
		readonly officerId: string;
		readonly name: string;
		readonly agencyId: string;
		/** The first epoch that is theirs. */
		readonly since: number;
	}[];
	/** Who reads the lane by its card; null of a card of version 1. */
	readonly cardMembers: readonly string[] | null;
	/** When the newest epoch was made. */
	readonly madeAt: Date;
	/** Somebody left since the newest epoch was made. */
	readonly needsEpoch: boolean;
};

export type LaneChange =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly why:
				| 'not-allowed'
				| 'taken'
				| 'bad-card'
				/** It is of no day of these: a clock is wrong. */
				| 'other-day'
				| 'keys-missing'
				| 'no-recovery'
				| 'not-enrolled'
				| 'not-agreed'
				| 'last-member'
				/** It has as many members, with those who are asked, as a card has places. */
				| 'full'
				| 'aside'
				| 'new-tips'
				| 'new-replies'
				| 'other-agency'
				| 'not-custodian'
				| 'own-agency';
	  };

/** Id, name and kind of every lane, in their order: all that most pages want of them. */
export const names = ({ db }: Pick<DeskContext, 'db'>) =>
	db
		.select({ id: lanes.id, name: lanes.name, kind: lanes.kind })
		.from(lanes)
		.orderBy(asc(lanes.position));

/** Every lane that has a card, with its members and its pin. */
export async function list({ db }: { readonly db: Db | Tx }): Promise<Lane[]> {
	const rows = await db.select().from(lanes).orderBy(asc(lanes.position));
	// Cards are kilobytes, and rosters tens of them: of all epochs no more than who read the lane by them.
	const epochs = await db
		.select({
			laneId: laneEpochs.laneId,
			members: laneEpochs.members,
			madeAt: laneEpochs.madeAt
		})
		.from(laneEpochs)
		.orderBy(asc(laneEpochs.epoch));
	const cards = await db
		.selectDistinctOn([laneEpochs.laneId], { laneId: laneEpochs.laneId, card: laneEpochs.card })
		.from(laneEpochs)
		.orderBy(asc(laneEpochs.laneId), desc(laneEpochs.epoch));
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
	const lost = await lostKeys(db);
	return rows.flatMap(({ id, name, kind }) => {
		const own = epochs.filter(({ laneId }) => laneId === id);
		const newest = own.at(-1);
		const card = cards.find(({ laneId }) => laneId === id)?.card;
		if (!newest || !card) return []; // planned
		const left = members.flatMap(({ laneId, removedAt }) =>
			laneId === id && removedAt ? [removedAt] : []
		);
		const current = members.filter((member) => member.laneId === id && !member.removedAt);
		return [
			{
				id,
				name,
				kind,
				card,
				cardMembers: newest.members,
				madeAt: newest.madeAt,
				pin: printOfCard(card),
				members: current.map(({ officerId, name, agencyId }) => ({
					officerId,
					name,
					agencyId,
					since: sinceOf(own, officerId, lost)
				})),
				needsEpoch: newest.members
					? newest.members.some((id) => !current.some(({ officerId }) => officerId === id))
					: left.some((removedAt) => removedAt >= newest.madeAt)
			}
		];
	});
}

/** The recovery lane's newest card; null while there is no recovery key. */
export const recoveryCard = async ({ db }: { readonly db: Db | Tx }): Promise<LaneCard | null> =>
	(await newestCard(db, RECOVERY)) ?? null;

/**
 * From which epoch on an officer is a member without a break, with keys that followed from one another. Of cards of version 1 nobody
 * knows whose they were: all of them.
 */
export function sinceOf(
	epochs: readonly { readonly members: readonly string[] | null; readonly madeAt: Date }[],
	officerId: string,
	lost: ReadonlyMap<string, Date>
): number {
	const lostAt = lost.get(officerId);
	const last = epochs.findLastIndex(
		({ members, madeAt }) =>
			(members && !members.includes(officerId)) || (lostAt && madeAt <= lostAt)
	);
	return last + 2;
}

/** When somebody's keys were lost last, by officer: an older epoch is theirs by a member's choice alone, as a newcomer's. */
export async function lostKeys(db: Db | Tx): Promise<ReadonlyMap<string, Date>> {
	const rows = await db
		.select({ officerId: formerKeys.officerId, at: formerKeys.heldUntil })
		.from(formerKeys)
		.where(isNull(formerKeys.sealed))
		.orderBy(asc(formerKeys.heldUntil));
	return new Map(rows.map(({ officerId, at }) => [officerId, at]));
}

/** How many keys an officer had before those of now: see lane_keys.holder_keys. */
export const countFormer = (tx: Tx, officerId: string): Promise<number> =>
	tx.$count(formerKeys, eq(formerKeys.officerId, officerId));
