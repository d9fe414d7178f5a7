import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenPath, hiddenRoot, PLACES, type Unused } from './hidden-tree.ts';
import { isSame, leafHash, rootFrom } from './tree.ts';

const unusedOf =
	(seed: string): Unused =>
	(level, index) =>
		sha256(utf8ToBytes(`${seed}|${level}|${index}`));
const unused = unusedOf('seed');
const value = (n: number) => sha256(utf8ToBytes(`${n}`));
const treeOf = (places: readonly number[]) =>
	places.map((place, n) => ({ place, value: value(n) }));
const reached = (place: number, leaf: Uint8Array, path: readonly Uint8Array[]) =>
	rootFrom({ index: place, size: PLACES }, leafHash(leaf), path);
/** Neighbours and edges as well as places far apart. */
const places = fc.uniqueArray(
	fc.oneof(fc.nat(PLACES - 1), fc.nat(3), fc.integer({ min: PLACES - 4, max: PLACES - 1 })),
	{ minLength: 1, maxLength: 20 }
);

describe('a hidden tree', () => {
	it('is one of RFC 6962: the path of each leaf leads to its root, and from no other leaf or place', () => {
		fc.assert(
			fc.property(places, fc.nat(), (chosen, n) => {
				const taken = treeOf(chosen);
				const root = hiddenRoot(taken, unused);
				for (const { place, value: own } of taken) {
					const path = hiddenPath(taken, unused, place);
					expect(reached(place, own, path)).toEqual(root);
					expect(reached(place, value(99), path)).not.toEqual(root);
					expect(reached((place + 1 + (n % 5)) % PLACES, own, path)).not.toEqual(root);
				}
			}),
			{ numRuns: 12 }
		);
	});

	it('has another root with one leaf less, one more, one that moved, or another seed', () => {
		const taken = treeOf([3, 4, 77, PLACES - 1]);
		const roots = [
			hiddenRoot(taken, unused),
			hiddenRoot(taken.slice(1), unused),
			hiddenRoot([...taken, { place: 5, value: value(9) }], unused),
			hiddenRoot([{ place: 2, value: value(0) }, ...taken.slice(1)], unused),
			hiddenRoot(taken, unusedOf('another'))
		];
		expect(new Set(roots.map((root) => Buffer.from(root).toString('hex'))).size).toBe(roots.length);
	});

	it('shows in a path nothing by which one that holds a single leaf is told from one that holds hundreds', () => {
		const one = hiddenPath(treeOf([1000]), unused, 1000);
		const many = treeOf([1000, ...Array.from({ length: 500 }, (_, n) => 32_000 * (n + 1))]);
		const crowded = hiddenPath(many, unused, 1000);
		expect(crowded.map(({ length }) => length)).toEqual(one.map(({ length }) => length));
		// Nothing that stands there twice, or in an empty tree of another seed: no node says that it is empty.
		for (const path of [one, crowded]) {
			const empty = hiddenPath([], unusedOf('another'), 1000);
			const all = [...path, ...empty];
			expect(all.some((node, at) => all.some((other, n) => n !== at && isSame(node, other)))).toBe(
				false
			);
		}
	});
});
