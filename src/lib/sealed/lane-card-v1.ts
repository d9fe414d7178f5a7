import { isRecipient, type Recipient } from './age.ts';
import {
	isVerifyKey,
	isSigned,
	sign,
	verifyKeyOf,
	type SigningKey,
	type VerifyKey
} from './signature.ts';

/** A lane's epoch as the first releases published it, and as recovery keys on one paper still are. */
export type LaneCardV1 = {
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
export function makeCardV1(
	plain: Pick<LaneCardV1, 'lane' | 'epoch' | 'recipient'> & { signingKey: SigningKey },
	signer: SigningKey
): LaneCardV1 {
	const { lane, epoch, recipient } = plain;
	const body = { v: 1 as const, lane, epoch, recipient, verifyKey: verifyKeyOf(plain.signingKey) };
	return { ...body, signature: sign('lane-card', body, signer) };
}

/** Whether a card is one at all, and signed by the one before; the first by itself. */
export function followsV1(card: LaneCardV1, before: LaneCardV1 | undefined): boolean {
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
