import { field } from '#lib/forms/field.ts';
import { ways, type Way } from '#lib/questions/question.ts';
import * as captcha from '../captcha/index.ts';
import * as tips from '../tips/index.ts';
import { withAnswers, wrongIn } from './draft.ts';
import { pages, type Page } from './pages.ts';
import { send } from './send.ts';
import type { Context, View } from './view.ts';
import { before, fresh, look, questions } from './views.ts';

/**
 * The tip form as a conversation: each post brings all that it needs, nothing is kept between them, and
 * whatever is wrong, the answers come back with it.
 */
export async function step(context: Context, form: FormData): Promise<View> {
	const post = readPost(context, form);
	const { brought, ticket, sealed, answered, page } = post;
	if (post.pressed === 'start') return start(context, post, form);
	// The first page stands alone: what was told there is not lost with a draft that does not open any more.
	if (!sealed && !answered.includes('story')) return unread(form);
	const draft = withAnswers(form, sealed, answered);
	switch (post.pressed) {
		case 'language':
			return questions(context, ticket, page ?? 'story', draft);
		case 'ways':
			return before(context, ticket, tips.turnedTo(draft, wayIn(form) ?? draft.answers.way));
		case 'more':
			return (
				mended(context, ticket, draft, ['story']) ?? questions(context, ticket, 'details', draft)
			);
		case 'change':
			return questions(context, ticket, 'story', draft);
		case 'review':
			return mended(context, ticket, draft) ?? look(context, 'check', ticket, draft);
		case 'check':
			return look(context, 'check', ticket, draft);
		case 'hcaptcha':
			return look(context, 'hcaptcha', ticket, draft);
		default:
			// With the ticket as it was brought: what is kept already is shown again, however old the form.
			return brought.is === 'forged' ? unread(form) : send(context, brought.ticket, draft, form);
	}
}

type Post = ReturnType<typeof readPost>;

/** What a post brings besides answers. `ticket` is a fresh one where it brings none that is good. */
function readPost(context: Context, form: FormData) {
	const { keys } = context.intake;
	const brought = tips.readTicket(field(form, 'ticket'), keys.ticket, context.now);
	const page = pages.find((page) => page === field(form, 'page'));
	return {
		brought,
		ticket: brought.is === 'good' ? brought.ticket : fresh(context),
		sealed:
			brought.is === 'forged'
				? undefined
				: tips.openDraft(field(form, 'draft'), brought.ticket, keys.drafts),
		answered: pages.filter((page) => form.getAll('page').includes(page)),
		page,
		pressed: what(field(form, 'step'), page)
	};
}

const wayIn = (form: FormData): Way | undefined => ways.find((way) => way === field(form, 'way'));

async function start(
	context: Context,
	{ ticket, sealed, answered }: Post,
	form: FormData
): Promise<View> {
	const way = wayIn(form);
	if (!way) return before(context, ticket, sealed && withAnswers(form, sealed, answered), 'way');
	// Nothing is typed yet, so nothing is lost: whoever goes on later is never turned away for this.
	const isBegun = sealed || answered.length > 0;
	const policies = isBegun || (await context.intake.policies(context.locale).catch(context.broke));
	if (!policies) return { stage: 'before', status: 200 };
	if (form.has('voucher')) return entered(context, way, field(form, 'voucher'));
	const begun = tips.turnedTo(sealed ?? tips.newDraft(way), way);
	return questions(context, ticket, 'story', withAnswers(form, begun, answered));
}

/** Back to the page that something is wrong on. */
function mended(
	context: Context,
	ticket: tips.Ticket,
	draft: tips.Draft,
	asked?: readonly Page[]
): View | undefined {
	const wrong = wrongIn(draft, asked);
	return wrong && questions(context, ticket, wrong.page, draft, wrong.errors);
}

/** What Enter in a field means: the page's first button is the way back, and that is not it. */
const what = (pressed: string, page: Page | undefined): string =>
	pressed !== 'on' ? pressed : !page ? 'send' : page === 'story' ? 'more' : 'review';

/** Somebody at the desk begins a tip for a caller. A voucher that is none begins a form like any other. */
async function entered(context: Context, way: Way, voucher: string): Promise<View> {
	const { intake, now, broke } = context;
	const vouched = await tips.ticketFor(intake, voucher, now).catch(broke);
	const draft = tips.newDraft(way);
	if (!vouched) return questions(context, fresh(context), 'story', draft);
	const { ticket, arrival } = vouched;
	const pass = captcha.vouched(intake.captcha, ticket.nonce);
	const began = { ...draft, pass, entered: true, ...(arrival && { arrival }) };
	return questions(context, ticket, 'story', began);
}

/** Nothing came with the form, or what came was not sealed here: the keys changed, or somebody altered it. */
const unread = (form: FormData): View =>
	form.has('draft')
		? { stage: 'before', status: 400, error: 'unreadable' }
		: { stage: 'before', status: 200 };
