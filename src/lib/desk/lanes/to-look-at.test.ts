import { expect, it } from 'vitest';
import { cardsToLookAt } from './to-look-at.ts';
import { leavingWords } from './leaving-words.ts';

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
	expect(leavingWords('Devon', { lanes: [], closesForm: false })).toEqual([]);
	const left = { name: 'General', left: ['Mara'], stops: true };
	const words = leavingWords('Devon', { lanes: [left], closesForm: false }).join(' ');
	for (const said of ['Devon', 'Only Mara is left in General', 'takes no new tips', 'custodian'])
		expect(words).toContain(said);
	expect(words).not.toContain('tip form is closed');
	const empty = { name: 'Review', left: [], stops: false };
	const none = leavingWords('Joan', { lanes: [empty], closesForm: true }).join(' ');
	expect(none).toContain('Nobody is left in Review');
	expect(none).toContain('tip form is closed');
});
