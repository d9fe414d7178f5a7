import { error, fail, redirect } from '@sveltejs/kit';
import { readForm } from '#lib/forms/read-form.server.ts';
import { texts } from './body.server.ts';

type Done<More> = { readonly ok: true } & More;
/** `by`: who was first; `is`: what it is by now; `from`: when it can be done. */
type Hindered = {
	readonly ok: false;
	readonly why: string;
	readonly by?: string;
	readonly is?: number;
	readonly from?: string;
};
export type Outcome<More = object> = Done<More> | Hindered;

/**
 * What the page hears of an act. Done: 303 to where it leads, or that it is. What is not there: 404. What cannot be
 * read: 400. Whatever else stands in the way, somebody who was first among it: 409.
 * @param typed what comes back to be corrected.
 */
export function answer<More extends object = object>(
	outcome: Outcome<More>,
	{ to, typed }: { to?: string; typed?: Readonly<Record<string, string>> } = {}
) {
	if (!outcome.ok) {
		const { why, by, is, from } = outcome;
		if (why === 'not-there') error(404);
		return fail(why === 'unreadable' ? 400 : 409, { why, by, is, from, typed });
	}
	if (to) redirect(303, to);
	return outcome;
}

/** Of a page that is not there for whoever may not do anything on it. */
export const hidden = (outcome: Outcome): Outcome =>
	!outcome.ok && outcome.why === 'not-allowed' ? { ok: false, why: 'not-there' } : outcome;

/** An action on what people typed: whatever it comes to but done, everything typed stays. */
export const act =
	<Event extends { request: Request }, More extends object = object>(
		verb: (event: Event, typed: Readonly<Record<string, string>>) => Promise<Outcome<More>>,
		to?: string
	) =>
	async (event: Event) => {
		const typed = texts(await readForm(event.request));
		return answer(await verb(event, typed), { to, typed });
	};
