import { and, eq, gt } from 'drizzle-orm';
import * as audit from '../../audit/index.ts';
import { actingAs, laneKeys, recoveries } from '../../db/index.ts';
import type { Actor, DeskContext } from '../context.ts';
import * as membership from '../membership.ts';
import type { LaneChange } from './lane.ts';

type Copied = { readonly epoch: number; readonly sealed: Uint8Array };

/** How long after a lane was recovered its readers are given what came before: the browser does it at once. */
const WITHIN_MS = 3_600_000;

/**
 * Gives a reader of a lane that the actor has just recovered what came before. In the name of that act, beside whatever the
 * actor or the holder wrote in their own: that is sealed to keys that are lost.
 */
export const shareRecovered = (
	{ db }: DeskContext,
	actor: Actor,
	id: string,
	{ holder, copies }: { readonly holder: string; readonly copies: readonly Copied[] },
	now: Date
): Promise<LaneChange> =>
	actingAs(db, actor.officerId, async (tx) => {
		await membership.lockLanes(tx);
		const [done] = await tx
			.select()
			.from(recoveries)
			.where(
				and(
					eq(recoveries.id, id),
					eq(recoveries.officerId, actor.officerId),
					gt(recoveries.stoodAt, new Date(now.getTime() - WITHIN_MS))
				)
			);
		if (!done || !actor.lanes.includes(done.laneId)) return { ok: false, why: 'not-allowed' };
		const { laneId, epoch: newest } = done;
		if (!(await membership.isMember(tx, laneId, holder))) return { ok: false, why: 'not-enrolled' };
		if (copies.some(({ epoch }) => epoch > newest)) return { ok: false, why: 'bad-card' };
		await tx
			.insert(laneKeys)
			.values(copies.map((copy) => ({ laneId, holder, writer: id, ...copy })))
			.onConflictDoNothing();
		const detail = { epochs: copies.map(({ epoch }) => epoch) };
		const act = { act: 'epochs.shared-recovered', by: actor.officerId, subject: holder, detail };
		await audit.record(tx, { lane: laneId }, act, now);
		return { ok: true };
	});
