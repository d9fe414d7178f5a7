export const print = {
	title: 'Things to print',
	description:
		'Posters, stickers and cards to print and hang, in four languages, with today’s numbers.',
	heading: 'Things to print',
	lead: 'They are made new each day from the pages and numbers of this site. Print them in black or in colour.',
	care: {
		heading: 'Before you hang or hand out anything',
		list: [
			'Do not hand a card to a person who may be watched or searched. Leave it where they are alone: a toilet, a clinic, a laundry.',
			'Ask the owner of the place. Look first who can see you hang it.',
			'The date stands in the corner. Print it again when it is older than a year, or when a number changes.'
		]
	},
	weight: 'Each is a PDF of less than 50 KB.',
	paper: { a4: 'A4', letter: 'Letter' },
	sheets: {
		'know-the-signs': {
			name: 'Poster: Know the signs',
			hang: 'For shops, offices, bus stops, schools, churches.'
		},
		'free-to-leave': {
			name: 'Poster: Are you free to leave?',
			hang: 'For toilets, clinics, laundries, staff rooms, the marina. It bears no sign of police or state.'
		},
		stickers: {
			name: 'Stickers',
			hang: 'Ten on a sheet, for the inside of a stall door. Cut along the marks.'
		},
		'fold-card': {
			name: 'Small cards to fold',
			hang: 'Four on a sheet, folded as small as a match box. The outside says nothing.'
		},
		'card-hotels': { name: 'Card for hotel staff', hang: 'Two on a sheet.' },
		'card-taxis': { name: 'Card for taxis and boats', hang: 'Two on a sheet.' },
		'card-security': { name: 'Card for private security', hang: 'Two on a sheet.' }
	},
	on: {
		danger: 'In danger now? Call',
		read: 'Read or write to us. No name needed.',
		date: (day: string) => `Printed ${day}`,
		unreviewed: '',
		fold: 'Cut along the marks. Fold the right panel in, and in again. Fold the striped panel to the back.',
		signs: {
			question: 'Is someone near you not free?',
			list: [
				'Never alone. Someone else speaks for them.',
				'Someone else keeps their papers.',
				'Little pay or none. A debt that only grows.',
				'They live where they work and may not go out.'
			],
			act: 'One sign alone proves nothing. A few together: tell us. You need not be sure.'
		},
		free: {
			question: 'Are you free to leave?',
			list: [
				'Can you leave your job or this house?',
				'Do you hold your own papers?',
				'Do you get the pay you were told?',
				'Can you call who you want?'
			],
			act: 'If one answer is no: it is not your fault. You can ask for help. You can ask first, without your name.',
			short: 'If not, it is not your fault. You can ask for help, without your name.'
		},
		plan: {
			heading: 'What you can do',
			list: [
				'You know best what is safe.',
				'Use a phone that no one checks.',
				'Learn one number by heart.',
				'You can just ask a question.'
			]
		},
		notice: 'What to notice',
		avoid: 'What not to do'
	}
};
