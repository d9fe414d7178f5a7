import { askedIn, type Name } from '#lib/questions/answers.ts';
import type { Topic, Way } from '#lib/questions/question.ts';

/** The two pages of questions. Somebody who has said enough on the first goes on without the second. */
export const pages = ['story', 'details'] as const;
export type Page = (typeof pages)[number];

/** What each of the four is asked, and in which order: somebody in it first how urgent it is, a witness what they saw. */
const ORDER: Record<Way, Record<Page, readonly Topic[]>> = {
	me: {
		story: ['now', 'what', 'involved'],
		details: ['contact', 'where', 'signs', 'people', 'when', 'things']
	},
	known: {
		story: ['what', 'now', 'involved'],
		details: ['where', 'signs', 'when', 'people', 'things', 'how', 'contact']
	},
	saw: {
		story: ['what', 'now', 'involved'],
		details: ['where', 'when', 'people', 'things', 'signs', 'how', 'contact']
	},
	question: { story: ['what', 'involved'], details: ['contact'] }
};

export const topicsOf = (way: Way, page: Page): readonly Topic[] => ORDER[way][page];

/** The answers that a page brings. */
export const fieldsOf = (way: Way, page: Page): readonly Name[] =>
	ORDER[way][page].flatMap(askedIn);
