import { fail } from '@sveltejs/kit';
import { readMultipart, type ReadFiles } from '#lib/forms/multipart.server.ts';
import * as tipForm from '#lib/server/tip-form/index.ts';
import * as tips from '#lib/server/tips/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ accept: tips.ACCEPT, longest: tips.LONGEST_FILE });

export const actions: Actions = {
	default: async ({ request, locals }) => {
		locals.carriesCode = { unsaid: 0 };
		const { intake, broke, now } = locals;
		const read: ReadFiles = (limits, take, dropped) =>
			readMultipart(request, limits, take, dropped);
		const view = await tipForm.sendFiles({ intake, broke, now: now() }, read);
		const shown = { ...view, again: 'open' };
		// Whatever the code is: a header more would tell that it is right.
		if (shown.code) locals.policy = 'voice';
		return shown.trouble === 'unavailable' || shown.trouble === 'busy' ? fail(503, shown) : shown;
	}
};
