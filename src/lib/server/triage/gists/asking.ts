import { laneActs } from '#lib/sealed/lane-act.ts';
import * as audit from '../../audit/index.ts';
import type { DeskContext, Signing } from '../../staff/index.ts';
import type { NotThere } from '../change.ts';
import { grant, passOf } from './passes.ts';

/**
 * An officer's browser says, signed, how many of a lane's gists it is about to open, and of tips where there is none. It is on record
 * before any is handed out: see files.ts.
 */
export async function askForGists(
	desk: DeskContext,
	actor: Signing,
	{ lane, upTo }: { readonly lane: string; readonly upTo: number },
	now: Date
): Promise<{ readonly ok: true } | NotThere | audit.NotSigned> {
	if (!actor.lanes.includes(lane)) return { ok: false, why: 'not-there' };
	const { officerId: by, sessionId, signed } = actor;
	const act = { ...laneActs.openGists(lane, upTo), lane, by };
	const became = await audit.asSigned<{ readonly ok: true }>(desk.db, by, async (tx) => {
		await audit.recordSigned(tx, { act, signed }, now);
		return { ok: true };
	});
	if (became.ok) grant(desk.db, passOf(sessionId, lane), upTo, now);
	return became;
}
