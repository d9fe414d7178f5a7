import { expect, it } from 'vitest';
import { cardsToLookAt } from './to-look-at.ts';
import { leavingWords, type Leaving } from './leaving-words.ts';

it('nobody is told to look at a key that waits for somebody else, or to wait for a member who is not there', () => {
	const by = (officer: string, lane: string, isAlone = false) => ({
		...{ by: officer, isAlone, card: { lane } }
	});
	const told = cardsToLookAt(
		'mara',
		[{ lane: 'due' }, { lane: 'left', isAlone: true }],
		[by('devon', 'theirs'), by('mara', 'mine'), by('mara', 'mine-alone', true)]
	);
	expect(told).toEqual({
		look: ['due', 'theirs'],
		alone: ['left', 'mine-alone'],
		others: ['mine']
	});
});

it('whoever ends somebody’s access reads nothing of lanes that keep two readers, and who is to act in the others', () => {
	const wordsOf = (name: string, leaving: Leaving) => {
		const { facts, what } = leavingWords(name, leaving);
		return [...facts, ...what].join(' ');
	};
	expect(wordsOf('Devon', { lanes: [], closesForm: false })).toBe('');
	const left = { name: 'General', left: ['Mara'], stops: true };
	const words = wordsOf('Devon', { lanes: [left], closesForm: false });
	for (const said of ['Devon', 'Only Mara is left in General', 'takes no new tips', 'custodian'])
		expect(words).toContain(said);
	expect(words).not.toContain('tip form is closed');
	const empty = { name: 'Review', left: [], stops: false };
	const none = wordsOf('Joan', { lanes: [empty], closesForm: true });
	expect(none).toContain('Nobody is left in Review');
	expect(none).toContain('tip form is closed');
});
