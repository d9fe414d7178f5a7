import { inArray } from 'drizzle-orm';
import { actingAs, deletions, tips } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

/** Which of these tips the officer sees, and which were deleted from a lane that they read. Of any other nothing is told. */
export type Whereabouts = {
	readonly here: readonly string[];
	/** `on`: the day. */
	readonly deleted: readonly { readonly id: string; readonly lane: string; readonly on: string }[];
};

/** Where tips are that the record, or a page that lies open, names: whoever reads a lane reads in its record that one was deleted there. */
export const whereabouts = (
	{ db }: DeskContext,
	{ officerId }: Actor,
	ids: readonly string[]
): Promise<Whereabouts> =>
	actingAs(db, officerId, async (tx) => {
		// Row-level security leaves what the officer may see.
		const here = await tx
			.select({ id: tips.id })
			.from(tips)
			.where(inArray(tips.id, [...ids]));
		const deleted = await tx
			.select({ id: deletions.subject, lane: deletions.laneId, on: deletions.deletedOn })
			.from(deletions)
			.where(inArray(deletions.subject, [...ids]));
		return { here: here.map(({ id }) => id), deleted };
	});
