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
import { mayReadTips, type Actor, type DeskContext } from '../context.ts';
import * as membership from '../membership.ts';
import { keepSheets, type Sheets } from './custodians.ts';
import { RECOVERY, type Lane, type LaneChange, type SealedFor } from './lane.ts';

/** A lane as its first member's browser made it: the first card, and the secret sealed for each who holds it. */
export type NewLane = Pick<Lane, 'id' | 'name' | 'kind'> & {
	readonly card: LaneCard;
	/** Of a recovery lane nobody: its secret is on paper. */
	readonly sealedFor: readonly SealedFor[];
	/** Of a recovery lane: the papers that two of three custodians open it with. */
	readonly sheets?: Sheets | undefined;
};

/** Makes a lane, sealed for its members and for the recovery identity. */
export async function make(
	desk: DeskContext,
	actor: Actor,
	lane: NewLane,
	now: Date
): Promise<LaneChange> {
	if (!mayReadTips(actor.role)) return { ok: false, why: 'not-allowed' };
	// The record of people and settings has this name, and is read by who reads the lane of the same.
	if (lane.id === 'people') return { ok: false, why: 'taken' };
	if (!isFirstCard(lane.card, lane.id)) return { ok: false, why: 'bad-card' };
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			const why = await whyNot(tx, actor, lane);
			if (why) return { ok: false, why };
			await insert(tx, actor, lane, now);
			const kept = lane.sheets && (await keepSheets(tx, actor, lane.sheets, now));
			if (kept && !kept.ok) throw new NotMade(kept.why);
			await audit.record(
				tx,
				'people',
				{
					act: 'lane.made',
					by: actor.officerId,
					subject: lane.id,
					detail: { kind: lane.kind, members: membersOf(lane), pin: fingerprint(lane.card) }
				},
				now
			);
			return { ok: true };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		if (error instanceof NotMade) return { ok: false, why: error.why };
		throw error;
	}
}

/** Undoes what the transaction has written so far. */
class NotMade extends Error {
	override name = 'NotMade';
	readonly why: Extract<LaneChange, { ok: false }>['why'];
	constructor(why: NotMade['why']) {
		super(why);
		this.why = why;
	}
}

const membersOf = ({ sealedFor }: NewLane): string[] =>
	sealedFor.map(({ holder }) => holder).filter((holder) => holder !== RECOVERY);

async function whyNot(tx: Tx, actor: Actor, lane: NewLane) {
	const members = membersOf(lane);
	if (lane.kind === 'recovery') return (await hasRecovery(tx)) ? 'taken' : undefined;
	if (!members.includes(actor.officerId)) return 'keys-missing';
	if (!(await hasRecovery(tx))) return 'no-recovery';
	if (!lane.sealedFor.some(({ holder }) => holder === RECOVERY)) return 'keys-missing';
	return (await membership.canAllRead(tx, members)) ? undefined : 'not-enrolled';
}

async function insert(tx: Tx, actor: Actor, lane: NewLane, now: Date): Promise<void> {
	const { id, name, kind, card, sealedFor } = lane;
	const made = { madeBy: actor.officerId, madeAt: now };
	const position = await positionFor(tx, kind);
	await tx.insert(lanes).values({ id, name, kind, position, ...made });
	await tx.insert(laneEpochs).values({ laneId: id, epoch: 1, card, ...made });
	if (kind === 'recovery') return;
	for (const officerId of membersOf(lane)) {
		await tx
			.insert(laneMembers)
			.values({ laneId: id, officerId, addedBy: actor.officerId, addedAt: now });
	}
	await tx.insert(laneKeys).values(sealedFor.map((one) => ({ laneId: id, epoch: 1, ...one })));
}

function isFirstCard(card: LaneCard, lane: string): boolean {
	try {
		followCards([card], fingerprint(card));
		return card.lane === lane && /^[a-z][a-z0-9-]{1,30}$/.test(lane);
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
