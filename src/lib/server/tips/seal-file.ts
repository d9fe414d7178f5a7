import { randomUUID } from 'node:crypto';
import type { Recipient } from '#lib/sealed/age.ts';
import { newSum, sealPart, type Sum } from '#lib/sealed/part.ts';
import { Unfinished, type Cleaned } from '../files/index.ts';
import type { Intake } from './intake.ts';
import { addChunk, beginPart, type GoesOn } from './parts.ts';
import type { KeyedCode } from './receipt.ts';

/** Bytes of a row: what a part is stored and read in. */
const CHUNK = 512 * 1024;

/** There is no room today, so that the disk is kept for words; or the code was burnt meanwhile. */
export class NoRoom extends Error {
	override name = 'NoRoom';
	readonly why: 'full' | 'unknown-code';
	constructor(why: 'full' | 'unknown-code') {
		super(why);
		this.why = why;
	}
}

/** @throws NoRoom */
export function roomAt(end: GoesOn): number {
	if (end === 'full') throw new NoRoom('full');
	if (end === undefined) throw new NoRoom('unknown-code');
	return end;
}

/** `written`: ids of the parts so far, for whoever has to take them back. */
export type SealTo = {
	readonly intake: Intake;
	readonly keyed: KeyedCode;
	readonly recipient: Recipient;
	readonly now: Date;
	readonly written: string[];
};
export type Seal = (bytes: AsyncIterable<Uint8Array>) => Promise<Sum & { part: string }>;

/** Seals bytes as they come into a part of their own, in short transactions. */
export const sealer =
	(to: SealTo): Seal =>
	async (bytes) => {
		const { intake, keyed, recipient, now, written } = to;
		const part = { keyed, id: randomUUID(), wrap: null };
		let n = roomAt(await beginPart(intake, part, now));
		written.push(part.id);
		const sum = newSum();
		for await (const chunk of sealPart(bytes, recipient, CHUNK, sum)) {
			n = roomAt(await addChunk(intake, part, n, chunk, now));
		}
		return { part: part.id, ...sum.result() };
	};

export async function* summed(bytes: AsyncIterable<Uint8Array>, sum: ReturnType<typeof newSum>) {
	for await (const some of bytes) {
		sum.add(some);
		yield some;
	}
}

/**
 * What was cleaned, one after the other in one part.
 * @returns undefined when a decoder gave up within it: it cannot be cleaned.
 * @throws Unfinished when it was stopped.
 */
export async function sealPages({ pages }: Extract<Cleaned, { is: 'clean' }>, seal: Seal) {
	const pieces: { type: string; size: number }[] = [];
	const bytes = async function* () {
		for await (const { type, bytes } of pages) {
			pieces.push({ type, size: bytes.length });
			yield bytes;
		}
	};
	try {
		return { ...(await seal(bytes())), pieces };
	} catch (error) {
		if (error instanceof Unfinished && error.why === 'broken') return undefined;
		throw error;
	}
}
