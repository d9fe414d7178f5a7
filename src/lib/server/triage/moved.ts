import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import * as audit from '../audit/index.ts';
import { functions, laneMembers, lanes, moves, officers, tips, type Tx } from '../db/index.ts';
import { dualControl, type DeskContext, type Signing } from '../staff/index.ts';
import type { Level } from '../tips/index.ts';
import { announce } from './announce.ts';
import { actOn, holdLanes, recorded, standsFrom, type NotThere, type OldKey } from './change.ts';
import { KEPT_DAYS } from './moving.ts';
import { keepRestated, type Restated } from './restated.ts';

/** How long a backup is kept at most: docs/operations.md. */
const BACKUPS_DAYS = 35;

type MovedAway =
	| { readonly ok: true }
	| {
			readonly ok: false;
			/** As drizzle/functions/move_tip.sql says. */
			readonly why: 'other-people' | 'other-key' | 'few' | 'changed-tip';
	  }
	| NotThere
	| OldKey
	| audit.NotSigned;
type WhyNot = Extract<MovedAway, { ok: false }>['why'];

/** Undoes what the transaction has written so far: nothing of a move is kept that was not made. */
class NotMoved extends Error {
	override name = 'NotMoved';
	readonly why: WhyNot;
	constructor(why: WhyNot) {
		super(why);
		this.why = why;
	}
}

type Moved = {
	/** Why, for the lane where it goes. */
	readonly reason: Uint8Array;
	/** Of which the mover saw that lane's members to be. */
	readonly agencies: readonly string[];
	/** What the lane that it leaves says again of its replies. */
	readonly restated?: readonly Restated[];
};

/**
 * Moves a tip, all of which was brought, sealed for the other lane: from here on it is as any tip there that has just come, and
 * in the lane that it left it is not there.
 */
export async function move(
	desk: DeskContext,
	actor: Signing,
	{ tip: tipId, move: id }: { readonly tip: string; readonly move: string },
	{ reason, agencies, restated = [] }: Moved,
	now: Date
): Promise<MovedAway> {
	const moving = async (tx: Tx): Promise<MovedAway> => {
		await holdLanes(tx);
		const [begun] = await tx
			.select({
				from: moves.fromLane,
				to: moves.toLane,
				urgency: tips.urgency,
				arrivedAt: tips.arrivedAt
			})
			.from(moves)
			.innerJoin(tips, eq(tips.id, moves.tipId))
			.where(and(eq(moves.id, id), eq(moves.tipId, tipId), isNull(moves.movedAt)))
			.for('update', { of: tips });
		if (!begun) return { ok: false, why: 'not-there' };
		const { from, to } = begun;
		const since = await standsFrom(tx, from);
		if (restated.some(({ epoch }) => epoch < since)) return { ok: false, why: 'old-key' };
		await keepRestated(tx, { tip: tipId, lane: from }, restated);
		const { officerId: by, signed } = actor;
		const act = { ...onTip({ id: tipId, lane: from }, tipActs.move(id)), by };
		const follows = await audit.accept(tx, act, signed);
		const left = await audit.entry(tx, { lane: from }, { ...act, signed });
		const could = (await couldRead(tx, from, begun.arrivedAt, now)).map(({ id }) => id);
		const came = await audit.entry(
			tx,
			{ lane: to },
			{ act: 'tip.moved-here', by, subject: tipId, detail: { from, couldRead: could }, follows }
		);
		const goes = async () => {
			const became = await functions.moveTip(tx, {
				move: id,
				reason,
				agencies,
				now,
				readDue: desk.clocks.dueAt('reading', begun.urgency as Level, now),
				due: desk.clocks.dueAt('response', begun.urgency as Level, now),
				leftCommitment: left.commitment,
				left: left.body,
				cameCommitment: came.commitment,
				came: came.body
			});
			if (became !== 'moved') throw new NotMoved(became === 'changed' ? 'changed-tip' : became);
			return { ok: true };
		};
		// What its lane wanted done to it is for the other to want.
		await dualControl.endWith(tx, tipId, now, goes);
		for (const lane of [from, to]) await announce(tx, lane);
		return { ok: true };
	};
	try {
		return await audit.asSigned(desk.db, actor.officerId, moving);
	} catch (error) {
		if (error instanceof NotMoved) return { ok: false, why: error.why } as MovedAway;
		throw error;
	}
}

