import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { asRecipient, type Recipient } from './age.ts';
import { canonical, utf8 } from './bytes.ts';
import {
	asVerifyKey,
	isSigned,
	sign,
	verifyKeyOf,
	type SigningKey,
	type VerifyKey
} from './signature.ts';

/** What the public may know of a lane's epoch: whom to seal to, and whose signature its replies carry. */
export type LaneCard = {
	readonly v: 1;
	readonly lane: string;
	/** From 1, one more each. */
	readonly epoch: number;
	readonly recipient: Recipient;
	readonly verifyKey: VerifyKey;
	/** By the signing key of the epoch before; the first card signs itself. base64url. */
	readonly signature: string;
};

/** Makes a card; `signer` is the signing key of the epoch before, or the card's own for epoch 1. */
export function makeCard(
	plain: Pick<LaneCard, 'lane' | 'epoch' | 'recipient'> & { signingKey: SigningKey },
	signer: SigningKey
): LaneCard {
	const { lane, epoch, recipient } = plain;
	const body = { v: 1 as const, lane, epoch, recipient, verifyKey: verifyKeyOf(plain.signingKey) };
	return { ...body, signature: sign('lane-card', body, signer) };
}

/** What an operator pins in the public configuration: SHA-256 of the first card, base64url, 43 characters. */
export const fingerprint = (card: LaneCard): string =>
	base64urlnopad.encode(sha256(utf8(canonical(card))));

/** The cards do not lead from the pin to the newest one. */
export class BrokenChain extends Error {
	override name = 'BrokenChain';
}

/**
 * Follows the cards of a lane from the pinned first one, so that a changed database row cannot redirect
 * new tips.
 * @param cards all cards of one lane, in order of epoch.
 * @param pin fingerprint of the first card.
 * @returns every card, checked, in order; the last is the one to seal to.
 * @throws BrokenChain when any link does not hold.
 */
export function followCards(cards: readonly LaneCard[], pin: string): readonly LaneCard[] {
	const first = cards[0];
	if (!first || fingerprint(first) !== pin)
		throw new BrokenChain('the first card is not the pinned one');
	let signer = first;
	for (const [at, card] of cards.entries()) {
		const { signature, ...body } = card;
		const holds =
			card.v === 1 &&
			card.lane === first.lane &&
			card.epoch === at + 1 &&
			isSigned('lane-card', body, signature, signer.verifyKey);
		if (!holds)
			throw new BrokenChain(`the card of epoch ${at + 1} does not follow from the one before`);
		asRecipient(card.recipient);
		asVerifyKey(card.verifyKey);
		signer = card;
	}
	return cards;
}
