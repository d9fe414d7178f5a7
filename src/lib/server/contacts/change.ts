import { and, eq } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { contacts, type Db, type Tx } from '../db/index.ts';
import { merged } from './book.ts';
import { readRecord, shipped, stateOf, type Contact, type State } from './contact.ts';

/** A contact as its administrator sees it. `revision` counts its changes; 0: as the country ships it. */
export type Entry = {
	readonly record: Contact;
	readonly revision: number;
	readonly state: State | 'withdrawn';
};

/**
 * `changed-meanwhile`: somebody else was quicker, and nothing was written. `must-stay`: no page may be without a number
 * for danger.
 */
export type Changed = 'done' | 'changed-meanwhile' | 'unknown' | 'must-stay';

/** Who does it: an officer, or null for the command line. */
export type By = string | null;

/** Every contact there is, shown or not, those of the country first. */
export async function list(db: Db | Tx, now: Date): Promise<Entry[]> {
	const rows = await db.select().from(contacts).orderBy(contacts.id);
	return merged(
		rows.map(({ record, revision, withdrawnAt }) => ({
			record: readRecord(record),
			revision,
			withdrawn: withdrawnAt !== null
		}))
	).map((entry) => ({
		record: entry.record,
		revision: 'revision' in entry ? entry.revision : 0,
		state: entry.withdrawn ? 'withdrawn' : stateOf(entry.record, now)
	}));
}

/**
 * Writes a contact as it is given. A number that is new has been checked by nobody.
 * @param revision of the record that was changed; 0 for one that is new or as shipped.
 */
export const set = (
	db: Db,
	by: By,
	given: Omit<Contact, 'verifiedOn' | 'verifiedBy'>,
	revision: number,
	now: Date
): Promise<Changed> =>
	change(db, by, given.id, 'contact.set', now, revision, (old) => {
		const isSame = old?.number === given.number && old.international === given.international;
		const { verifiedOn, verifiedBy } = (isSame && old) || { verifiedOn: undefined };
		return { ...given, verifiedOn, verifiedBy };
	});

/** Notes that somebody has called and it is right. @param check who checked, and where it was read or heard. */
export const verify = (
	db: Db,
	by: By,
	id: string,
	check: { readonly by: string; readonly source: string },
	revision: number,
	now: Date
): Promise<Changed> =>
	change(
		db,
		by,
		id,
		'contact.verified',
		now,
		revision,
		(old) => old && { ...old, source: check.source, verifiedBy: check.by, verifiedOn: day(now) }
	);

/** Takes it from every page and sheet; it stays on record and can be brought back. */
export const withdraw = (db: Db, by: By, id: string, revision: number, now: Date) =>
	change(db, by, id, 'contact.withdrawn', now, revision, (old) => old, now);

/** Brings back one that was withdrawn, as it was. */
export const restore = (db: Db, by: By, id: string, revision: number, now: Date) =>
	change(db, by, id, 'contact.restored', now, revision, (old) => old);

const day = (now: Date) => now.toISOString().slice(0, 10);

function change(
	db: Db,
	by: By,
	id: string,
	act: string,
	now: Date,
	revision: number,
	make: (old: Contact | undefined) => Contact | undefined,
	withdrawnAt: Date | null = null
): Promise<Changed> {
	return db.transaction(async (tx) => {
		const [row] = await tx.select().from(contacts).where(eq(contacts.id, id)).for('update');
		if ((row?.revision ?? 0) !== revision) return 'changed-meanwhile';
		const record = make(
			row ? readRecord(row.record) : shipped.find((contact) => contact.id === id)
		);
		if (!record) return 'unknown';
		if (withdrawnAt && record.kind === 'emergency') return 'must-stay';
		const next = { record, revision: revision + 1, changedAt: now, changedBy: by, withdrawnAt };
		const written = row
			? await tx
					.update(contacts)
					.set(next)
					.where(and(eq(contacts.id, id), eq(contacts.revision, revision)))
					.returning({ id: contacts.id })
			: await tx
					.insert(contacts)
					.values({ id, ...next })
					.onConflictDoNothing()
					.returning({ id: contacts.id });
		// Two who wrote the first row at once: one of them did.
		if (written.length === 0) return 'changed-meanwhile';
		await audit.record(tx, 'people', { act, by, subject: id, detail: { ...record } }, now);
		return 'done';
	});
}
