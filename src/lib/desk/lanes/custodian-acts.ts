import { laneActs } from '#lib/sealed/lane-act.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { CardSignature } from '#lib/sealed/lane-card-v2.ts';
import { needsReplies } from '#lib/sealed/roster.ts';
import { proofOf, type Sure } from '../sure.ts';
import { vault } from '../vault.svelte.ts';
import { membersOf } from '../vault/wire.ts';
import { repliesThatStand } from './cards.ts';
import { keptSigned, lookedThrough, refused, type Outcome } from './lane-acts.ts';
import type { WaitingCard } from './turning.ts';

/**
 * Has a custodian stand by a card, at the desk of who proposed it: what a colleague's browser would look through is looked
 * through in this one.
 * @param sheet what signs on their sheet; it goes to the worker and nowhere else.
 */
export async function standAsCustodian(
	{ id, card, roster, copy, copiesFor, recovery, change, members }: WaitingCard,
	sheet: string,
	sure: Sure
): Promise<Outcome> {
	const { lane } = card;
	const act = { what: 'countersign', lane, holders: membersOf(members) } as const;
	const proof = await proofOf(act, sure).catch(refused);
	if ('ok' in proof) return proof;
	const looked = await lookedThrough(lane, change.agencies, card.epoch === 1);
	if (looked.refused) return looked.refused;
	const proposal = { id, card, roster, copy, copiesFor };
	const replies = needsReplies(change) ? await repliesThatStand(lane) : undefined;
	const signature = await vault
		.do('standAsCustodian', { proposal, recovery, sheet, proof, replies: replies?.stand })
		.catch(refused);
	if ('ok' in signature) return signature;
	const stoodBy = laneActs.countersignAsCustodian(card, agencyOf(recovery, signature));
	return keptSigned(lane, stoodBy, {
		path: `/desk/lanes/${lane}/cards/${id}`,
		body: {
			signature,
			lookedThrough: looked.lookedThrough,
			repliesLookedThrough: replies?.lookedThrough
		}
	});
}

/** Of the custodian who signed: the worker signs with no sheet that the recovery key's card does not list. */
function agencyOf(recovery: LaneCard, signature: CardSignature): string {
	if (signature.by !== 'custodian') throw new Error('not signed by a custodian');
	const custodians = recovery.v === 2 && recovery.kind === 'recovery' ? recovery.custodians : [];
	return custodians.find(({ verifyKey }) => verifyKey === signature.key)?.agency ?? '';
}
