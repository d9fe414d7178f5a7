import { asc, eq } from 'drizzle-orm';
import { custodiansOn } from '#lib/sealed/lane-card.ts';
import type { LaneCardV1 } from '#lib/sealed/lane-card-v1.ts';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { laneEpochs, newestCard, type Tx } from '../../db/index.ts';
import { RECOVERY } from './lane.ts';

/** The lane's newest card; none of one that is planned. */
export async function newest(tx: Tx, laneId: string): Promise<LaneCardV1 | LaneCardV2 | undefined> {
	const last = await newestCard(tx, laneId);
	if (last?.v === 2 && last.kind === 'recovery') throw new Error('no lane of people');
	return last;
}

/** Custodians of the recovery card of a print. */
export async function custodiansOf(tx: Tx) {
	const rows = await tx
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, RECOVERY))
		.orderBy(asc(laneEpochs.epoch));
	return custodiansOn(rows.map(({ card }) => card));
}
