import { printOfCard } from '#lib/sealed/print.ts';
import {
	isOfToday,
	requestedBy,
	type RecoveryRequest,
	type RequestSignature
} from '#lib/sealed/recovery-request.ts';
import * as audit from '../../audit/index.ts';
import { actingAs, functions, recoveries } from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext } from '../context.ts';
import { newestRecovery } from './by-custodian.ts';
import type { ForTwo } from './custodians.ts';
import { RECOVERY } from './lane.ts';

export type HandedOver =
	| { readonly ok: true; readonly identity: readonly ForTwo[] }
	| { readonly ok: false; readonly why: 'not-allowed' | 'not-custodian' | 'bad-card' };

/**
 * Hands out the recovery identity as it is sealed for two custodians each, as two of them ask at an officer's desk: another is to take its
 * place, and what was sealed to it goes along.
 */
export const beginHandingOver = (
	desk: DeskContext,
	actor: Actor,
	request: RecoveryRequest,
	signatures: readonly RequestSignature[],
	now: Date
): Promise<HandedOver> =>
	actingAs<HandedOver>(desk.db, actor.officerId, async (tx) => {
		const { lane, officer, after } = request;
		if (!mayReadTips(actor.role) || officer !== actor.officerId || lane !== RECOVERY)
			return { ok: false, why: 'not-allowed' };
		const recovery = await newestRecovery(tx);
		const print = recovery && printOfCard(recovery);
		if (!recovery || print !== request.recovery) return { ok: false, why: 'not-custodian' };
		if (print !== after || !isOfToday(request, now)) return { ok: false, why: 'bad-card' };
		const custodians = requestedBy(request, signatures, recovery);
		if (custodians.length < 2) return { ok: false, why: 'not-custodian' };
		const agencies = custodians.map(({ agency }) => agency);
		const { epoch } = recovery;
		const [begun] = await tx
			.insert(recoveries)
			.values({ laneId: RECOVERY, epoch, officerId: officer, agencies, begunAt: now })
			.returning({ id: recoveries.id });
		if (!begun) throw new Error('a recovery without an id');
		const act = { act: 'recovery.handing-over', by: officer, subject: RECOVERY };
		await audit.record(tx, 'people', { ...act, detail: { agencies } }, now);
		return {
			ok: true,
			identity: await functions.recoveryIdentity(tx, { recovery: begun.id, now })
		};
	});
