import { randomBytes } from 'node:crypto';
import * as captcha from '../captcha/index.ts';
import * as tips from '../tips/index.ts';
import { saidMore, without } from './draft.ts';
import { fieldsOf, topicsOf, type Page } from './pages.ts';
import type { Carried, Check, Context, View } from './view.ts';

/** The four ways; what was answered before comes along. */
export function before(
	{ intake }: Context,
	ticket: tips.Ticket,
	draft: tips.Draft | undefined,
	error?: 'way'
): View {
	if (!draft) return { stage: 'before', status: error ? 400 : 200, error };
	const { ticket: written, draft: sealed, answers } = carried(intake, ticket, draft);
	return {
		...{ stage: 'before', status: error ? 400 : 200, error },
		begun: { ticket: written, draft: sealed, way: answers.way }
	};
}

/** A page of questions, with what is wrong on it. */
export const questions = (
	{ intake }: Context,
	ticket: tips.Ticket,
	page: Page,
	draft: tips.Draft,
	errors: tips.FieldErrors = {}
): View => {
	return {
		stage: 'questions',
		page,
		topics: topicsOf(draft.answers.way, page),
		status: Object.keys(errors).length > 0 ? 400 : 200,
		...carried(intake, ticket, without(draft, page)),
		answers: draft.answers,
		errors
	};
};

/** All that was told, to be looked over, and what shows that a person sends it. */
export async function look(
	{ intake, locale, now, crowded, broke }: Context,
	stage: 'check' | 'hcaptcha',
	ticket: tips.Ticket,
	draft: tips.Draft,
	trouble: Pick<Check, 'status' | 'error' | 'retryAfterSeconds' | 'typed'> = { status: 200 }
): Promise<View> {
	// A database that is down is not asked a second time: the person waits for this answer.
	const known = trouble.error !== 'unavailable';
	const load = known && (await tips.loadOf(intake, crowded, now).catch(broke));
	return {
		stage,
		...trouble,
		...carried(intake, ticket, draft),
		firstPage: fieldsOf(draft.answers.way, 'story'),
		back: saidMore(draft.answers) ? 'more' : 'change',
		offer: captcha.offer(intake.captcha, { ...ticket, locale }, load || 0)
	};
}

export const carried = (
	{ keys }: tips.Intake,
	ticket: tips.Ticket,
	draft: tips.Draft
): Carried => ({
	ticket: tips.writeTicket(ticket, keys.ticket),
	draft: tips.sealDraft(draft, ticket, keys.drafts),
	answers: draft.answers,
	entered: draft.entered ?? false
});

export const fresh = ({ now }: Context): tips.Ticket => tips.newTicket(randomBytes(16), now);
