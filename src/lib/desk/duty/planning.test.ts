import { describe, expect, it } from 'vitest';
import { copied, dayName, hours, momentAt, planned, WEEK_MS } from './planning.ts';

const pattern = {
	...{ officerId: 'mara', place: 1, from: '2026-11-23', begins: '08:00', ends: '16:00' },
	...{ days: [1, 3, 7], weeks: 2 }
};

describe('a weekly pattern', () => {
	it('is the days that are named, by the country’s clock', () => {
		expect(momentAt('2026-11-23', '08:00')).toEqual(new Date('2026-11-23T12:00:00Z'));
		expect(planned(pattern).map(({ from }) => from)).toEqual([
			'2026-11-23T12:00:00.000Z',
			'2026-11-25T12:00:00.000Z',
			'2026-11-29T12:00:00.000Z',
			'2026-11-30T12:00:00.000Z',
			'2026-12-02T12:00:00.000Z',
			'2026-12-06T12:00:00.000Z'
		]);
	});

	it('goes over midnight, and is one day where none is named', () => {
		const night = planned({ ...pattern, begins: '20:00', ends: '08:00', days: [], weeks: 8 });
		expect(night).toEqual([
			{
				...{ officerId: 'mara', place: 1 },
				from: '2026-11-24T00:00:00.000Z',
				until: '2026-11-24T12:00:00.000Z'
			}
		]);
	});
});

describe('a week that is copied', () => {
	const shift = (officerId: string, startsAt: string) => ({
		officerId,
		place: 2,
		startsAt: new Date(startsAt),
		endsAt: new Date(Date.parse(startsAt) + 3_600_000)
	});

	it('is what the next one lacks, of people who are still there', () => {
		const monday = '2026-11-23T12:00:00Z';
		const next = new Date(Date.parse(monday) + WEEK_MS).toISOString();
		const shifts = [
			shift('mara', monday),
			shift('devon', monday),
			shift('otto', monday),
			shift('devon', next)
		];
		const from = momentAt('2026-11-23', '00:00');
		expect(copied(shifts, from, new Set(['mara', 'devon']))).toEqual([
			{
				...{ officerId: 'mara', place: 2, from: next },
				until: new Date(Date.parse(next) + 3_600_000).toISOString()
			}
		]);
	});
});

describe('hours', () => {
	it('are said as clocks in the country show them', () => {
		const span = (startsAt: string, endsAt: string) => ({
			startsAt: new Date(startsAt),
			endsAt: new Date(endsAt)
		});
		expect(hours(span('2026-11-23T12:00Z', '2026-11-23T20:00Z'))).toBe('08:00–16:00');
		expect(hours(span('2026-11-24T00:00Z', '2026-11-24T04:00Z'))).toBe('20:00–00:00');
		expect(hours(span('2026-11-24T00:00Z', '2026-11-24T12:00Z'))).toBe('20:00–Tue 24 Nov 08:00');
		expect(dayName('2026-11-23')).toBe('Mon 23 Nov');
	});
});
