import { describe, expect, it } from 'vitest';
import { readForm, type Plan, type Windows } from './forms.ts';
import { inWords } from './in-words.ts';
import { backFrom, headsOf, isWithin, lacks } from './safety.ts';

const plan = (more: Partial<Plan> = {}): Plan => ({
	...{ form: 'plan', blamed: 'Rosa', there: 'yes', windows: 'any' },
	...{ phone: 'the boss', another: 'a parcel', agreed: 'yes', after: [] },
	...more
});
/** 30 November 2026 is a Monday. */
const on = (day: string, time: string) => ({ day: `2026-11-${day}`, time });

describe('a safe time', () => {
	const windows: Windows = [
		{ day: 1, from: '09:00', to: '11:30' },
		{ day: 6, from: '22:00', to: '02:00' },
		{ day: 4, from: '23:00', to: '23:00' }
	];

	it.each([
		['in it', on('30', '09:00'), true],
		['its last minute', on('30', '11:29'), true],
		['its end', on('30', '11:30'), false],
		['another day', on('24', '09:30'), false],
		['an evening', on('28', '22:00'), true],
		['that evening’s night', on('29', '01:59'), true],
		['after that night', on('29', '02:00'), false],
		['before that evening', on('28', '21:59'), false],
		['the night before it', on('28', '01:00'), false],
		['from Thursday night into Friday', on('27', '22:59'), true],
		['a whole day and no more', on('27', '23:00'), false]
	])('%s', (_, at, is) => expect(isWithin(windows, at)).toBe(is));

	it('is any, or never, where that was said', () => {
		expect([isWithin('any', on('30', '03:00')), isWithin('never', on('30', '03:00'))]).toEqual([
			true,
			false
		]);
		expect(isWithin([], on('30', '03:00'))).toBe(false);
	});
});

describe('before somebody is reached', () => {
	const monday: Windows = [{ day: 1, from: '09:00', to: '10:00' }];

	it('a plan has to be there, the time safe, and the answer yes', () => {
		expect(lacks('reach', [], on('30', '09:30'))).toEqual(['no-plan']);
		expect(lacks('reach', [plan({ windows: monday })], on('30', '09:30'))).toEqual([]);
		expect(lacks('reach', [plan({ windows: monday })], on('30', '10:30'))).toEqual([
			'outside-windows'
		]);
		for (const agreed of ['no', 'not-asked', 'child'] as const)
			expect(lacks('reach', [plan({ agreed })], on('30', '09:30'))).toEqual(['no-yes']);
	});

	it('an agency that is told picks its time, but not where it is never safe', () => {
		expect(lacks('pass-on', [plan({ windows: monday })], on('30', '03:00'))).toEqual([]);
		expect(lacks('pass-on', [plan({ windows: 'never' })], on('30', '03:00'))).toEqual([
			'outside-windows'
		]);
	});

	it('of two plans that hold at once each counts', () => {
		const both = [plan({ agreed: 'no' }), plan({ windows: monday })];
		expect(lacks('reach', both, on('30', '10:30'))).toEqual(['outside-windows', 'no-yes']);
	});
});

describe('which plan holds', () => {
	const row = (id: string, ...after: string[]) => ({ id, after });

	it('is what was signed, in whatever order the rows come', () => {
		const rows = [row('c', 'a', 'b'), row('a'), row('b', 'a')];
		expect(headsOf(rows).map(({ id }) => id)).toEqual(['c']);
		expect(headsOf([row('b', 'a'), row('a'), row('x', 'a')]).map(({ id }) => id)).toEqual([
			'b',
			'x'
		]);
		expect([...backFrom(['b'], rows)].sort()).toEqual(['a', 'b']);
	});

	it('is none where two name each other; one that names itself holds', () => {
		expect(headsOf([row('a', 'b'), row('b', 'a')])).toEqual([]);
		expect(headsOf([row('a', 'a')])).toHaveLength(1);
		expect([...backFrom(['a'], [row('a', 'b'), row('b', 'a')])]).toHaveLength(2);
	});
});

describe('what a colleague’s browser sealed', () => {
	const act = {
		...{ form: 'outside', way: 'call', whom: 'Rosa', area: 'nevis', place: '', said: 'x' },
		...{ came: 'y', at: on('30', '09:00'), plans: [] }
	};

	it('is a form, or a note like any other', () => {
		expect(readForm({ words: 'x', form: act })).toEqual(act);
		expect(readForm({ words: 'x', form: plan() })).toEqual(plan());
		expect(readForm({ words: 'x' })).toBeUndefined();
	});

	it.each([
		{ form: 'of-next-year' },
		{ form: 'toString' },
		null,
		'plan',
		{ ...act, at: on('31', '09:00') },
		{ ...act, at: on('30', '24:00') },
		{ ...act, way: 'carrier pigeon' },
		{ ...act, plans: [1] },
		{ ...act, despite: { because: 'in a hurry', words: 'x' } },
		{ ...act, next: { day: '2026-02-30', what: '' } },
		plan({ windows: [{ day: 8, from: '09:00', to: '10:00' }] }),
		plan({ windows: 'sometimes' as never }),
		{ ...plan(), after: undefined }
	])('is kept to its words where it is of another release, or not whole: %j', (form) =>
		expect(readForm({ words: 'x', form })).toBe('unknown')
	);

	it('stands in words beside it, for a release that knows no form', () => {
		const words = inWords(plan({ windows: [{ day: 6, from: '22:00', to: '02:00' }] }));
		for (const said of ['Rosa', 'the boss', 'a parcel', 'Saturday 22:00–02:00'])
			expect(words).toContain(said);
	});
});
