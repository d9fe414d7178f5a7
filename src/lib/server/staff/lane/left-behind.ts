import { asc, eq } from 'drizzle-orm';
import { follows } from '#lib/sealed/lane-card.ts';
import { functions, laneEpochs } from '../../db/index.ts';
import type { DeskContext } from '../context.ts';
import { RECOVERY } from './lane.ts';

/**
 * Recovery keys that did not go along when another took their place, since too few of their sheets were left; and how many tips are
 * sealed to each alone. Two of its own sheets open them, and nothing else does.
 */
export async function leftBehind({
	db
}: Pick<DeskContext, 'db'>): Promise<{ no: number; tips: number }[]> {
	const rows = await db
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, RECOVERY))
		.orderBy(asc(laneEpochs.epoch));
	const cards = rows.map(({ card }) => card);
	const cut = cards.findLastIndex((card, at) => at > 0 && !follows(card, cards[at - 1]));
	if (cut < 0) return [];
	const tips = await functions.tipsForRecovery(db);
	return cards.slice(0, cut).map(({ epoch }) => ({
		no: epoch,
		tips: tips.find((one) => one.epoch === epoch)?.tips ?? 0
	}));
}
