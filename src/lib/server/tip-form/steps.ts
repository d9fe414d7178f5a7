import { randomBytes } from 'node:crypto';
import { field } from '#lib/forms/field.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { grouped } from '#lib/sealed/receipt-code.ts';
import type { Answers, Name } from '#lib/questions/answers.ts';
import { ways, type Topic, type Way } from '#lib/questions/question.ts';
import * as captcha from '../captcha/index.ts';
import * as tips from '../tips/index.ts';
import { fieldsOf, pages, topicsOf, type Page } from './pages.ts';

/** What the tip page shows in answer to a post. `status` is the answer's. */
export type View =
	| {
			stage: 'before';
			status: 200 | 400;
			error?: 'way' | 'unreadable';
			/** Whoever comes back to it from the questions has answered some. */
			begun?: { ticket: string; draft: string; way: Way };
	  }
	| ({
			stage: 'questions';
			page: Page;
			topics: readonly Topic[];
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
			/** The answers that the first page asked for. */
			firstPage: readonly Name[];
			/** Leads to the page that the person came from. */
			back: 'change' | 'more';
			offer: captcha.Offer;
	  } & Carried)
	/** So many write at this moment that this takes no more of the server than it must. */
	| {
			stage: 'busy';
			status: 503;
			retryAfterSeconds: number;
			ticket: string;
			draft: string;
			typed: string;
			danger: boolean;
			/** The tip is kept; it is its receipt that has to wait. */
			kept: boolean;
	  }
	/** To a script that asked first, so that whatever goes wrong leaves the page where it is: the receipt is a page. */
	| { stage: 'kept'; status: 200 }
	| ({
			stage: 'receipt';
			status: 200;
			code: string;
			/** It was kept before: nothing was sent twice. */
			known: boolean;
			/** The page's script asked first, so that it is known already. */
			asked: boolean;
			unroutable: boolean;
			danger: boolean;
	  } & Omit<Carried, 'answers'>);
/** `entered`: by somebody at the desk, for a caller; nothing has to be shown. */
type Carried = { ticket: string; draft: string; answers: Answers; entered: boolean };
export type Trouble =
	| 'nothing'
	| 'wrong'
	| 'too-soon'
	| 'provider'
	| 'renewed'
	| 'wait'
	| 'full'
	| 'closed'
	| 'unavailable';
type AskedAgain = Extract<View, { stage: 'check' | 'hcaptcha' }>;

/** The crowd that was there is through by then. */
const BUSY_SECONDS = 3;

type Context = {
	intake: tips.Intake;
	locale: Locale;
	now: Date;
	/** Many come from where this comes from. */
	crowded: boolean;
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
	const sealed =
		brought.is === 'forged'
			? undefined
			: tips.openDraft(field(form, 'draft'), brought.ticket, keys.draft);
	const answered = pages.filter((page) => form.getAll('page').includes(page));
	const page = pages.find((page) => page === field(form, 'page'));
	const pressed = what(field(form, 'step'), page);
	if (pressed === 'start') {
		const way = ways.find((way) => way === field(form, 'way'));
		if (!way) return before(context, ticket, sealed && withAnswers(form, sealed, answered), 'way');
		// Nothing is typed yet, so nothing is lost: whoever goes on later is never turned away for this.
		const isBegun = sealed || answered.length > 0;
		const policies =
			isBegun || (await context.intake.policies(context.locale).catch(context.broke));
		if (!policies) return { stage: 'before', status: 200 };
		if (form.has('voucher')) return entered(context, way, field(form, 'voucher'));
		const begun = sealed ?? { answers: tips.noAnswers(way), failures: 0 };
		const turned = { ...begun, answers: { ...begun.answers, way } };
		return questions(context, ticket, 'story', withAnswers(form, turned, answered));
	}
	// The first page stands alone: what was told there is not lost with a draft that does not open any more.
	if (!sealed && !answered.includes('story')) return unread(form);
	const draft = withAnswers(form, sealed, answered);
	switch (pressed) {
		case 'language':
			return questions(context, ticket, page ?? 'story', draft);
		case 'ways': {
			const way = ways.find((way) => way === field(form, 'way')) ?? draft.answers.way;
			return before(context, ticket, { ...draft, answers: { ...draft.answers, way } });
		}
		case 'more':
			return checked(draft, 'story') ?? questions(context, ticket, 'details', draft);
		case 'change':
			return questions(context, ticket, 'story', draft);
		case 'review':
			return checked(draft) ?? look(context, 'check', ticket, draft);
		case 'check':
			return look(context, 'check', ticket, draft);
		case 'hcaptcha':
			return look(context, 'hcaptcha', ticket, draft);
		default:
			// With the ticket as it was brought: what is kept already is shown again, however old the form.
			return brought.is === 'forged' ? unread(form) : send(context, brought.ticket, draft, form);
	}

	/** Back to the first page of those asked about that something is wrong on. */
	function checked(draft: tips.Draft, only?: Page): View | undefined {
		const { errors } = tips.readAnswers(form, [], draft.answers);
		for (const page of only ? [only] : pages) {
			const fields = fieldsOf(draft.answers.way, page);
			const here = Object.fromEntries(
				fields.flatMap((name) => (errors[name] ? [[name, errors[name]]] : []))
			);
			if (Object.keys(here).length > 0) return questions(context, ticket, page, draft, here);
		}
		return undefined;
	}
}

/** What Enter in a field means: the page's first button is the way back, and that is not it. */
const what = (pressed: string, page: Page | undefined): string =>
	pressed !== 'on' ? pressed : !page ? 'send' : page === 'story' ? 'more' : 'review';

