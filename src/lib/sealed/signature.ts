import { ed25519 } from '@noble/curves/ed25519.js';
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
	try {
		return ed25519.verify(
			base64urlnopad.decode(signature),
			message(purpose, value),
			base64urlnopad.decode(key),
			STRICT
		);
	} catch {
		return false; // not base64url, or not a point on the curve: no signature of ours
	}
}

/** RFC 8032 as it is written; the library's own default is ZIP 215, which takes points of small order. */
const STRICT = { zip215: false };

const message = (purpose: string, value: unknown) =>
	utf8(`plainsight/v1/${purpose}\n${canonical(value)}`);
