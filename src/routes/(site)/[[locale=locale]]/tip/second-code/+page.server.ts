import { fail } from '@sveltejs/kit';
import { field } from '#lib/forms/field.ts';
import { readForm } from '#lib/forms/read-form.server.ts';
import { grouped, parseCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '#lib/server/tips/index.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const posted = await readForm(request);
		locals.carriesCode = { unsaid: 0 };
		const typed = field(posted, 'code');
		const parsed = parseCode(typed);
		if (!parsed.ok) return { typed, wrong: parsed.why };
		const code = grouped(parsed.code);
		try {
			const second = await tips.inTime(tips.secondCode(locals.intake, parsed.code, locals.now()));
			const shown = { typed: code, code, again: 'open' };
			return second.is === 'shown'
				? { ...shown, second: grouped(second.code) }
				: { ...shown, none: second.is };
		} catch (thrown) {
			if (!tips.isDown(thrown)) locals.broke(thrown);
			return fail(503, { typed: code, trouble: 'unavailable' as const });
		}
	}
};
