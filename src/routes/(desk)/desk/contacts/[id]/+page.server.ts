import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { locales } from '#lib/i18n/locales.ts';
import * as contacts from '#lib/server/contacts/index.ts';
import { actorOf } from '../../actor.server.ts';
import { act, hidden } from '../../outcome.server.ts';
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
type Verb = (event: RequestEvent, seen: contacts.Seen, typed: Typed) => Promise<contacts.Changed>;

const change = (verb: Verb) =>
	act(async (event: RequestEvent, typed) => {
		const seen = { id: event.params.id, revision: Number(typed.revision ?? 0) };
		return hidden(await verb(event, seen, typed));
	}, '/desk/contacts');

export const actions: Actions = {
	set: change(async ({ locals }, { id, revision }, typed) => {
		const given = v.safeParse(contacts.contactSchema, read(typed, id));
		if (!given.success) return { ok: false, why: 'unreadable' };
		return contacts.set(locals.desk.db, actorOf(locals), given.output, revision, locals.now());
	}),
	verify: change(({ locals }, seen, { heard = '' }) => {
		const actor = actorOf(locals);
		const check = { by: actor.name, source: heard.trim() };
		return contacts.verify(locals.desk.db, actor, seen, check, locals.now());
	}),
	withdraw: change(({ locals }, seen) =>
		contacts.withdraw(locals.desk.db, actorOf(locals), seen, locals.now())
	),
	restore: change(({ locals }, seen) =>
		contacts.restore(locals.desk.db, actorOf(locals), seen, locals.now())
	)
};

/** A record as the form has it; a language with no name for it is left out. */
function read(typed: Typed, id: string): unknown {
	const one = (name: string) => (typed[name] ?? '').trim();
	const texts = Object.keys(locales).flatMap((locale) => {
		const [label, hours, note] = [`label-${locale}`, `hours-${locale}`, `note-${locale}`].map(one);
		return label ? [[locale, { label, hours, note }]] : [];
	});
	return {
		id: id === NEW ? one('id') : id,
		kind: one('kind'),
		number: one('number'),
		international: one('international').replaceAll(/[ ()-]/g, ''),
		island: one('island'),
		languages: one('languages').split(/[ ,]+/).filter(Boolean),
		texts: Object.fromEntries(texts),
		source: one('source')
	};
}
