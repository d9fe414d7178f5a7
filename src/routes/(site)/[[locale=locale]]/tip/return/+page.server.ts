import { error, fail } from '@sveltejs/kit';
import { field } from '#lib/forms/field.ts';
import type { Actions, PageServerLoad } from './$types';
import { answer } from './visit.server.ts';

export const load: PageServerLoad = ({ setHeaders }) => setHeaders({ 'cache-control': 'no-store' });

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const posted = await request.formData().catch(() => error(400));
		const words = Buffer.byteLength(field(posted, 'words'));
		// Before anything is known of the code: right, wrong and burnt look the same from outside.
		locals.carriesCode = { unsaid: words };
		const visit = await answer(locals.intake, posted, locals.now(), locals.broke);
		if (visit.words) locals.carriesCode = { unsaid: 0 };
		const again = visit.done === 'burnt' ? undefined : (visit.asks ?? 'open');
		const shown = { ...visit, again };
		return visit.trouble === 'unavailable' ? fail(503, shown) : shown;
	}
};
