import { fail } from '@sveltejs/kit';
import { field } from '#lib/forms/field.ts';
import { readForm } from '#lib/forms/read-form.server.ts';
import * as content from '#lib/server/content/index.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	// A post, so that what somebody looks for stands in no address, history or log.
	default: async ({ request, locals }) => {
		const posted = await readForm(request);
		const words = field(posted, 'words').trim();
		if (words === '') return fail(400, { again: 'search', words, found: undefined });
		return { again: 'search', words, found: content.search(locals.locale, words) };
	}
};
