import {
	sealEnvelope,
	readEnvelope,
	WrongEnvelope,
	type Envelope,
	type Place
} from './envelope.ts';
import type { Recipient, Sealed } from './age.ts';
import { isSigned, sign, type SigningKey, type VerifyKey } from './signature.ts';

/** Something an officer wrote for the lane, signed over its place so that it cannot be moved or changed. */
export type Written<Body> = Body & { readonly by: string; readonly signature: string };

/** The keys of an officer by id that may have signed something. */
export type KeysOf = (officer: string) => readonly VerifyKey[];

/** Seals what an officer wrote (a note, a reason, a closure) to the lane, signed with the officer's key. */
export function sealWritten<Body extends object>(
	body: Body,
	place: Place,
	lane: Recipient,
	officer: { id: string; signingKey: SigningKey }
): Promise<Sealed> {
	const envelope: Envelope<Body> = { v: 1, ...place, body };
	const signature = sign('officer', envelope, officer.signingKey);
	return sealEnvelope({ ...envelope, body: { ...body, by: officer.id, signature } }, [lane]);
}

/**
 * Reads what `open` gave back and checks who wrote it.
 * @param keysOf an officer's keys by id, of which one must fit; none when there is no such officer.
 * @throws WrongEnvelope when it belongs elsewhere or the named officer did not sign it.
 */
export function readWritten<Body extends object>(
	opened: Uint8Array,
	place: Place,
	keysOf: KeysOf
): Written<Body> {
	const envelope = readEnvelope<Written<Body>>(opened, place);
	const { by, signature, ...body } = envelope.body;
	const signed = { ...envelope, body };
	if (!keysOf(by).some((key) => isSigned('officer', signed, signature, key))) {
		throw new WrongEnvelope('the officer named in it did not sign it');
	}
	return envelope.body;
}
