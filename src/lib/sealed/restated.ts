import { utf8, canonical } from './bytes.ts';
import { signerOf, type LaneCard } from './lane-card.ts';
import type { LaneKeys } from './lane-keys.ts';
import { hashOf, type Said } from './reply.ts';
import { isSigned, sign } from './signature.ts';

/**
 * A lane's word that it stood by a reply when the reply's tip moved away, by the newest key that it had then. It names what the
 * file holds, and not the file: another lane's is another, with the same words.
 */
export type Restated = {
	/** The reply's. */
	readonly id: string;
	readonly lane: string;
	/** Whose key signed this. */
	readonly epoch: number;
	/** See hashOfSaid. */
	readonly said: string;
	readonly signature: string;
};

/** SHA-256 of what a reply's file holds, in canonical JSON, base64url: of whatever file, sealed for whichever lane. */
export const hashOfSaid = (said: Said): string => hashOf(utf8(canonical(said)));

export function restate(said: Said, id: string, keys: LaneKeys): Restated {
	const body = { id, lane: keys.lane, epoch: keys.epoch, said: hashOfSaid(said) };
	return { ...body, signature: sign(PURPOSE, body, keys.signingKey) };
}

/** Whether it is the word of the lane whose cards these are. */
export function isRestated({ signature, ...body }: Restated, cards: readonly LaneCard[]): boolean {
	const card = cards.find(({ lane, epoch }) => lane === body.lane && epoch === body.epoch);
	const signer = card && signerOf(card);
	return signer !== undefined && isSigned(PURPOSE, body, signature, signer);
}

const PURPOSE = 'restated';
