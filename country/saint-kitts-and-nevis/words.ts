import type { AllCountryWords } from '#lib/i18n/country.ts';
import type { country } from './country.ts';

export const words: AllCountryWords<keyof (typeof country)['languages']> = {
	en: {
		name: 'St. Kitts and Nevis',
		title: 'St. Kitts and Nevis',
		everywhere: 'both islands',
		which: 'Which island, which part?',
		areas: {
			'st-kitts': 'St. Kitts',
			'st-kitts-somewhere': 'Somewhere on St. Kitts',
			nevis: 'Nevis',
			'nevis-somewhere': 'Somewhere on Nevis'
		},
		islands: { both: 'St. Kitts and Nevis', 'st-kitts': 'St. Kitts', nevis: 'Nevis' }
	},
	es: {
		name: 'St. Kitts y Nevis',
		title: 'San Cristóbal y Nieves',
		which: '¿Qué isla, qué parte?',
		areas: {
			'st-kitts': 'St. Kitts',
			'st-kitts-somewhere': 'En algún lugar de St. Kitts',
			nevis: 'Nevis',
			'nevis-somewhere': 'En algún lugar de Nevis'
		},
		islands: { both: 'St. Kitts y Nevis', 'st-kitts': 'St. Kitts', nevis: 'Nevis' }
	},
	ht: {
		name: 'St. Kitts ak Nevis',
		title: 'St. Kitts ak Nevis',
		which: 'Ki zile, ki pati?',
		areas: {
			'st-kitts': 'St. Kitts',
			'st-kitts-somewhere': 'Yon kote sou St. Kitts',
			nevis: 'Nevis',
			'nevis-somewhere': 'Yon kote sou Nevis'
		},
		islands: { both: 'St. Kitts ak Nevis', 'st-kitts': 'St. Kitts', nevis: 'Nevis' }
	},
	fr: {
		name: 'Saint-Kitts-et-Nevis',
		title: 'Saint-Kitts-et-Nevis',
		which: 'Quelle île, quelle partie ?',
		areas: {
			'st-kitts': 'St. Kitts',
			'st-kitts-somewhere': 'Quelque part à St. Kitts',
			nevis: 'Nevis',
			'nevis-somewhere': 'Quelque part à Nevis'
		},
		islands: { both: 'Saint-Kitts-et-Nevis', 'st-kitts': 'Saint-Kitts', nevis: 'Nevis' }
	}
};
