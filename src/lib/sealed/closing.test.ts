import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	choicesFrom,
	choicesIn,
	closingQuestions,
	NOTHING_KNOWN,
	withHelp,
	type Help
} from './closing.ts';

const choices = { v: 1, ...NOTHING_KNOWN };
const read = (more: object) => choicesIn({ outcome: 'referred', choices: { ...choices, ...more } });

describe('what is chosen as a tip is closed', () => {
	it('is read as it was chosen, and one that a former release closed says that nothing was asked', () => {
		const made = { form: 'labour', sector: 'construction', people: '4-9', children: 'some' };
		const help = ['safe-place', 'legal'];
		expect(read({ ...made, help })).toEqual({ ...made, help });
		expect(choicesIn({ outcome: 'referred', words: 'Done.' })).toBe('unasked');
	});

	it.each([
		['of a later release', { v: 2 }],
		['of a form that is in no list', { form: 'harvest' }],
		['of a name that every object has', { sector: 'constructor' }],
		['of a number of people that names somebody', { people: '17' }],
		['with markup', { children: '<b>some</b>' }],
		['with no help, which is an answer of its own', { help: [] }],
		['with help and none at once', { help: ['medical', 'none'] }],
		['with the same help twice', { help: ['medical', 'medical'] }],
		['with help that is a text', { help: 'medical' }],
		['with nothing of a question', { form: undefined }]
	])('%s is none that is known', (_, more) => {
		expect(read(more)).toBe('unknown');
	});

	it.each([[null], ['closed'], [{ choices: null }], [{ choices: ['labour'] }]])(
		'is nothing in %j',
		(body) => {
			expect(['unasked', 'unknown']).toContain(choicesIn(body));
		}
	);

	it('always has help that can be read again, whatever is ticked in whichever order', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...closingQuestions.help)), (ticked) => {
				const help = ticked.reduce<readonly Help[]>(withHelp, NOTHING_KNOWN.help);
				expect(read({ help })).toMatchObject({ help });
			})
		);
	});

	it('begins with what the tip says itself, and "not known" of all else', () => {
		expect(choicesFrom({ people: 'one', child: 'yes' })).toEqual({
			...NOTHING_KNOWN,
			...{ people: '1', children: 'some' }
		});
		expect(choicesFrom({ people: 'few', child: 'unknown' })).toEqual(NOTHING_KNOWN);
		expect(choicesFrom(undefined)).toEqual(NOTHING_KNOWN);
	});
});
