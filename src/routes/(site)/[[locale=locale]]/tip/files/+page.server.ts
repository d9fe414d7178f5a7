import { fail } from '@sveltejs/kit';
import * as tips from '#lib/server/tips/index.ts';
import type { Actions, PageServerLoad } from './$types';
import { sendFiles } from './send-files.server.ts';

export const load: PageServerLoad = () => ({ accept: tips.ACCEPT, longest: tips.LONGEST_FILE });

export const actions: Actions = {
	default: async ({ request, locals }) => {
		locals.carriesCode = { unsaid: 0 };
		const { intake, broke, now } = locals;
		const shown = { ...(await sendFiles({ intake, broke, now: now() }, request)), again: 'open' };
		// Whatever the code is: a header more would tell that it is right.
		if (shown.code) locals.policy = 'voice';
		return shown.trouble === 'unavailable' || shown.trouble === 'busy' ? fail(503, shown) : shown;
	}
};
