import { and, asc, eq } from 'drizzle-orm';
import { readCheckpoint, type Signed } from '#lib/tlog/checkpoint.ts';
import { proofText, provenIn, readProof } from '#lib/tlog/proof.ts';
import { inclusionProof, leafHash, rootFrom } from '#lib/tlog/tree.ts';
import { auditDays, auditSlots, type Db } from '../db/index.ts';
import { leavesOf, SLOTS, valueOf } from './slots.ts';

/** Position, salt, and the path of a slot to the root of its day: as long for each chain as for any other. */
const [SALT, PATH, HASH_BYTES] = [1, 33, 32];
const EXTRA_BYTES = PATH + 8 * HASH_BYTES;

/** What a chain was on a day, for somebody who has a witnessed checkpoint and not the database. */
export type HeadProof = { readonly seq: number; readonly head: Uint8Array; readonly proof: string };

/**
 * Proves what a chain ended with on a day. The proof tells nothing of any other chain.
 * @param note a checkpoint that holds the day, such as one that a witness cosigned; the newest one unless given.
 * @returns undefined when the chain was not there on that day, or the checkpoint is not of this record.
 */
export async function proveHead(
	db: Db,
	chain: string,
	day: string,
	note?: string
): Promise<HeadProof | undefined> {
	const days = await db
		.select({ day: auditDays.day, root: auditDays.root, checkpoint: auditDays.checkpoint })
		.from(auditDays)
		.orderBy(asc(auditDays.number));
	const index = days.findIndex((closed) => closed.day === day);
	const against = note ?? days.at(-1)?.checkpoint ?? '';
	const size = readCheckpoint(against)?.size ?? 0;
	const [slot] = await db
		.select({ slot: auditSlots, slots: auditDays.slots })
		.from(auditSlots)
		.innerJoin(auditDays, eq(auditDays.number, auditSlots.number))
		.where(and(eq(auditSlots.number, index), eq(auditSlots.chainId, chain)));
	if (!slot || index >= size || size > days.length) return undefined;
	const { position, salt, seq, head } = slot.slot;
	const path = inclusionProof(position, leavesOf(slot.slots));
	const leaves = days.slice(0, size).map(({ root }) => leafHash(root));
	const extra = Buffer.concat([Uint8Array.of(position), salt, ...path]);
	const proof = proofText({ extra, index, path: inclusionProof(index, leaves), note: against });
	return headProvenIn(proof, head) ? { seq, head, proof } : undefined;
}

/** The checkpoint that holds this head of a chain; undefined when the proof does not lead there. Wants no database. */
export function headProvenIn(text: string, head: Uint8Array): Signed | undefined {
	const proof = readProof(text);
	if (proof?.extra.length !== EXTRA_BYTES) return undefined;
	const { extra } = proof;
	const value = valueOf({ salt: extra.subarray(SALT, PATH), head });
	const path = Array.from({ length: 8 }, (_, n) =>
		extra.subarray(PATH + n * HASH_BYTES, PATH + (n + 1) * HASH_BYTES)
	);
	const place = { index: extra[0] ?? 0, size: SLOTS };
	const root = rootFrom(place, leafHash(value), path);
	return root && provenIn(proof, root);
}
