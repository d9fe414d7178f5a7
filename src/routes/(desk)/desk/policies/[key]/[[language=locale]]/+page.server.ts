import { error } from '@sveltejs/kit';
import { field } from '#lib/forms/field.ts';
import { sourceLocale } from '#lib/i18n/locales.ts';
import * as policies from '#lib/server/policies/index.ts';
import { changeRecord } from '../../../change-record.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const entries = await policies.list(locals.desk.db);
	const entryIn = (locale: string) =>
		entries.find((entry) => entry.key === params.key && entry.locale === locale) ?? error(404);
	return {
		entry: entryIn(params.language ?? sourceLocale),
		english: entryIn(sourceLocale).inForce?.text,
		mayChange: locals.actor!.role === 'administrator',
		isDemo: locals.demoStaff !== undefined,
		longest: policies.LONGEST
	};
};

type Verb = (event: RequestEvent, seen: policies.Seen, form: FormData) => Promise<policies.Changed>;

const act = (verb: Verb) =>
	changeRecord('/desk/policies', (event: RequestEvent, form) => {
		const { key, language: locale = sourceLocale } = event.params;
		if (!policies.isKey(key)) error(404);
		return verb(event, { key, locale, version: Number(field(form, 'version')) }, form);
	});

export const actions: Actions = {
	set: act(({ locals }, seen, form) => {
		const given = { text: field(form, 'text'), source: field(form, 'source') };
		return policies.set(locals.desk.db, locals.actor!, seen, given, locals.now());
	}),
	approve: act(({ locals }, seen, form) => {
		const given = { by: field(form, 'by'), on: field(form, 'on') };
		return policies.approve(locals.desk.db, locals.actor!, seen, given, locals.now());
	}),
	withdraw: act(({ locals }, seen) =>
		policies.withdraw(locals.desk.db, locals.actor!, seen, locals.now())
	)
};
