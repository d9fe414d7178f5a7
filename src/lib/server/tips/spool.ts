import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { mac, secretbox, type Renewable } from '../crypto/index.ts';
import { functions } from '../db/index.ts';
import { derivedId } from './derived-id.ts';
import type { Intake } from './intake.ts';
import { addChunk, beginPart, type GoesOn } from './parts.ts';
import { lookUp } from './look-up.ts';
import type { KeyedCode } from './receipt.ts';
import { handleOf } from './receipt-v2.ts';

/** Bytes of one piece on its way, at most: a slow line sends less at once, see src/lib/upload. */
export const PIECE = 512 * 1024;

/**
 * A resumable upload: the pieces of a file that is on its way lie in the database, each sealed under a key that exists only while a request
 * brings the code. So it can go on after a lost connection, at any process, and is worth nothing to a thief.
 */
export type Spool = { readonly keyed: KeyedCode; readonly id: string };

/** @param file any text that names the file, the same when it is sent again. */
export async function spoolFor(intake: Intake, code: ReceiptCode, file: string): Promise<Spool> {
	const keyed = await lookUp(intake, code);
	return { keyed, id: derivedId(keyed, 'spool', file) };
}

/** At which byte it goes on; undefined when nothing can be put there. */
export const beginSpool = (intake: Intake, spool: Spool, now: Date): Promise<GoesOn> =>
	beginPart(intake, { ...spool, wrap: secretbox.OVERHEAD }, now);

/**
 * @param at the byte with which the piece begins. One that does not follow on what is there is not taken.
 * @returns at which byte it goes on now.
 */
export function addPiece(
	intake: Intake,
	spool: Spool,
	at: number,
	piece: Uint8Array,
	now: Date
): Promise<GoesOn> {
	const { keyed, id } = spool;
	const [newest] = keysOf(intake, keyed, id);
	const sealed = secretbox.seal(newest, piece, place(id, at));
	return addChunk(intake, { ...spool, wrap: secretbox.OVERHEAD }, at, sealed, now);
}

/** What lies there is not all that came. */
export class CutShort extends Error {
	override name = 'CutShort';
}

/**
 * The file, as it came.
 * @param size bytes of it, by somebody else's count than the database's. @throws CutShort
 * @throws CannotDecrypt when a piece was altered.
 */
export async function* spooled(
	intake: Intake,
	{ keyed, id }: Spool,
	size: number
): AsyncGenerator<Uint8Array> {
	const keys = keysOf(intake, keyed, id);
	const { lookup } = keyed;
	for (let at = 0; at < size;) {
		const sealed = await functions.chunk(intake.db, { lookup, part: id, n: at });
		if (!sealed) throw new CutShort(`${at} bytes of ${size}`);
		const piece = secretbox.openWithAny(keys, sealed, place(id, at));
		at += piece.length;
		yield piece;
	}
}

/** Takes away what is on its way and did not become anything. */
export async function drop({ db }: Intake, { lookup }: KeyedCode, parts: readonly string[]) {
	await functions.dropParts(db, { lookup, parts });
}

const place = (id: string, at: number): Buffer => Buffer.from(`${id}/${at}`);

function keysOf({ keys }: Intake, { code }: KeyedCode, id: string): Renewable {
	const derived = (key: Uint8Array) => mac(key, 'spool-key/v2', handleOf(code), id);
	const [newest, ...former] = keys.drafts;
	return [derived(newest), ...former.map(derived)];
}
