import { leafHash, nodeHash, type Hash } from './tree.ts';

/**
 * A Merkle tree of RFC 6962 with so many places that few are ever taken. What stands where nothing is taken cannot be told from
 * a hash without the seed that it is made of: a path shows neither how many leaves there are nor where, and each is as long
 * as any other. Checked as any path is: `rootFrom({ index: place, size: PLACES }, …)`.
 */
const LEVELS = 24;
export const PLACES = 2 ** LEVELS;

export type Taken = { readonly place: number; readonly value: Uint8Array };
/** The node of an untaken subtree: `level` is its height above the leaves, `index` its number from the left. */
export type Unused = (level: number, index: number) => Hash;

/** @param taken each place at most once. */
export const hiddenRoot = (taken: readonly Taken[], unused: Unused): Hash =>
	nodeOf(sorted(taken), LEVELS, 0, unused);

/** From the leaf up: what stands beside it, and beside each node above. */
export function hiddenPath(taken: readonly Taken[], unused: Unused, place: number): Hash[] {
	const path: Hash[] = [];
	let within = sorted(taken);
	let index = 0;
	for (let level = LEVELS - 1; level >= 0; level--) {
		const [left, right] = halves(within, level, 2 * index);
		const isRight = bitOf(place, level);
		path.unshift(nodeOf(isRight ? left : right, level, 2 * index + (isRight ? 0 : 1), unused));
		within = isRight ? right : left;
		index = 2 * index + (isRight ? 1 : 0);
	}
	return path;
}

function nodeOf(taken: readonly Taken[], level: number, index: number, unused: Unused): Hash {
	const [only] = taken;
	if (!only) return unused(level, index);
	if (level === 0) return leafHash(only.value);
	const [left, right] = halves(taken, level - 1, 2 * index);
	return nodeHash(
		nodeOf(left, level - 1, 2 * index, unused),
		nodeOf(right, level - 1, 2 * index + 1, unused)
	);
}

/** @param left number of the left one of the two, at their level. */
function halves(taken: readonly Taken[], level: number, left: number): [Taken[], Taken[]] {
	const from = (left + 1) * 2 ** level;
	const at = taken.findIndex(({ place }) => place >= from);
	return at < 0 ? [[...taken], []] : [taken.slice(0, at), taken.slice(at)];
}

const bitOf = (place: number, level: number): boolean => Math.floor(place / 2 ** level) % 2 === 1;
const sorted = (taken: readonly Taken[]) => [...taken].sort((a, b) => a.place - b.place);
