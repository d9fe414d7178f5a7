import { randomBytes } from 'node:crypto';
import { field } from '#lib/forms/field.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { grouped } from '#lib/sealed/receipt-code.ts';
import { ways, type Answers } from '#lib/sealed/tip.ts';
import * as captcha from '#lib/server/captcha/index.ts';
import * as tips from '#lib/server/tips/index.ts';

/** What the tip page shows in answer to a post. `status` is the answer's. */
export type View =
	| { stage: 'before'; status: 200 | 400; error?: 'way' | 'unreadable' }
	| ({
			stage: 'questions';
			status: 200 | 400;
			errors: tips.FieldErrors;
	  } & Carried)
	| ({
			stage: 'check' | 'hcaptcha';
			status: 200 | 400 | 429 | 500 | 503;
			error?: Trouble;
			retryAfterSeconds?: number;
			/** An answer to the plain question that may yet be right. */
			typed?: string;
			offer: captcha.Offer;
	  } & Carried)
	| ({
			stage: 'receipt';
			status: 200;
			code: string;
			/** It was kept before: nothing was sent twice. */
			known: boolean;
			unroutable: boolean;
	  } & Omit<Carried, 'answers'>);
type Carried = { ticket: string; draft: string; answers: Answers };
export type Trouble =
	'nothing' | 'wrong' | 'too-soon' | 'provider' | 'renewed' | 'wait' | 'closed' | 'unavailable';
type AskedAgain = Extract<View, { stage: 'check' | 'hcaptcha' }>;

type Context = {
	intake: tips.Intake;
	locale: Locale;
	now: Date;
	/** Logs what went wrong without a word of it. */
	broke: (error: unknown) => void;
};

/**
 * The tip form as a conversation: each post brings all that it needs, nothing is kept between them, and
 * whatever is wrong, the answers come back with it.
 */
export async function step(context: Context, form: FormData): Promise<View> {
	const { keys } = context.intake;
	const brought = tips.readTicket(field(form, 'ticket'), keys.ticket, context.now);
	const ticket = brought.is === 'good' ? brought.ticket : fresh(context);
	const pressed = field(form, 'step');
	if (pressed === 'start') {
		const way = ways.find((way) => way === field(form, 'way'));
		if (!way) return { stage: 'before', status: 400, error: 'way' };
		return questions(context, ticket, { answers: tips.noAnswers(way), failures: 0 });
	}
	const draft =
		brought.is === 'forged'
			? undefined
			: tips.openDraft(field(form, 'draft'), brought.ticket, keys.draft);
	if (pressed === 'review' || pressed === 'language') {
		const { answers, errors } = tips.readAnswers(form);
		const next = { failures: 0, ...draft, answers, unasked: form.has('unasked') };
		if (pressed === 'language') return questions(context, ticket, next);
		return Object.keys(errors).length > 0
			? questions(context, ticket, next, errors)
			: look(context, 'check', ticket, next);
	}
	if (!draft || brought.is === 'forged') return unread(form);
	switch (pressed) {
		case 'change':
			return questions(context, ticket, draft);
		case 'check':
			return look(context, 'check', ticket, draft);
		case 'hcaptcha':
			return look(context, 'hcaptcha', ticket, draft);
		default:
			// With the ticket as it was brought: what is kept already is shown again, however old the form.
			return send(context, brought.ticket, draft, form);
	}
}

async function send(
	context: Context,
	ticket: tips.Ticket,
	draft: tips.Draft,
	form: FormData
): Promise<View> {
	const { answers, failures } = draft;
	if (draft.unasked && (await canAsk(context)))
		return questions(context, ticket, draft, { involved: 'unasked' });
	const shown = {
		pass: draft.pass,
		work: field(form, 'work'),
		answer: field(form, 'answer'),
		hcaptchaToken: field(form, 'h-captcha-response')
	};
	const sent = await tips
		.submit(
			context.intake,
			{ ticket, locale: context.locale, answers, shown, failures },
			context.now
		)
		.catch(context.broke);
	// A fault of ours that nobody foresaw: an error page would take the person's words with it.
	if (!sent) return look(context, 'check', ticket, draft, { status: 500, error: 'unavailable' });
	switch (sent.is) {
		case 'kept': {
			const { again: known, unroutable } = sent;
			return {
				...{ stage: 'receipt', status: 200, known, unroutable, code: grouped(sent.code) },
				// As they came: what is sent again is the same, and shows the same.
				...{ ticket: field(form, 'ticket'), draft: field(form, 'draft') }
			};
		}
		case 'ask-again': {
			const failed = { ...draft, failures: failures + (sent.why === 'wrong' ? 1 : 0) };
			const typed = sent.why === 'too-soon' ? shown.answer : undefined;
			return look(context, 'check', ticket, failed, { status: 400, error: sent.why, typed });
		}
		case 'renew':
			return look(context, 'check', fresh(context), draft, { status: 400, error: 'renewed' });
		case 'wait': {
			const { retryAfterSeconds } = sent;
			return look(context, 'check', ticket, draft, {
				status: 429,
				error: 'wait',
				retryAfterSeconds
			});
		}
		default: {
			const passed = { ...draft, pass: sent.pass ?? draft.pass };
			const error = sent.is === 'down' ? 'unavailable' : 'closed';
			return look(context, 'check', ticket, passed, { status: 503, error });
		}
	}
}

/** While the database was away, the form could not ask who may be involved. That comes before anything is sent. */
async function canAsk({ intake, broke }: Context): Promise<boolean> {
	const desks = await tips.desks(intake).catch(broke);
	return !!desks && desks.agencies.length > 0;
}

/** Nothing came with the form, or what came was not sealed here: the keys changed, or somebody altered it. */
const unread = (form: FormData): View =>
	form.has('draft')
		? { stage: 'before', status: 400, error: 'unreadable' }
		: { stage: 'before', status: 200 };

/** The answers stand in the fields; the draft brings only how the checks went, so nothing travels twice. */
const questions = (
	{ intake }: Context,
	ticket: tips.Ticket,
	draft: tips.Draft,
	errors: tips.FieldErrors = {}
): View => ({
	stage: 'questions',
	status: Object.keys(errors).length > 0 ? 400 : 200,
	...carried(intake, ticket, { ...draft, answers: tips.noAnswers(draft.answers.way) }),
	answers: draft.answers,
	errors
});

async function look(
	{ intake, locale, now, broke }: Context,
	stage: 'check' | 'hcaptcha',
	ticket: tips.Ticket,
	draft: tips.Draft,
	trouble: Pick<AskedAgain, 'status' | 'error' | 'retryAfterSeconds' | 'typed'> = { status: 200 }
): Promise<View> {
	// A database that is down is not asked a second time: the person waits for this answer.
	const known = trouble.error !== 'unavailable';
	const load = known && (await tips.tipsThisHour(intake, now).catch(broke));
	return {
		stage,
		...trouble,
		...carried(intake, ticket, draft),
		offer: captcha.offer(intake.captcha, { ...ticket, locale }, load || 0)
	};
}

const carried = ({ keys }: tips.Intake, ticket: tips.Ticket, draft: tips.Draft): Carried => ({
	ticket: tips.writeTicket(ticket, keys.ticket),
	draft: tips.sealDraft(draft, ticket, keys.draft),
	answers: draft.answers
});

const fresh = ({ now }: Context): tips.Ticket => tips.newTicket(randomBytes(16), now);
