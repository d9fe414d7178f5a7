/** What is asked as a tip is closed, and the report of it: at the desk, which is in English. */
export const closing = {
	heading: 'For the report',
	hint: 'By what you know now. "Not known" is a good answer. Sealed with the reason: only the lane reads it.',
	unknown:
		'What was chosen for the report is of another release of this desk, or is none of its choices. It is not counted.',
	questions: {
		form: 'Form of exploitation',
		sector: 'Where it happened',
		people: 'How many people',
		children: 'Children among them',
		help: 'Help that was given'
	},
	options: {
		form: {
			labour: 'Forced labour',
			'domestic-work': 'Domestic servitude',
			sexual: 'Sexual exploitation',
			begging: 'Forced begging',
			'forced-marriage': 'Forced marriage',
			crime: 'Forced crime',
			organs: 'Removal of organs',
			other: 'Another form',
			'not-trafficking': 'Not trafficking',
			'not-known': 'Not known'
		},
		sector: {
			households: 'A private household',
			'hotels-bars': 'Hotels, bars, restaurants',
			construction: 'Construction',
			'farming-fishing': 'Farming and fishing',
			shops: 'Shops and repair',
			'transport-boats': 'Transport and boats',
			'cleaning-security': 'Cleaning, security, agencies',
			factories: 'Factories',
			entertainment: 'Entertainment',
			'education-health': 'Education and health',
			other: 'Another sector',
			none: 'No sector',
			'not-known': 'Not known'
		},
		people: {
			'1': 'One',
			'2-3': '2 or 3',
			'4-9': '4 to 9',
			'10+': '10 or more',
			'not-known': 'Not known'
		},
		children: { none: 'None', some: 'Some', 'not-known': 'Not known' },
		help: {
			'safe-place': 'A safe place',
			medical: 'Medical care',
			psychosocial: 'Counselling',
			'food-money': 'Food or money',
			legal: 'Legal help',
			papers: 'Papers or status',
			protection: 'Protection',
			return: 'A safe return',
			other: 'Other help',
			none: 'None',
			'not-known': 'Not known'
		}
	},
	report: {
		title: 'Report',
		link: 'A report of what was chosen as tips were closed',
		lead: 'What was chosen as tips of a lane were closed, counted in this browser: the server cannot read it. Made to leave the house on paper, so numbers below five are not shown, nor others that would tell them.',
		lane: 'Lane',
		period: 'Period',
		periods:
			'Years that have ended, and the first quarters of this one. What still runs is not offered: today’s report less yesterday’s would be one tip. One lane at a time, for the same reason.',
		send: 'Count',
		reading: (done: number, all: number) => `Opening closings, ${done} of ${all}`,
		locked: 'Unlock the desk to open the closings.',
		failed: 'The desk did not answer, so this is not all of it. Nothing is shown. Try again.',
		many: 'More tips were closed in that time than this page can count. Choose a shorter one.',
		heading: (lane: string, period: string) => `${lane}, ${period}`,
		total: (count: number | undefined) =>
			count === undefined ? 'Fewer than 5 tips were closed.' : `${count} tips were closed.`,
		counts:
			'Tips are counted, not people and not situations: one situation that two people told of counts twice.',
		answer: 'Answer',
		tips: 'Tips',
		few: 'fewer than 5',
		hidden: 'not shown',
		withheld: 'Too few to be shown: the numbers would tell of single tips.',
		why: '“Not shown” stands where the number would tell, with the total, one that is below 5.',
		several: 'A tip counts in each kind that was given.',
		helped: { given: 'Some', none: 'None', 'not-known': 'Not known' },
		notSaid: 'Nobody said, or it cannot be read',
		tables: {
			form: 'Form of exploitation',
			sector: 'Where it happened',
			people: 'How many people',
			children: 'Children among them',
			helped: 'Help given',
			help: 'Kinds of help'
		},
		print: 'Print'
	}
} as const;
