import { field } from '#lib/forms/field.ts';
import type { Answers } from '#lib/questions/answers.ts';
import * as tips from '../tips/index.ts';
import { fieldsOf, pages, type Page } from './pages.ts';

/**
 * The draft with what this post answers: a page of questions, or, where everything is looked over, the consent. A browser
 * with JavaScript that went back brings what it knows of the later pages, too.
 */
export function withAnswers(
	form: FormData,
	sealed: tips.Draft | undefined,
	answered: readonly Page[]
): tips.Draft {
	const draft = sealed ?? tips.newDraft(field(form, 'way'));
	const fields = answered.flatMap((page) => [...fieldsOf(draft.answers.way, page)]);
	const { answers } = tips.readAnswers(
		form,
		form.has('consent') ? [...fields, 'consent'] : fields,
		draft.answers
	);
	const unasked = answered.includes('story') ? form.has('unasked') : draft.unasked;
	return { ...draft, answers, unasked };
}

/** The first page of those asked about that something is wrong on. */
export function wrongIn(
	draft: tips.Draft,
	asked: readonly Page[] = pages
): { page: Page; errors: tips.FieldErrors } | undefined {
	const { errors } = tips.readAnswers(NOTHING, [], draft.answers);
	for (const page of asked) {
		const fields = fieldsOf(draft.answers.way, page);
		const here = Object.fromEntries(
			fields.flatMap((name) => (errors[name] ? [[name, errors[name]]] : []))
		);
		if (Object.keys(here).length > 0) return { page, errors: here };
	}
	return undefined;
}

/** Without what a page asks: that stands in its fields, and nothing travels twice. */
export function without(draft: tips.Draft, page: Page): tips.Draft {
	const here = fieldsOf(draft.answers.way, page);
	return { ...draft, answers: tips.readAnswers(NOTHING, here, draft.answers).answers };
}

/** Whether anything was answered on the second page. */
export function saidMore(answers: Answers): boolean {
	const nothing = tips.noAnswers(answers.way);
	return fieldsOf(answers.way, 'details').some(
		(name) => String(answers[name]) !== String(nothing[name])
	);
}

const NOTHING = { get: () => '', getAll: () => [] };
