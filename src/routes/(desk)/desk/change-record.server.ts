import { error, fail, redirect } from '@sveltejs/kit';
import { readForm } from '#lib/forms/read-form.server.ts';

type Why = 'unreadable' | 'changed-meanwhile' | 'unknown' | 'must-stay';

/** Does one thing to a record and goes back to the list; if it cannot be done, everything typed stays. */
export const changeRecord =
	<Event extends { request: Request }>(
		list: string,
		verb: (event: Event, form: FormData) => Promise<'done' | 'not-allowed' | Why>
	) =>
	async (event: Event) => {
		const form = await readForm(event.request);
		const is = await verb(event, form);
		if (is === 'done') redirect(303, list);
		if (is === 'not-allowed') error(404);
		return fail(is === 'unreadable' ? 400 : 409, {
			why: is,
			typed: Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
		});
	};
