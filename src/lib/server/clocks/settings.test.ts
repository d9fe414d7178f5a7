import { expect, it } from 'vitest';
import { TARGETS } from './clocks.ts';
import { correctionsFrom, hoursFrom, targetsFrom } from './settings.ts';

it('hours of the week are read by day and from day to day', () => {
	expect(hoursFrom('mon-thu 08:00-16:30, Fri 08:00-16:00')).toEqual({
		1: ['08:00', '16:30'],
		2: ['08:00', '16:30'],
		3: ['08:00', '16:30'],
		4: ['08:00', '16:30'],
		5: ['08:00', '16:00']
	});
	expect(Object.keys(hoursFrom('sat-mon 10:00-12:00') ?? {})).toEqual(['0', '1', '6']);
	for (const wrong of [
		'',
		'always',
		'mon 16:00-08:00',
		'mon 08:00-24:00',
		'mon-tue 08:00-16:00, tue 09:00-10:00'
	])
		expect(hoursFrom(wrong), wrong).toBeUndefined();
});

it('days are made holidays, and none', () => {
	expect(correctionsFrom('+2026-12-31, -2026-12-28')).toEqual({
		closed: ['2026-12-31'],
		open: ['2026-12-28']
	});
	for (const wrong of ['', '2026-12-31', '+2026-02-30', '+31/12/2026'])
		expect(correctionsFrom(wrong), wrong).toBeUndefined();
});

it('targets are set by what is owed, the others stay', () => {
	expect(targetsFrom('reading 5m 60m 2h 1d')).toEqual({
		...TARGETS,
		reading: {
			1: { minutes: 5 },
			2: { minutes: 60 },
			3: { workingHours: 2 },
			4: { workingDays: 1 }
		}
	});
	for (const wrong of ['', 'reading 5m', 'reading 5m 5m 5m 0m', 'closing 5m 5m 5m 5m'])
		expect(targetsFrom(wrong), wrong).toBeUndefined();
});
