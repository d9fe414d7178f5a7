import type { Consent, Knows, Question, TextQuestion, Topic, Way } from './question.ts';
import { questions } from './table.ts';

export type Asks = typeof questions;
export type Name = keyof Asks;
/** The name of a question whose answer is typed. */
export type TextName = { [N in Name]: Asks[N] extends { kind: 'text' } ? N : never }[Name];

type AnswerTo<Q extends Question> = Q extends { kind: 'text' | 'area' }
	? string
	: Q extends { kind: 'knows' }
		? Knows
		: Q extends { kind: 'one'; of: readonly (infer Option)[] }
			? Option
			: readonly string[];

/**
 * What a tipster told. Texts are as typed; nothing but `what` was required. Where, it is a region of the country, a whole
 * island, `elsewhere` or `unknown`; of agencies there are ids.
 */
export type Answers = { readonly way: Way } & {
	readonly [N in Name]: AnswerTo<Asks[N]>;
} & { readonly consent: Consent };

/** The table, a row at a time. */
export const rows = Object.entries(questions) as readonly (readonly [Name, Question])[];

/** The questions of a topic, in the order in which they are asked. */
export function askedIn(topic: Topic): readonly Name[] {
	const here = rows.filter(([, question]) => question.topic === topic);
	const first = here.filter(([, question]) => !question.last);
	const last = here.filter(([, question]) => question.last);
	return [...first, ...last].map(([name]) => name);
}

/** The questions with typed answers of which this holds. */
export const textsThat = (is: (question: TextQuestion) => boolean): readonly TextName[] =>
	rows.flatMap(([name, question]) =>
		question.kind === 'text' && is(question) ? [name as TextName] : []
	);
