import { describe, expect, it } from 'vitest';
import { calendar } from '../../../../country/saint-kitts-and-nevis/calendar.ts';
import { holidaysOf } from './holidays.ts';

const of = (year: number) => [...holidaysOf(year, calendar.holidays).keys()].sort();

describe('the holidays of Saint Kitts and Nevis', () => {
	it('are those that the Government gave notice of for 2025', () => {
		expect(of(2025)).toEqual([
			'2025-01-01',
			'2025-01-02',
			'2025-04-18',
			'2025-04-21',
			'2025-05-05',
			'2025-06-09',
			'2025-08-04',
			'2025-08-05',
			'2025-09-16',
			'2025-09-19',
			'2025-12-25',
			'2025-12-26'
		]);
	});

	it('are kept on the next free day when one falls on a Sunday, as at Christmas of 2022', () => {
		expect(of(2022).filter((day) => day > '2022-12')).toEqual([
			'2022-12-25',
			'2022-12-26',
			'2022-12-27'
		]);
		expect(of(2023).filter((day) => day < '2023-02')).toEqual([
			'2023-01-01',
			'2023-01-02',
			'2023-01-03'
		]);
		// Christmas on a Saturday: the Sunday after it is Boxing Day.
		expect(of(2021).filter((day) => day > '2021-12')).toEqual([
			'2021-12-25',
			'2021-12-26',
			'2021-12-27'
		]);
	});

	it('follow Easter wherever it falls', () => {
		const days = [2000, 2008, 2011, 2024, 2026, 2038].map((year) =>
			of(year).filter((day) => /-0[3456]-/.test(day) && !/-05-0[1-7]$/.test(day))
		);
		expect(days).toEqual([
			['2000-04-21', '2000-04-24', '2000-06-12'],
			['2008-03-21', '2008-03-24', '2008-05-12'],
			['2011-04-22', '2011-04-25', '2011-06-13'],
			['2024-03-29', '2024-04-01', '2024-05-20'],
			['2026-04-03', '2026-04-06', '2026-05-25'],
			['2038-04-23', '2038-04-26', '2038-06-14']
		]);
	});
});
