import { desc, eq } from 'drizzle-orm';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { Db, Tx } from './client.ts';
import { laneEpochs } from './schema/index.ts';

/** A lane's newest card, as the database has it; undefined of a lane that is planned, or not there. */
export async function newestCard(db: Db | Tx, laneId: string): Promise<LaneCard | undefined> {
	const [newest] = await db
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, laneId))
		.orderBy(desc(laneEpochs.epoch))
		.limit(1);
	return newest?.card;
}
