import { base64 } from '@scure/base';

/** MinHash (Broder 1997) over pairs of words: of each of so many hashes the smallest value, of which two bytes are kept. */
const HASHES = 64;
/** Fewer pairs agree by chance. */
const FEWEST = 8;

const [FACTORS, OFFSETS] = [numbers(0x9e3779b9), numbers(0x85ebca6b)];

/** What two texts with nearly the same words in the same order have nearly alike; empty for a text of a few words. */
export function nearOf(words: readonly string[]): string {
	const pairs = new Set(words.slice(1).map((word, at) => hashOf(`${words[at]} ${word}`)));
	if (pairs.size < FEWEST) return '';
	const least = new Uint32Array(HASHES).fill(0xffffffff);
	for (const pair of pairs) {
		for (let n = 0; n < HASHES; n++) {
			const value = mixed(pair, n);
			if (value < (least[n] ?? 0)) least[n] = value;
		}
	}
	return base64.encode(new Uint8Array(Uint16Array.from(least).buffer));
}

/** How much of the pairs of both is in both, 0 to 1, as an estimate. */
export function likeness(one: string, other: string): number {
	if (!one || !other) return 0;
	const [a, b] = [decoded(one), decoded(other)];
	if (a.length !== b.length) return 0;
	const same = a.filter((value, n) => value === b[n]).length;
	return same / a.length;
}

const decoded = (near: string): Uint16Array => {
	const bytes = base64.decode(near);
	return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
};

function mixed(value: number, n: number): number {
	let hash = Math.imul(value ^ (OFFSETS[n] ?? 0), FACTORS[n] ?? 1);
	hash ^= hash >>> 15;
	hash = Math.imul(hash, 0x2c1b3c6d);
	return (hash ^ (hash >>> 13)) >>> 0;
}

/** FNV-1a. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

/** Odd numbers, always the same: what one browser wrote another compares. */
function numbers(seed: number): Uint32Array {
	let state = seed;
	return Uint32Array.from({ length: HASHES }, () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state | 1;
	});
}
