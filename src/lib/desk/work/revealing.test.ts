import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '#lib/questions/answers.ts';
import { noAnswers } from '#lib/server/tips/answers.ts';
import { revealing } from './revealing.ts';

const answers = (answered: Partial<Answers>): Answers => ({
	...noAnswers('saw'),
	what: 'He keeps the passports in a drawer. I heard that Rosalind wants to leave by catamaran.',
	...answered
});

describe('a reply that tells what the tip said', () => {
	it('is caught by a name', () => {
		expect(revealing('Is Rosalind safe now?', answers({}))).toEqual(['Rosalind']);
		expect(revealing('Where is Rosalind’s room?', answers({}))).toEqual(['Rosalind’s']);
	});
	it('is caught by a rare word, whatever its case', () => {
		expect(revealing('Which Catamaran is it?', answers({}))).toEqual(['Catamaran']);
	});
	it('is caught by a plate or a number', () => {
		const answered = answers({ vehicles: 'white van, PA 4471', phones: '869-555-0142' });
		expect(revealing('Was it 4471, or 869-555-0142?', answered)).toEqual(['4471', '869-555-0142']);
	});
	it('is caught by a place', () => {
		const answered = answers({ place: 'The guest house on Cayon Street' });
		expect(revealing('Are you still in Cayon?', answered)).toEqual(['Cayon']);
	});
	it('is caught by how a person looks', () => {
		const answered = answers({ who: 'A tall man with a grey cap' });
		expect(revealing('Is the man with the grey hair there?', answered)).toEqual(['grey']);
	});
	it('is let be when it asks in plain words', () => {
		const answered = answers({ place: 'A house near the water', when: 'Every morning' });
		expect(
			revealing('Thank you. When is it safe for you to read this page again?', answered)
		).toEqual([]);
		expect(revealing('Is it in the house in the morning?', answered)).toEqual([]);
	});
	it('is caught in whatever language, and with accents left out', () => {
		const answered = answers({
			what: 'La señora Núñez nos guarda los pasaportes en el depósito.',
			place: 'Detrás de la Casa Peñón'
		});
		expect(revealing('¿Sigue Nunez en el deposito?', answered)).toEqual(['Nunez', 'deposito']);
		expect(revealing('¿Está usted todavía en penon?', answered)).toEqual(['penon']);
	});
	it('lets small words of each language be', () => {
		const answered = answers({ place: 'chez nous, là où nous dormons toujours' });
		expect(revealing('Est-ce que vous êtes toujours chez vous ?', answered)).toEqual([]);
	});
	it('shows each word once, and only words that stand in the reply', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (reply, place) => {
				const found = revealing(reply, answers({ place }));
				expect(new Set(found).size).toBe(found.length);
				for (const word of found) expect(reply).toContain(word);
			})
		);
	});
	it('catches any number of the tip that is repeated', () => {
		fc.assert(
			fc.property(fc.integer({ min: 100, max: 9_999_999 }), (number) => {
				const answered = answers({ what: `The plate ends in ${number}.` });
				expect(revealing(`Are you sure of ${number}?`, answered)).toEqual([String(number)]);
			})
		);
	});
});
