import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { contactActs, type PeopleAct } from '#lib/sealed/people-act.ts';
import * as audit from '../audit/index.ts';
import { contacts, type Db, type Tx } from '../db/index.ts';
import { merged } from './cache.ts';
import {
	contactSchema,
	daysSinceCheck,
	isShown,
	readRecord,
	shipped,
	stateOf,
	type Contact,
	type State
} from './contact.ts';

/**
 * A contact as its administrator sees it. `revision` counts its changes; 0: as the country ships it. The emergency
 * number is shown in whatever state it is.
 */
export type Entry = {
	readonly record: Contact;
	readonly revision: number;
	readonly state: State | 'withdrawn';
	readonly isShown: boolean;
	readonly daysSinceCheck: number | undefined;
};

/**
 * `changed-meanwhile`: somebody else was quicker, and nothing was written. `must-stay`: no page may be without a number
 * for danger. `unreadable`: it would be no contact.
 */
export type Changed = audit.Decided<Why>;
type Why = 'changed-meanwhile' | 'unknown' | 'must-stay' | 'unreadable';

/** Which contact, as it was when somebody looked at it; revision 0 for one that is new or as shipped. */
export type Seen = { readonly id: string; readonly revision: number };

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
		state: entry.withdrawn ? 'withdrawn' : stateOf(entry.record, now),
		isShown: !entry.withdrawn && isShown(entry.record, now),
		daysSinceCheck: daysSinceCheck(entry.record, now)
	}));
}

/** Writes a contact as it is given. A number that is new has been checked by nobody. */
export const set = (
	db: Db,
	by: audit.Decider,
	given: Omit<Contact, 'verifiedOn' | 'verifiedBy'>,
	revision: number,
	now: Date
): Promise<Changed> =>
	change(db, by, { id: given.id, revision }, now, ({ record, withdrawnAt }) => {
		const isSame = record?.number === given.number && record.international === given.international;
		const { verifiedOn, verifiedBy } = (isSame && record) || { verifiedOn: undefined };
		const next = { ...given, verifiedOn, verifiedBy };
		return { act: contactActs.set(given, revision), record: next, withdrawnAt };
	});

/** Notes that somebody has called and it is right. @param check who checked, and where it was read or heard. */
export const verify = (
	db: Db,
	by: audit.Decider,
	seen: Seen,
	check: { readonly by: string; readonly source: string },
	now: Date
): Promise<Changed> =>
	change(db, by, seen, now, ({ record, withdrawnAt }) => ({
		act: record && contactActs.verify(seen.id, record, check.source),
		record: record && {
			...record,
			source: check.source,
			verifiedBy: check.by,
			verifiedOn: now.toISOString().slice(0, 10)
		},
		withdrawnAt
	}));

/** Takes it from every page and sheet; it stays on record and can be brought back. */
export const withdraw = (db: Db, by: audit.Decider, seen: Seen, now: Date) =>
	change(db, by, seen, now, ({ record }) => ({
		act: record && contactActs.withdraw(seen.id, record),
		...{ record, withdrawnAt: now }
	}));

/** Brings back one that was withdrawn, as it was. */
export const restore = (db: Db, by: audit.Decider, seen: Seen, now: Date) =>
	change(db, by, seen, now, ({ record }) => ({
		act: record && contactActs.restore(seen.id, record),
		...{ record, withdrawnAt: null }
	}));

type Current = { readonly record: Contact | undefined; readonly withdrawnAt: Date | null };
type Next = Current & { readonly act: PeopleAct | undefined };

function change(
	db: Db,
	by: audit.Decider,
	{ id, revision }: Seen,
	now: Date,
	make: (old: Current) => Next
): Promise<Changed> {
	return audit.decide<Why>(db, by, now, async (tx, changedBy) => {
		const [row] = await tx.select().from(contacts).where(eq(contacts.id, id)).for('update');
		if ((row?.revision ?? 0) !== revision) return 'changed-meanwhile';
		const { act, record, withdrawnAt } = make(
			row
				? { record: readRecord(row.record), withdrawnAt: row.withdrawnAt }
				: { record: shipped.find((contact) => contact.id === id), withdrawnAt: null }
		);
		if (!record || !act) return 'unknown';
		// One row that cannot be read would keep the site from every later change, a withdrawal among them.
		if (!v.is(contactSchema, record)) return 'unreadable';
		if (withdrawnAt && record.kind === 'emergency') return 'must-stay';
		const next = { record, revision: revision + 1, changedAt: now, changedBy, withdrawnAt };
		if (row) await tx.update(contacts).set(next).where(eq(contacts.id, id));
		else if (!(await writeFirst(tx, { id, ...next }))) return 'changed-meanwhile';
		const { verifiedOn, verifiedBy } = record;
		return { act, noted: { revision: next.revision, verifiedOn, verifiedBy } };
	});
}

/** Writes the first row of a contact; false when somebody else did at the same time. */
async function writeFirst(tx: Tx, row: typeof contacts.$inferInsert): Promise<boolean> {
	const added = await tx
		.insert(contacts)
		.values(row)
		.onConflictDoNothing()
		.returning({ id: contacts.id });
	return added.length === 1;
}
