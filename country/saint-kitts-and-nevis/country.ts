import type { Country } from '#lib/i18n/country.ts';

/** The Federation of Saint Christopher (Saint Kitts) and Nevis. */
export const country = {
	code: 'KN',
	timeZone: 'America/St_Kitts',
	currency: 'XCD',
	callingCode: '+1869',
	emergency: '911',
	languages: {
		en: { name: 'English', dir: 'ltr' },
		es: { name: 'Español', dir: 'ltr' },
		ht: { name: 'Kreyòl ayisyen', dir: 'ltr' },
		fr: { name: 'Français', dir: 'ltr' }
	},
	/** Parishes by island and ISO 3166-2:KN code, as people call them. */
	islands: {
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
	},
	agencies: {
		police: 'Police',
		immigration: 'Immigration',
		'child-protection': 'Probation and Child Protection',
		prosecutions: 'Public Prosecutions',
		'national-security': 'Ministry of National Security',
		customs: 'Customs and Excise',
		labour: 'Department of Labour',
		'defence-force': 'Defence Force'
	},
	decidesStay: ['immigration']
} as const satisfies Country;
