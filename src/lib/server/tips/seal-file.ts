import { randomUUID } from 'node:crypto';
import type { Recipient } from '#lib/sealed/age.ts';
import { newSum, sealPart } from '#lib/sealed/part.ts';
import type { SentFile } from '#lib/sealed/tip.ts';
import { Unfinished, type Cleaned } from '../files/index.ts';
import type { Intake } from './intake.ts';
import { addChunk, beginPart, type GoesOn } from './parts.ts';
import type { KeyedCode } from './receipt.ts';
import { drop } from './spool.ts';

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

/** Seals bytes as they come into a part of their own, in short transactions. @returns its id. */
async function seal(to: SealTo, bytes: AsyncIterable<Uint8Array>): Promise<string> {
	const { intake, keyed, recipient, now, written } = to;
	const part = { keyed, id: randomUUID(), wrap: null };
	let n = roomAt(await beginPart(intake, part, now));
	written.push(part.id);
	for await (const chunk of sealPart(bytes, recipient, CHUNK)) {
		n = roomAt(await addChunk(intake, part, n, chunk, now));
	}
	return part.id;
}

export async function* summed(bytes: AsyncIterable<Uint8Array>, sum: ReturnType<typeof newSum>) {
	for await (const some of bytes) {
		sum.add(some);
		yield some;
	}
}

/** What is to be kept of a file. */
export type Keep = {
	readonly pages: Pages | undefined;
	readonly original: (() => AsyncIterable<Uint8Array>) | undefined;
};
type Pages = Extract<Cleaned, { is: 'clean' }>['pages'];

/**
 * Seals what is kept of a file in one part: what was cleaned, then the file as it came. Where a decoder gives up within it,
 * it cannot be cleaned, and the file as it came is all that is kept.
 * @throws Unfinished when it was stopped.
 */
export async function sealKept(to: SealTo, keep: Keep): Promise<Kept> {
	try {
		return await sealOne(to, keep);
	} catch (error) {
		if (!(error instanceof Unfinished && error.why === 'broken')) throw error;
		await drop(to.intake, to.keyed, to.written.splice(0));
		return keep.original ? sealOne(to, { ...keep, pages: undefined }) : {};
	}
}
type Kept = Pick<SentFile, 'clean' | 'original'>;

async function sealOne(to: SealTo, { pages, original }: Keep): Promise<Kept> {
	if (!pages && !original) return {};
	const pieces: { type: string; size: number }[] = [];
	const [cleanSum, originalSum] = [newSum(), newSum()];
	const bytes = async function* () {
		for await (const { type, bytes } of pages ?? []) {
			pieces.push({ type, size: bytes.length });
			cleanSum.add(bytes);
			yield bytes;
		}
		if (original) yield* summed(original(), originalSum);
	};
	const part = await seal(to, bytes());
	const clean = { ...cleanSum.result(), part, pieces };
	const asItCame = { ...originalSum.result(), part, from: clean.size };
	return { ...(pages ? { clean } : {}), ...(original ? { original: asItCame } : {}) };
}
