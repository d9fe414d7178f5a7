import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { lanes } = locals.actor!;
	if (lanes.length === 0) error(404);
	return { lane: lanes[0]!, siteOrigin: locals.siteOrigin };
};
