import { everyLocale, pathIn, sourceLocale } from '#lib/i18n/locales.ts';
import * as content from '#lib/server/content/index.ts';
import type { RequestHandler } from './$types';

/** Pages that are no guidance; the later steps of the form are found by nobody who did not take the first. */
const others = ['/', '/tip', '/check-an-offer', '/print', '/search', '/offline'] as const;

/** Every page that may be found, in every language, each naming the others: sitemaps.org 0.9 with xhtml links. */
export const GET: RequestHandler = ({ locals: { siteOrigin } }) => {
	const paths = [...others, ...content.slugs.map((slug) => `/${slug}` as const)];
	const urls = paths.flatMap((path) => {
		const links = [
			...everyLocale.map((locale) => [locale, pathIn(locale, path)]),
			['x-default', pathIn(sourceLocale, path)]
		].map(
			([lang, there]) =>
				`<xhtml:link rel="alternate" hreflang="${lang}" href="${siteOrigin}${there}"/>`
		);
		return everyLocale.map((locale) => {
			const updated = content.page(locale, path.slice(1))?.updated;
			const changed = updated ? `<lastmod>${updated}</lastmod>` : '';
			return `<url><loc>${siteOrigin}${pathIn(locale, path)}</loc>${changed}${links.join('')}</url>`;
		});
	});
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`,
		{ headers: { 'content-type': 'application/xml; charset=utf-8' } }
	);
};
