import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { seal, type Sealed } from './age.ts';
import { text, utf8 } from './bytes.ts';
import { padded } from './envelope.ts';
import { recipientOf } from './identity.ts';
import type { OfficerKeys } from './keyring.ts';
import { open } from './open.ts';
import { isSigned, sign, verifyKeyOf, type SigningKey } from './signature.ts';

/** What somebody has begun to write on a tip, and in which of its forms. */
export type Draft = {
	readonly tip: string;
	readonly form: string;
	/** By field. */
	readonly words: Readonly<Record<string, string>>;
};

/**
 * What a draft is kept under: the same in every browser of the officer's, and nobody else can tell of which tip it is.
 * HMAC-SHA256 under a key derived from the officer's signing key; 22 characters, base64url of 16 bytes.
 */
export function nameOfDraft({ tip, form }: Pick<Draft, 'tip' | 'form'>, key: SigningKey): string {
	const secret = hkdf(
		sha256,
		base64urlnopad.decode(key),
		undefined,
		utf8('plainsight/v1/draft'),
		32
	);
	return base64urlnopad.encode(hmac(sha256, secret, utf8(`${tip} ${form}`)).subarray(0, 16));
}

/** Seals a draft to its writer alone, signed: whoever holds the computer cannot put words there that the officer would then send. */
export async function sealDraft(draft: Draft, keys: OfficerKeys): Promise<Sealed> {
	const signature = sign('draft', draft, keys.signingKey);
	const plain = padded(utf8(JSON.stringify({ v: 1, ...draft, signature })));
	return seal(plain, [await recipientOf(keys.identity)]);
}

/** It is not a draft, not this one, or not signed by whose it is. */
export class WrongDraft extends Error {
	override name = 'WrongDraft';
}

/** @throws WrongDraft, or CannotOpen. */
export async function openDraft(
	sealed: Uint8Array,
	{ tip, form }: Pick<Draft, 'tip' | 'form'>,
	keys: OfficerKeys
): Promise<Draft['words']> {
	const opened = text(await open(sealed, keys.identity));
	const { v, signature, ...draft } = JSON.parse(opened) as Draft & { v: number; signature: string };
	const isTheirs = isSigned('draft', draft, signature, verifyKeyOf(keys.signingKey));
	if (v !== 1 || !isTheirs || draft.tip !== tip || draft.form !== form)
		throw new WrongDraft('not what it is kept as');
	return draft.words;
}
