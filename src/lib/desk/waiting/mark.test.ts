import { describe, expect, it } from 'vitest';
import { titled, wordsOf } from './mark.ts';

describe('a tab', () => {
	it('says how much waits, before its title, and says it once', () => {
		expect(wordsOf({ urgent: 2, mine: 1 })).toBe('2 urgent, 1 for you');
		expect(titled('Queue', wordsOf({ urgent: 2, mine: 0 }))).toBe('(2 urgent) Queue');
		expect(titled('(2 urgent) Queue', wordsOf({ urgent: 1, mine: 3 }))).toBe(
			'(1 urgent, 3 for you) Queue'
		);
	});

	it('says nothing where nothing waits', () => {
		expect(titled('(2 urgent) Queue', wordsOf({ urgent: 0, mine: 0 }))).toBe('Queue');
		expect(titled('Queue', '')).toBe('Queue');
	});
});
