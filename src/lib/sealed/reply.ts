import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { seal, type Recipient, type Sealed } from './age.ts';
import { canonical, text, utf8 } from './bytes.ts';
import {
	padded,
	readEnvelope,
	sealEnvelope,
	WrongEnvelope,
	type Envelope,
	type Place
} from './envelope.ts';
import { recipientOf, type Identity } from './identity.ts';
import type { LaneKeys } from './lane-keys.ts';
import { open } from './open.ts';
import { printOf } from './print.ts';
import { isSigned, sign, type SigningKey, type VerifyKey } from './signature.ts';
import { readWritten, sealWritten, type KeysOf } from './written.ts';

/** What an officer tells a tipster. `asks`: the tipster's page says that there is a question. */
export type Reply = { readonly words: string; readonly asks: boolean };

/** Where a reply stands: its row, its tip, and the epoch whose key signed it. */
export type ReplyPlace = Omit<Place, 'kind'>;

/**
 * What a reply's file holds. Signed with the epoch's key are the words and to whom they go, so that nobody whom they were
 * sealed to passes them on as another's.
 */
export type Said = {
	readonly v: 1;
	readonly envelope: Envelope<Reply>;
	/** Print of the tipster's recipient. The first releases left it to the reader. */
	readonly to?: string;
	readonly signature: string;
};

/** What an officer signed on sending: this very file, with these very words in it. SHA-256, base64url. */
type Sending = { readonly file: string; readonly said: string };

/** A reply as it lies, and who sent it, which the tipster never sees. */
export type SealedReply = { readonly sealed: Sealed; readonly sending: Sealed };

const signedPart = (envelope: Envelope<Reply>, to: string) => ({ to, envelope });
export const hashOf = (bytes: Uint8Array): string => base64urlnopad.encode(sha256(bytes));

/**
 * Seals a reply as one file that the tipster and the lane both open, so that no officer tells one of them what the other
 * does not see: an age file has one content, whoever opens it. The epoch's key signs it, which the public face knows
 * through the chain of lane cards, and which names no officer; who sent it is sealed for the lane alone.
 */
export async function sealReply(
	reply: Reply,
	place: { id: string; tip: string; tipster: Recipient; lane: Recipient },
	{ lane, epoch, signingKey }: LaneKeys,
	officer: { id: string; signingKey: SigningKey }
): Promise<SealedReply> {
	const at = { id: place.id, tip: place.tip, lane, epoch };
	const envelope: Envelope<Reply> = { v: 1, kind: 'reply', ...at, body: reply };
	const to = printOf(place.tipster);
	const said: Said = {
		v: 1,
		envelope,
		to,
		signature: sign('reply', signedPart(envelope, to), signingKey)
	};
	const sealed = await sealSaid(said, [place.tipster, place.lane]);
	const sending: Sending = { file: hashOf(sealed), said: hashOf(utf8(canonical(said))) };
	return {
		sealed,
		sending: await sealWritten(sending, { kind: 'sending', ...at }, place.lane, officer)
	};
}

/**
 * Opens a reply with the tipster's identity and checks the lane's signature before a word of it is shown.
 * @throws CannotOpen | WrongEnvelope when it is not for this tipster, not about this tip, or not the lane's.
 */
export async function openReply(
	sealed: Uint8Array,
	place: ReplyPlace,
	tipster: Identity,
	laneKey: VerifyKey
): Promise<Reply> {
	return readReply(await openSaid(sealed, tipster), place, tipster, laneKey);
}

/** The same of what a reply's file holds, opened. @throws WrongEnvelope */
export const readReply = async (
	said: Said,
	place: ReplyPlace,
	tipster: Identity,
	laneKey: VerifyKey
): Promise<Reply> => checked(said, place, printOf(await recipientOf(tipster)), laneKey);

/** @throws CannotOpen when the file is not sealed to this identity. */
export const openSaid = async (sealed: Uint8Array, identity: Identity): Promise<Said> =>
	asSaid(await open(sealed, identity));

/** What a reply's file holds, opened. Any member can have any file kept: what it holds is no reply until it looks like one. */
export function asSaid(opened: Uint8Array): Said {
	const said = JSON.parse(text(opened)) as Partial<Said> | null;
	if (typeof said?.envelope !== 'object' || said.envelope === null)
		throw new WrongEnvelope('not what a reply’s file holds');
	return said as Said;
}

/** Whether a reply's file holds what the lane's epoch signed for the tipster whom it names. */
export function isTheLanes(said: Said, place: ReplyPlace, laneKey: VerifyKey): boolean {
	try {
		checked(said, place, said.to ?? '', laneKey);
		return true;
	} catch (error) {
		if (error instanceof WrongEnvelope) return false;
		throw error;
	}
}

/** A reply as its lane reads it. `file`: what the tipster opens; none once it is gone. */
export type ReplyAtLane = {
	readonly said: Said;
	readonly file?: Uint8Array | undefined;
	/** The act of sending, opened. */
	readonly sending: Uint8Array;
};

/**
 * Checks a reply for the lane: the epoch signed it for the tipster whom it names, and an officer signed that it was sent so.
 * @param laneKey undefined for another lane's, which whoever reads this holds no key of: what the officer signed is all the same
 * what was said.
 * @param keysOf see readWritten.
 * @throws WrongEnvelope
 */
export function readSaid(
	{ said, file, sending }: ReplyAtLane,
	place: ReplyPlace,
	laneKey: VerifyKey | undefined,
	keysOf: KeysOf
): Reply & { readonly to: string; readonly by: string } {
	const to = said.to ?? '';
	const reply = laneKey ? checked(said, place, to, laneKey) : placed(said, place);
	const sent = readWritten<Sending>(sending, { kind: 'sending', ...place }, keysOf);
	if (sent.said !== hashOf(utf8(canonical(said))) || (file && sent.file !== hashOf(file))) {
		throw new WrongEnvelope('what was sent is not what the officer named in it signed');
	}
	return { ...reply, to, by: sent.by };
}

/** Seals what a reply's file holds once more, for its tipster and the lane where the tip is now, or for that lane alone. */
export const sealSaid = (said: Said, recipients: readonly Recipient[]): Promise<Sealed> =>
	seal(padded(utf8(JSON.stringify(said))), recipients);

/** Seals what a reply's file holds to the lane alone: the tipster cleared it, or burnt the code, and the file goes. */
export const keepSaid = (said: Said, place: ReplyPlace, lane: Recipient): Promise<Sealed> =>
	sealEnvelope({ v: 1, kind: 'reply', ...place, body: said }, [lane]);

/** @throws WrongEnvelope when it belongs elsewhere. */
export const readKept = (opened: Uint8Array, place: ReplyPlace): Said =>
	readEnvelope<Said>(opened, { kind: 'reply', ...place }).body;

function checked(said: Said, place: ReplyPlace, to: string, laneKey: VerifyKey): Reply {
	const { envelope, signature } = said;
	const reply = placed(said, place);
	if (!isSigned('reply', signedPart(envelope, to), signature, laneKey)) {
		throw new WrongEnvelope('the reply does not carry its lane’s signature for this tipster');
	}
	return reply;
}

const placed = ({ envelope }: Said, place: ReplyPlace): Reply =>
	readEnvelope<Reply>(utf8(JSON.stringify(envelope)), { kind: 'reply', ...place }).body;
