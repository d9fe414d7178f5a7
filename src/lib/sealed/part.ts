import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { sealStream, type Recipient } from './age.ts';

/** Lengths are filled up to whole steps of this many bytes, so that one says little about which file it is. */
const STEP = 64 * 1024;

/** What is known of bytes once all have gone by. */
export type Sum = { readonly size: number; readonly sha256: string };

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
 * Seals bytes as they come, as one age file, filled with zeros to whole steps.
 * @param longest bytes of one chunk of the result; the last may be shorter.
 * @param sum adds up the bytes without what fills them.
 */
export async function* sealPart(
	bytes: AsyncIterable<Uint8Array>,
	recipient: Recipient,
	longest: number,
	sum: ReturnType<typeof newSum>
): AsyncGenerator<Uint8Array> {
	const plain = streamOf(filled(bytes, sum));
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

async function* filled(bytes: AsyncIterable<Uint8Array>, sum: ReturnType<typeof newSum>) {
	let size = 0;
	for await (const some of bytes) {
		sum.add(some);
		size += some.length;
		yield some;
	}
	const missing = Math.max(1, Math.ceil(size / STEP)) * STEP - size;
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
