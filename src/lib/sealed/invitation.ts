import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { randomBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { utf8 } from './bytes.ts';
import type { OfficerCard } from './keyring.ts';
import { isSigned, sign, verifyKeyOf, type SigningKey, type VerifyKey } from './signature.ts';

declare const invitationMark: unique symbol;
/**
 * What an invitation's link carries behind its `#`, where it never reaches a server: made in the browser of who invites, for who is
 * invited. The server learns the token that is derived from it, and nothing that signs. So with whose keys somebody joined is not
 * its word.
 */
export type InvitationSecret = string & { readonly [invitationMark]: true };

const MARK = 'v2.';
/** Of an invitation that a browser made. The command line's has no such mark, and attests nothing. */
export const isInvitationSecret = (text: string): text is InvitationSecret =>
	/^v2\.[\w-]{43}$/.test(text);

export const newInvitationSecret = (): InvitationSecret =>
	(MARK + base64urlnopad.encode(randomBytes(32))) as InvitationSecret;

/** What the server knows the invitation by. 43 characters of base64url. */
export const tokenOf = (secret: InvitationSecret): string =>
	base64urlnopad.encode(derived(secret, 'token'));

/** What the signed act of inviting names. */
export const invitationKeyOf = (secret: InvitationSecret): VerifyKey =>
	verifyKeyOf(signingKeyOf(secret));

/** The word of who has the link, that these are the keys they join with. @returns base64url of 64 bytes. */
export const attest = (officer: string, card: OfficerCard, secret: InvitationSecret): string =>
	sign(PURPOSE, bodyOf(officer, card), signingKeyOf(secret));

export const isAttested = (
	officer: string,
	card: OfficerCard,
	attested: string,
	invitationKey: VerifyKey
): boolean => isSigned(PURPOSE, bodyOf(officer, card), attested, invitationKey);

const PURPOSE = 'joined';

const bodyOf = (officer: string, { recipient, verifyKey }: OfficerCard) => ({
	v: 1,
	officer,
	recipient,
	verifyKey
});

const signingKeyOf = (secret: InvitationSecret): SigningKey =>
	base64urlnopad.encode(derived(secret, 'key')) as SigningKey;

/** HKDF-SHA-256 (RFC 5869) without a salt: 256 random bits need none. */
const derived = (secret: InvitationSecret, what: 'token' | 'key'): Uint8Array =>
	hkdf(
		sha256,
		base64urlnopad.decode(secret.slice(MARK.length)),
		undefined,
		utf8(`plainsight/v1/invitation/${what}`),
		32
	);
