import { error } from '@sveltejs/kit';
import { sourceLocale } from '#lib/i18n/locales.ts';
import * as policies from '#lib/server/policies/index.ts';
import type * as staff from '#lib/server/staff/index.ts';
import { actorOf } from '../../../actor.server.ts';
import { act, hidden } from '../../../outcome.server.ts';
import { signedBy } from '../../../signed-act.server.ts';
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
type By = {
	readonly db: App.Locals['desk']['db'];
	readonly by: staff.Signing;
	readonly now: Date;
};
type Verb = (by: By, seen: policies.Seen, typed: Typed) => Promise<policies.Changed>;

const change = (verb: Verb) =>
	act(async ({ locals, params }: RequestEvent, typed) => {
		const { key, language: locale = sourceLocale } = params;
		if (!policies.isKey(key)) error(404);
		if (policies.isDeskKey(key) && locale !== sourceLocale) error(404);
		const seen = { key, locale, version: Number(typed.version ?? 0) };
		const by = { db: locals.desk.db, by: signedBy(actorOf(locals), typed), now: locals.now() };
		return hidden(await verb(by, seen, typed));
	}, '/desk/policies');

export const actions: Actions = {
	set: change(({ db, by, now }, seen, { text = '', source = '' }) =>
		policies.set(db, by, seen, { text, source }, now)
	),
	approve: change(({ db, by: actor, now }, seen, { by = '', on = '' }) =>
		policies.approve(db, actor, seen, { by, on }, now)
	),
	withdraw: change(({ db, by, now }, seen) => policies.withdraw(db, by, seen, now))
};
