import { hkdfSync } from 'node:crypto';

/**
 * What is derived, with its version. What was made under one lies in databases and on paper: none of them ever changes,
 * and a later version is one more.
 */
type Info =
	| `plainsight/v2/${'handle' | 'reply' | 'second-code'}`
	| `plainsight/v1/${'captcha' | 'taken-back'}`;
type Former = `plainsight/v1/${'receipt' | 'lookup' | 'reply' | 'second-code' | 'file'}`;

/**
 * A key or an id out of a secret: HKDF-SHA-256 (RFC 5869) with an empty salt. What one `info` gives tells nothing of what
 * another does.
 * @param secret of full strength: there is no slow hash before it.
 * @param length bytes, at most 255 × 32. @throws RangeError beyond that.
 */
export const derive = (secret: Uint8Array, info: Info, length: number): Uint8Array =>
	hkdf(secret, NO_SALT, info, length);

/**
 * As version 1 did: with what it is derived for as the salt, which RFC 5869 (section 3.4) wants of nobody's choosing. For
 * what was made so and is out there, and for nothing new.
 */
export const deriveV1 = (
	secret: Uint8Array,
	salt: Uint8Array,
	info: Former,
	length: number
): Uint8Array => hkdf(secret, salt, info, length);

const NO_SALT = new Uint8Array();
const hkdf = (secret: Uint8Array, salt: Uint8Array, info: string, length: number): Uint8Array =>
	new Uint8Array(hkdfSync('sha256', secret, salt, info, length));
