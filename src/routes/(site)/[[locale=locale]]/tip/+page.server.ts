import { fail } from '@sveltejs/kit';
import { readForm } from '#lib/forms/read-form.server.ts';
import * as tipForm from '#lib/server/tip-form/index.ts';
import * as tips from '#lib/server/tips/index.ts';
import type { Actions, PageServerLoad } from './$types';

/** A draft alone may weigh 150 KB, and whoever told too much gets it back: see http/bodies.ts. */
const TIP = { fields: 200, bytes: 384 * 1024 };

/** What each stage sends so that it comes back as it stands, in another language. */
const AGAIN = {
	before: 'ways',
	questions: 'language',
	check: 'check',
	busy: 'check',
	hcaptcha: 'check',
	kept: undefined,
	receipt: 'send'
} as const satisfies Record<tipForm.View['stage'], string | undefined>;

export const load: PageServerLoad = async ({ locals }) => {
	if (locals.busy) return { acceptance: tips.notAccepting };
	// Whatever is wrong with it, the page stands: answers that were just posted are on it.
	const { intake, locale, now, broke } = locals;
	const acceptance = await tips.acceptance(intake, locale, now()).catch(broke);
	return { acceptance: acceptance ?? tips.notAccepting };
};

export const actions: Actions = {
	// One action: which step it is stands in the pressed button, never in an address.
	default: async ({ request, locals, setHeaders }) => {
		const form = await readForm(request, TIP);
		const { intake, locale, now, crowded, broke } = locals;
		const view = await tipForm.step({ intake, locale, now: now(), crowded, broke }, form);
		if (view.stage === 'receipt') locals.carriesCode = { unsaid: 0 };
		if (view.stage === 'hcaptcha') locals.policy = 'hcaptcha';
		if (view.stage === 'busy') locals.busy = true;
		if ('retryAfterSeconds' in view && view.retryAfterSeconds)
			setHeaders({ 'retry-after': String(view.retryAfterSeconds) });
		const isNew = view.stage === 'before' && !view.begun;
		const shown = { ...view, again: isNew ? undefined : AGAIN[view.stage] };
		return view.status === 200 ? shown : fail(view.status, shown);
	}
};
