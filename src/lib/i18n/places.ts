/** Parishes by island and ISO 3166-2:KN code, as people call them: names, the same in every language. */
export const parishes = {
	'st-kitts': {
		'KN-09': 'Saint Paul Capisterre',
		'KN-06': 'Saint John Capisterre',
		'KN-01': 'Christ Church Nichola Town',
		'KN-08': 'Saint Mary Cayon',
		'KN-11': 'Saint Peter Basseterre',
		'KN-03': 'Saint George Basseterre',
		'KN-15': 'Trinity Palmetto Point',
		'KN-13': 'Saint Thomas Middle Island',
		'KN-02': 'Saint Anne Sandy Point'
	},
	nevis: {
		'KN-05': 'Saint James Windward',
		'KN-04': 'Saint George Gingerland',
		'KN-07': 'Saint John Figtree',
		'KN-10': 'Saint Paul Charlestown',
		'KN-12': 'Saint Thomas Lowland'
	}
} as const;

export const islands = ['st-kitts', 'nevis'] as const satisfies (keyof typeof parishes)[];

/** Whatever can be answered to "Where?": a parish, or no more than an island, or neither. */
export const areas: readonly string[] = [
	...islands.flatMap((island) => [...Object.keys(parishes[island]), island]),
	'elsewhere',
	'unknown'
];

/** The name of a parish; undefined for any other area. */
export const parishName = (area: string): string | undefined =>
	islands
		.map((island) => parishes[island] as Record<string, string>)
		.find((names) => Object.hasOwn(names, area))?.[area];