/** Who could open what was in a lane between these two instants. */
const couldRead = (tx: Tx, laneId: string, since: Date, until: Date) =>
	tx
		.selectDistinct({ id: officers.id, name: officers.name })
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.where(
			and(
				eq(laneMembers.laneId, laneId),
				lte(laneMembers.addedAt, until),
				or(isNull(laneMembers.removedAt), gte(laneMembers.removedAt, since))
			)
		)
		.orderBy(asc(officers.name));

/** Where a tip came from, the oldest move first, each with who could read it there. */
export async function movesOf(tx: Tx, tipId: string, arrivedAt: Date) {
	const rows = await tx
		.select({
			id: moves.id,
			from: lanes.id,
			fromName: lanes.name,
			movedBy: moves.movedBy,
			movedAt: moves.movedAt,
			foundAt: moves.foundAt,
			epoch: moves.epoch,
			sealed: moves.sealed
		})
		.from(moves)
		.innerJoin(lanes, eq(lanes.id, moves.fromLane))
		.where(and(eq(moves.tipId, tipId), isNotNull(moves.movedAt)))
		.orderBy(asc(moves.movedAt));
	const made = rows.flatMap(({ movedAt, sealed, ...row }) =>
		movedAt && sealed ? [{ ...row, movedAt, sealed }] : []
	);
	let since = arrivedAt;
	const told = [];
	for (const one of made) {
		const readers = await couldRead(tx, one.from, since, one.movedAt);
		since = one.movedAt;
		told.push({
			...one,
			couldRead: readers,
			/** The day on which the last backup is gone that holds what those could open. */
			...(one.foundAt ? keptAfter(one.foundAt) : { keptUntil: null, inBackupsUntil: null })
		});
	}
	return told;
}

/** Until when the former copy lies in the database, and until when in a backup of it. */
const keptAfter = (foundAt: Date) => ({
	keptUntil: daysAfter(foundAt, KEPT_DAYS),
	inBackupsUntil: inBackupsUntil(daysAfter(foundAt, KEPT_DAYS))
});

/** The day on which the last backup is gone that holds what is deleted at an instant. */
export const inBackupsUntil = (deletedAt: Date): Date => daysAfter(deletedAt, BACKUPS_DAYS);

const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000);

type FoundWhole =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'own-move' | 'moved-since' }
	| NotThere
	| audit.NotSigned;

/**
 * Somebody of the lane to which a tip was moved, other than who moved it, has found that all of it opens: what lay there before,
 * for the former lane, goes some days later.
 * @param looked moves that nobody had found whole when they looked: of one made since they have seen nothing.
 */
export const findWhole = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	looked: readonly string[],
	now: Date
): Promise<FoundWhole> =>
	actOn<FoundWhole>(desk, actor, tipId, async (tx, tip) => {
		const waiting = and(eq(moves.tipId, tipId), isNotNull(moves.movedAt), isNull(moves.foundAt));
		const found = await tx
			.select({ id: moves.id, movedBy: moves.movedBy })
			.from(moves)
			.where(waiting);
		if (found.length !== looked.length || !found.every(({ id }) => looked.includes(id)))
			return { ok: false, why: 'moved-since' };
		const others = found.flatMap(({ id, movedBy }) => (movedBy === actor.officerId ? [] : [id]));
		if (others.length > 0) {
			await tx.update(moves).set({ foundAt: now }).where(inArray(moves.id, others));
			const inBackupsUntil = keptAfter(now).inBackupsUntil.toISOString().slice(0, 10);
			await recorded(tx, tip, actor, tipActs.findWhole(others), now, { inBackupsUntil });
		}
		return (await tx.$count(moves, waiting)) > 0 ? { ok: false, why: 'own-move' } : { ok: true };
	});
