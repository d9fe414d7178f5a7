import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { codeBytes, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { Intake } from './intake.ts';
import { derivedId, lookupIdOf } from './receipt.ts';

/** Bytes of one piece on its way; the last may be shorter. */
export const PIECE = 512 * 1024;

/**
 * A file that is on its way: its pieces lie in the database, each sealed under a key that exists only while a request
 * brings the code. So it can go on after a lost connection, at any process, and is worth nothing to a thief.
 */
export type Spool = { readonly code: ReceiptCode; readonly id: string };

/** @param file any text that names the file, the same when it is sent again. */
export const spoolFor = (keys: Intake['keys'], code: ReceiptCode, file: string): Spool => ({
	code,
	id: derivedId(keys, code, 'spool', file)
});

/** How many pieces are there already; undefined when nothing can be put there. */
export async function beginSpool(
	intake: Intake,
	{ code, id }: Spool,
	now: Date
): Promise<number | undefined> {
	const [row] = await intake.db.execute<{ there: number | null }>(
		sql`select intake.begin_part(${lookupIdOf(intake.keys, code)}, ${id}, ${now.toISOString()}) as there`
	);
	return row!.there ?? undefined;
}

/** @param n from 0, in order. @returns false when it does not follow on what is there. */
export async function addPiece(
	intake: Intake,
	{ code, id }: Spool,
	n: number,
	piece: Uint8Array
): Promise<boolean> {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyOf(intake, code, id), nonce).setAAD(place(id, n));
	const sealed = Buffer.concat([nonce, cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
	const [row] = await intake.db.execute<{ ok: boolean }>(
		sql`select intake.add_chunk(${lookupIdOf(intake.keys, code)}, ${id}, ${n}, ${sealed}) as ok`
	);
	return row!.ok;
}

/** The file so far. @throws Error when a piece was altered. */
export async function* spooled(intake: Intake, { code, id }: Spool): AsyncGenerator<Uint8Array> {
	const key = keyOf(intake, code, id);
	for (let n = 0; ; n++) {
		const [row] = await intake.db.execute<{ sealed: Uint8Array | null }>(
			sql`select intake.chunk(${lookupIdOf(intake.keys, code)}, ${id}, ${n}) as sealed`
		);
		const sealed = row!.sealed;
		if (!sealed) return;
		const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
			.setAAD(place(id, n))
			.setAuthTag(sealed.subarray(-16));
		yield Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
	}
}

/** Takes away what is on its way and did not become anything. */
export async function drop(intake: Intake, code: ReceiptCode, parts: readonly string[]) {
	await intake.db.execute(
		sql`select intake.drop_parts(${lookupIdOf(intake.keys, code)}, ${sql.param(parts)})`
	);
}

const place = (id: string, n: number): Buffer => Buffer.from(`${id}/${n}`);

const keyOf = ({ keys }: Intake, code: ReceiptCode, id: string): Uint8Array =>
	new Uint8Array(hkdfSync('sha256', keys.draft, codeBytes(code), `plainsight/v1/spool/${id}`, 32));
