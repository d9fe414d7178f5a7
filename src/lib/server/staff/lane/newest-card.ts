import { asc, eq } from 'drizzle-orm';
import { custodiansOn, type LaneCard } from '#lib/sealed/lane-card.ts';
import type { LaneCardV1 } from '#lib/sealed/lane-card-v1.ts';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { laneEpochs, type Tx } from '../../db/index.ts';
import { RECOVERY } from './lane.ts';

/** The lane's newest card; none of one that is planned. */
export async function newest(tx: Tx, laneId: string): Promise<LaneCardV1 | LaneCardV2 | undefined> {
	const cards = await cardsOf(tx, laneId);
	const last = cards.at(-1);
	if (last?.v === 2 && last.kind === 'recovery') throw new Error('no lane of people');
	return last;
}

async function cardsOf(tx: Tx, laneId: string): Promise<LaneCard[]> {
	const rows = await tx
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, laneId))
		.orderBy(asc(laneEpochs.epoch));
	return rows.map(({ card }) => card);
}

/** Custodians of the recovery card of a print. */
export const custodiansOf = async (tx: Tx) => custodiansOn(await cardsOf(tx, RECOVERY));
