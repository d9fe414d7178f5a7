export const site = {
	name: 'Plainsight',
	tagline: 'St. Kitts and Nevis',
	skip: 'Skip to the text',
	languages: 'Languages',
	exit: {
		label: 'Leave this page',
		emergency: 'In a hurry? ',
		hint: 'or press Shift three times',
		left: ['Left.', 'Shift, press 1 more time to leave.', 'Shift, press 2 more times to leave.'],
		loading: 'Loading.'
	},
	nav: {
		label: 'Pages',
		what: 'What it is',
		signs: 'The signs',
		help: 'Get help',
		tip: 'Send a tip',
		back: 'I have a code'
	},
	home: {
		title: 'St. Kitts and Nevis: people and work',
		description:
			'Learn the signs, get help, or tell what you saw without giving your name. St. Kitts and Nevis.',
		heading: 'Some things are hidden in plain sight.',
		lead: 'Perhaps you are held by someone. Perhaps you saw someone who is. You can read here, ask, and tell, without your name.',
		doors: {
			help: { title: 'I need help', text: 'Am I free to leave? What can I do?' },
			saw: { title: 'I saw something', text: 'Tell it without your name.' },
			job: { title: 'A job or a permit', text: 'Check an offer. Know the tricks.' },
			work: { title: 'I work where it happens', text: 'Hotels, boats, ports, schools.' }
		},
		learn: 'Read more',
		known: 'Told something before?',
		knownText: 'Come back with your code to read the answer.'
	},
	contacts: { heading: 'In danger now?', call: 'Call', hours: 'Hours' },
	updated: 'Last changed',
	footer: {
		what: 'About this site',
		smuggling: 'Smuggling is different',
		privacy: 'Your privacy',
		tracks: 'Cover your tracks',
		job: 'A job or a permit',
		work: 'For workers and staff',
		note: 'No cookies, no tracking. This form and these pages are not watched every minute.'
	},
	error: {
		notFound: 'There is no page here',
		notFoundText: 'The address may be old or mistyped. These pages are here:',
		broken: 'This page does not work right now',
		brokenText:
			'The fault is ours. Nothing is wrong with your phone. Please try again in a few minutes.',
		unavailable: 'We cannot open this right now',
		unavailableText:
			'Part of this site is down. The pages to read still work. If someone is in danger, call.',
		id: 'If you tell us about it, give this number:'
	}
};
