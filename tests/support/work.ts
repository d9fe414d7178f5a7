import { hash } from 'node:crypto';

/**
 * The proof of work that src/lib/proof/solve.ts finds, with this machine's own SHA-256: a run sends more than a thousand
 * tips, each of which costs 2^15 hashes and more.
 * @param bits 1 to 24.
 */
export function solve(challenge: string, bits: number): string {
	for (let number = 0; ; number++) {
		const solution = number.toString(36);
		const first = parseInt(hash('sha256', `${challenge}:${solution}`, 'hex').slice(0, 8), 16);
		if (Math.clz32(first) >= bits) return solution;
	}
}
