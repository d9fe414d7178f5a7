import { error } from '@sveltejs/kit';
import { actorOf } from '../actor.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const [lane] = actorOf(locals).lanes;
	if (!lane) error(404);
	return { lane, siteOrigin: locals.siteOrigin };
};
