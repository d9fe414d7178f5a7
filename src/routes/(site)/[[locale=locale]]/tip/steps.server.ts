import { randomBytes } from 'node:crypto';
import { grouped } from '#lib/sealed/receipt-code.ts';
import type { Answers } from '#lib/sealed/tip.ts';
import * as captcha from '#lib/server/captcha/index.ts';
import * as tips from '#lib/server/tips/index.ts';

/** What the tip page shows in answer to a post. `status` is the answer's. */
export type View =
	| { stage: 'before'; status: 200 }
	| {
			stage: 'questions';
			status: 200 | 400;
			ticket: string;
			pass: string;
			answers: Answers;
			errors: tips.FieldErrors;
	  }
	| ({ stage: 'check' | 'hcaptcha'; status: 200 | 400 | 503; error?: Trouble } & Sealed)
	| { stage: 'receipt'; status: 200; code: string; again: boolean; unroutable: boolean };
type Sealed = { ticket: string; draft: string; answers: Answers; offer: captcha.Offer };
export type Trouble =
	'nothing' | 'wrong' | 'too-soon' | 'provider' | 'expired' | 'wait' | 'closed' | 'unavailable';

type Context = { intake: tips.Intake; locale: string; now: Date };

/**
 * The tip form as a conversation: each post brings all that it needs, nothing is kept between them, and
 * whatever is wrong, the answers come back with it.
 */
export async function step(context: Context, form: FormData): Promise<View> {
	const { keys } = context.intake;
	const brought = tips.readTicket(field(form, 'ticket'), keys.ticket, context.now);
	const ticket = brought.is === 'good' ? brought.ticket : fresh(context);
	switch (field(form, 'step')) {
		case 'start':
			return questions(context, ticket, tips.noAnswers(field(form, 'way')), {});
		case 'review': {
			const { answers, errors } = tips.readAnswers(form);
			if (Object.keys(errors).length > 0)
				return questions(context, ticket, answers, errors, field(form, 'pass'));
			return look(context, 'check', ticket, {
				answers,
				failures: 0,
				pass: field(form, 'pass') || undefined
			});
		}
	}
	const draft =
		brought.is !== 'forged' && tips.openDraft(field(form, 'draft'), brought.ticket, keys.draft);
	if (!draft) return { stage: 'before', status: 200 };
	if (field(form, 'step') === 'change') {
		return questions(context, ticket, draft.answers, {}, draft.pass);
	}
	if (brought.is === 'expired')
		return look(context, 'check', ticket, { ...draft, pass: undefined }, 'expired');
	return field(form, 'step') === 'hcaptcha'
		? look(context, 'hcaptcha', ticket, draft)
		: send(context, ticket, draft, form);
}

async function send(
	context: Context,
	ticket: tips.Ticket,
	draft: tips.Draft,
	form: FormData
): Promise<View> {
	const { answers, failures, pass } = draft;
	const shown = {
		pass,
		work: field(form, 'work'),
		answer: field(form, 'answer'),
		hcaptchaToken: field(form, 'h-captcha-response')
	};
	const sent = await tips.submit(
		context.intake,
		{ ticket, locale: context.locale, answers, shown, failures },
		context.now
	);
	switch (sent.is) {
		case 'kept': {
			const { again, unroutable } = sent;
			return { stage: 'receipt', status: 200, code: grouped(sent.code), again, unroutable };
		}
		case 'ask-again':
			return look(
				context,
				'check',
				ticket,
				{ ...draft, failures: failures + (sent.why === 'wrong' ? 1 : 0) },
				sent.why
			);
		case 'down':
			return look(context, 'check', ticket, draft, 'unavailable');
		default:
			return look(context, 'check', ticket, draft, sent.is);
	}
}

const questions = (
	{ intake }: Context,
	ticket: tips.Ticket,
	answers: Answers,
	errors: tips.FieldErrors,
	pass = ''
): View => ({
	stage: 'questions',
	status: Object.keys(errors).length > 0 ? 400 : 200,
	ticket: tips.writeTicket(ticket, intake.keys.ticket),
	pass,
	answers,
	errors
});

async function look(
	{ intake, locale, now }: Context,
	stage: 'check' | 'hcaptcha',
	ticket: tips.Ticket,
	draft: tips.Draft,
	error?: Trouble
): Promise<View> {
	const load = await tips.tipsThisHour(intake, now);
	return {
		stage,
		status: error === 'unavailable' || error === 'closed' ? 503 : error ? 400 : 200,
		error,
		ticket: tips.writeTicket(ticket, intake.keys.ticket),
		draft: tips.sealDraft(draft, ticket, intake.keys.draft),
		answers: draft.answers,
		offer: captcha.offer(intake.captcha, { ...ticket, locale }, load)
	};
}

const fresh = ({ now }: Context): tips.Ticket => tips.newTicket(randomBytes(16), now);

function field(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
