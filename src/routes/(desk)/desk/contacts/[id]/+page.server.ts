import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { field } from '#lib/forms/field.ts';
import { locales } from '#lib/i18n/locales.ts';
import * as contacts from '#lib/server/contacts/index.ts';
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

type Act = (
	event: RequestEvent,
	given: { form: FormData; revision: number; by: contacts.By; id: string }
) => Promise<contacts.Changed>;

/** Does one thing and goes back to the list; if it cannot be done, everything typed stays. */
const act = (verb: Act) => async (event: RequestEvent) => {
	const { locals, params, request } = event;
	const form = await request.formData();
	const revision = Number(field(form, 'revision'));
	const is = await verb(event, { form, revision, by: locals.actor!, id: params.id });
	if (is === 'done') redirect(303, '/desk/contacts');
	if (is === 'not-allowed') error(404);
	return fail(is === 'unreadable' ? 400 : 409, {
		why: is,
		typed: Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
	});
};

export const actions: Actions = {
	set: act(async ({ locals }, { form, revision, by, id }) => {
		const given = v.safeParse(contacts.contactSchema, read(form, id));
		if (!given.success) return 'unreadable';
		return contacts.set(locals.desk.db, by, given.output, revision, locals.now());
	}),
	verify: act(({ locals }, { form, revision, by, id }) => {
		const check = { by: locals.actor!.name, source: field(form, 'heard').trim() };
		return contacts.verify(locals.desk.db, by, { id, revision }, check, locals.now());
	}),
	withdraw: act(({ locals }, { revision, by, id }) =>
		contacts.withdraw(locals.desk.db, by, { id, revision }, locals.now())
	),
	restore: act(({ locals }, { revision, by, id }) =>
		contacts.restore(locals.desk.db, by, { id, revision }, locals.now())
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
