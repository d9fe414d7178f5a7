import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { actingAs, additions, gists, tips, titles, type Tx } from '../../db/index.ts';
import type { Actor, DeskContext } from '../../staff/index.ts';
import { newestEpochOf, people, rostersOf } from '../whole-tip.ts';
import { passOf, use } from './passes.ts';

/** Of one request. */
export const MOST_FILES = 100;
/** Of one answer, unless one alone has more. */
const MOST_BYTES = 512 * 1024;

/** Nothing on record covers it: see asking.ts. */
type Unsaid = { readonly ok: false; readonly why: 'unsaid' };

/** Gists and titles of a lane's tips as they lie, and what tells who wrote them. Those that are not there are left out. */
export const gistFiles = (
	desk: DeskContext,
	actor: Actor,
	lane: string,
	ids: readonly string[],
	now: Date
) =>
	handOut(desk, actor, lane, ids, now, async (tx) => {
		const of = (table: typeof gists | typeof titles) =>
			tx
				.select({
					tip: table.tipId,
					epoch: table.epoch,
					version: table.version,
					sealed: table.sealed
				})
				.from(table)
				.innerJoin(tips, eq(tips.id, table.tipId))
				.where(and(eq(tips.laneId, lane), inArray(table.tipId, [...ids])));
		const files = { gists: await of(gists), titles: await of(titles) };
		const epochs = [...files.gists, ...files.titles].map(({ epoch }) => epoch);
		return { ...files, people: await people(tx), rosters: await rostersOf(tx, lane, epochs) };
	});

/** A lane's tips with what was added to them, as they lie: for gists to be made of. The first of these, and no more than are soon sent. */
export const sources = (
	desk: DeskContext,
	actor: Actor,
	lane: string,
	ids: readonly string[],
	now: Date
) =>
	handOut(desk, actor, lane, ids, now, async (tx) => {
		const here = and(eq(tips.laneId, lane), inArray(tips.id, [...ids]));
		const some = await firstOf(tx, here);
		const files = await tx
			.select({ id: tips.id, epoch: tips.epoch, sealed: tips.sealed })
			.from(tips)
			.where(inArray(tips.id, some));
		const added = await tx
			.select({
				id: additions.id,
				tip: additions.tipId,
				epoch: additions.epoch,
				sealed: additions.sealed
			})
			.from(additions)
			.where(inArray(additions.tipId, some))
			.orderBy(asc(additions.arrivedAt), asc(additions.id));
		const addedTo = (id: string) => added.filter(({ tip }) => tip === id);
		return {
			tips: files.map((tip) => ({ ...tip, additions: addedTo(tip.id) })),
			newestEpoch: await newestEpochOf(tx, lane)
		};
	});

async function handOut<Files>(
	desk: DeskContext,
	actor: Actor,
	lane: string,
	ids: readonly string[],
	now: Date,
	work: (tx: Tx) => Promise<Files>
): Promise<({ readonly ok: true } & Files) | Unsaid | undefined> {
	if (!actor.lanes.includes(lane)) return undefined;
	if (!use(desk.db, passOf(actor.sessionId, lane), ids.length, now))
		return { ok: false, why: 'unsaid' };
	return actingAs(desk.db, actor.officerId, async (tx) => ({ ok: true, ...(await work(tx)) }));
}

async function firstOf(tx: Tx, here: ReturnType<typeof and>): Promise<string[]> {
	const sizes = await tx
		.select({
			id: tips.id,
			bytes: sql<number>`octet_length(${tips.sealed}) + coalesce((
				select sum(octet_length(a.sealed)) from additions a where a.tip_id = ${tips.id}), 0)::integer`
		})
		.from(tips)
		.where(here)
		.orderBy(asc(tips.id));
	const ids: string[] = [];
	let all = 0;
	for (const { id, bytes } of sizes) {
		all += bytes;
		if (ids.length > 0 && all > MOST_BYTES) break;
		ids.push(id);
	}
	return ids;
}
