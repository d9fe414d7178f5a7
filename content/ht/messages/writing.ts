import type { Writing } from '#lib/i18n/writing.ts';

const months = [
	'janvye',
	'fevriye',
	'mas',
	'avril',
	'me',
	'jen',
	'jiyè',
	'out',
	'septanm',
	'oktòb',
	'novanm',
	'desanm'
];

export const writing: Writing = {
	date: (day) => {
		const [year, month = NaN, date] = day.split('-').map(Number);
		return `${date} ${months[month - 1]} ${year}`;
	},
	list: (items) => [items.slice(0, -1).join(', '), ...items.slice(-1)].filter(Boolean).join(' ak '),
	number: (value) => value.toLocaleString('en')
};
