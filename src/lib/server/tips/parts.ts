import { and, isNull, lt } from 'drizzle-orm';
import { functions, parts, type Db } from '../db/index.ts';
import { dayDigest } from './follow-up.ts';
import type { Intake } from './intake.ts';
import type { KeyedCode } from './receipt.ts';

/**
 * What one code may have written of files in a day: one whole message, five files of 25 MB, each of which is written when
 * it comes, as it is, and cleaned. How much of it there is for one also depends on what others left: see take_room.sql.
 */
const OF_CODE_KIB = 384 * 1024;

/** Where a part goes on; `full`: there is no room today; undefined: this code may not write it. */
export type GoesOn = number | 'full' | undefined;

/** @param wrap bytes by which a piece is longer than what it holds; null for a sealed part, which counts its chunks. */
type Part = { readonly keyed: KeyedCode; readonly id: string; readonly wrap: number | null };

/** Begins a part, or says how far it is. */
export const beginPart = async (
	intake: Intake,
	{ keyed, id, wrap }: Part,
	now: Date
): Promise<GoesOn> =>
	goesOn(await functions.beginPart(intake.db, { ...budget(intake, keyed, now), part: id, wrap }));

/** Adds a chunk, if `n` is where the part goes on, in the transaction that takes the room for it. */
export const addChunk = async (
	intake: Intake,
	{ keyed, id, wrap }: Part,
	n: number,
	sealed: Uint8Array,
	now: Date
): Promise<GoesOn> =>
	goesOn(
		await functions.addChunk(intake.db, {
			...budget(intake, keyed, now),
			part: id,
			wrap,
			n,
			sealed
		})
	);

function budget(intake: Intake, { lookup }: KeyedCode, now: Date) {
	return {
		lookup,
		code: dayDigest(intake, 'files-of-day', lookup, now),
		now,
		dayKib: intake.filesADayMib * 1024,
		codeKib: OF_CODE_KIB
	};
}

/** As begin_part.sql and add_chunk.sql say it. */
const goesOn = (there: number | null): GoesOn => (there === -1 ? 'full' : (there ?? undefined));

/** A file that is broken off can be gone on with for so long. */
const GOES_ON_MS = 3 * 3_600_000;

/** Takes away files that never came whole. */
export async function sweepParts(db: Db, now: Date): Promise<void> {
	const before = new Date(now.getTime() - GOES_ON_MS);
	await db.delete(parts).where(and(isNull(parts.additionId), lt(parts.beganAt, before)));
}
