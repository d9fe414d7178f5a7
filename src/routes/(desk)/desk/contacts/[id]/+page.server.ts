import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { locales } from '#lib/i18n/locales.ts';
import * as contacts from '#lib/server/contacts/index.ts';
import type * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../actor.server.ts';
import { act, hidden } from '../../outcome.server.ts';
import { signedBy } from '../../signed-act.server.ts';
import { contactFrom, lineOf } from '../typed.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const NEW = 'new';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (actorOf(locals).role !== 'administrator') error(404);
	const entries = await contacts.list(locals.desk.db, locals.now());
	const entry = entries.find(({ record }) => record.id === params.id);
	if (!entry && params.id !== NEW) error(404);
	return {
		entry,
		kinds: contacts.kinds,
		islands: contacts.served,
		locales: Object.entries(locales).map(([id, { name }]) => ({ id, name }))
	};
};

type Typed = Readonly<Record<string, string>>;
type By = { readonly db: App.Locals['desk']['db']; readonly by: staff.Signing; readonly now: Date };
type Verb = (by: By, seen: contacts.Seen, typed: Typed) => Promise<contacts.Changed>;

const change = (verb: Verb) =>
	act(async ({ locals, params }: RequestEvent, typed) => {
		const seen = { id: params.id, revision: Number(typed.revision ?? 0) };
		const by = { db: locals.desk.db, by: signedBy(actorOf(locals), typed), now: locals.now() };
		return hidden(await verb(by, seen, typed));
	}, '/desk/contacts');

export const actions: Actions = {
	set: change(async ({ db, by, now }, { id, revision }, typed) => {
		const typedIn = contactFrom((name) => typed[name] ?? '', id === NEW ? undefined : id);
		const given = v.safeParse(contacts.contactSchema, typedIn);
		if (!given.success) return { ok: false, why: 'unreadable' };
		return contacts.set(db, by, given.output, revision, now);
	}),
	verify: change(({ db, by, now }, seen, { heard = '' }) => {
		const check = { by: by.name, source: lineOf(heard) };
		return contacts.verify(db, by, seen, check, now);
	}),
	withdraw: change(({ db, by, now }, seen) => contacts.withdraw(db, by, seen, now)),
	restore: change(({ db, by, now }, seen) => contacts.restore(db, by, seen, now))
};
