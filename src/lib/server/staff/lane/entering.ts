import type { LaneAct } from '#lib/sealed/lane-act.ts';
import * as audit from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import type { Actor, DeskContext, Signing } from '../context.ts';
import * as membership from '../membership.ts';
import type { LaneChange } from './lane.ts';

/** What somebody does to a lane: one after the other, in the transaction in which it is entered. */
export const changeLane = <Result>(
	{ db }: DeskContext,
	actor: Actor,
	change: (tx: Tx) => Promise<Result>
): Promise<Result | audit.NotSigned> =>
	audit.asSigned(db, actor.officerId, async (tx) => {
		await membership.lockLanes(tx);
		return change(tx);
	});

/** What only who reads the lane may do to it. */
export const changeOwnLane = async (
	desk: DeskContext,
	actor: Signing,
	laneId: string,
	change: (tx: Tx) => Promise<LaneChange>
): Promise<LaneChange | audit.NotSigned> =>
	actor.lanes.includes(laneId)
		? changeLane(desk, actor, change)
		: { ok: false, why: 'not-allowed' };

/**
 * Enters what somebody does to a lane: signed, into its own record; by somebody who does not read it yet, and has not followed that,
 * unsigned into that of people.
 * @returns the hash of the signature, for what follows from it: see follows.
 */
export async function enter(
	tx: Tx,
	{ officerId: by, lanes, signed }: Signing,
	lane: string,
	{ act, subject, detail }: LaneAct,
	now: Date
): Promise<string | undefined> {
	if (lanes.includes(lane))
		return audit.recordSigned(tx, { act: { act, subject, detail, lane, by }, signed }, now);
	await audit.record(tx, 'people', { act, by, subject, detail: { ...detail, lane } }, now);
	return undefined;
}

/** Enters what follows from an act, into the record where that stands. @param follows as enter gave it. */
export const enterWhatFollows = (
	tx: Tx,
	{ officerId: by, lanes }: Actor,
	lane: string,
	{ act, subject, detail }: LaneAct,
	follows: string | undefined,
	now: Date
): Promise<void> =>
	lanes.includes(lane)
		? audit.record(tx, { lane }, { act, by, subject, detail, follows }, now)
		: audit.record(tx, 'people', { act, by, subject, detail: { ...detail, lane } }, now);
