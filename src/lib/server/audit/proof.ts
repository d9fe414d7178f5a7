import { and, asc, eq } from 'drizzle-orm';
import { readCheckpoint } from '#lib/tlog/checkpoint.ts';
import { proofText } from '#lib/tlog/proof.ts';
import { inclusionProof, leafHash } from '#lib/tlog/tree.ts';
import { auditDays, auditSlots, type Db } from '../db/index.ts';
import { slotProvenIn } from './proven.ts';
import { leavesOf } from './slots.ts';

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
	return proveSlot(db, chain, (closed) => closed.day === day, note);
}

/** The same with what leads on from the head to something that it is the root of. */
export async function proveSlot(
	db: Db,
	chain: string,
	isDay: (closed: { readonly day: string; readonly number: number }) => boolean,
	note: string | undefined,
	further: Uint8Array = new Uint8Array()
): Promise<HeadProof | undefined> {
	const days = await db
		.select({
			number: auditDays.number,
			day: auditDays.day,
			root: auditDays.root,
			checkpoint: auditDays.checkpoint
		})
		.from(auditDays)
		.orderBy(asc(auditDays.number));
	const index = days.findIndex(isDay);
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
	const extra = Buffer.concat([Uint8Array.of(position), salt, ...path, further]);
	const proof = proofText({ extra, index, path: inclusionProof(index, leaves), note: against });
	return slotProvenIn(proof, further.length, () => head) ? { seq, head, proof } : undefined;
}
