import type { Asks, Name } from './answers.ts';
import type { Topic, Way } from './question.ts';

/** One text for all, or another for whoever tells of themselves, or one for each way. */
export type Said =
	string | { readonly me: string; readonly other: string } | Readonly<Record<Way, string>>;

export function saidTo(way: Way, said: Said): string {
	if (typeof said === 'string') return said;
	if ('other' in said) return way === 'me' ? said.me : said.other;
	return said[way];
}

/** What a language says to a question: for whoever goes through them all. */
export type Words = {
	readonly label: Said;
	readonly hint?: Said;
	readonly options?: Readonly<Record<string, string>>;
};

/** What every language has to say. */
export type QuestionWords = {
	readonly [N in Name]: Omit<Words, 'options'> &
		(Asks[N] extends { of: readonly (infer Option extends string)[] }
			? { readonly options: Readonly<Record<Option, string>> }
			: unknown);
};

/** What stands over the questions of a topic, where they need it. */
export type TopicWords = Partial<
	Record<Topic, { readonly heading: Said; readonly hint?: string; readonly lead?: string }>
>;
