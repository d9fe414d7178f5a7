import { functions, type Cache, type Db } from '../db/index.ts';
import { isShown, readRecord, shipped, type Contact } from './contact.ts';

export type ContactCache = Cache<readonly Contact[]>;

/** Until the database was read once they are those that the country ships with. */
export const createCache = (db: Db): ContactCache => ({ db, load, known: shipped });

/** Who may be shown now, as known. */
export function shown(cache: ContactCache, now: Date): readonly Contact[] {
	const found = cache.known.filter((contact) => isShown(contact, now));
	// Whatever was withdrawn or renamed: no page is without a number for danger.
	const isThere = found.some(isEmergency);
	return isThere ? found : [...shipped.filter(isEmergency), ...found];
}

/** Of those that are shown. @throws Error where there is none: `shown` never lets it come to that. */
export function emergencyNumber(contacts: readonly Contact[]): string {
	const found = contacts.find(isEmergency);
	if (!found) throw new Error('no number for danger');
	return found.number;
}

const isEmergency = ({ kind }: Contact): boolean => kind === 'emergency';

async function load(db: Db): Promise<readonly Contact[]> {
	const rows = await functions.contacts(db);
	const changed = rows.map(({ record, withdrawn }) => ({ record: readRecord(record), withdrawn }));
	return merged(changed).flatMap(({ record, withdrawn }) => (withdrawn ? [] : record));
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
