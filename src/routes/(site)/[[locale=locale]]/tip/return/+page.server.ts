import { fail } from '@sveltejs/kit';
import { field } from '#lib/forms/field.ts';
import { readForm } from '#lib/forms/read-form.server.ts';
import * as witness from '#lib/server/witness/index.ts';
import * as tipForm from '#lib/server/tip-form/index.ts';
import type { Actions } from './$types';

/** Words of 20,000 characters may be added, 9 bytes each as they are sent. */
const ADDING = { fields: 30, bytes: 256 * 1024 };

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const posted = await readForm(request, ADDING);
		const words = Buffer.byteLength(field(posted, 'words'));
		// Before anything is known of the code: right, wrong and burnt look the same from outside.
		locals.carriesCode = { unsaid: words };
		const visit = await tipForm.answer(locals.intake, posted, locals.now(), locals.broke);
		if (visit.words) locals.carriesCode = { unsaid: 0 };
		const again = visit.done === 'burnt' ? undefined : (visit.asks ?? 'open');
		// The same for every code, at every moment: it tells nothing of this tip, and not when it came.
		const shown = { ...visit, again, named: witness.namedUntil(locals.witness) };
		return visit.trouble === 'unavailable' ? fail(503, shown) : shown;
	}
};
