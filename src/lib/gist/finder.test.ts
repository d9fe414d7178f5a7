import { describe, expect, it } from 'vitest';
import { opened } from '../../../tests/support/told.ts';
import type { Told } from '../../../tests/support/pairs.ts';
import { fill } from './fill.ts';
import { Finder, type Facts } from './finder.ts';
import { gistOf } from './gist.ts';

const facts = (more: Partial<Facts> = {}): Facts => ({
	...{ lane: 'general', stage: 'unread', level: 3, arrived: '2026-11-20' },
	...more
});
const tell = (what: string, more: Partial<Told> = {}) =>
	gistOf({ tip: opened({ locale: 'en', what, ...more }) });

const SULLY = 'f94f273d-0000-4000-8000-000000000001';
const FARM = 'a1b2c3d4-0000-4000-8000-000000000002';
const BATO = '0badcafe-0000-4000-8000-000000000003';
const finder = new Finder();
finder.add(
	SULLY,
	tell('A man they call Sully keeps women in Tamarind Gut. Jeep PA 4471, phone 869 555 0142.', {
		place: 'Tamarind Gut',
		area: 'KN-06'
	}),
	facts({ level: 1, holder: 'mara', stage: 'ours' })
);
finder.add(
	FARM,
	tell('En la finca de aguacates duermen veinte hombres. Escriba a finca.verde@mail.example', {
		locale: 'es'
	}),
	facts({ arrived: '2026-11-25T10:00:00Z', lane: 'quiet' })
);
finder.add(
	BATO,
	tell('Kapitèn bato ki rele Lady Corinne kenbe papye nou. Li sou Instagram: @kapiten.kris', {
		locale: 'ht'
	}),
	facts({ stage: 'closed', outcome: 'referred', arrived: '2026-10-02' })
);
const found = (query: string, filters = {}) => finder.find(query, filters).map(({ id }) => id);

describe('a tip is found', () => {
	it.each([
		['by its short name', 'F94F 273D', SULLY, { by: 'short-name' }],
		['by half of it', '273d', SULLY, { by: 'short-name' }],
		['by a word', 'women', SULLY, { by: 'title', word: 'women' }],
		['by a word that is still being typed', 'tama gu', SULLY, { by: 'title', word: 'tamarind' }],
		['with a small mistake', 'tamarnid', SULLY, { by: 'title', word: 'tamarind' }],
		['without accents', 'kapiten', BATO, { by: 'handle', shown: 'kapiten.kris' }],
		['with accents that it has not', 'agüacates', FARM, { by: 'title', word: 'aguacates' }],
		['by its region', 'capisterre', SULLY, { by: 'place', word: 'capisterre' }],
		['by a plate, however it is written', 'pa-4471', SULLY, { by: 'plate', shown: 'PA 4471' }],
		['by a part of a plate', 'PA 44', SULLY, { by: 'plate', shown: 'PA 4471' }],
		[
			'by a phone as it is dialled at home',
			'5550142',
			SULLY,
			{ by: 'phone', shown: '869 555 0142' }
		],
		['by a phone from abroad', '+1 869-555-0142', SULLY, { by: 'phone', shown: '869 555 0142' }],
		['by a boat', 'lady corinne', BATO, { by: 'boat', shown: 'Lady Corinne' }],
		['by a handle', '@kapiten.kris', BATO, { by: 'handle', shown: 'kapiten.kris' }],
		['by mail', 'FINCA.verde@mail', FARM, { by: 'mail', shown: 'finca.verde@mail.example' }]
	])('%s: “%s”', (_, query, id, why) => {
		const [first] = finder.find(query);
		expect(first?.id).toBe(id);
		expect(first?.why).toContainEqual(why);
	});

	it('by all words and not by some of them', () => {
		expect(found('sully gut')).toEqual([SULLY]);
		expect(found('sully finca')).toEqual([]);
	});

	it('by exactly this number: another digit is another person', () => {
		expect(found('PA 4472')).toEqual([]);
		expect(found('869 555 0143')).toEqual([]);
		expect(found('a1b2 c3d5')).toEqual([]);
	});

	it('the newest first where nothing is asked for, and narrowed by what its row says', () => {
		expect(found('')).toEqual([FARM, SULLY, BATO]);
		expect(found(' -- ', { stage: 'closed' })).toEqual([BATO]);
		expect(found('', { holder: null })).toEqual([FARM, BATO]);
		expect(found('', { holder: 'mara', level: 1 })).toEqual([SULLY]);
		expect(found('', { language: 'es', lane: 'quiet' })).toEqual([FARM]);
		expect(found('', { from: '2026-11-20', to: '2026-11-25' })).toEqual([FARM, SULLY]);
		expect(found('', { outcome: 'referred', to: '2026-10-01' })).toEqual([]);
		expect(found('women', { stage: 'closed' })).toEqual([]);
	});
});

it('what changed is found as it is now, and what went is not', () => {
	const desk = new Finder();
	desk.add(SULLY, tell('MV Silver Heron at the old pier'), facts());
	desk.add(SULLY, tell('A shed by the quarry, P 3319'), facts({ stage: 'closed' }));
	expect(desk.find('heron')).toEqual([]);
	expect(desk.find('silver heron')).toEqual([]);
	expect(desk.find('quarry', { stage: 'closed' }).length).toBe(1);
	desk.remove(SULLY);
	desk.remove(SULLY);
	expect([
		desk.size,
		desk.find('quarry'),
		desk.find('p3319'),
		desk.find('f94f'),
		desk.find('')
	]).toEqual([...[0, [], [], [], []]]);
});

it('a row that changes and words that stay cost no new index', () => {
	const desk = new Finder();
	const gist = tell('They sleep in a shed.');
	desk.add(FARM, gist, facts());
	desk.add(FARM, gist, facts({ stage: 'closed' }));
	expect(desk.find('shed', { stage: 'closed' }).map(({ id }) => id)).toEqual([FARM]);
	expect(desk.find('shed', { stage: 'unread' })).toEqual([]);
	expect(desk.find('shed', { stage: 'open' })).toEqual([]);
	desk.add(FARM, gist, facts({ stage: 'tipster' }));
	for (const stage of ['open', 'tipster'] as const)
		expect(desk.find('shed', { stage }).length, stage).toBe(1);
});

it('whatever is typed is answered, and soon', () => {
	for (const query of [
		'(',
		'*',
		'\\',
		'"a',
		'@',
		'+',
		'a'.repeat(5_000),
		'a b '.repeat(2_000),
		'\ud800',
		'é'.repeat(300)
	]) {
		const before = process.threadCpuUsage();
		expect(Array.isArray(finder.find(query))).toBe(true);
		const { user, system } = process.threadCpuUsage(before);
		expect((user + system) / 1000, query.slice(0, 9)).toBeLessThan(100);
	}
});

it('many are added in turns, and none after the lock', async () => {
	const desk = new Finder();
	const gist = tell('They sleep in a shed.');
	const tips = Array.from({ length: 3_000 }, (_, n) => ({
		id: `${n}`,
		gist: { ...gist, words: `word${n}` },
		facts: facts()
	}));
	let turns = 0;
	const locked = new AbortController();
	const breathe = async () => {
		turns += 1;
		if (turns === 2) locked.abort();
	};
	const added = await fill(desk, tips, breathe, locked.signal);
	expect(turns).toBe(2);
	expect(added).toBeLessThan(3_000);
	expect(desk.size).toBe(added);
});
