import { describe, expect, it } from 'vitest';
import type { Answers } from '#lib/questions/answers.ts';
import { noAnswers } from '#lib/server/tips/answers.ts';
import type { SentFile, TipBody } from '#lib/sealed/tip.ts';
import { Exposure, lineOf, PAUSE_AFTER, waitsToBeAsked } from './exposure.svelte.ts';
import { insideOf, type InsideKind } from './inside.ts';

const tip = (what: string, more: Partial<Answers> = {}) =>
	({ answers: { ...noAnswers('saw'), what, ...more } }) as TipBody;
const kindsIn = (what: string, more?: Partial<Answers>) => insideOf(tip(what, more), []).kinds;
const file = (...types: string[]) => ({
	words: '',
	file: { clean: { pieces: types.map((type) => ({ type, size: 1 })) } } as unknown as SentFile
});

const SAID: readonly [InsideKind, ...string[]][] = [
	['sexual', 'He raped her.', 'Abusan de ella, la violaron', 'Elle a été violée', 'Yo vyole fi a'],
	[
		'death',
		'One of them died',
		'Encontraron un cadáver',
		'Une femme est morte',
		'Youn nan yo mouri'
	],
	['violence', 'They beat them', 'La golpean', 'Il la frappe', 'Li bat yo'],
	['suicide', 'She wants to die', 'Quiere matarse', 'Elle veut se tuer', 'Li vle mouri'],
	[
		'weapon',
		'The boss has a gun',
		'Tiene una pistola',
		'Il a un fusil',
		'Li gen yon zam ak revòlvè'
	]
];

describe('what is inside a tip', () => {
	it.each(SAID)('is said before it is read, in whatever language: %s', (kind, ...said) => {
		for (const what of said) expect(kindsIn(what), what).toContain(kind);
	});

	it('is told by choices too, and by what was added later; files are counted', () => {
		expect(kindsIn('', { child: 'yes', signs: ['hurt'] })).toEqual(['child', 'violence']);
		expect(kindsIn('', { danger: 'yes' })).toEqual(['danger']);
		expect(kindsIn('', { leaving: 'yes' })).toEqual(['danger']);
		const inside = insideOf(tip('Plain.'), [
			{ words: 'They beat her.' },
			file('image/jpeg', 'image/jpeg'),
			file('audio/mpeg')
		]);
		expect(inside).toMatchObject({ kinds: ['violence'], pictures: 2, recordings: 1, isHard: true });
		expect(lineOf(inside)).toBe('Mentions: violence. With 2 pictures, 1 recording.');
	});

	it('claims no calm: where nothing is recognised it says no more than that', () => {
		const inside = insideOf(tip('They burn the rubbish behind the hotel.'), []);
		expect(inside).toMatchObject({ kinds: [], isHard: false });
		expect(lineOf(inside)).toContain('does not mean');
	});

	it('is shown once asked for where it is hard, unless its reader wants otherwise', () => {
		expect(waitsToBeAsked('hard', true)).toBe(true);
		expect(waitsToBeAsked('hard', false)).toBe(false);
		expect(waitsToBeAsked('asked', false)).toBe(true);
		expect(waitsToBeAsked('at-once', true)).toBe(false);
	});
});

describe('what somebody has read today', () => {
	let kept: Record<string, string> | undefined;
	const inBrowser = () =>
		new Exposure({
			find: () => Promise.resolve(kept),
			keep: (words) => Promise.resolve(void (kept = words))
		});
	const reads = async (exposure: Exposure, many: number, day = 'Mon 23 Nov') => {
		for (let n = 0; n < many; n++) await exposure.show(`${day} ${exposure.count} ${n}`, true, day);
	};

	it('is counted where it is hard, each once, on through a reload, and anew each day', async () => {
		kept = undefined;
		const first = inBrowser();
		await first.show('a', true, 'Mon 23 Nov');
		await first.show('a', true, 'Mon 23 Nov');
		await first.show('b', false, 'Mon 23 Nov');
		expect(first.count).toBe(1);
		const reloaded = inBrowser();
		await reads(reloaded, 1);
		expect(reloaded.count).toBe(2);
		await reads(reloaded, 1, 'Tue 24 Nov');
		expect(reloaded.count).toBe(1);
		expect(Object.keys(kept ?? {})).toEqual(['day', 'count']);
	});

	it('brings the offer of a pause, which is declined with one press and comes after as many again', async () => {
		kept = undefined;
		const exposure = inBrowser();
		await reads(exposure, PAUSE_AFTER - 1);
		expect(exposure.isPauseDue).toBe(false);
		await reads(exposure, 1);
		expect(exposure.isPauseDue).toBe(true);
		exposure.decline();
		await reads(exposure, PAUSE_AFTER - 1);
		expect(exposure.isPauseDue).toBe(false);
		await reads(exposure, 1);
		expect(exposure.isPauseDue).toBe(true);
	});

	it('is no list of tips once the desk is locked', async () => {
		const exposure = inBrowser();
		await exposure.show('a', true, 'Mon 23 Nov');
		exposure.lock();
		expect([exposure.shown.size, exposure.count]).toEqual([0, 0]);
		kept = undefined; // nothing is sealed to whoever unlocks now
		await exposure.show('a', true, 'Mon 23 Nov');
		expect(exposure.count).toBe(1);
	});
});
