import { country } from '#country/country.ts';
import type { Country } from './country.ts';

const parts: Country['islands'] = country.islands;

/** Large parts of the country, as answers and contacts name them. */
export const islands = Object.keys(country.islands);

/** Its regions, in the order in which the map counts them. */
export const regions = Object.entries(parts).flatMap(([island, names]) =>
	Object.entries(names).map(([code, name]) => ({ island, code, name }))
);

/** Whatever can be answered to "Where?": a region, or no more than an island, or neither. */
export const areas: readonly string[] = [
	...islands.flatMap((island) => [...Object.keys(parts[island] ?? {}), island]),
	'elsewhere',
	'unknown'
];

/** The name of a region; undefined for any other area. */
export const regionName = (area: string): string | undefined =>
	regions.find(({ code }) => code === area)?.name;
