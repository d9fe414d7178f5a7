import { error } from '@sveltejs/kit';
import * as content from '#lib/server/content/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
	content.page(locals.locale, params.guidance) ?? error(404);
