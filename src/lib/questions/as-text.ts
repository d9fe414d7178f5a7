import type { Messages } from '#lib/i18n/messages.ts';
import { regionName } from '#lib/i18n/places.ts';
import { askedIn, rows, type Answers, type Name } from './answers.ts';
import { topics, type Question, type Topic } from './question.ts';
import { questions } from './table.ts';
import { saidTo, type TopicWords, type Words } from './words.ts';

type Text = Messages['tip'];
type Agencies = readonly { readonly id: string; readonly name: string }[];

/** What was answered, as questions and answers in the reader's words; what was left out is left out. */
export const asText = (
	answers: Answers,
	text: Text,
	agencies: Agencies
): { field: Name; label: string; value: string }[] =>
	topics
		.flatMap(readWith)
		.map((field) => ({
			field,
			label: labelOf(field, answers, text),
			value: valueOf(field, answers, text, agencies)
		}))
		.filter(({ value }) => value);

/** The questions whose answers are read with a topic. */
const readWith = (topic: Topic): readonly Name[] => [
	...askedIn(topic).filter((name) => {
		const { readWith }: Question = questions[name];
		return !readWith;
	}),
	...rows.filter(([, question]) => question.readWith === topic).map(([name]) => name)
];

function labelOf(field: Name, { way }: Answers, text: Text): string {
	const { kind, topic }: Question = questions[field];
	const over: TopicWords = text.questions.topics;
	// "Which part?" says little without what stands over it.
	const heading = kind === 'area' ? over[topic]?.heading : undefined;
	return saidTo(way, heading ?? text.questions.asks[field].label);
}

function valueOf(field: Name, answers: Answers, text: Text, agencies: Agencies): string {
	// A tip from before the question was asked has no answer to it.
	const answered = [answers[field] ?? []].flat();
	if (questions[field].kind === 'text') return answered.join('');
	const names = namesOf(field, text, agencies);
	const known = answered.filter((one) => one !== 'unknown');
	return known.map((one) => regionName(one) ?? names[one] ?? one).join('\n');
}

function namesOf(field: Name, text: Text, agencies: Agencies): Readonly<Record<string, string>> {
	switch (questions[field].kind) {
		case 'knows':
			return text.knows;
		case 'area':
			return text.areas;
		case 'agencies':
			return Object.fromEntries(agencies.map(({ id, name }) => [id, name]));
		default: {
			const { options }: Words = text.questions.asks[field];
			return options ?? {};
		}
	}
}
