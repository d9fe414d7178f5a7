import type { Actor, DeskContext } from '../staff/index.ts';
import { changeTip, observed } from './change.ts';
import { isNewSitting, sitDown } from './sitting.ts';
import { wholeTip } from './whole-tip.ts';

/**
 * Everything about one tip, sealed as it lies. That it was handed out is recorded, once a sitting: by the server, which cannot wait
 * for whether a browser signs that it was read. Nothing else comes of it: see reading.ts.
 * @returns undefined when it is not there, or not for this officer.
 */
export async function view(desk: DeskContext, actor: Actor, tipId: string, now: Date) {
	const seen = await changeTip(desk, actor, tipId, async (tx, tip) => {
		const whole = await wholeTip(tx, tip, actor);
		if (isNewSitting(desk.db, actor.sessionId, tip.id, now))
			await observed(tx, tip, actor, 'tip.opened', now);
		return whole;
	});
	if ('ok' in seen) return undefined;
	if (isNewSitting(desk.db, actor.sessionId, tipId, now)) {
		sitDown(desk.db, actor.sessionId, tipId, now);
	}
	return seen;
}
