import { decodePartialCBOR } from '@levischuck/tiny-cbor';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';
import { base64urlnopad } from '@scure/base';
import { text, utf8 } from '#lib/sealed/bytes.ts';

/** A passkey's answer, without the result of any extension; each part in base64url. */
export type Assertion = {
	/** Credential id. */
	readonly id: string;
	readonly clientDataJSON: string;
	readonly authenticatorData: string;
	readonly signature: string;
};

/**
 * Whether a passkey signed this very challenge, here, with its person present and verified.
 * Source: WebAuthn level 3, section 7.2, without a counter: each challenge is good for one answer.
 * @param asked.challenge base64url.
 * @param publicKey COSE (RFC 9052), base64url.
 */
export async function isAnswered(
	{ clientDataJSON, authenticatorData, signature }: Assertion,
	asked: { readonly challenge: string; readonly origin: string },
	publicKey: string
): Promise<boolean> {
	try {
		const client = base64urlnopad.decode(clientDataJSON);
		const data = base64urlnopad.decode(authenticatorData);
		return (
			isClient(client, asked) &&
			isAuthenticator(data, new URL(asked.origin).hostname) &&
			(await isSignature(
				base64urlnopad.decode(signature),
				Uint8Array.of(...data, ...sha256(client)),
				base64urlnopad.decode(publicKey)
			))
		);
	} catch {
		return false; // not base64url, not JSON, not CBOR, or not a point on the curve: no answer of a passkey
	}
}

function isClient(
	bytes: Uint8Array,
	{ challenge, origin }: { readonly challenge: string; readonly origin: string }
): boolean {
	const client = JSON.parse(text(bytes)) as Record<string, unknown>;
	return (
		client.type === 'webauthn.get' &&
		client.challenge === challenge &&
		client.origin === origin &&
		client.crossOrigin !== true
	);
}

/** SHA-256 of the host, then the flags: section 6.1. */
const FLAGS_AT = 32;
const PRESENT_AND_VERIFIED = 0x01 | 0x04;

const isAuthenticator = (data: Uint8Array, host: string): boolean =>
	sha256(utf8(host)).every((byte, at) => byte === data[at]) &&
	((data[FLAGS_AT] ?? 0) & PRESENT_AND_VERIFIED) === PRESENT_AND_VERIFIED;

/** Those that the desk's server asks a new passkey for: RFC 9053, 8230; ML-DSA of FIPS 204 by draft-ietf-cose-dilithium. */
async function isSignature(
	signature: Uint8Array,
	message: Uint8Array<ArrayBuffer>,
	cose: Uint8Array
): Promise<boolean> {
	const key = decodePartialCBOR(new Uint8Array(cose), 0)[0] as Map<number, unknown>;
	const bytes = (of: number) => key.get(of) as Uint8Array<ArrayBuffer>;
	switch (key.get(ALGORITHM)) {
		case -7:
			return isVerified(
				{ name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
				{ kty: 'EC', crv: 'P-256', x: encoded(bytes(-2)), y: encoded(bytes(-3)) },
				rAndS(signature),
				message
			);
		case -8:
			return ed25519.verify(signature, message, bytes(-2), { zip215: false });
		case -48:
			return ml_dsa44.verify(signature, message, bytes(-1));
		case -257:
			return isVerified(
				{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
				{ kty: 'RSA', n: encoded(bytes(-1)), e: encoded(bytes(-2)) },
				new Uint8Array(signature),
				message
			);
		default:
			return false;
	}
}
const ALGORITHM = 3;

const encoded = base64urlnopad.encode;

/** By the platform, for the two that it has everywhere. */
async function isVerified(
	algorithm: (EcKeyImportParams & EcdsaParams) | RsaHashedImportParams,
	jwk: JsonWebKey,
	signature: Uint8Array<ArrayBuffer>,
	message: Uint8Array<ArrayBuffer>
): Promise<boolean> {
	const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
	return crypto.subtle.verify(algorithm, key, signature, message);
}

/** Of an ECDSA signature, as the platform wants them: 32 bytes each. An authenticator writes them in DER (RFC 3279, 2.2.3). */
function rAndS(der: Uint8Array): Uint8Array<ArrayBuffer> {
	const s = 6 + (der[3] ?? 0);
	return Uint8Array.of(...fixed(der.subarray(4, s - 2)), ...fixed(der.subarray(s)));
}

function fixed(integer: Uint8Array): Uint8Array {
	const bytes = integer.subarray(-32); // without the zero that only says that it is positive
	const all = new Uint8Array(32);
	all.set(bytes, 32 - bytes.length);
	return all;
}
