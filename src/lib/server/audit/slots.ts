import { createHash, randomBytes, randomInt } from 'node:crypto';
import { leafHash, rootOf } from '#lib/tlog/tree.ts';
import { mac } from '../crypto/index.ts';

/** So many that nothing counts the lanes: each has one, and whoever looks at a day sees 256 random hashes. */
export const SLOTS = 256;
const HASH_BYTES = 32;

/** The newest entry of a chain when a day was closed. */
export type Head = { readonly chainId: string; readonly seq: number; readonly head: Uint8Array };
/** Where it lies. A new place and a new salt each day: two days do not show which of their slots are of one chain. */
export type Slot = Head & { readonly position: number; readonly salt: Uint8Array };

export const newSeed = (): Uint8Array => randomBytes(HASH_BYTES);

/** Lays heads into the slots of a day. @throws RangeError where there are more of them than slots. */
export function layOut(of: Day, heads: readonly Head[]) {
	if (heads.length > SLOTS) throw new RangeError('more chains than slots');
	const free = Array.from({ length: SLOTS }, (_, position) => position);
	const taken = heads.map((head): Slot => {
		const [position = 0] = free.splice(randomInt(free.length), 1);
		return { ...head, position, salt: randomBytes(HASH_BYTES) };
	});
	const slots = filled(of, taken);
	return { taken, slots, root: rootOfSlots(slots) };
}

/** Such as `2026-11-29`, with what everything unused in it is made of. */
export type Day = { readonly day: string; readonly seed: Uint8Array };

/** All slots of a day: of these chains, and else made of its seed and date, so that no chain is forgotten and no day moved later. */
export function filled(of: Day, taken: readonly Slot[]): Uint8Array {
	const slots = Array.from({ length: SLOTS }, (_, position) => unused(of, position));
	for (const slot of taken) slots[slot.position] = valueOf(slot);
	return Buffer.concat(slots);
}

/** What a chain's slot holds: SHA-256 of salt and head. */
export const valueOf = ({ salt, head }: Pick<Slot, 'salt' | 'head'>): Uint8Array =>
	createHash('sha256').update(salt).update(head).digest();

export const slotAt = (slots: Uint8Array, position: number): Uint8Array =>
	slots.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);

/** The leaves of a day's own tree: see RFC 6962, 2.1. */
export const leavesOf = (slots: Uint8Array): Uint8Array[] =>
	Array.from({ length: SLOTS }, (_, position) => leafHash(slotAt(slots, position)));

export const rootOfSlots = (slots: Uint8Array): Uint8Array => rootOf(leavesOf(slots));

const unused = ({ day, seed }: Day, position: number): Uint8Array =>
	mac(seed, 'unused-slot/v2', `${day}|${position}`);
