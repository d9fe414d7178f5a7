import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { sealStream, type Recipient } from './age.ts';

/** Bytes: small files are as good as alike. */
const LEAST_STEP = 64 * 1024;

/**
 * To how many bytes so many are filled up, so that a size says little about which file it is: Padmé, which keeps as many
 * leading bits of a size as its exponent has, and so is never more than a 32nd above it here.
 * Source: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs" (PETS 2019), 4.3.
 */
export function paddedSize(size: number): number {
	const bitsBelowFirst = (of: number) => 31 - Math.clz32(Math.max(2, of));
	const exponent = bitsBelowFirst(size);
	const step = Math.max(LEAST_STEP, 2 ** (exponent - bitsBelowFirst(exponent) - 1));
	return Math.max(1, Math.ceil(size / step)) * step;
}

/** What is known of bytes once all have gone by. */
export type Sum = { readonly size: number; readonly sha256: string };

/** What lies in a part; `from` which byte on: the first, where that is left out. */
export type Section = Sum & { readonly from?: number };

/** Adds up bytes that go by. */
export function newSum(): { add: (bytes: Uint8Array) => void; result: () => Sum } {
	const hash = sha256.create();
	let size = 0;
	return {
		add: (bytes) => {
			size += bytes.length;
			hash.update(bytes);
		},
		result: () => ({ size, sha256: bytesToHex(hash.digest()) })
	};
}

/**
 * Seals bytes as they come, as one age file, filled with zeros to one of few sizes.
 * @param longest bytes of one chunk of the result; the last may be shorter.
 */
export async function* sealPart(
	bytes: AsyncIterable<Uint8Array>,
	recipient: Recipient,
	longest: number
): AsyncGenerator<Uint8Array> {
	const plain = streamOf(filled(bytes));
	yield* regrouped(await sealStream(plain, recipient), longest);
}

function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await bytes.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: async () => void (await bytes.return(undefined))
	});
}

async function* filled(bytes: AsyncIterable<Uint8Array>) {
	let size = 0;
	for await (const some of bytes) {
		size += some.length;
		yield some;
	}
	const missing = paddedSize(size) - size;
	if (missing > 0) yield new Uint8Array(missing);
}

/** The same bytes in chunks of one length. */
export async function* regrouped(
	bytes: AsyncIterable<Uint8Array>,
	length: number
): AsyncGenerator<Uint8Array> {
	let chunk = new Uint8Array(length);
	let used = 0;
	for await (const some of bytes) {
		for (let at = 0; at < some.length;) {
			const fits = some.subarray(at, at + length - used);
			chunk.set(fits, used);
			used += fits.length;
			at += fits.length;
			if (used < length) continue;
			yield chunk;
			chunk = new Uint8Array(length);
			used = 0;
		}
	}
	if (used > 0) yield chunk.subarray(0, used);
}
