import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { utf8 } from './bytes.ts';
import { isSigned, sign, verifyKeyOf, type SigningKey, type VerifyKey } from './signature.ts';

/**
 * The key that an officer signs a lane's cards with. It is made of the officer's own, another for each lane: whoever sees two
 * cards signed cannot tell that it was one person.
 */
export const voiceOf = (officer: SigningKey, lane: string): SigningKey =>
	base64urlnopad.encode(
		hkdf(sha256, base64urlnopad.decode(officer), undefined, labelled(utf8(lane)), 32)
	) as SigningKey;

/** An officer's yes to reading a lane, with the voice that they sign its cards with. */
export type Agreement = {
	readonly v: 2;
	readonly officer: string;
	readonly lane: string;
	readonly voice: VerifyKey;
	/** By the officer's own key. base64url. */
	readonly signature: string;
};

export function agree(officer: { id: string; signingKey: SigningKey }, lane: string): Agreement {
	const voice = verifyKeyOf(voiceOf(officer.signingKey, lane));
	const body = { v: 2 as const, officer: officer.id, lane, voice };
	return { ...body, signature: sign('agreement', body, officer.signingKey) };
}

/** Whether the officer of this key agreed. */
export function isAgreed({ signature, ...body }: Agreement, key: VerifyKey): boolean {
	return body.v === 2 && isSigned('agreement', body, signature, key);
}

/** The salt of a place among a card's voices. @param salt 32 bytes, the roster's own. */
export const saltOf = (salt: Uint8Array, place: number): Uint8Array =>
	hmac(sha256, salt, Uint8Array.of(place));

/** What a card shows of a voice: nobody who lacks the salt learns whose it is, nor whether there is one. 32 bytes. */
export const leafOf = (salt: Uint8Array, voice: Uint8Array): Uint8Array =>
	sha256(labelled(salt, voice));

const LABEL = concatBytes(utf8('plainsight/v2/voice'), Uint8Array.of(0));
const labelled = (...parts: Uint8Array[]) => concatBytes(LABEL, ...parts);
