import { error, fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { answer } from './visit.server.ts';

export const load: PageServerLoad = ({ setHeaders }) => setHeaders({ 'cache-control': 'no-store' });

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await request.formData().catch(() => error(400));
		// Set before anything is known of the code: right, wrong and burnt look the same from outside.
		locals.carriesCode = true;
		const visit = await answer(locals.intake, form, locals.now(), locals.broke);
		return visit.trouble === 'unavailable' ? fail(503, visit) : visit;
	}
};
