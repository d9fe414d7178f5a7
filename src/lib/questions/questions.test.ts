import { describe, expect, it } from 'vitest';
import { tip as words } from '#content/en/messages/tip.ts';
import { noAnswers } from '#lib/server/tips/answers.ts';
import { rows, textsThat, type Answers } from './answers.ts';
import { asText } from './as-text.ts';

/** Something said to every question: its first choice, or its name. */
const everything = Object.fromEntries(
	rows.map(([name, question]) => {
		if (question.kind === 'knows') return [name, 'no'];
		if (question.kind === 'one') return [name, question.of[0]];
		if (question.kind === 'some') return [name, [question.of[0]]];
		if (question.kind === 'agencies') return [name, ['police']];
		return [name, question.kind === 'area' ? 'elsewhere' : name];
	})
);
const answers: Answers = { ...noAnswers('me'), ...everything };
const agencies = [{ id: 'police', name: 'Police' }];
const fieldsOf = (given: Answers) => asText(given, words, agencies).map(({ field }) => field);

describe('what was answered, in words', () => {
	it('is all of it, in the order of its topics, under the words for who tells', () => {
		const text = asText(answers, words, agencies);
		const fields = text.map(({ field }) => field);
		expect(fields.toSorted()).toEqual(rows.map(([name]) => name).toSorted());
		const first = ['what', 'danger', 'leaving', 'child', 'ongoing', 'area'] as const;
		expect(fields.filter((field) => first.some((one) => one === field))).toEqual(first);
		expect(text.slice(0, 2)).toEqual([
			{ field: 'what', label: 'What is happening?', value: 'what' },
			{ field: 'danger', label: 'Are you in danger now?', value: 'No' }
		]);
		expect(text.find(({ field }) => field === 'area')).toMatchObject({
			label: 'Where are you?',
			value: 'Somewhere else'
		});
		expect(text.find(({ field }) => field === 'involved')).toMatchObject({ value: 'Police' });
	});

	it('leaves out what was left out, and what nobody was asked yet', () => {
		expect(fieldsOf({ ...noAnswers('saw'), what: 'x' })).toEqual(['what']);
		const older = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== 'boats'));
		expect(fieldsOf(older as Answers)).not.toContain('boats');
	});
});

it('says of each text whether its teller shows in it, and what a reply must not repeat', () => {
	expect(textsThat(({ showsTeller }) => showsTeller === true)).toEqual([
		...['what', 'place', 'when', 'who', 'doers']
	]);
	expect(textsThat(({ names }) => !names)).toEqual(['contactTimes', 'contactSeenBy']);
});
