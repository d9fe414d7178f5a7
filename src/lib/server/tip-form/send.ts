import { field } from '#lib/forms/field.ts';
import { grouped } from '#lib/sealed/receipt-code.ts';
import * as tips from '../tips/index.ts';
import type { Context, View } from './view.ts';
import { carried, fresh, look, questions } from './views.ts';

/** The crowd that was there is through by then. */
const BUSY_SECONDS = 3;

/** Sends the tip, or says why not yet, with every answer still there. */
export async function send(
	context: Context,
	ticket: tips.Ticket,
	draft: tips.Draft,
	form: FormData
): Promise<View> {
	const { intake, locale, crowded, now, broke } = context;
	if (draft.unasked && (await canAsk(context)))
		return questions(context, ticket, 'story', draft, { involved: 'unasked' });
	const shown = {
		work: field(form, 'work'),
		answer: field(form, 'answer'),
		hcaptchaToken: field(form, 'h-captcha-response')
	};
	const sent = await tips
		.submit(intake, { ticket, locale, draft, shown, crowded }, now)
		.catch(broke);
	// A fault of ours that nobody foresaw: an error page would take the person's words with it.
	if (!sent) return look(context, 'check', ticket, draft, { status: 500, error: 'unavailable' });
	return sent.is === 'kept' ? receipt(sent, draft, form) : notYet(context, ticket, sent, form);
}

type Kept = Extract<tips.Outcome, { is: 'kept' }>;

function receipt(sent: Kept, draft: tips.Draft, form: FormData): View {
	if (form.has('ask-first')) return { stage: 'kept', status: 200 };
	return {
		stage: 'receipt',
		status: 200,
		code: grouped(sent.code),
		known: sent.again,
		unroutable: sent.unroutable,
		asked: form.has('asked'),
		danger: isInDanger(draft),
		entered: draft.entered ?? false,
		// As they came: what is sent again is the same, and shows the same.
		ticket: field(form, 'ticket'),
		draft: field(form, 'draft')
	};
}

/** Why it is not sent yet, with every answer still there. */
function notYet(
	context: Context,
	ticket: tips.Ticket,
	sent: Exclude<tips.Outcome, Kept>,
	form: FormData
): View | Promise<View> {
	const { draft } = sent;
	switch (sent.is) {
		case 'ask-again': {
			const typed = sent.why === 'too-soon' ? field(form, 'answer') : undefined;
			return look(context, 'check', ticket, draft, { status: 400, error: sent.why, typed });
		}
		case 'renew':
			return look(context, 'check', fresh(context), draft, { status: 400, error: 'renewed' });
		case 'busy':
			return busy(context, ticket, draft, form);
		case 'wait': {
			const error = sent.failed ? 'wait' : 'full';
			const { retryAfterSeconds } = sent;
			return look(context, 'check', ticket, draft, { status: 429, error, retryAfterSeconds });
		}
		default: {
			const error = sent.is === 'down' ? 'unavailable' : 'closed';
			return look(context, 'check', ticket, draft, { status: 503, error });
		}
	}
}

function busy({ intake }: Context, ticket: tips.Ticket, draft: tips.Draft, form: FormData): View {
	const again = carried(intake, ticket, draft);
	return {
		stage: 'busy',
		status: 503,
		retryAfterSeconds: BUSY_SECONDS,
		ticket: again.ticket,
		draft: again.draft,
		typed: field(form, 'answer'),
		danger: isInDanger(draft),
		kept: form.has('asked')
	};
}

const isInDanger = ({ answers }: tips.Draft): boolean => answers.danger === 'yes';

/** While the database was away, the form could not ask who may be involved. That comes before anything is sent. */
async function canAsk({ intake, locale, now, broke }: Context): Promise<boolean> {
	const acceptance = await tips.acceptance(intake, locale, now).catch(broke);
	return !!acceptance && acceptance.agencies.length > 0;
}
