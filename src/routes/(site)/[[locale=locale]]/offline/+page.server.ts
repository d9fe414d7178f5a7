import { pathIn } from '#lib/i18n/locales.ts';
import * as content from '#lib/server/content/index.ts';
import type { PageServerLoad } from './$types';

/** What a copy holds: the pages to read in this language, and this page, which says that there is no connection. */
export const load: PageServerLoad = ({ locals: { locale } }) => ({
	copied: ['', 'offline', ...content.slugs].map((slug) => pathIn(locale, `/${slug}`))
});
