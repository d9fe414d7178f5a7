import { error } from '@sveltejs/kit';
import { sourceLocale } from '#lib/i18n/locales.ts';
import * as policies from '#lib/server/policies/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { act, hidden } from '../../../outcome.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const entries = await policies.list(locals.desk.db);
	const entryIn = (locale: string) =>
		entries.find((entry) => entry.key === params.key && entry.locale === locale) ?? error(404);
	return {
		entry: entryIn(params.language ?? sourceLocale),
		english: entryIn(sourceLocale).inForce?.text,
		mayChange: actorOf(locals).role === 'administrator',
		isDemo: locals.demoStaff !== undefined,
		longest: policies.LONGEST
	};
};

type Typed = Readonly<Record<string, string>>;
type Verb = (event: RequestEvent, seen: policies.Seen, typed: Typed) => Promise<policies.Changed>;

const change = (verb: Verb) =>
	act(async (event: RequestEvent, typed) => {
		const { key, language: locale = sourceLocale } = event.params;
		if (!policies.isKey(key)) error(404);
		const seen = { key, locale, version: Number(typed.version ?? 0) };
		return hidden(await verb(event, seen, typed));
	}, '/desk/policies');

export const actions: Actions = {
	set: change(({ locals }, seen, { text = '', source = '' }) =>
		policies.set(locals.desk.db, actorOf(locals), seen, { text, source }, locals.now())
	),
	approve: change(({ locals }, seen, { by = '', on = '' }) =>
		policies.approve(locals.desk.db, actorOf(locals), seen, { by, on }, locals.now())
	),
	withdraw: change(({ locals }, seen) =>
		policies.withdraw(locals.desk.db, actorOf(locals), seen, locals.now())
	)
};
