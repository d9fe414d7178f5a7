import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { isRecipient, type Recipient } from './age.ts';
import { canonical, utf8 } from './bytes.ts';
import {
	isVerifyKey,
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

export const isSameCard = (one: LaneCard, other: LaneCard | undefined): boolean =>
	other !== undefined && fingerprint(one) === fingerprint(other);

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
	const chain = chainOf(cards);
	if (chain.length < cards.length)
		throw new BrokenChain(
			`the card of epoch ${chain.length + 1} does not follow from the one before`
		);
	return chain;
}

/** As many cards as each follow from the one before, the first of them by its own signature. */
export function chainOf(cards: readonly LaneCard[]): readonly LaneCard[] {
	const end = cards.findIndex((card, at) => !follows(card, at === 0 ? undefined : cards[at - 1]));
	return end < 0 ? cards : cards.slice(0, end);
}

/** Whether a card is one at all, and signed by the one before; the first by itself. */
export function follows(card: LaneCard, before: LaneCard | undefined): boolean {
	const { signature, ...body } = card;
	return (
		card.v === 1 &&
		card.lane === (before ?? card).lane &&
		card.epoch === (before?.epoch ?? 0) + 1 &&
		isRecipient(card.recipient) &&
		isVerifyKey(card.verifyKey) &&
		isSigned('lane-card', body, signature, (before ?? card).verifyKey)
	);
}
