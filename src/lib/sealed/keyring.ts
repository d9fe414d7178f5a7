import { hkdf } from '@noble/hashes/hkdf.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { inForm } from '../text/typed.ts';
import { seal, type Recipient, type Sealed } from './age.ts';
import { text, utf8 } from './bytes.ts';
import { identityFromSeed, newIdentity, recipientOf, type Identity } from './identity.ts';
import { open } from './open.ts';
import { codeBytes, type ReceiptCode } from './receipt-code.ts';
import { newSigningKey, verifyKeyOf, type SigningKey, type VerifyKey } from './signature.ts';

/** What an officer holds and no server ever sees. */
export type OfficerKeys = { readonly identity: Identity; readonly signingKey: SigningKey };
/** The public halves, which the server keeps. */
export type OfficerCard = { readonly recipient: Recipient; readonly verifyKey: VerifyKey };

/**
 * What opens a keyring entry: an age identity made from a passkey's PRF output, from a passphrase, or from
 * a printed recovery code. Each entry is a plain age file to that identity's recipient.
 */
export type Opener = Identity;

/** Cost of a passphrase: scrypt N = 2^17, r = 8, p = 1 (OWASP 2024): 128 MiB, about a second in a worker. */
export const SCRYPT = { N: 2 ** 17, r: 8, p: 1 } as const;

export async function newOfficerKeys(): Promise<OfficerKeys> {
	return { identity: await newIdentity(), signingKey: newSigningKey() };
}

export async function cardOf(keys: OfficerKeys): Promise<OfficerCard> {
	return { recipient: await recipientOf(keys.identity), verifyKey: verifyKeyOf(keys.signingKey) };
}

/** From the 32 bytes of a WebAuthn PRF result. */
export const openerFromPasskey = (prf: Uint8Array): Opener => openerFrom(prf, 'passkey');

/** From a printed recovery code, which has the form of a receipt code. 80 bits, never typed into a sign-in page. */
export const openerFromRecoveryCode = (code: ReceiptCode): Opener =>
	openerFrom(codeBytes(code), 'recovery');

/**
 * One slow derivation, two halves that tell nothing of each other: the first signs in and goes to the
 * server, the second opens the keyring and stays here.
 * @param salt 16 bytes or more, per officer.
 */
export async function fromPassphrase(
	passphrase: string,
	salt: Uint8Array,
	cost: { N: number; r: number; p: number } = SCRYPT
): Promise<{ signInHalf: Uint8Array; opener: Opener }> {
	const words = inForm(passphrase, 'NFKC').trim().toLowerCase().split(/\s+/).join(' ');
	const root = await scryptAsync(utf8(words), salt, { ...cost, dkLen: 32 });
	return {
		signInHalf: hkdf(sha256, root, undefined, utf8('plainsight/v1/sign-in-half'), 32),
		opener: openerFrom(root, 'passphrase')
	};
}

/** Seals an officer's keys for one opener. */
export async function sealKeys(keys: OfficerKeys, opener: Opener): Promise<Sealed> {
	return seal(utf8(JSON.stringify({ v: 1, ...keys })), [await recipientOf(opener)]);
}

/** @throws CannotOpen when the opener is not the one it was sealed for. */
export async function openKeys(entry: Uint8Array, opener: Opener): Promise<OfficerKeys> {
	const { identity, signingKey } = JSON.parse(text(await open(entry, opener))) as OfficerKeys;
	return { identity, signingKey };
}

const openerFrom = (secret: Uint8Array, from: 'passkey' | 'passphrase' | 'recovery'): Opener =>
	identityFromSeed(hkdf(sha256, secret, undefined, utf8(`plainsight/v1/opener/${from}`), 32));
