import { base64 } from '@scure/base';
import { readCheckpoint, type Signed } from './checkpoint.ts';
import { isSame, leafHash, rootFrom, type Hash } from './tree.ts';

/** That something is a leaf of a log, to be checked without it: https://c2sp.org/tlog-proof. */
export type Proof = {
	/** What the reader needs besides to make the leaf; not signed by itself. */
	readonly extra: Uint8Array;
	readonly index: number;
	readonly path: readonly Hash[];
	/** A signed checkpoint. */
	readonly note: string;
};

const FIRST = 'c2sp.org/tlog-proof@v1\n';

export const proofText = ({ extra, index, path, note }: Proof): string =>
	`${FIRST}extra ${base64.encode(extra)}\nindex ${index}\n${path.map((hash) => `${base64.encode(hash)}\n`).join('')}\n${note}`;

const HEAD =
	/^c2sp\.org\/tlog-proof@v1\nextra ([A-Za-z0-9+/]+={0,2})\nindex (0|[1-9]\d{0,9})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n/;

/** @returns undefined when it is no proof. */
export function readProof(text: string): Proof | undefined {
	const [head, extra, index, lines] = HEAD.exec(text) ?? [];
	if (head === undefined || !extra || index === undefined || lines === undefined) return undefined;
	try {
		return {
			extra: base64.decode(extra),
			index: Number(index),
			path: lines.split('\n').filter(Boolean).map(base64.decode),
			note: text.slice(head.length)
		};
	} catch {
		return undefined; // not base64
	}
}

/** The checkpoint in which this leaf is; undefined when it is in none. */
export function provenIn({ index, path, note }: Proof, leaf: Uint8Array): Signed | undefined {
	const checkpoint = readCheckpoint(note);
	const root = checkpoint && rootFrom({ index, size: checkpoint.size }, leafHash(leaf), path);
	return root && isSame(root, checkpoint.root) ? checkpoint : undefined;
}
