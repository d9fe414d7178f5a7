import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskCalendar } from '#lib/i18n/country.ts';
import { calendar } from '../../../../country/saint-kitts-and-nevis/calendar.ts';
import { NeverAtWork, workingTime } from './working-time.ts';

const HOUR = 3_600_000;
const here = workingTime(calendar, 'America/St_Kitts');
/** A country of our own making, that puts its clocks on and back, and is at work on two days of seven. */
const elsewhere: DeskCalendar = {
	hours: { 2: ['09:00', '17:00'], 6: ['01:00', '12:30'] },
	holidays: [{ name: 'Founding Day', month: 2, day: 6 }]
};
const there = workingTime(elsewhere, 'Pacific/Auckland');
/** By the clock of the Federation, which is four hours behind UTC. */
const at = (local: string) => new Date(`${local}:00-04:00`);

const instant = fc.date({
	min: new Date('2024-01-01'),
	max: new Date('2030-01-01'),
	noInvalidDate: true
});
const amount = fc.integer({ min: 0, max: 60 * HOUR });

describe('working time', () => {
	it.each([
		['in the middle of a day', '2026-11-24T09:00', 4, '2026-11-24T13:00'],
		['over the night', '2026-11-24T14:00', 4, '2026-11-25T10:00'],
		['over a weekend', '2026-11-27T15:00', 4, '2026-11-30T11:00'],
		['from a night on', '2026-11-24T03:00', 4, '2026-11-24T12:00'],
		['over Christmas and the weekend after it', '2026-12-24T15:30', 1, '2026-12-28T08:30']
	])('goes on while somebody is at the desk: %s', (_, since, hours, until) => {
		expect(here.after(at(since), hours * HOUR)).toEqual(at(until));
	});

	it('by days keeps the time of day, and skips those on which nobody works', () => {
		expect(here.daysAfter(at('2026-11-24T14:00'), 1)).toEqual(at('2026-11-25T14:00'));
		expect(here.daysAfter(at('2026-11-27T14:00'), 3)).toEqual(at('2026-12-02T14:00'));
		expect(here.daysAfter(at('2026-11-28T14:00'), 1), 'a Saturday').toEqual(at('2026-12-01T08:00'));
		expect(here.daysAfter(at('2026-12-31T20:00'), 1), 'New Year').toEqual(at('2027-01-05T08:00'));
	});

	it('knows a country whose clocks are put on and back', () => {
		// Clocks go back on 5 April 2026 there, a Sunday, and on on 27 September, another.
		expect(there.startOf('2026-04-05')).toEqual(new Date('2026-04-04T11:00:00Z'));
		expect(there.startOf('2026-04-06')).toEqual(new Date('2026-04-05T12:00:00Z'));
		expect(there.startOf('2026-09-28')).toEqual(new Date('2026-09-27T11:00:00Z'));
		expect(there.dayOf(new Date('2026-04-05T12:00:00Z'))).toBe('2026-04-06');
	});

	it('is corrected by whoever runs the desk', () => {
		const closed = { closed: ['2026-11-25'], open: ['2026-12-25'] };
		const own = workingTime(calendar, 'America/St_Kitts', closed);
		expect(own.after(at('2026-11-24T15:00'), 2 * HOUR)).toEqual(at('2026-11-26T09:00'));
		expect(own.after(at('2026-12-24T15:00'), 2 * HOUR)).toEqual(at('2026-12-25T09:00'));
	});

	it('says when it begins, whether it is now, and which days nobody works on, by their name', () => {
		expect(here.beginsOn('2026-11-24')).toEqual(at('2026-11-24T08:00'));
		for (const off of ['2026-11-28', '2026-12-25']) expect(here.beginsOn(off)).toBeUndefined();
		const moments = ['T07:59', 'T08:00', 'T15:59', 'T16:00'];
		const onDay = (day: string) => moments.map((time) => here.isAtWork(at(`${day}${time}`)));
		expect(onDay('2026-11-24')).toEqual([false, true, true, false]);
		expect(onDay('2026-12-25')).toEqual([false, false, false, false]);
		expect(here.holidayOn('2026-12-26')?.name, 'a Saturday').toBe('Boxing Day');
		expect(here.holidayOn('2027-12-27')?.name).toBe('Boxing Day, in lieu');
		expect(here.holidayOn('2026-11-24')).toBeUndefined();
		expect(there.startOf('2026-04-06', '08:00')).toEqual(new Date('2026-04-05T20:00:00Z'));
	});

	it('has the holidays that whoever runs the desk says, and not those they take out', () => {
		const corrections = { closed: ['2026-11-25'], open: ['2026-12-25'] };
		const own = workingTime(calendar, 'America/St_Kitts', corrections);
		expect(own.holidayOn('2026-11-25')).toEqual({ day: '2026-11-25', name: undefined });
		expect(own.holidayOn('2026-12-25')).toBeUndefined();
		expect(own.isAtWork(at('2026-11-25T09:00'))).toBe(false);
		expect(own.isAtWork(at('2026-12-25T09:00'))).toBe(true);
	});

	it.each([
		['here', here],
		['there', there]
	])('passes as much as was asked for, never runs back, and adds up, %s', (_, time) => {
		fc.assert(
			fc.property(instant, amount, amount, (since, one, other) => {
				const once = time.after(since, one);
				expect(once.getTime()).toBeGreaterThanOrEqual(since.getTime());
				expect(time.between(since, once)).toBe(one);
				expect(time.after(once, other)).toEqual(time.after(since, one + other));
				const more = time.after(new Date(since.getTime() + other), one);
				expect(more.getTime()).toBeGreaterThanOrEqual(once.getTime());
				expect(time.between(since, more)).toBe(
					one + time.between(since, new Date(since.getTime() + other))
				);
			}),
			{ numRuns: 60 }
		);
	});

	it('by days never runs back either, and ends while somebody is at the desk', () => {
		fc.assert(
			fc.property(instant, fc.integer({ min: 0, max: 5 }), (since, days) => {
				const due = here.daysAfter(since, days);
				const next = here.daysAfter(since, days + 1);
				expect(due.getTime()).toBeGreaterThanOrEqual(since.getTime());
				expect(next.getTime()).toBeGreaterThan(due.getTime());
				expect(here.between(due, next)).toBe(8 * HOUR);
			}),
			{ numRuns: 60 }
		);
	});

	it('says so where there is none, instead of looking for ever', () => {
		const never = workingTime({ hours: {}, holidays: [] }, 'America/St_Kitts');
		expect(() => never.after(at('2026-11-24T14:00'), HOUR)).toThrow(NeverAtWork);
	});
});
