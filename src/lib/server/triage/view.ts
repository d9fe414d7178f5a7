import { and, eq, isNull } from 'drizzle-orm';
import { additions, type Tx } from '../db/index.ts';
import type { Actor, DeskContext } from '../staff/index.ts';
import { changeTip, observed, type LockedTip } from './change.ts';
import { isNewSitting, sitDown } from './sitting.ts';
import { wholeTip } from './whole-tip.ts';

/**
 * Everything about one tip, sealed as it lies. That it was handed out is recorded, once a sitting, and so is the first opening of
 * what the tipster added: by the server, which cannot wait for whether a browser signs that it was read. See reading.ts.
 * @returns undefined when it is not there, or not for this officer.
 */
export async function view(desk: DeskContext, actor: Actor, tipId: string, now: Date) {
	const seen = await changeTip(desk, actor, tipId, async (tx, tip) => {
		const whole = await wholeTip(tx, tip);
		const read = await markAdditionsRead(tx, tip, now);
		const isNew = isNewSitting(desk.db, actor.sessionId, tip.id, now);
		if (isNew || read.length > 0) {
			const detail = read.length > 0 ? { additions: read } : undefined;
			await observed(tx, tip, actor, 'tip.opened', now, detail);
		}
		return whole;
	});
	if ('ok' in seen) return undefined;
	if (isNewSitting(desk.db, actor.sessionId, tipId, now)) {
		sitDown(desk.db, actor.sessionId, tipId, now);
	}
	return seen;
}

async function markAdditionsRead(tx: Tx, tip: LockedTip, now: Date): Promise<string[]> {
	const read = await tx
		.update(additions)
		.set({ openedAt: now })
		.where(and(eq(additions.tipId, tip.id), isNull(additions.openedAt)))
		.returning({ id: additions.id });
	return read.map(({ id }) => id);
}
