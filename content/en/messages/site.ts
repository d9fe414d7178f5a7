import { words } from '#country/words.ts';
const country = words.en;

export const site = {
	name: 'Plainsight',
	tagline: country.name,
	skips: 'Shortcuts',
	skip: 'Skip to the text',
	languages: 'Languages',
	exit: {
		label: 'Leave this page',
		emergency: 'In a hurry? ',
		/** Said after too long a pause, after the second and after the first press of Shift. */
		presses: [
			'That took too long. To leave, press Shift three times.',
			'Press Shift once more to leave.',
			'Press Shift two more times to leave.'
		],
		loading: 'Loading.'
	},
	nav: {
		label: 'Pages',
		what: 'What it is',
		signs: 'The signs',
		help: 'Get help',
		tip: 'Send a tip',
		back: 'I have a code',
		search: 'Search'
	},
	home: {
		title: `${country.title}: people and work`,
		description: `Learn the signs, get help, or tell what you saw without giving your name. ${country.name}.`,
		heading: 'Some things are hidden in plain sight.',
		lead: 'If you are not free, or saw someone who is not, you can read, ask and tell here. You do not have to give your name.',
		doors: {
			help: { title: 'I need help', text: 'Am I free to leave? What can I do now?' },
			saw: { title: 'I saw something', text: 'Tell us. No name needed.' },
			job: { title: 'A job or a permit', text: 'Check an offer. Know the tricks.' },
			work: { title: 'I work where it happens', text: 'Hotels, boats, ports, schools.' }
		},
		promises: {
			heading: 'When you tell us something',
			list: [
				['Sealed.', 'Your words are locked as they come in. Our server cannot open them again.'],
				['No name.', 'No cookies, no account. We do not keep your address on the internet.'],
				['An answer.', 'You get a code. With it you can come back and read what we say.']
			],
			more: 'What we cannot promise'
		},
		known: 'Told us before?',
		knownText: 'Come back with your code'
	},
	search: {
		title: 'Search',
		description: 'Search the pages of this site. What you type is used once and not kept.',
		heading: 'Search these pages',
		lead: 'What you type is used once and not kept. It does not stand in the address.',
		words: 'One word or more',
		submit: 'Search',
		empty: 'Write a word first',
		found: 'Found',
		none: 'No page was found with these words.',
		noneText: 'Try another word, look at the pages below, or ask us.',
		ask: 'Ask a question without your name'
	},
	offline: {
		title: 'Keep a copy',
		description: 'Keep the pages of this site on your phone to read them without a connection.',
		heading: 'Keep a copy on this phone',
		lead: 'You can read the guidance without a connection. First read what that leaves behind.',
		leaves: {
			heading: 'What it leaves on the phone',
			list: [
				'The pages to read, in this language. Not the form, no code, nothing you wrote.',
				'The name of this site, in the list of sites that keep data.',
				'Someone who opens this site on this phone can then read the pages, also offline.'
			]
		},
		goes: {
			heading: 'How it goes away',
			list: [
				'With the button here.',
				'When you press “Leave this page”, on any page of this site.',
				'When you delete the data of this site in the browser.'
			]
		},
		not: 'If someone checks your phone, do not keep a copy.',
		keep: 'Keep a copy',
		keeping: 'It is being copied. Stay on this page.',
		kept: 'The copy is on this phone. You can read these pages without a connection.',
		remove: 'Remove the copy',
		removed: 'The copy is gone.',
		failed: 'It did not work. Nothing was kept. Try again with a better connection.',
		cannot: 'This needs JavaScript and a newer browser. Nothing is kept on this phone.',
		without:
			'Without a connection the form cannot be reached. If someone is in danger, call. What you read here may be out of date.'
	},
	contacts: {
		heading: 'In danger now?',
		abroad: 'From abroad:',
		languages: 'Languages:',
		named: { en: 'English', es: 'Spanish', ht: 'Haitian Creole', fr: 'French' },
		islands: country.islands,
		none: 'We have no checked number for this yet. These offices do this work:',
		ask: 'Ask us how to reach them',
		roles: {
			child: ['Probation and Child Protection Services'],
			support: ['Department of Gender Affairs', 'National Counselling Centre'],
			legal: ['Legal Aid'],
			labour: ['Department of Labour'],
			refugee: ['UNHCR, the refugee office of the United Nations'],
			abroad: [
				'UNHCR, the refugee office of the United Nations, in Washington',
				'IOM, the migration office of the United Nations, in Guyana'
			]
		}
	},
	updated: 'Last changed',
	review: {
		unreviewed:
			'No person who grew up with this language has checked this page yet. If something is not clear, read the English page.',
		older: 'The English page has changed since. Read it there.',
		reviewed: (by: string) => `Translation checked: ${by}.`
	},
	basis: {
		practice:
			'This page rests in part on common practice. Nobody has checked it against a source yet.'
	},
	footer: {
		what: 'More of this site',
		parts: {
			contacts: 'Who to call',
			job: 'A job or a permit',
			work: 'For workers and staff',
			print: 'Things to print',
			handled: 'How a tip is handled',
			force: 'Who does what',
			smuggling: 'Smuggling is different',
			privacy: 'Your privacy',
			tracks: 'Cover your tracks',
			offline: 'Keep a copy',
			accessibility: 'Accessibility',
			sources: 'Sources'
		},
		note: 'No cookies, no tracking. Nobody watches this site every minute.'
	},
	error: {
		home: 'The first page',
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
