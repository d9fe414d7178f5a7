import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import * as audit from '../audit/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { actOn, type NotThere } from './change.ts';

/** An officer's browser has opened a tip, and signs that. */
export const read = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	now: Date
): Promise<{ readonly ok: true } | NotThere | audit.NotSigned> =>
	actOn<{ readonly ok: true }>(desk, actor, tipId, async (tx, tip) => {
		const { officerId: by, signed } = actor;
		const act = { ...onTip({ id: tip.id, lane: tip.laneId }, tipActs.read()), by };
		// Nobody's queue shows it: colleagues' desks have nothing to ask for.
		await audit.recordSigned(tx, { act, signed }, now);
		return { ok: true };
	});
