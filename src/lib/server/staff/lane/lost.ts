import { and, eq, notInArray } from 'drizzle-orm';
import * as audit from '../../audit/index.ts';
import { actingAs, functions, laneChanges, type Tx } from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext } from '../context.ts';
import * as membership from '../membership.ts';
import type { LaneChange } from './lane.ts';

/** Ids of lanes that have a key which nobody at work can open: two custodians recover them. */
export const lost = async ({ db }: Pick<DeskContext, 'db'>): Promise<string[]> =>
	(await functions.lostLanes(db)).map(({ lane }) => lane);

export const isLost = async (tx: Tx, laneId: string): Promise<boolean> =>
	(await functions.lostLanes(tx)).some(({ lane }) => lane === laneId);

/**
 * Asks people to read a lane that nobody can open, whoever asks among them, in the place of whoever was asked before. Nothing
 * comes of it but with two custodians.
 */
export const askToRecover = (
	desk: DeskContext,
	actor: Actor,
	laneId: string,
	members: readonly string[],
	now: Date
): Promise<LaneChange> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		await membership.lockLanes(tx);
		if (!mayReadTips(actor.role) || !(await isLost(tx, laneId)))
			return { ok: false, why: 'not-allowed' };
		const asked = [...new Set(members)];
		if (!asked.includes(actor.officerId)) return { ok: false, why: 'keys-missing' };
		if (!(await membership.canAllRead(tx, asked))) return { ok: false, why: 'not-enrolled' };
		const ofLane = eq(laneChanges.laneId, laneId);
		await tx.delete(laneChanges).where(and(ofLane, notInArray(laneChanges.officerId, asked)));
		const askedBy = { askedBy: actor.officerId, askedAt: now };
		for (const officerId of asked) {
			if (await membership.isMember(tx, laneId, officerId)) continue;
			await tx
				.insert(laneChanges)
				.values({ laneId, officerId, kind: 'joins', ...askedBy })
				.onConflictDoNothing();
		}
		const act = { act: 'lane.recovery-asked', by: actor.officerId, subject: laneId };
		await audit.record(tx, 'people', { ...act, detail: { members: asked } }, now);
		return { ok: true };
	});
