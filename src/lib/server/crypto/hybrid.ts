import crypto from 'node:crypto';
import { base64nopad, bech32 } from '@scure/base';
import { Stanza, type Recipient as Wrapping } from 'age-encryption';
import { asRecipient, type Recipient } from '#lib/sealed/age.ts';
import { identityFromSeed, recipientOf } from '#lib/sealed/identity.ts';

/** What stands before the bare key in DER: public ones, and private ones by their seed: RFC 8410, draft-ietf-lamps-kyber-certificates. */
const MLKEM = Buffer.from('308204b2300b0609608648016503040402038204a100', 'hex');
const X25519 = Buffer.from('302a300506032b656e032100', 'hex');
const MLKEM_SEED = Buffer.from('3054020100300b060960864801650304040204428040', 'hex');
const X25519_SEED = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Whether this Node and its OpenSSL know ML-KEM. Without it the library's, in JavaScript, does the same, dearer. */
export const isNative = ((): boolean => {
	try {
		return 'encapsulate' in crypto && !!fromSeed(MLKEM_SEED, Buffer.alloc(64));
	} catch {
		return false;
	}
})();

/**
 * The recipient as Node's own cryptography seals to it, to the letter as the library does.
 * Sources: C2SP age, "The hybrid recipient type"; draft-connolly-cfrg-xwing-kem; RFC 9180.
 */
export function fast(recipient: Recipient): Recipient | Wrapping {
	if (!isNative) return recipient;
	const bytes = Buffer.from(bech32.fromWords(bech32.decode(recipient, false).words));
	const [mlkem, ownShare] = [bytes.subarray(0, 1184), bytes.subarray(1184)];
	return {
		wrapFileKey: (fileKey) => {
			const { ciphertext, sharedKey } = crypto.encapsulate(keyOf(MLKEM, mlkem));
			const { privateKey, publicKey } = crypto.generateKeyPairSync('x25519');
			const agreed = crypto.diffieHellman({ privateKey, publicKey: keyOf(X25519, ownShare) });
			const share = bare(X25519, publicKey);
			const parts = [sharedKey, agreed, share, ownShare, Buffer.from('\\.//^\\')];
			const secret = crypto.createHash('sha3-256').update(Buffer.concat(parts)).digest();
			const args = [STANZA, base64nopad.encode(Buffer.concat([ciphertext, share]))];
			return [new Stanza(args, hpkeSealed(secret, fileKey))];
		}
	};
}

/** The recipient of the identity whose seed is these 32 bytes. */
export async function recipientOfSeed(seed: Uint8Array): Promise<Recipient> {
	if (!isNative) return recipientOf(identityFromSeed(seed));
	const both = crypto.createHash('shake256', { outputLength: 96 }).update(seed).digest();
	const mlkem = bare(MLKEM, fromSeed(MLKEM_SEED, both.subarray(0, 64)));
	const x25519 = bare(X25519, fromSeed(X25519_SEED, both.subarray(64)));
	const words = bech32.toWords(Buffer.concat([mlkem, x25519]));
	return asRecipient(bech32.encode('age1pq', words, false));
}

const keyOf = (before: Buffer, raw: Buffer) =>
	crypto.createPublicKey({ key: Buffer.concat([before, raw]), format: 'der', type: 'spki' });
function fromSeed(before: Buffer, seed: Buffer): crypto.KeyObject {
	const key = Buffer.concat([before, seed]);
	return crypto.createPublicKey(crypto.createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
}
const bare = (before: Buffer, key: crypto.KeyObject) =>
	key.export({ format: 'der', type: 'spki' }).subarray(before.length);

const STANZA = 'mlkem768x25519';
/** HPKE's version, its name, and the suite: X-Wing, HKDF-SHA-256, ChaCha20-Poly1305. */
const SUITE = Buffer.from('HPKE-v1HPKE\x64\x7a\x00\x01\x00\x03', 'latin1');
const hmac = (key: Uint8Array, ...parts: (Uint8Array | string)[]) =>
	crypto.createHmac('sha256', key).update(Buffer.concat(parts.map((part) => Buffer.from(part))));
const NOTHING = Buffer.alloc(0);
const PSK_HASH = hmac(NOTHING, SUITE, 'psk_id_hash').digest();
const INFO_HASH = hmac(NOTHING, SUITE, 'info_hash', `age-encryption.org/${STANZA}`).digest();

/** One message in HPKE's base mode. */
function hpkeSealed(shared: Buffer, plain: Uint8Array): Uint8Array {
	const secret = hmac(shared, SUITE, 'secret').digest();
	const derived = (label: string, length: number) =>
		hmac(
			secret,
			Buffer.of(0, length),
			SUITE,
			label,
			Buffer.of(0),
			PSK_HASH,
			INFO_HASH,
			Buffer.of(1)
		)
			.digest()
			.subarray(0, length);
	const [key, nonce] = [derived('key', 32), derived('base_nonce', 12)];
	const cipher = crypto.createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
	return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
