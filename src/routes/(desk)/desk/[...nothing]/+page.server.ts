import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Any other address of the desk: said inside its own frame. */
export const load: PageServerLoad = () => error(404);
