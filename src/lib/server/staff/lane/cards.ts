import { asc, eq } from 'drizzle-orm';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { laneEpochs, lanes, type Db } from '../../db/index.ts';

/** A lane with every card of it that the database has, in order of epoch. */
export type LaneCards = {
	readonly id: string;
	readonly kind: 'general' | 'restricted' | 'recovery';
	readonly cards: readonly LaneCard[];
};

/** All of them, in the order in which they were made. */
export async function cardsOfAll(db: Db): Promise<LaneCards[]> {
	const rows = await db
		.select({ id: lanes.id, kind: lanes.kind, card: laneEpochs.card })
		.from(lanes)
		.innerJoin(laneEpochs, eq(laneEpochs.laneId, lanes.id))
		.orderBy(asc(lanes.position), asc(laneEpochs.epoch));
	const ids = [...new Set(rows.map(({ id }) => id))];
	return ids.flatMap((id) => {
		const own = rows.filter((row) => row.id === id);
		return own[0] ? [{ id, kind: own[0].kind, cards: own.map(({ card }) => card) }] : [];
	});
}
