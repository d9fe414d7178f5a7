import { and, eq, inArray } from 'drizzle-orm';
import { actingAs, gists, tips, type Tx } from '../../db/index.ts';
import type { Actor, DeskContext } from '../../staff/index.ts';
import { holdLanes, standsFrom } from '../change.ts';

/** A gist as an officer's browser sealed it. */
export type MadeGist = {
	readonly tip: string;
	/** For which it was sealed. */
	readonly lane: string;
	/** To whose key. */
	readonly epoch: number;
	/** The newest that its page was shown: see writeOn. */
	readonly seen: number;
	/** That it saw in its place; 0: none. */
	readonly version: number;
	readonly sealed: Uint8Array;
};

/**
 * Puts gists in the place of those that their makers saw. Whatever else lies there by now stays: another browser was first, or the tip
 * has moved. No entry of the record: what a gist says is derived, and signed inside by who made it.
 * @returns the tips whose gist it is now.
 */
export const keepGists = (
	desk: DeskContext,
	actor: Actor,
	made: readonly MadeGist[]
): Promise<string[]> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		await holdLanes(tx);
		const kept: string[] = [];
		const lanes = await lanesOf(tx, made);
		for (const one of made.toSorted((a, b) => (a.tip < b.tip ? -1 : 1))) {
			const isHere = lanes.get(one.tip)?.lane === one.lane;
			const since = lanes.get(one.tip)?.since ?? Infinity;
			if (isHere && Math.max(one.epoch, one.seen) >= since && (await put(tx, one)))
				kept.push(one.tip);
		}
		return kept;
	});

/** Where these tips lie, their rows locked: none moves before this is committed. */
async function lanesOf(tx: Tx, made: readonly MadeGist[]) {
	const rows = await tx
		.select({ id: tips.id, lane: tips.laneId })
		.from(tips)
		.where(
			inArray(
				tips.id,
				made.map(({ tip }) => tip)
			)
		)
		.orderBy(tips.id)
		.for('update');
	const since = new Map<string, number>();
	for (const lane of new Set(rows.map(({ lane }) => lane)))
		since.set(lane, await standsFrom(tx, lane));
	return new Map(rows.map(({ id, lane }) => [id, { lane, since: since.get(lane) ?? Infinity }]));
}

async function put(tx: Tx, { tip: tipId, epoch, version: seen, sealed }: MadeGist) {
	const next = { epoch, sealed, version: seen + 1 };
	const { count } =
		seen === 0
			? await tx
					.insert(gists)
					.values({ tipId, ...next })
					.onConflictDoNothing()
			: await tx
					.update(gists)
					.set(next)
					.where(and(eq(gists.tipId, tipId), eq(gists.version, seen)));
	return count > 0;
}
