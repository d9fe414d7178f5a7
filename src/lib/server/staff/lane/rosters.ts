import { and, eq } from 'drizzle-orm';
import { actingAs, laneEpochs } from '../../db/index.ts';
import type { Actor, DeskContext } from '../context.ts';

/** Who read a lane by its card of an epoch, sealed to it; undefined where the actor does not read the lane, or its card shows none. */
export async function findRoster(
	{ db }: DeskContext,
	actor: Actor,
	laneId: string,
	epoch: number
): Promise<Uint8Array | undefined> {
	if (!actor.lanes.includes(laneId)) return undefined;
	const [row] = await actingAs(db, actor.officerId, (tx) =>
		tx
			.select({ roster: laneEpochs.roster })
			.from(laneEpochs)
			.where(and(eq(laneEpochs.laneId, laneId), eq(laneEpochs.epoch, epoch)))
	);
	return row?.roster ?? undefined;
}
