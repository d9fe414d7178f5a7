import { fail } from '@sveltejs/kit';
import { field } from '#lib/forms/field.ts';
import { readForm } from '#lib/forms/read-form.server.ts';
import * as content from '#lib/server/content/index.ts';
import type { Actions, PageServerLoad } from './$types';

const answers = ['yes', 'no', 'unknown'] as const;
type Answer = (typeof answers)[number];

export const load: PageServerLoad = () => ({ signs: content.offerSigns });

export const actions: Actions = {
	// A post, so that no answer stands in an address; nothing of it is kept.
	default: async ({ request }) => {
		const posted = await readForm(request);
		const given: Partial<Record<content.OfferSign, Answer>> = {};
		for (const sign of content.offerSigns) {
			given[sign] = answers.find((answer) => answer === field(posted, sign));
		}
		const again = 'check';
		if (!Object.values(given).some(Boolean)) return fail(400, { again, given, result: undefined });
		const seen = content.offerSigns.filter((sign) => given[sign] === 'yes');
		return { again, given, result: { seen, weight: content.weigh(seen) } };
	}
};
