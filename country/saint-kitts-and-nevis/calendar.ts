import type { DeskCalendar } from '#lib/i18n/country.ts';

/**
 * When desks of the Federation are at work. Holidays: Public Holidays Act, Cap. 23.23, and what is proclaimed under its section 5 each
 * year. Checked against public notices, not with the Government: whoever runs a desk corrects it by DESK_HOLIDAYS, and the
 * hours, which are the public service's by hearsay, by DESK_HOURS.
 */
export const calendar = {
	hours: {
		1: ['08:00', '16:00'],
		2: ['08:00', '16:00'],
		3: ['08:00', '16:00'],
		4: ['08:00', '16:00'],
		5: ['08:00', '16:00']
	},
	holidays: [
		{ name: 'New Year’s Day', month: 1, day: 1, inLieuOf: 'sunday' },
		{ name: 'Carnival Day', month: 1, day: 2, inLieuOf: 'sunday', proclaimed: true },
		{ name: 'Good Friday', easter: -2 },
		{ name: 'Easter Monday', easter: 1 },
		{ name: 'Labour Day', month: 5, nth: 1, weekday: 1 },
		{ name: 'Whit Monday', easter: 50 },
		{ name: 'Emancipation Day', month: 8, nth: 1, weekday: 1 },
		{ name: 'Culturama Day', month: 8, nth: 1, weekday: 1, after: 1, proclaimed: true },
		{ name: 'National Heroes Day', month: 9, day: 16, inLieuOf: 'sunday' },
		{ name: 'Independence Day', month: 9, day: 19, inLieuOf: 'sunday' },
		{ name: 'Christmas Day', month: 12, day: 25, inLieuOf: 'sunday' },
		{ name: 'Boxing Day', month: 12, day: 26, inLieuOf: 'sunday' }
	]
} as const satisfies DeskCalendar;
