import { contacts } from '#lib/server/content/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
	locale: locals.locale,
	path: url.pathname,
	contacts: contacts(locals.now()).map(({ id, label, number, hours, note }) => ({
		id,
		label,
		number,
		hours,
		note
	}))
});
