import { and, count, eq } from 'drizzle-orm';
import { actingAs, additions, chunks, parts, rowOf } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { changeTip, observed } from './change.ts';

/**
 * A sealed part of a file, chunk by chunk: nobody's memory holds all of it. Fetching one is on record.
 * @returns undefined when it is not there, or not for this officer.
 */
export async function part(
	desk: DeskContext,
	actor: Actor,
	tipId: string,
	partId: string,
	now: Date
): Promise<AsyncGenerator<Uint8Array> | undefined> {
	const found = await changeTip(desk, actor, tipId, async (tx, tip) => {
		const counted = await tx
			.select({ chunks: count() })
			.from(chunks)
			.innerJoin(parts, eq(parts.id, chunks.partId))
			.innerJoin(additions, eq(additions.id, parts.additionId))
			.where(and(eq(parts.id, partId), eq(additions.tipId, tipId)));
		const whole = rowOf(counted).chunks;
		if (whole === 0) return undefined;
		await observed(tx, tip, actor, 'file.fetched', now, { part: partId });
		return whole;
	});
	return typeof found === 'number' ? read(desk, actor, partId, found) : undefined;
}

async function* read(desk: DeskContext, actor: Actor, partId: string, length: number) {
	for (let n = 0; n < length; n++) {
		const [chunk] = await actingAs(desk.db, actor.officerId, (tx) =>
			tx
				.select({ sealed: chunks.sealed })
				.from(chunks)
				.where(and(eq(chunks.partId, partId), eq(chunks.n, n)))
		);
		// Whoever left the lane meanwhile gets no more of it: what came does not open.
		if (!chunk) return;
		yield chunk.sealed;
	}
}
