import { sql, type SQL } from 'drizzle-orm';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { dayDigest } from './follow-up.ts';
import type { Intake } from './intake.ts';
import { lookupIdOf } from './receipt.ts';

/**
 * What one code may have written of files in a day: one whole message, five files of 25 MB, each of which is written when
 * it comes, as it is, and cleaned. How much of it there is for one also depends on what others left: see the migration.
 */
const OF_CODE_KIB = 384 * 1024;

/** Where a part goes on; `full`: there is no room today; undefined: this code may not write it. */
export type GoesOn = number | 'full' | undefined;

/** @param wrap bytes by which a piece is longer than what it holds; null for a sealed part, which counts its chunks. */
type Part = { readonly code: ReceiptCode; readonly id: string; readonly wrap: number | null };

/** Begins a part, or says how far it is. */
export const beginPart = (intake: Intake, { code, id, wrap }: Part, now: Date): Promise<GoesOn> =>
	goesOn(
		intake,
		sql`intake.begin_part(${lookupIdOf(intake.keys, code)}, ${id}, ${wrap}, ${room(intake, code, now)})`
	);

/** Adds a chunk, if `n` is where the part goes on, in the transaction that takes the room for it. */
export const addChunk = (
	intake: Intake,
	{ code, id, wrap }: Part,
	n: number,
	sealed: Uint8Array,
	now: Date
): Promise<GoesOn> =>
	goesOn(
		intake,
		sql`intake.add_chunk(${lookupIdOf(intake.keys, code)}, ${id}, ${wrap}, ${n}, ${sealed},
			${room(intake, code, now)})`
	);

const room = (intake: Intake, code: ReceiptCode, now: Date): SQL => {
	const at = now.toISOString();
	const digest = dayDigest(intake, 'files-of-day', lookupIdOf(intake.keys, code), at);
	return sql`${digest}, ${at}, ${intake.filesADayMib * 1024}, ${OF_CODE_KIB}`;
};

async function goesOn({ db }: Intake, call: SQL): Promise<GoesOn> {
	const [row] = await db.execute<{ there: number | null }>(sql`select ${call} as there`);
	const there = row!.there ?? undefined;
	return there === -1 ? 'full' : there;
}
