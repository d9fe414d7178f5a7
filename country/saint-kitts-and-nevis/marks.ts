import type { CountryMarks } from '#lib/i18n/country.ts';

export const marks: CountryMarks = {
	phones: [
		// At home, seven digits.
		[/^[2-9]\d{6}$/, '1869'],
		// From where people come, with the code and without its plus: Guyana, Haiti, Guadeloupe, Martinique, the Dutch islands,
		// Colombia, Venezuela, the Philippines, India, China. None of these lengths is a number of +1.
		[
			/^(?:592\d{7}|509[2-5]\d{7}|59[06]\d{9}|599\d{7,8}|5[78]\d{10}|63\d{10}|91\d{10}|86\d{11})$/,
			''
		],
		// North America and most of the Caribbean.
		[/^[2-9]\d{2}[2-9]\d{6}$/, '1'],
		[/^1[2-9]\d{2}[2-9]\d{6}$/, '']
	],
	// P, PA, PB private and G government: Statutory Rules and Orders No. 2 of 2017. The others as they are seen on the road:
	// taxi, bus, rental; nobody of the Traffic Department has looked at this list.
	plates: {
		letters: ['P', 'PA', 'PB', 'PC', 'G', 'T', 'TA', 'H', 'HA', 'R', 'RA'],
		digits: 4
	}
};