/** The four ways; what was answered before comes along. */
function before(
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

/** Somebody at the desk begins a tip for a caller. A voucher that is none begins a form like any other. */
async function entered(context: Context, way: Answers['way'], voucher: string): Promise<View> {
	const { intake, now, broke } = context;
	const ticket = await tips.ticketFor(intake, voucher, now).catch(broke);
	const draft = { answers: tips.noAnswers(way), failures: 0 };
	if (!ticket) return questions(context, fresh(context), 'story', draft);
	const pass = captcha.vouched(intake.captcha, ticket.nonce);
	return questions(context, ticket, 'story', { ...draft, pass, entered: true });
}

/**
 * The draft with what this post answers: a page of questions, or, where everything is looked over, the consent. A browser
 * with JavaScript that went back brings what it knows of the later pages, too.
 */
function withAnswers(
	form: FormData,
	sealed: tips.Draft | undefined,
	answered: readonly Page[]
): tips.Draft {
	const draft = sealed ?? { answers: tips.noAnswers(field(form, 'way')), failures: 0 };
	const fields = answered.flatMap((page) => [...fieldsOf(draft.answers.way, page)]);
	const { answers } = tips.readAnswers(
		form,
		form.has('consent') ? [...fields, 'consent'] : fields,
		draft.answers
	);
	const unasked = answered.includes('story') ? form.has('unasked') : draft.unasked;
	return { ...draft, answers, unasked };
}

async function send(
	context: Context,
	ticket: tips.Ticket,
	draft: tips.Draft,
	form: FormData
): Promise<View> {
	const { answers, failures, waited } = draft;
	const { locale, crowded } = context;
	if (draft.unasked && (await canAsk(context)))
		return questions(context, ticket, 'story', draft, { involved: 'unasked' });
	const shown = {
		pass: draft.pass,
		work: field(form, 'work'),
		answer: field(form, 'answer'),
		hcaptchaToken: field(form, 'h-captcha-response')
	};
	const sent = await tips
		.submit(
			context.intake,
			{ ticket, locale, answers, shown, failures, crowded, waited, entered: draft.entered },
			context.now
		)
		.catch(context.broke);
	// A fault of ours that nobody foresaw: an error page would take the person's words with it.
	if (!sent) return look(context, 'check', ticket, draft, { status: 500, error: 'unavailable' });
	switch (sent.is) {
		case 'kept': {
			if (form.has('ask-first')) return { stage: 'kept', status: 200 };
			const { again: known, unroutable } = sent;
			return {
				...{ stage: 'receipt', status: 200, known, unroutable, code: grouped(sent.code) },
				...{ asked: form.has('asked'), danger: answers.danger === 'yes' },
				entered: draft.entered ?? false,
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
		case 'busy': {
			const waited = { ...draft, pass: sent.pass ?? draft.pass, waited: true };
			const again = carried(context.intake, ticket, waited);
			return {
				...{ stage: 'busy', status: 503, retryAfterSeconds: BUSY_SECONDS },
				...{ ticket: again.ticket, draft: again.draft, typed: shown.answer },
				...{ danger: answers.danger === 'yes', kept: form.has('asked') }
			};
		}
		case 'wait': {
			const { failed, retryAfterSeconds } = sent;
			return look(context, 'check', ticket, draft, {
				status: 429,
				error: failed ? 'wait' : 'full',
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
async function canAsk({ intake, locale, broke }: Context): Promise<boolean> {
	const desks = await tips.desks(intake, locale).catch(broke);
	return !!desks && desks.agencies.length > 0;
}

/** Nothing came with the form, or what came was not sealed here: the keys changed, or somebody altered it. */
const unread = (form: FormData): View =>
	form.has('draft')
		? { stage: 'before', status: 400, error: 'unreadable' }
		: { stage: 'before', status: 200 };

/** What a page asks stands in its fields; the draft brings the rest, so nothing travels twice. */
const questions = (
	{ intake }: Context,
	ticket: tips.Ticket,
	page: Page,
	draft: tips.Draft,
	errors: tips.FieldErrors = {}
): View => {
	const nothing = { get: () => '', getAll: () => [] };
	const here = fieldsOf(draft.answers.way, page);
	const { answers: others } = tips.readAnswers(nothing, here, draft.answers);
	return {
		stage: 'questions',
		page,
		topics: topicsOf(draft.answers.way, page),
		status: Object.keys(errors).length > 0 ? 400 : 200,
		...carried(intake, ticket, { ...draft, answers: others }),
		answers: draft.answers,
		errors
	};
};

async function look(
	{ intake, locale, now, crowded, broke }: Context,
	stage: 'check' | 'hcaptcha',
	ticket: tips.Ticket,
	draft: tips.Draft,
	trouble: Pick<AskedAgain, 'status' | 'error' | 'retryAfterSeconds' | 'typed'> = { status: 200 }
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

/** Whether anything was answered on the second page. */
function saidMore(answers: Answers): boolean {
	const nothing = tips.noAnswers(answers.way);
	return fieldsOf(answers.way, 'details').some(
		(name) => String(answers[name]) !== String(nothing[name])
	);
}

const carried = ({ keys }: tips.Intake, ticket: tips.Ticket, draft: tips.Draft): Carried => ({
	ticket: tips.writeTicket(ticket, keys.ticket),
	draft: tips.sealDraft(draft, ticket, keys.draft),
	answers: draft.answers,
	entered: draft.entered ?? false
});

const fresh = ({ now }: Context): tips.Ticket => tips.newTicket(randomBytes(16), now);
