import { sourceLocale } from '#lib/i18n/locales.ts';
import { contacts } from '#lib/server/content/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url, route }) => ({
	locale: locals.locale,
	path: inSource(locals.locale, route.id.endsWith('[...nothing]') ? '' : url.pathname),
	origin: locals.siteOrigin,
	contacts: contacts(locals.now()).map(({ id, label, number, hours, note }) => ({
		id,
		label,
		number,
		hours,
		note
	}))
});

/** The path that a page has in the source language; `/` for one that is nowhere. */
const inSource = (locale: string, pathname: string): `/${string}` =>
	`/${pathname.slice(locale === sourceLocale ? 1 : locale.length + 2)}`;
