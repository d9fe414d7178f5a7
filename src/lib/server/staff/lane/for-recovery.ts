import { asc, inArray } from 'drizzle-orm';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import * as audit from '../../audit/index.ts';
import { actingAs, functions, laneEpochs, laneKeys, type Tx } from '../../db/index.ts';
import type { Actor, DeskContext, Reading } from '../context.ts';
import type { EpochAt } from './copies.ts';
import { recoveryCard } from './lane.ts';

/** Epochs at once: the rest is for the next unlock. */
const MOST = 100;

/**
 * Epochs of the actor's lanes whose secrets they have not sealed yet for the recovery key of now: those that went to one before. Each
 * member writes a copy of their own.
 * @param recovery the card of now.
 */
export const wantedForRecovery = (
	desk: Reading,
	actor: Actor,
	recovery: LaneCard | null
): Promise<EpochAt[]> =>
	actingAs(desk.db, actor.officerId, async (tx) =>
		(await find(tx, actor, recovery)).slice(0, MOST)
	);

/** @returns nothing of a lane that is not the actor's, and nothing that lies there already. */
async function find(tx: Tx, { lanes }: Actor, recovery: LaneCard | null): Promise<EpochAt[]> {
	if (!recovery || recovery.epoch === 1 || lanes.length === 0) return [];
	const print = printOfCard(recovery);
	const made = await tx
		.select({ lane: laneEpochs.laneId, epoch: laneEpochs.epoch, card: laneEpochs.card })
		.from(laneEpochs)
		.where(inArray(laneEpochs.laneId, [...lanes]))
		.orderBy(asc(laneEpochs.laneId), asc(laneEpochs.epoch));
	const copied = await functions.copiedForRecovery(tx, { keys: keysBefore(recovery) });
	return made
		.filter(({ card }) => !('recovery' in card) || card.recovery !== print)
		.filter((at) => !copied.some(({ lane, epoch }) => lane === at.lane && epoch === at.epoch))
		.map(({ lane, epoch }) => ({ lane, epoch }));
}

/** See lane_keys.holder_keys. */
const keysBefore = ({ epoch }: { readonly epoch: number }): number => epoch - 1;

type ForRecovery = {
	/** Print of the recovery card that they are sealed for. */
	readonly recovery: string;
	readonly copies: readonly (EpochAt & { readonly sealed: Uint8Array })[];
};

/** Keeps what the actor's browser sealed of their lanes for the recovery key of now. */
export const addForRecovery = (
	desk: DeskContext,
	actor: Actor,
	{ recovery, copies }: ForRecovery,
	now: Date
): Promise<void> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const newest = await recoveryCard({ db: tx });
		if (!newest || printOfCard(newest) !== recovery) return;
		const wanted = await find(tx, actor, newest);
		const isAt = (lane: string, epoch: number) =>
			wanted.some((one) => one.lane === lane && one.epoch === epoch);
		const taken = copies.filter(({ lane, epoch }) => isAt(lane, epoch));
		for (const lane of new Set(taken.map((one) => one.lane))) {
			const own = taken.filter((one) => one.lane === lane);
			const rows = own.map(({ epoch, sealed }) => ({
				...{ laneId: lane, epoch, sealed },
				...{ holder: 'recovery', holderKeys: keysBefore(newest), writer: actor.officerId }
			}));
			await tx.insert(laneKeys).values(rows).onConflictDoNothing();
			const detail = { epochs: own.map(({ epoch }) => epoch) };
			const act = { act: 'copies.for-recovery', by: actor.officerId, subject: lane, detail };
			await audit.record(tx, { lane }, act, now);
		}
	});
