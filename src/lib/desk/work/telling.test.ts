import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '#lib/questions/answers.ts';
import { noAnswers } from '#lib/server/tips/answers.ts';
import { telling } from './telling.ts';

const answers = (told: Partial<Answers>): Answers => ({
	...noAnswers('saw'),
	what: 'He keeps the passports in a drawer. I heard that Rosalind wants to leave by catamaran.',
	...told
});

describe('a reply that tells what the tip said', () => {
	it('is caught by a name', () => {
		expect(telling('Is Rosalind safe now?', answers({}))).toEqual(['Rosalind']);
		expect(telling('Where is Rosalind’s room?', answers({}))).toEqual(['Rosalind’s']);
	});
	it('is caught by a rare word, whatever its case', () => {
		expect(telling('Which Catamaran is it?', answers({}))).toEqual(['Catamaran']);
	});
	it('is caught by a plate or a number', () => {
		const told = answers({ vehicles: 'white van, PA 4471', phones: '869-555-0142' });
		expect(telling('Was it 4471, or 869-555-0142?', told)).toEqual(['4471', '869-555-0142']);
	});
	it('is caught by a place', () => {
		const told = answers({ place: 'The guest house on Cayon Street' });
		expect(telling('Are you still in Cayon?', told)).toEqual(['Cayon']);
	});
	it('is caught by how a person looks', () => {
		const told = answers({ who: 'A tall man with a grey cap' });
		expect(telling('Is the man with the grey hair there?', told)).toEqual(['grey']);
	});
	it('is let be when it asks in plain words', () => {
		const told = answers({ place: 'A house near the water', when: 'Every morning' });
		expect(telling('Thank you. When is it safe for you to read this page again?', told)).toEqual(
			[]
		);
		expect(telling('Is it in the house in the morning?', told)).toEqual([]);
	});
	it('shows each word once, and only words that stand in the reply', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (reply, place) => {
				const found = telling(reply, answers({ place }));
				expect(new Set(found).size).toBe(found.length);
				for (const word of found) expect(reply).toContain(word);
			})
		);
	});
	it('catches any number of the tip that is repeated', () => {
		fc.assert(
			fc.property(fc.integer({ min: 100, max: 9_999_999 }), (number) => {
				const told = answers({ what: `The plate ends in ${number}.` });
				expect(telling(`Are you sure of ${number}?`, told)).toEqual([String(number)]);
			})
		);
	});
});
