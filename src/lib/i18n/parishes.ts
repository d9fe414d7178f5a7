/** Parishes by island and ISO 3166-2:KN code, as people call them: names, the same in every language. */
export const parishes = {
	'st-kitts': {
		'KN-01': 'Christ Church Nichola Town',
		'KN-02': 'Saint Anne Sandy Point',
		'KN-03': 'Saint George Basseterre',
		'KN-06': 'Saint John Capisterre',
		'KN-08': 'Saint Mary Cayon',
		'KN-09': 'Saint Paul Capisterre',
		'KN-11': 'Saint Peter Basseterre',
		'KN-13': 'Saint Thomas Middle Island',
		'KN-15': 'Trinity Palmetto Point'
	},
	nevis: {
		'KN-04': 'Saint George Gingerland',
		'KN-05': 'Saint James Windward',
		'KN-07': 'Saint John Figtree',
		'KN-10': 'Saint Paul Charlestown',
		'KN-12': 'Saint Thomas Lowland'
	}
} as const;
