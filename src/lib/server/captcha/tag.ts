import { constantTimeEqual, framed, mac } from '../crypto/index.ts';

/** Signs what is said to a form, for that form alone: base64url, cut to 22 characters (128 bits) that a page carries. */
export const tagOf = (
	secret: Uint8Array,
	purpose: 'captcha-work/v0' | 'captcha-pass/v0',
	nonce: Uint8Array,
	said: string
): string => mac(secret, purpose, framed(nonce), framed(said)).toString('base64url').slice(0, 22);

export const isTag = (made: string, given: string): boolean =>
	constantTimeEqual(Buffer.from(made), Buffer.from(given));
