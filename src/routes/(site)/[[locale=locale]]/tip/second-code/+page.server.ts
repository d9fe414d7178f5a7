import { fail } from '@sveltejs/kit';
import { readForm } from '#lib/forms/read-form.server.ts';
import * as tipForm from '#lib/server/tip-form/index.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const posted = await readForm(request);
		locals.carriesCode = { unsaid: 0 };
		const { intake, now, broke } = locals;
		const view = await tipForm.secondCode({ intake, now: now(), broke }, posted);
		const shown = { ...view, again: view.code ? 'open' : undefined };
		return shown.trouble ? fail(503, shown) : shown;
	}
};
