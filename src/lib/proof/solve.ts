import { sha256 } from '@noble/hashes/sha2.js';

/**
 * Proof of work: the first number that, written after the challenge, gives a SHA-256 with so many leading
 * zero bits (hashcash). Expected work is 2^bits hashes.
 * @param bits 1 to 24.
 */
export function solve(challenge: string, bits: number): string {
	// Begun once, and copied for each number into the same buffers: allocating them was most of the time.
	const begun = sha256.create().update(encoder.encode(`${challenge}:`));
	const hash = begun.clone();
	const digest = new Uint8Array(sha256.outputLen);
	const digits = new Uint8Array(12);
	for (let number = 0; ; number++) {
		const solution = number.toString(36);
		const { written } = encoder.encodeInto(solution, digits);
		begun._cloneInto(hash).update(digits.subarray(0, written)).digestInto(digest);
		if (leadingZeros(digest) >= bits) return solution;
	}
}

export function isSolution(challenge: string, bits: number, solution: string): boolean {
	if (!/^[0-9a-z]{1,12}$/.test(solution)) return false;
	const hash = sha256(encoder.encode(`${challenge}:${solution}`));
	return leadingZeros(hash) >= bits;
}

/** In bits. */
function leadingZeros(hash: Uint8Array): number {
	let zeros = 0;
	for (const byte of hash) {
		if (byte > 0) return zeros + Math.clz32(byte) - 24;
		zeros += 8;
	}
	return zeros;
}

const encoder = new TextEncoder();
