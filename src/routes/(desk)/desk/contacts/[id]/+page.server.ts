import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { field } from '#lib/forms/field.ts';
import { locales } from '#lib/i18n/locales.ts';
import * as contacts from '#lib/server/contacts/index.ts';
import { changeRecord } from '../../change-record.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const NEW = 'new';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (locals.actor!.role !== 'administrator') error(404);
	const entries = await contacts.list(locals.desk.db, locals.now());
	const entry = entries.find(({ record }) => record.id === params.id);
	if (!entry && params.id !== NEW) error(404);
	return {
		entry,
		kinds: contacts.kinds,
		islands: contacts.islands,
		locales: Object.entries(locales).map(([id, { name }]) => ({ id, name }))
	};
};

type Verb = (event: RequestEvent, seen: contacts.Seen, form: FormData) => Promise<contacts.Changed>;

const act = (verb: Verb) =>
	changeRecord('/desk/contacts', (event: RequestEvent, form) =>
		verb(event, { id: event.params.id, revision: Number(field(form, 'revision')) }, form)
	);

export const actions: Actions = {
	set: act(async ({ locals }, { id, revision }, form) => {
		const given = v.safeParse(contacts.contactSchema, read(form, id));
		if (!given.success) return 'unreadable';
		return contacts.set(locals.desk.db, locals.actor!, given.output, revision, locals.now());
	}),
	verify: act(({ locals }, seen, form) => {
		const check = { by: locals.actor!.name, source: field(form, 'heard').trim() };
		return contacts.verify(locals.desk.db, locals.actor!, seen, check, locals.now());
	}),
	withdraw: act(({ locals }, seen) =>
		contacts.withdraw(locals.desk.db, locals.actor!, seen, locals.now())
	),
	restore: act(({ locals }, seen) =>
		contacts.restore(locals.desk.db, locals.actor!, seen, locals.now())
	)
};

/** A record as the form has it; a language with no name for it is left out. */
function read(form: FormData, id: string): unknown {
	const one = (name: string) => field(form, name).trim();
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
