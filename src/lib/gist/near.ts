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

/** What `nearOf` kept; undefined for a text of a few words, or of another making. */
export function signatureOf(near: string): Uint16Array | undefined {
	if (near.length !== NEAR_LENGTH) return undefined;
	const bytes = base64.decode(near);
	return new Uint16Array(bytes.buffer, bytes.byteOffset, HASHES);
}
const NEAR_LENGTH = (4 * Math.ceil((HASHES * 2) / 3)) as number;

/** How much of the pairs of either is in both, 0 to 1: an estimate, whose standard error is 0.06 at worst. */
export function likeness(one: Uint16Array, other: Uint16Array): number {
	let same = 0;
	for (let n = 0; n < HASHES; n++) if (one[n] === other[n]) same += 1;
	return same / HASHES;
}

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
