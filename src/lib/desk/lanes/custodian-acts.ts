import { needsReplies } from '#lib/sealed/roster.ts';
import { proofOf, type Sure } from '../sure.ts';
import { vault } from '../vault.svelte.ts';
import { membersOf } from '../vault/wire.ts';
import { repliesThatStand } from './cards.ts';
import { kept, lookedThrough, refused, type Outcome } from './lane-acts.ts';
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
	return kept(`/desk/lanes/${lane}/cards/${id}`, {
		signature,
		lookedThrough: looked.lookedThrough,
		repliesLookedThrough: replies?.lookedThrough
	});
}
