import { seal, type Recipient, type Sealed } from './age.ts';
import { text, utf8 } from './bytes.ts';
import { padded, readEnvelope, WrongEnvelope, type Envelope } from './envelope.ts';
import { recipientOf, type Identity } from './identity.ts';
import type { LaneKeys } from './lane-keys.ts';
import { open } from './open.ts';
import { printOf } from './print.ts';
import { isSigned, sign, type SigningKey, type VerifyKey } from './signature.ts';
import { sealWritten } from './written.ts';

/** What an officer tells a tipster. `asks`: the tipster's page says that there is a question. */
export type Reply = { readonly words: string; readonly asks: boolean };

type ForTipster = { v: 1; envelope: Envelope<Reply>; signature: string };

/** What is signed: the words and to whom they go, so that nobody whom they were sealed to passes them on as another's. */
const addressed = (envelope: Envelope<Reply>, tipster: Recipient) => ({
	to: printOf(tipster),
	envelope
});

/**
 * Seals a reply twice: to the tipster, signed with the lane epoch's key (the public face knows it through
 * the chain of lane cards, and it does not name the officer), and to the lane, signed with the officer's.
 */
export async function sealReply(
	reply: Reply,
	place: { id: string; tip: string; tipster: Recipient; lane: Recipient },
	laneKeys: LaneKeys,
	officer: { id: string; signingKey: SigningKey }
): Promise<{ forTipster: Sealed; forLane: Sealed }> {
	const { lane, epoch } = laneKeys;
	const at = { kind: 'reply' as const, id: place.id, tip: place.tip, lane, epoch };
	const envelope: Envelope<Reply> = { v: 1, ...at, body: reply };
	const signature = sign('reply', addressed(envelope, place.tipster), laneKeys.signingKey);
	const signed: ForTipster = { v: 1, envelope, signature };
	return {
		forTipster: await seal(padded(utf8(JSON.stringify(signed))), [place.tipster]),
		forLane: await sealWritten(reply, at, place.lane, officer)
	};
}

/**
 * Opens the tipster's copy of a reply and checks the lane's signature before a word of it is shown.
 * @throws CannotOpen | WrongEnvelope when it is not for this tipster, not about this tip, or not the lane's.
 */
export async function openReply(
	sealed: Uint8Array,
	place: { id: string; tip: string; lane: string; epoch: number },
	tipster: Identity,
	laneKey: VerifyKey
): Promise<Reply> {
	const opened = await open(sealed, tipster);
	const { envelope, signature } = JSON.parse(text(opened)) as ForTipster;
	readEnvelope(utf8(JSON.stringify(envelope)), { kind: 'reply', ...place });
	const sent = addressed(envelope, await recipientOf(tipster));
	if (!isSigned('reply', sent, signature, laneKey)) {
		throw new WrongEnvelope('the reply does not carry its lane’s signature for this tipster');
	}
	return envelope.body;
}
