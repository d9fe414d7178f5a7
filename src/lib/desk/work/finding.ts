import { foundStages } from '#lib/gist/facts.ts';
import type { Filters } from '#lib/gist/finder.ts';
import { isLocale } from '#lib/i18n/locales.ts';

/** Filters as they stand in the address: never a word of what is looked for. */
export const filterNames = [
	'lane',
	'state',
	'holder',
	'level',
	'language',
	'told',
	'from',
	'to'
] as const;
export type FilterName = (typeof filterNames)[number];

/** In the address: nobody has it. */
export const NOBODY = 'nobody';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** What an address narrows a search to; what it does not know narrows nothing. */
export function filtersIn(params: URLSearchParams): Filters {
	const given = (name: FilterName, fits: (value: string) => boolean = () => true) => {
		const value = params.get(name);
		return value && fits(value) ? value : undefined;
	};
	const level = given('level', (value) => /^[1-4]$/.test(value));
	const holder = given('holder');
	return {
		lane: given('lane'),
		stage: given('state', (value) => ['open', ...foundStages].includes(value)),
		holder: holder === NOBODY ? null : holder,
		level: level && (Number(level) as 1 | 2 | 3 | 4),
		language: given('language', isLocale),
		outcome: given('told', (value) => value === 'closed' || value === 'passed-on'),
		from: given('from', (value) => DAY.test(value)),
		to: given('to', (value) => DAY.test(value))
	} as Filters;
}

/** The same address with another filter; an empty one is left out. */
export function withFilter(params: URLSearchParams, name: FilterName, value: string): string {
	const kept = filterNames
		.map((one) => [one, one === name ? value : (params.get(one) ?? '')] as const)
		.filter(([, one]) => one !== '');
	const query = new URLSearchParams(kept.map(([one, is]) => [one, is])).toString();
	return query ? `?${query}` : '?';
}
