import { rows, textsThat, type Answers } from '#lib/questions/answers.ts';
import type { Topic } from '#lib/questions/question.ts';
import { questions, RULES_VERSION } from '#lib/questions/table.ts';

export type Level = 1 | 2 | 3 | 4;
export type Urgency = {
	readonly level: Level;
	readonly rules: number;
	readonly reasons: readonly string[];
};

type Rule = {
	readonly level: Level;
	readonly reason: string;
	readonly when: (answers: Answers) => boolean;
};

/** What single answers of the questions of some topics raise. */
const raisedIn = (isIn: (topic: Topic) => boolean): Rule[] =>
	rows.flatMap(([name, question]) =>
		'raises' in question && isIn(question.topic)
			? Object.entries(question.raises ?? {}).map(([answer, raise]) => ({
					...raise,
					when: (answers: Answers) => [answers[name]].flat().includes(answer)
				}))
			: []
	);

/**
 * What raises a tip, in words that officers read. The first level that has a reason is the tip's. Nothing that somebody wrote is
 * level 4: two girls kept upstairs are words alone, too. Officers give that one, once they have read it.
 */
const LEAST: Rule = { level: 3, reason: 'little-detail', when: () => true };
const RULES: readonly Rule[] = [
	{
		level: 1,
		reason: 'child-now',
		when: ({ child, ongoing }) => child === 'yes' && ongoing === 'yes'
	},
	...raisedIn((topic) => topic === 'now'),
	{ level: 2, reason: 'self-report', when: ({ way }) => way === 'me' },
	...raisedIn((topic) => topic !== 'now'),
	{ level: 3, reason: 'detail', when: (answers) => details(answers) >= 2 },
	{ level: 3, reason: 'several-signs', when: ({ signs }) => signs.length >= 2 },
	LEAST
];

/** Reads the urgency off the answers; every reason of the level that decided, and of the lower ones but the last. */
export function urgencyOf(answers: Answers): Urgency {
	const holding = RULES.filter(({ when }) => when(answers)).sort((a, b) => a.level - b.level);
	const [{ level } = LEAST] = holding;
	const reasons = holding.length > 1 ? holding.filter((rule) => rule !== LEAST) : holding;
	return { level, rules: RULES_VERSION, reasons: reasons.map(({ reason }) => reason) };
}

/** In characters: so much is detail by itself. */
const LONG_STORY = 400;
const DETAILS = textsThat(({ detail }) => detail !== undefined);

/** Kinds of hard detail that a tip gives: what an officer can go and look for. */
const details = (answers: Answers): number => {
	const given = DETAILS.filter((name) => answers[name]).map((name) => questions[name]);
	const kinds = new Set(given.map((question) => 'detail' in question && question.detail));
	return kinds.size + (answers.what.length > LONG_STORY ? 1 : 0);
};
