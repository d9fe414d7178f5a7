import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { onTip, type TipAct } from '#lib/sealed/tip-act.ts';
import * as audit from '../audit/index.ts';
import { actingAs, moves, newestCard, tips, type Tx } from '../db/index.ts';
import type { Actor, DeskContext, Signing } from '../staff/index.ts';
import { announce } from './announce.ts';

/** A tip as a change finds it, its row locked until the change is committed. */
export type LockedTip = {
	readonly id: string;
	readonly laneId: string;
	readonly epoch: number;
	readonly state: 'open' | 'closed';
	readonly urgency: number;
	readonly arrivedAt: Date;
	readonly dueAt: Date;
	readonly readDueAt: Date | null;
	readonly readAt: Date | null;
	/** Null: a response is owed. */
	readonly respondedAt: Date | null;
	readonly replyRecipient: string | null;
};

/** It is not there, or not for this officer: the two look the same. */
export type NotThere = { readonly ok: false; readonly why: 'not-there' };

/** Somebody left its lane, or has other keys, since it was sealed: they would read it, and no tipster sees what that key signed. */
export type OldKey = { readonly ok: false; readonly why: 'old-key' };

/**
 * Runs a change of one tip: as the actor, with the tip's row locked, so that of two officers one is first
 * and the other sees what the first did.
 */
export const changeTip = <Result>(
	desk: DeskContext,
	actor: Actor,
	tipId: string,
	work: (tx: Tx, tip: LockedTip) => Promise<Result>,
	first?: (tx: Tx) => Promise<unknown>
): Promise<Result | NotThere> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		await first?.(tx);
		const tip = await lockTip(tx, tipId);
		return tip ? work(tx, tip) : { ok: false, why: 'not-there' };
	});

/** To the end of the transaction. Undefined: it is not there, or not for who acts in it. */
export async function lockTip(tx: Tx, tipId: string): Promise<LockedTip | undefined> {
	const [tip] = await tx
		.select({
			id: tips.id,
			laneId: tips.laneId,
			epoch: tips.epoch,
			state: tips.state,
			urgency: tips.urgency,
			arrivedAt: tips.arrivedAt,
			dueAt: tips.dueAt,
			readDueAt: tips.readDueAt,
			readAt: tips.readAt,
			respondedAt: tips.respondedAt,
			replyRecipient: tips.replyRecipient
		})
		.from(tips)
		.where(eq(tips.id, tipId))
		.for('update');
	return tip;
}

/** The same of what its officer signs: see recorded. */
export const actOn = <Result>(
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	work: (tx: Tx, tip: LockedTip) => Promise<Result>,
	first?: (tx: Tx) => Promise<unknown>
): Promise<Result | NotThere | audit.NotSigned> =>
	audit.orRefused(() => changeTip(desk, actor, tipId, work, first));

/** Where something was sealed, and to which key. */
type SealedAt = {
	readonly id: string;
	/** Undefined: by a page of the release before, which does not say; taken of a tip that never moved. */
	readonly lane: string | undefined;
	/** Undefined: the tip's own, by a page of the release before. */
	readonly epoch?: number | undefined;
	/** The newest that its page was shown: of a lane in doubt a browser goes by an older one, and is not kept from answering. */
	readonly seen?: number | undefined;
};

/**
 * The same of what was sealed for the lane where its page saw the tip: where that moved since, another lane's key would be needed
 * to open it, and an epoch's number says nothing of whose it is. Nobody leaves the lane meanwhile.
 */
export const writeOn = <Result>(
	desk: DeskContext,
	actor: Signing,
	at: SealedAt,
	work: (tx: Tx, tip: LockedTip) => Promise<Result>
): Promise<Result | NotThere | OldKey | audit.NotSigned> =>
	actOn<Result | NotThere | OldKey>(
		desk,
		actor,
		at.id,
		async (tx, tip) => {
			const isHere =
				at.lane === tip.laneId || (at.lane === undefined && !(await hasMoved(tx, tip)));
			if (!isHere) return { ok: false, why: 'not-there' };
			const newest = Math.max(at.epoch ?? Infinity, at.seen ?? 0);
			if (newest < (await standsFrom(tx, tip.laneId))) return { ok: false, why: 'old-key' };
			return work(tx, tip);
		},
		holdLanes
	);

/** Before a tip's row, as whatever else holds both: a card by which somebody leaves stands before this, or after it. */
export const holdLanes = (tx: Tx) =>
	tx.execute(sql`select pg_advisory_xact_lock_shared(hashtext('plainsight lanes'))`);

/** From which epoch on nobody who left a lane since, or had other keys, holds its key: see sealed/reply-stands.ts. */
export async function standsFrom(tx: Tx, laneId: string): Promise<number> {
	const card = await newestCard(tx, laneId);
	return card && 'repliesFrom' in card ? card.repliesFrom : 1;
}

const hasMoved = async (tx: Tx, { id }: LockedTip): Promise<boolean> =>
	(await tx.$count(moves, and(eq(moves.tipId, id), isNotNull(moves.movedAt)))) > 0;

/**
 * Enters an act that the officer signed and tells the lane's members, both with the change's own commit.
 * @param noted what the server knows by itself.
 * @returns as recordSigned.
 */
export async function recorded(
	tx: Tx,
	tip: LockedTip,
	{ officerId, signed }: Signing,
	act: TipAct,
	now: Date,
	noted?: audit.Noted
): Promise<string> {
	const whole = { ...onTip({ id: tip.id, lane: tip.laneId }, act), by: officerId };
	const print = await audit.recordSigned(tx, { act: whole, signed, noted }, now);
	await announce(tx, tip.laneId);
	return print;
}

/** Enters what the server saw somebody do, who signed nothing of it: that it handed out what is sealed. */
export async function observed(
	tx: Tx,
	tip: LockedTip,
	{ officerId: by }: Actor,
	act: string,
	now: Date,
	detail?: audit.Noted
): Promise<void> {
	await audit.record(tx, { lane: tip.laneId }, { act, by, subject: tip.id, detail }, now);
	await announce(tx, tip.laneId);
}
