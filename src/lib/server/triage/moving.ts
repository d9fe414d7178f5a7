import { and, asc, count, eq, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import {
	actingAs,
	additions,
	laneEpochs,
	laneMembers,
	lanes,
	moveFiles,
	moves,
	officers,
	parts,
	type Db,
	type MovedKind,
	type Tx
} from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { changeTip, type LockedTip, type NotThere } from './change.ts';

/** A lane where a tip can go: whom to seal to, and of which agencies its members are. */
type Target = {
	readonly id: string;
	readonly name: string;
	readonly kind: 'general' | 'restricted';
	/** In order of epoch. Whether they lead from the pin that people know is for the mover's browser to see. */
	readonly cards: readonly (typeof laneEpochs.$inferSelect)['card'][];
	/** As its newest card says; of one of version 1, as the rows of its members say. */
	readonly agencies: readonly string[];
};

/** Where a tip can go. */
export const targets = (
	desk: DeskContext,
	actor: Actor,
	tipId: string
): Promise<Targets | NotThere> =>
	changeTip(desk, actor, tipId, async (tx, tip) => ({
		ok: true as const,
		lanes: await others(tx, tip),
		recovery: await recoveryCards(tx)
	}));

type Targets = {
	readonly ok: true;
	readonly lanes: Target[];
	/** Whose custodians may have signed the lanes' cards. */
	readonly recovery: Target['cards'];
};

async function recoveryCards(tx: Tx): Promise<Target['cards']> {
	const rows = await tx
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.innerJoin(lanes, eq(lanes.id, laneEpochs.laneId))
		.where(eq(lanes.kind, 'recovery'))
		.orderBy(asc(laneEpochs.epoch));
	return rows.map(({ card }) => card);
}

/**
 * Nobody could find it whole in the recovery lane, or in one that is only planned. A lane that has ended takes back what lay
 * there before, and nothing else.
 */
const isTarget = ({ id, laneId }: LockedTip) =>
	and(
		ne(lanes.id, laneId),
		ne(lanes.kind, 'recovery'),
		sql`exists (select from ${laneEpochs} where ${laneEpochs.laneId} = ${lanes.id})`,
		or(
			sql`not exists (select from ${laneEpochs} where ${laneEpochs.laneId} = ${lanes.id}
				and ${laneEpochs.card} ->> 'closes' = 'true')`,
			sql`exists (select from ${moves} where ${moves.tipId} = ${id}
				and ${moves.fromLane} = ${lanes.id} and ${moves.movedAt} is not null)`
		)
	);

async function others(tx: Tx, tip: LockedTip): Promise<Target[]> {
	const rows = await tx
		.select({ id: lanes.id, name: lanes.name, kind: lanes.kind })
		.from(lanes)
		.where(isTarget(tip))
		.orderBy(asc(lanes.position));
	const cards = await tx
		.select({ laneId: laneEpochs.laneId, card: laneEpochs.card })
		.from(laneEpochs)
		.orderBy(asc(laneEpochs.epoch));
	const members = await tx
		.selectDistinct({ laneId: laneMembers.laneId, agency: officers.agencyId })
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.where(and(isNull(laneMembers.removedAt), isNull(officers.disabledAt)))
		.orderBy(asc(officers.agencyId));
	return rows.flatMap(({ id, name, kind }) => {
		const own = cards.filter(({ laneId }) => laneId === id).map(({ card }) => card);
		const newest = own.at(-1);
		if (kind === 'recovery' || !newest) return [];
		const byRows = members.filter(({ laneId }) => laneId === id).map(({ agency }) => agency);
		const agencies = 'agencies' in newest ? newest.agencies : byRows;
		return [{ id, name, kind, cards: own, agencies }];
	});
}

/** What is to be brought of a tip. */
type Begun =
	| {
			readonly ok: true;
			/** What lies here from when the tip was in that lane: it needs not be brought. */
			readonly former: readonly { readonly kind: MovedKind; readonly rowId: string }[];
			/** What was brought and is there, in how many pieces. */
			readonly brought: readonly {
				readonly kind: MovedKind;
				readonly rowId: string;
				readonly pieces: number;
			}[];
			/** Files that the tipster sent, which are fetched and brought chunk by chunk. */
			readonly parts: readonly { readonly id: string; readonly epoch: number }[];
	  }
	| NotThere;

/**
 * Begins to move a tip, or goes on with what is new of it: nothing changes until all of it is brought.
 * @param move.from the lane where its page opened it: with other keys nothing of it would open.
 */
export const begin = (
	desk: DeskContext,
	actor: Actor,
	tipId: string,
	move: {
		readonly id: string;
		readonly from?: string;
		readonly lane: string;
		readonly epoch: number;
	},
	now: Date
): Promise<Begun> =>
	changeTip<Begun>(desk, actor, tipId, async (tx, tip) => {
		if (move.from !== undefined && move.from !== tip.laneId) return NOT_THERE;
		const isThere = and(eq(lanes.id, move.lane), isTarget(tip));
		if ((await tx.$count(lanes, isThere)) === 0) return NOT_THERE;
		await startOnce(tx, actor, tip, move, now);
		const former = await tx
			.selectDistinct({ kind: moveFiles.kind, rowId: moveFiles.rowId })
			.from(moveFiles)
			.innerJoin(moves, eq(moves.id, moveFiles.moveId))
			.where(
				and(eq(moves.tipId, tipId), eq(moves.fromLane, move.lane), eq(moveFiles.isFormer, true))
			);
		const brought = await tx
			.select({ kind: moveFiles.kind, rowId: moveFiles.rowId, pieces: count() })
			.from(moveFiles)
			.where(and(eq(moveFiles.moveId, move.id), eq(moveFiles.isFormer, false)))
			.groupBy(moveFiles.kind, moveFiles.rowId);
		const sent = await tx
			.select({ id: parts.id, epoch: additions.epoch })
			.from(parts)
			.innerJoin(additions, eq(additions.id, parts.additionId))
			.where(eq(additions.tipId, tipId));
		return { ok: true, former, brought, parts: sent };
	});

/** An officer moves a tip one way at a time: another that was begun is given up. */
async function startOnce(
	tx: Tx,
	{ officerId }: Actor,
	tip: LockedTip,
	{ id, lane, epoch }: { id: string; lane: string; epoch: number },
	now: Date
): Promise<void> {
	const own = and(eq(moves.tipId, tip.id), eq(moves.movedBy, officerId), isNull(moves.movedAt));
	await tx.delete(moves).where(and(own, ne(moves.id, id)));
	if ((await tx.$count(moves, and(own, eq(moves.id, id)))) > 0) return;
	const [tipId, fromLane] = [tip.id, tip.laneId];
	await tx
		.insert(moves)
		.values({ id, tipId, fromLane, toLane: lane, epoch, movedBy: officerId, begunAt: now });
}

type Brought = {
	readonly kind: MovedKind;
	readonly rowId: string;
	readonly n: number;
	readonly sealed: Uint8Array;
};

/** Brings one sealed file of a tip that is on its way, or a chunk of one. The same brought again is kept once. */
export const bring = (
	{ db }: DeskContext,
	{ officerId }: Actor,
	{ tip, move }: { readonly tip: string; readonly move: string },
	file: Brought
): Promise<{ readonly ok: true } | NotThere> =>
	actingAs(db, officerId, async (tx) => {
		const [own] = await tx
			.select({ epoch: moves.epoch })
			.from(moves)
			.where(and(eq(moves.id, move), eq(moves.tipId, tip), isNull(moves.movedAt)));
		if (!own) return NOT_THERE;
		await tx
			.insert(moveFiles)
			.values({ moveId: move, epoch: own.epoch, ...file })
			.onConflictDoNothing();
		return { ok: true };
	});

const NOT_THERE: NotThere = { ok: false, why: 'not-there' };

/** Takes away what was begun and never moved, and what lay in a former lane until a while after the tip was found whole. */
export async function sweepMoves(db: Db, now: Date): Promise<void> {
	const before = new Date(now.getTime() - GIVEN_UP_MS);
	await db.delete(moves).where(and(isNull(moves.movedAt), lt(moves.begunAt, before)));
	const whole = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
	const found = db.select({ id: moves.id }).from(moves).where(lte(moves.foundAt, whole));
	await db
		.delete(moveFiles)
		.where(and(eq(moveFiles.isFormer, true), inArray(moveFiles.moveId, found)));
}

/**
 * How long what lay in the former lane is kept once somebody found all of a tip to open. That it opens does not show that it is
 * what lay there: who notices within these days moves it back.
 */
export const KEPT_DAYS = 7;

/** Longer than a file takes on the slowest line. */
const GIVEN_UP_MS = 24 * 3_600_000;
