import { eq, max } from 'drizzle-orm';
import { fingerprint, followCards, type LaneCard } from '#lib/sealed/lane-card.ts';
import * as audit from '../../audit/index.ts';
import {
	actingAs,
	isTaken,
	laneEpochs,
	laneKeys,
	laneMembers,
	lanes,
	type Tx
} from '../../db/index.ts';
import { mayReadTips, type Actor, type Desk } from '../desk.ts';
import * as membership from '../membership.ts';
import { RECOVERY, type Lane, type LaneChange, type SealedFor } from './lane.ts';

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
				if (!(await membership.canAllRead(tx, people))) return { ok: false, why: 'not-enrolled' };
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

/** General lanes stand before restricted ones, and recovery last; each kind in the order of making. */
const FIRST_POSITION = { general: 0, restricted: 1_000, recovery: 1_000_000 } as const;

async function positionFor(tx: Tx, kind: Lane['kind']): Promise<number> {
	const [last] = await tx
		.select({ position: max(lanes.position) })
		.from(lanes)
		.where(eq(lanes.kind, kind));
	return last?.position == null ? FIRST_POSITION[kind] : last.position + 1;
}

async function hasRecovery(tx: Tx): Promise<boolean> {
	const found = await tx.select({ id: lanes.id }).from(lanes).where(eq(lanes.kind, 'recovery'));
	return found.length > 0;
}
