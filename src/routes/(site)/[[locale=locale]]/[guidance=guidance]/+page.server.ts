import { error } from '@sveltejs/kit';
import { chosen, emergencyNumber, inLanguage, rolesIn } from '#lib/server/contacts/index.ts';
import * as content from '#lib/server/content/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) => {
	const { locale } = locals;
	const found = content.page(locale, params.guidance) ?? error(404);
	const contacts = locals.contacts();
	const page = content.withNumber(found, emergencyNumber(contacts));
	const sections = page.sections.map(({ kind, of, html }) => ({
		...{ kind, of, html },
		contacts: (kind === 'contacts' ? chosen(contacts, of) : []).map((one) =>
			inLanguage(one, locale)
		),
		roles: kind === 'contacts' ? rolesIn(of) : []
	}));
	return {
		page,
		sections,
		part: page.part ? content.page(locale, page.part) : undefined,
		listed: content.pagesOf(locale, page.slug)
	};
};
