import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

/** A SHA-256 of 32 bytes. */
export type Hash = Uint8Array;

/** Domain separation of leaves and nodes, without which a node could be shown as a leaf: RFC 6962, 2.1. */
const [LEAF, NODE] = [Uint8Array.of(0), Uint8Array.of(1)];

export const leafHash = (data: Uint8Array): Hash => sha256(concatBytes(LEAF, data));
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(concatBytes(NODE, left, right));

/** Merkle tree hash: RFC 6962, 2.1. @param leaves their hashes. */
export function rootOf(leaves: readonly Hash[]): Hash {
	const [only] = leaves;
	if (only === undefined) return sha256(new Uint8Array());
	if (leaves.length === 1) return only;
	const split = splitOf(leaves.length);
	return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** Merkle audit path: RFC 6962, 2.1.1. @param index of the leaf, from nought. @throws RangeError */
export function inclusionProof(index: number, leaves: readonly Hash[]): Hash[] {
	if (!(index >= 0 && index < leaves.length)) throw new RangeError('no such leaf');
	if (leaves.length === 1) return [];
	const split = splitOf(leaves.length);
	const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
	return index < split
		? [...inclusionProof(index, left), rootOf(right)]
		: [...inclusionProof(index - split, right), rootOf(left)];
}

/** The root to which a leaf and its path lead; undefined where the path has another length than such a tree's. RFC 9162, 2.1.3.2. */
export function rootFrom(
	{ index, size }: { readonly index: number; readonly size: number },
	leaf: Hash,
	proof: readonly Hash[]
): Hash | undefined {
	if (!(index >= 0 && index < size)) return undefined;
	let [at, last, root] = [index, size - 1, leaf];
	for (const sibling of proof) {
		if (last === 0) return undefined;
		if (at % 2 === 1 || at === last) {
			root = nodeHash(sibling, root);
			while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
		} else root = nodeHash(root, sibling);
		[at, last] = [half(at), half(last)];
	}
	return last === 0 ? root : undefined;
}

/** Merkle consistency proof: RFC 6962, 2.1.2. @param old size of the older tree, of which the empty one needs none. @throws RangeError */
export function consistencyProof(old: number, leaves: readonly Hash[]): Hash[] {
	if (!(old >= 0 && old <= leaves.length)) throw new RangeError('no such tree');
	return old === 0 ? [] : subProof(old, leaves, true);
}

function subProof(old: number, leaves: readonly Hash[], isWhole: boolean): Hash[] {
	if (old === leaves.length) return isWhole ? [] : [rootOf(leaves)];
	const split = splitOf(leaves.length);
	const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
	return old <= split
		? [...subProof(old, left, isWhole), rootOf(right)]
		: [...subProof(old - split, right, false), rootOf(left)];
}

type Tree = { readonly size: number; readonly root: Hash };

/** Whether the newer tree is the older one with leaves added, and nothing else: RFC 9162, 2.1.4.2. */
export function isConsistent(older: Tree, newer: Tree, proof: readonly Hash[]): boolean {
	if (older.size > newer.size) return false;
	if (older.size === newer.size) return proof.length === 0 && isSame(older.root, newer.root);
	if (older.size === 0) return proof.length === 0;
	let [at, last] = [older.size - 1, newer.size - 1];
	// A whole older tree is itself the first node of the proof, which leaves it out.
	const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
	if (first === undefined) return false;
	while (at % 2 === 1) [at, last] = [half(at), half(last)];
	let [before, after] = [first, first];
	for (const node of rest) {
		if (last === 0) return false;
		if (at % 2 === 1 || at === last) {
			[before, after] = [nodeHash(node, before), nodeHash(node, after)];
			while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
		} else after = nodeHash(after, node);
		[at, last] = [half(at), half(last)];
	}
	return last === 0 && isSame(before, older.root) && isSame(after, newer.root);
}

export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
	one.length === other.length && one.every((byte, at) => byte === other[at]);

/** The largest power of two that is smaller. */
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));
const half = (size: number): number => Math.floor(size / 2);
const isPowerOfTwo = (size: number): boolean => Number.isInteger(Math.log2(size));
