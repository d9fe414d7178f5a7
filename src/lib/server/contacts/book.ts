import { sql } from 'drizzle-orm';
import { inTime, type Db } from '../db/index.ts';
import { isShown, readRecord, shipped, type Contact } from './contact.ts';

/** The contacts as the public face knows them: in memory, so that no page ever waits for the database or fails with it. */
export type Book = { readonly db: Db; known: readonly Contact[] };

/** What an administrator changed shows within this time, and the minute for which pages are remembered. */
const FRESH_MS = 60_000;

/** Until the database was read once they are those that the country ships with. */
export const openBook = (db: Db): Book => ({ db, known: shipped });

/**
 * Reads them now and each minute from then on, whether or not somebody asks: else the first reader after a quiet night
 * would still be shown what was withdrawn the evening before. While the database is down the last known stay.
 * @param broke told what went wrong.
 */
export function keepFresh(book: Book, broke: (error: unknown) => void, everyMs = FRESH_MS): void {
	const again = () => void read(book).catch(broke);
	again();
	setInterval(again, everyMs).unref();
}

/** Who may be shown now, as known. */
export function shown(book: Book, now: Date): readonly Contact[] {
	const found = book.known.filter((contact) => isShown(contact, now));
	// Whatever was withdrawn or renamed: no page is without a number for danger.
	const isThere = found.some(isEmergency);
	return isThere ? found : [...shipped.filter(isEmergency), ...found];
}

const isEmergency = ({ kind }: Contact): boolean => kind === 'emergency';

/** Reads them anew. @throws what the database does. */
export async function read(book: Book): Promise<void> {
	const rows = await inTime(
		book.db.execute<{ record: unknown; withdrawn: boolean }>(sql`select * from intake.contacts()`)
	);
	const changed = rows.map(({ record, withdrawn }) => ({ record: readRecord(record), withdrawn }));
	book.known = merged(changed).flatMap(({ record, withdrawn }) => (withdrawn ? [] : record));
}

/** What was changed stands before what the country ships with. */
export function merged<Row extends { record: Contact; withdrawn: boolean }>(
	rows: readonly Row[]
): (Row | { record: Contact; withdrawn: false })[] {
	const changed = new Map(rows.map((row) => [row.record.id, row]));
	const ids = new Set(shipped.map(({ id }) => id));
	return [
		...shipped.map((record) => changed.get(record.id) ?? { record, withdrawn: false as const }),
		...rows.filter(({ record }) => !ids.has(record.id))
	];
}
