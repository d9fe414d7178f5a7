import { laneActs } from '#lib/sealed/lane-act.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { CardSignature } from '#lib/sealed/lane-card-v2.ts';
import type { Sure } from '../sure.ts';
import { vault } from '../vault.svelte.ts';
import { standWith, type Outcome } from './lane-acts.ts';
import type { WaitingCard } from './turning.ts';

/**
 * Has a custodian stand by a card, at the desk of who proposed it: what a colleague's browser would look through is looked
 * through in this one.
 * @param sheet what signs on their sheet; it goes to the worker and nowhere else.
 */
export const standAsCustodian = (
	waiting: WaitingCard,
	sheet: string,
	sure: Sure
): Promise<Outcome> =>
	standWith(waiting, sure, {
		sign: (looked) => vault.do('standAsCustodian', { ...looked, sheet }),
		actOf: (signature) =>
			laneActs.countersignAsCustodian(waiting.card, agencyOf(waiting.recovery, signature))
	});

/** Of the custodian who signed: the worker signs with no sheet that the recovery key's card does not list. */
function agencyOf(recovery: LaneCard, signature: CardSignature): string {
	if (signature.by !== 'custodian') throw new Error('not signed by a custodian');
	const custodians = recovery.v === 2 && recovery.kind === 'recovery' ? recovery.custodians : [];
	return custodians.find(({ verifyKey }) => verifyKey === signature.key)?.agency ?? '';
}
