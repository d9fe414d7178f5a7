import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { actingAs, tips } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';

/** Of one page: so many tips at most, and so many bytes of them, unless one alone has more. */
const A_PAGE = { tips: 100, bytes: 256 * 1024 };

/**
 * A lane's tips, sealed, in the order of their random ids. Looking through a lane is on record, once for each
 * page of it.
 * @returns undefined for a lane that the actor does not read.
 */
export function sealedTips(
	desk: DeskContext,
	actor: Actor,
	lane: string,
	after: string | undefined,
	now: Date
) {
	if (!actor.lanes.includes(lane)) return Promise.resolve(undefined);
	return actingAs(desk.db, actor.officerId, async (tx) => {
		const next = await tx
			.select({ id: tips.id, bytes: sql<number>`octet_length(${tips.sealed})` })
			.from(tips)
			.where(and(eq(tips.laneId, lane), after ? gt(tips.id, after) : undefined))
			.orderBy(asc(tips.id))
			.limit(A_PAGE.tips);
		const page = await tx
			.select({ id: tips.id, lane: tips.laneId, epoch: tips.epoch, sealed: tips.sealed })
			.from(tips)
			.where(inArray(tips.id, onOnePage(next)))
			.orderBy(asc(tips.id));
		if (page.length > 0) {
			const detail = { tips: page.length };
			await audit.record(
				tx,
				{ lane },
				{ act: 'lane.searched', by: actor.officerId, subject: lane, detail },
				now
			);
		}
		return page;
	});
}

function onOnePage(next: readonly { readonly id: string; readonly bytes: number }[]): string[] {
	const ids: string[] = [];
	let all = 0;
	for (const { id, bytes } of next) {
		all += bytes;
		if (ids.length > 0 && all > A_PAGE.bytes) break;
		ids.push(id);
	}
	return ids;
}
