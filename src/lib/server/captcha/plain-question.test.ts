import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '#lib/i18n/locales.ts';
import { messages } from '#lib/i18n/messages.ts';
import { isAnswered, plainQuestion } from './plain-question.ts';

describe.each(Object.keys(locales) as Locale[])('the plain question in %s', (locale) => {
	const { questions } = messages(locale);
	const secret = randomBytes(32);

	it('is answered by its one right word, and by no other of its list', () => {
		for (let n = 0; n < 500; n++) {
			const asked = plainQuestion(secret, randomBytes(16), questions);
			const list = asked.question
				.split(/[:?]\s/)
				.at(-1)!
				.split(', ');
			expect(list).toHaveLength(4);
			const right = list.filter((word) => isAnswered(asked, word.toUpperCase()));
			expect(right, asked.question).toEqual([asked.answer]);
			expect(asked.question).not.toMatch(/[{}]/);
		}
	});

	it('has no word that stands in two groups, however it is typed', () => {
		const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
		const words = questions.groups.flatMap(({ words }) => words.map(plain));
		expect(new Set(words).size).toBe(words.length);
		expect(questions.groups.length).toBeGreaterThanOrEqual(8);
		expect(questions.nth).toHaveLength(4);
	});
});
