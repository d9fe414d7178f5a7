import { actingAs, isTaken, type Tx } from '../../db/index.ts';
import type { Actor, DeskContext } from '../context.ts';
import * as membership from '../membership.ts';
import type { LaneChange } from './lane.ts';

/** Runs a change of one of the actor's lanes, with all lanes locked. `taken`: what it adds was added by somebody else. */
export async function changeLane(
	desk: DeskContext,
	actor: Actor,
	laneId: string,
	work: (tx: Tx) => Promise<LaneChange>
): Promise<LaneChange> {
	if (!actor.lanes.includes(laneId)) return { ok: false, why: 'not-allowed' };
	try {
		return await actingAs(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			return work(tx);
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		throw error;
	}
}
