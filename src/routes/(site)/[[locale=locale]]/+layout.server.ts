import { sourceLocale } from '#lib/i18n/locales.ts';
import { chosen, inLanguage } from '#lib/server/contacts/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url, route }) => ({
	locale: locals.locale,
	path: inSource(locals.locale, route.id.endsWith('[...nothing]') ? '' : url.pathname),
	origin: locals.siteOrigin,
	/** For whoever is in danger; all the others stand on the page of contacts and where they fit. */
	emergency: chosen(locals.contacts(), ['emergency']).map((contact) =>
		inLanguage(contact, locals.locale)
	)
});

/** The path that a page has in the source language; `/` for one that is nowhere. */
const inSource = (locale: string, pathname: string): `/${string}` =>
	`/${pathname.slice(locale === sourceLocale ? 1 : locale.length + 2)}`;
