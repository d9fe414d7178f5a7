import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	consistencyProof,
	inclusionProof,
	isConsistent,
	leafHash,
	rootFrom,
	rootOf,
	type Hash
} from './tree.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/** Those with which implementations of RFC 6962 are tested: certificate-transparency, merkletree/merkle_tree_test.cc. */
const published = {
	leaves: ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'].concat(
		'606162636465666768696a6b6c6d6e6f'
	),
	empty: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
	roots: [
		'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
		'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
		'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
		'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
		'4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
		'76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
		'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
		'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
	],
	/** Of the first leaf of eight. */
	path: [
		'96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
		'5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
		'6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
	],
	/** From six leaves to eight. */
	consistency: [
		'0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
		'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
		'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'
	]
};
const eight = published.leaves.map((leaf) => leafHash(bytes(leaf)));

describe('the published vectors', () => {
	it('have our roots', () => {
		expect(hex(rootOf([]))).toBe(published.empty);
		const roots = eight.map((_, n) => hex(rootOf(eight.slice(0, n + 1))));
		expect(roots).toEqual(published.roots);
	});

	it('have our proofs', () => {
		expect(inclusionProof(0, eight).map(hex)).toEqual(published.path);
		expect(consistencyProof(6, eight).map(hex)).toEqual(published.consistency);
	});
});

const leavesOf = (size: number): Hash[] =>
	Array.from({ length: size }, (_, n) => leafHash(Uint8Array.of(n)));
const treeOf = (size: number) => ({ size, root: rootOf(leavesOf(size)) });
const sizes = fc.tuple(fc.integer({ min: 1, max: 70 }), fc.nat()).map(([size, n]) => ({
	size,
	less: n % size
}));
/** A proof with one bit turned, one node missing, or one too many. */
const spoilt = (proof: Hash[], n: number): Hash[][] => [
	proof.map((hash, at) => (at === n % proof.length ? Uint8Array.from(hash, (b) => b ^ 1) : hash)),
	proof.slice(1),
	proof.slice(0, -1),
	[...proof, leafHash(Uint8Array.of(n % 256))]
];

describe('a path', () => {
	it('leads from its leaf to the root, and from nothing else', () => {
		fc.assert(
			fc.property(sizes, fc.nat(), ({ size, less: index }, n) => {
				const leaves = leavesOf(size);
				const proof = inclusionProof(index, leaves);
				const root = hex(rootOf(leaves));
				const reached = (at: number, leaf: Hash, path: Hash[]) => {
					const found = rootFrom({ index: at, size }, leaf, path);
					return found && hex(found);
				};
				expect(reached(index, leaves[index]!, proof)).toBe(root);
				if (size === 1) return;
				expect(reached((index + 1) % size, leaves[index]!, proof)).not.toBe(root);
				expect(reached(index, leafHash(bytes('ff')), proof)).not.toBe(root);
				for (const wrong of spoilt(proof, n))
					expect(reached(index, leaves[index]!, wrong)).not.toBe(root);
			})
		);
	});

	it('is there for leaves of the tree alone', () => {
		expect(() => inclusionProof(8, eight)).toThrow(RangeError);
		expect(rootFrom({ index: 8, size: 8 }, eight[0]!, [])).toBeUndefined();
	});
});

describe('a proof of consistency', () => {
	it('leads from each tree to each that grew of it', () => {
		for (let size = 0; size <= 33; size++) {
			for (let old = 0; old <= size; old++) {
				const proof = consistencyProof(old, leavesOf(size));
				expect(isConsistent(treeOf(old), treeOf(size), proof), `${old} to ${size}`).toBe(true);
			}
		}
	});

	it('leads from no tree that was cut, forked or rewritten, and cannot be spoilt', () => {
		fc.assert(
			fc.property(sizes, fc.nat(), ({ size, less }, n) => {
				const old = less + 1;
				const proof = consistencyProof(old, leavesOf(size));
				const forked = leavesOf(old).map((leaf, at) => (at === n % old ? leafHash(leaf) : leaf));
				const fork = { size: old, root: rootOf(forked) };
				expect(isConsistent(fork, treeOf(size), proof)).toBe(false);
				if (old < size) {
					expect(isConsistent(treeOf(size), treeOf(old), proof)).toBe(false);
					for (const wrong of spoilt(proof, n))
						expect(isConsistent(treeOf(old), treeOf(size), wrong)).toBe(false);
				}
			})
		);
	});

	it('is not made for more leaves than there are', () => {
		expect(() => consistencyProof(9, eight)).toThrow(RangeError);
	});
});
