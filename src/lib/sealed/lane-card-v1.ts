import { isRecipient, type Recipient } from './age.ts';
import { isVerifyKey, isSigned, type VerifyKey } from './signature.ts';

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
