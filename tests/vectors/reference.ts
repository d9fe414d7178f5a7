const { subtle } = globalThis.crypto;

const imported = (key: Uint8Array) =>
	subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
const options = (nonce: Uint8Array, additionalData: Uint8Array) => ({
	name: 'AES-GCM',
	iv: new Uint8Array(nonce),
	additionalData: new Uint8Array(additionalData)
});

/** AES-256-GCM by another hand than ours, the platform's Web Cryptography: nonce of 12 bytes, ciphertext, tag of 16. */
export async function encrypted(
	plain: string,
	key: Uint8Array,
	data: Uint8Array,
	nonce: Uint8Array
): Promise<Buffer> {
	const bytes = new TextEncoder().encode(plain);
	const sealed = await subtle.encrypt(options(nonce, data), await imported(key), bytes);
	return Buffer.concat([nonce, new Uint8Array(sealed)]);
}

/** @throws OperationError when the key or the data is another, or anything was altered. */
export async function decrypted(
	box: Uint8Array,
	key: Uint8Array,
	data: Uint8Array
): Promise<string> {
	const [nonce, sealed] = [box.slice(0, 12), new Uint8Array(box.slice(12))];
	const plain = await subtle.decrypt(options(nonce, data), await imported(key), sealed);
	return Buffer.from(plain).toString('utf8');
}
