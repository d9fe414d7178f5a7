import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Renewable } from './renewable.ts';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Bytes by which a box is longer than what it holds: the nonce before it, the tag after it. */
export const OVERHEAD = NONCE + TAG;

/** The box was altered, made with another key or for something else, or is none. */
export class CannotDecrypt extends Error {
	override name = 'CannotDecrypt';
}

/**
 * Encrypts and authenticates: AES-256-GCM (NIST SP 800-38D), with a random nonce of 96 bits. That allows 2³² boxes
 * under one key (section 8.3): a thousand a second for 49 days.
 * @param key 32 bytes. @throws RangeError when it has another length.
 * @param boundTo what the box belongs to, as associated data: not in the box, and it opens with nothing else.
 * @returns nonce, ciphertext, tag.
 */
export function seal(key: Uint8Array, plain: Uint8Array, boundTo: Uint8Array): Buffer {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(boundTo);
	return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What is in the box, all of it authentic. @throws CannotDecrypt */
export function open(key: Uint8Array, box: Uint8Array, boundTo: Uint8Array): Buffer {
	if (box.length < OVERHEAD) throw new CannotDecrypt('too short for a box');
	const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE), { authTagLength: TAG })
		.setAAD(boundTo)
		.setAuthTag(box.subarray(-TAG));
	const plain = decipher.update(box.subarray(NONCE, -TAG));
	try {
		return Buffer.concat([plain, decipher.final()]);
	} catch (cause) {
		throw new CannotDecrypt('another key, another place, or altered', { cause });
	}
}

/** With whichever of these keys it was sealed. @throws CannotDecrypt */
export function openWithAny(keys: Renewable, box: Uint8Array, boundTo: Uint8Array): Buffer {
	for (const key of keys) {
		try {
			return open(key, box, boundTo);
		} catch (error) {
			if (!(error instanceof CannotDecrypt)) throw error;
		}
	}
	throw new CannotDecrypt('none of the keys, another place, or altered');
}
