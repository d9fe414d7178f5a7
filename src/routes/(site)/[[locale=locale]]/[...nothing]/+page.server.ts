import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Any address that is nothing else: said inside the site's own frame, with its way out. */
export const load: PageServerLoad = () => error(404);
