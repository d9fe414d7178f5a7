import { sha256 } from '@noble/hashes/sha2.js';

/**
 * Proof of work: the first number that, written after the challenge, gives a SHA-256 with so many leading
 * zero bits (hashcash). Expected work is 2^bits hashes.
 * @param bits 1 to 24.
 */
export function solve(challenge: string, bits: number): string {
	for (let number = 0; ; number++) {
		const solution = number.toString(36);
		if (isSolution(challenge, bits, solution)) return solution;
	}
}

export function isSolution(challenge: string, bits: number, solution: string): boolean {
	if (!/^[0-9a-z]{1,12}$/.test(solution)) return false;
	const hash = sha256(encoder.encode(`${challenge}:${solution}`));
	const head = ((hash[0]! << 24) | (hash[1]! << 16) | (hash[2]! << 8) | hash[3]!) >>> 0;
	return Math.clz32(head) >= bits;
}

const encoder = new TextEncoder();
