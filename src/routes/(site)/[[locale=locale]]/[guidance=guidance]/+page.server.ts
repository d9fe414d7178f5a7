import { error } from '@sveltejs/kit';
import * as content from '#lib/server/content/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { locale } }) => {
	const page = content.page(locale, params.guidance) ?? error(404);
	return {
		page,
		part: page.part ? content.page(locale, page.part) : undefined,
		listed: content.pagesOf(locale, page.slug)
	};
};
