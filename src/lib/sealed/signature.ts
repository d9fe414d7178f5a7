import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { canonical, utf8 } from './bytes.ts';

declare const signingMark: unique symbol;
/** An Ed25519 secret key (RFC 8032), base64url: a secret. */
export type SigningKey = string & { readonly [signingMark]: true };
declare const verifyMark: unique symbol;
/** An Ed25519 public key (RFC 8032), base64url. */
export type VerifyKey = string & { readonly [verifyMark]: true };

export const newSigningKey = (): SigningKey =>
	base64urlnopad.encode(ed25519.utils.randomSecretKey()) as SigningKey;

export const verifyKeyOf = (key: SigningKey): VerifyKey =>
	base64urlnopad.encode(ed25519.getPublicKey(base64urlnopad.decode(key))) as VerifyKey;

/**
 * Refuses points of small order, under which one constant signature fits every message, and every second way to write a
 * point ("Taming the many EdDSAs", https://eprint.iacr.org/2020/1244).
 * @throws TypeError
 */
export function asVerifyKey(text: string): VerifyKey {
	if (!isVerifyKey(text)) throw new TypeError('not an Ed25519 public key of full order');
	return text;
}

export function isVerifyKey(text: string): text is VerifyKey {
	try {
		return !ed25519.Point.fromBytes(base64urlnopad.decode(text)).isSmallOrder();
	} catch {
		return false; // not base64url, or not a point on the curve
	}
}

/**
 * Signs the canonical JSON of a value under a purpose, so that a signature made for one thing never
 * stands for another.
 * @returns base64url of 64 bytes.
 */
export const sign = (purpose: string, value: unknown, key: SigningKey): string =>
	base64urlnopad.encode(ed25519.sign(message(purpose, value), base64urlnopad.decode(key)));

/** Whether the signature stands. Malformed keys and signatures are a plain no. */
export function isSigned(
	purpose: string,
	value: unknown,
	signature: string,
	key: VerifyKey
): boolean {
	const signed = message(purpose, value);
	const name = nameOf(signed, signature, key);
	if (stood.has(name)) return true;
	if (!isVerified(signed, signature, key)) return false;
	remember(name);
	return true;
}

function isVerified(signed: Uint8Array, signature: string, key: VerifyKey): boolean {
	try {
		return ed25519.verify(
			base64urlnopad.decode(signature),
			signed,
			base64urlnopad.decode(key),
			STRICT
		);
	} catch {
		return false; // not base64url, or not a point on the curve: no signature of ours
	}
}

/**
 * Signatures that were verified before and stood, by a hash of message, signature and key: the same cards and yeses are held against
 * the same keys at each look, and each costs milliseconds of processor time. What did not stand is verified each time.
 */
const stood = new Set<string>();
const MOST_REMEMBERED = 4_096;

function remember(name: string): void {
	const [oldest] = stood;
	if (oldest !== undefined && stood.size >= MOST_REMEMBERED) stood.delete(oldest);
	stood.add(name);
}

const nameOf = (signed: Uint8Array, signature: string, key: VerifyKey): string =>
	base64urlnopad.encode(sha256(concatBytes(utf8(`${canonical([signature, key])}\n`), signed)));

/** RFC 8032 as it is written; the library's own default is ZIP 215, which takes points of small order. */
const STRICT = { zip215: false };

const message = (purpose: string, value: unknown) =>
	utf8(`plainsight/v1/${purpose}\n${canonical(value)}`);
