import { and, arrayContains, eq, not, sql, type SQL } from 'drizzle-orm';
import { laneProposals, type Tx } from '../../db/index.ts';
import type { Actor } from '../context.ts';
import { enterWhatFollows } from './entering.ts';

/** Cards that leave somebody out. */
export const isWithout = (officerId: string): SQL =>
	not(arrayContains(laneProposals.members, [officerId]));

/** Cards by which their lane takes no tips. */
export const closes = sql`${laneProposals.card} ->> 'closes' = 'true'`;

/**
 * Takes away the cards that wait for what was just taken back: a colleague who has seen nothing of that could stand by one still.
 * @param what.act see enter.
 */
export async function dropWaiting(
	tx: Tx,
	actor: Actor,
	laneId: string,
	{ act, which }: { readonly act: string | undefined; readonly which: SQL },
	now: Date
): Promise<void> {
	const dropped = await tx
		.delete(laneProposals)
		.where(and(eq(laneProposals.laneId, laneId), which))
		.returning({ epoch: laneProposals.epoch });
	for (const { epoch } of dropped) {
		const what = { act: 'card.dropped', subject: String(epoch) };
		await enterWhatFollows(tx, actor, laneId, what, act, now);
	}
}
