import { contactActs, type PeopleAct } from '../../src/lib/sealed/people-act.ts';
import * as contacts from '../../src/lib/server/contacts/index.ts';
import type { Db } from '../../src/lib/server/db/index.ts';
import { decides, type By } from './keys-held.ts';

// The room's verbs, each with its act signed as the administrator's browser signs it.
export * from '../../src/lib/server/contacts/index.ts';

type Rest<Verb extends (db: never, by: never, ...rest: never[]) => unknown> = Verb extends (
	db: never,
	by: never,
	...rest: infer All
) => unknown
	? All
	: never;

/** Signed over the number that there is. */
async function signs(
	db: Db,
	by: By,
	id: string,
	act: (id: string, seen: contacts.Contact) => PeopleAct,
	now: Date
) {
	const found = (await contacts.list(db, now)).find(({ record }) => record.id === id);
	return found
		? decides(by, act(id, found.record), now)
		: decides(by, { act: '', subject: id }, now);
}

export const set = (
	db: Db,
	by: By,
	...[given, revision, now]: Rest<typeof contacts.set>
): Promise<contacts.Changed> =>
	contacts.set(db, decides(by, contactActs.set(given, revision), now), given, revision, now);

export const verify = async (
	db: Db,
	by: By,
	...[seen, check, now]: Rest<typeof contacts.verify>
): Promise<contacts.Changed> => {
	const act = (id: string, found: contacts.Contact) => contactActs.verify(id, found, check.source);
	return contacts.verify(db, await signs(db, by, seen.id, act, now), seen, check, now);
};

export const withdraw = async (
	db: Db,
	by: By,
	...[seen, now]: Rest<typeof contacts.withdraw>
): Promise<contacts.Changed> =>
	contacts.withdraw(db, await signs(db, by, seen.id, contactActs.withdraw, now), seen, now);

export const restore = async (
	db: Db,
	by: By,
	...[seen, now]: Rest<typeof contacts.restore>
): Promise<contacts.Changed> =>
	contacts.restore(db, await signs(db, by, seen.id, contactActs.restore, now), seen, now);
