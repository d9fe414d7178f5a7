import type { Signed } from '#lib/tlog/checkpoint.ts';
import { PLACES } from '#lib/tlog/hidden-tree.ts';
import { provenIn, readProof } from '#lib/tlog/proof.ts';
import { leafHash, rootFrom } from '#lib/tlog/tree.ts';
import { SLOTS, valueOf } from './slots.ts';
import { valueOfStatement, type Statement } from './statements.ts';

/** How proofs are read, without a database: docs/proofs.md. */

const HASH_BYTES = 32;
/** Position, salt, and the path of a slot to the root of its day: as long for each chain as for any other. */
const SLOT = { salt: 1, path: 33, end: 33 + 8 * HASH_BYTES };
/** After that: place, salt, and the path to the root of a day's statements, as long for each, however many there are. */
const STATED = { salt: 3, path: 35, end: 35 + 24 * HASH_BYTES };

/** The checkpoint that holds this head of a chain; undefined when the proof does not lead there. */
export const headProvenIn = (text: string, head: Uint8Array): Signed | undefined =>
	slotProvenIn(text, 0, () => head);

/** The checkpoint that holds this statement; undefined when the proof does not lead there. */
export const statementProvenIn = (text: string, statement: Statement): Signed | undefined =>
	slotProvenIn(text, STATED.end, (further) => {
		const index = Buffer.from(further).readUIntBE(0, STATED.salt);
		const value = valueOfStatement(statement, further.subarray(STATED.salt, STATED.path));
		const path = hashesIn(further.subarray(STATED.path));
		return rootFrom({ index, size: PLACES }, leafHash(value), path);
	});

/** As it is read above. */
export function statedBytes(place: number, salt: Uint8Array, path: readonly Uint8Array[]) {
	const number = Buffer.alloc(STATED.salt);
	number.writeUIntBE(place, 0, STATED.salt);
	return Buffer.concat([number, salt, ...path]);
}

/** @param headOf the head, from what leads on from it: so many bytes. */
export function slotProvenIn(
	text: string,
	bytes: number,
	headOf: (further: Uint8Array) => Uint8Array | undefined
): Signed | undefined {
	const proof = readProof(text);
	if (proof?.extra.length !== SLOT.end + bytes) return undefined;
	const { extra } = proof;
	const head = headOf(extra.subarray(SLOT.end));
	if (!head) return undefined;
	const value = valueOf({ salt: extra.subarray(SLOT.salt, SLOT.path), head });
	const place = { index: extra[0] ?? 0, size: SLOTS };
	const root = rootFrom(place, leafHash(value), hashesIn(extra.subarray(SLOT.path, SLOT.end)));
	return root && provenIn(proof, root);
}

const hashesIn = (bytes: Uint8Array): Uint8Array[] =>
	Array.from({ length: bytes.length / HASH_BYTES }, (_, n) =>
		bytes.subarray(n * HASH_BYTES, (n + 1) * HASH_BYTES)
	);
