import { byName } from '../by-name.ts';

const channels = { mail: 'Mail', pager: 'Pager or phone' } as const;

/** Words of duty and alerts: who is told, when, and whether they were. The desk speaks English. */
export const duty = {
	title: 'Duty',
	lead: 'Who is told first when something urgent comes. Only members of this lane see this.',
	noLanes: 'You read no lane, so there is no roster for you.',
	lanes: 'Lane',
	now: (names: string) => `On duty now: ${names}.`,
	nobodyNow: 'Nobody is on duty now: something urgent is told to the whole lane at once.',
	gaps: {
		heading: 'Hours with nobody, in the next two weeks',
		none: 'In every hour somebody is on duty who can be told.',
		text: 'Something urgent in these hours is told to the whole lane at once.',
		why: byName({
			nobody: 'nobody is on duty',
			'not-tellable': 'who is on duty cannot be told'
		})
	},
	table: {
		heading: 'This fortnight',
		day: 'Day',
		who: 'On duty',
		empty: 'nobody',
		holiday: 'Holiday',
		first: 'first',
		next: 'next',
		for: (name: string) => `for ${name}`,
		away: 'away',
		takeOver: 'Take over',
		takeOverOf: (name: string, when: string) => `the shift of ${name}, ${when}`,
		remove: 'Remove'
	},
	add: {
		heading: 'Put somebody on duty',
		who: 'Who',
		place: 'Told',
		places: { 1: 'first', 2: 'next, five minutes later' },
		day: 'First day',
		begins: 'From',
		ends: 'Until',
		endsHint: 'Until the same time or an earlier one is the next day.',
		days: 'On which days',
		dayNames: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
		weeks: 'For how many weeks',
		send: 'Put on the roster',
		copy: 'Copy this week to the next',
		nothing: 'Nothing of this week is missing in the next.'
	},
	leave: {
		heading: 'Away',
		text: 'A shift in these days is nobody’s until somebody takes it over. You say no reason here.',
		mine: 'I am away',
		from: 'From the start of',
		until: 'To the end of',
		send: 'Enter',
		end: 'Take back',
		endOf: (when: string) => `that you are away ${when}`,
		none: 'Nobody has entered leave.'
	},
	people: {
		heading: 'Who can be told',
		yes: 'can be told',
		no: 'cannot be told: no address that works',
		supervises: 'supervises',
		own: 'Where you are told'
	},
	done: 'Done.',
	faults: byName({
		'not-allowed':
			'Only a member who supervises this lane changes its roster; where no member does, each member may.',
		'not-a-member': 'One of these people does not read this lane any more. Load the page again.',
		'changed-meanwhile':
			'The roster is not what this page shows: somebody was first. Look again, and then decide.',
		unreadable: 'These times cannot be read: half hours, and one shift no longer than a day.'
	})
};

export const alerts = {
	channels,
	heading: 'Where you are told',
	lead: 'An alert says that something waits, and nothing else: no tip, no lane, never a link. No colleague sees your addresses; whoever runs the server, the mail server or the gateway can.',
	address: {
		mail: 'Your mail address',
		pager: 'Your pager’s or phone’s number, as your gateway knows it'
	},
	state: {
		proven: 'Alerts go there.',
		waiting: (address: string) =>
			`A code of eight digits was sent to ${address}. Type it here within an hour.`,
		none: 'Nothing goes there yet.',
		notSetUp: 'This desk has no such way out. Ask the people who run it.'
	},
	code: 'The eight digits',
	prove: 'Confirm',
	send: 'Send a code there',
	test: 'Send a test',
	drop: 'Tell me nothing there',
	wishes: {
		heading: 'And besides what is urgent',
		hourly:
			'On the hour: new tips while I am on duty, answers, what is handed to me, and urgent tips of mine whose day to wait until has come',
		digest: 'Each working morning, as a sign that alerts reach me',
		text: 'Something urgent while you are on duty is told in any case.',
		send: 'Keep'
	},
	faults: byName({
		unreadable:
			'This is no address that can be used: one mail address, or one number, and nothing else.',
		'too-many-codes': 'Six codes were sent today. Try again tomorrow.',
		'wrong-code': 'These are not the eight digits. Look at the newest message.',
		'no-code': 'This code is not good any more. Have another sent.'
	}),
	banner: {
		notSetUp:
			'This desk tells nobody by mail or phone: its settings name no way out. Whoever is on duty has to look at it every few minutes.',
		failing: (channel: keyof typeof channels, since: string) =>
			`${channels[channel]}: alerts have not been delivered since ${since}. Look at the desk every few minutes, and tell the people who run it.`,
		undelivered: (since: string) =>
			`Alerts to you have not been delivered since ${since}. Check where you are told.`,
		notTellable: 'You cannot be told when something urgent comes: enter where.'
	},
	delivered: (when: string) => `Last alert delivered to you: ${when}.`,
	never: 'No alert was ever delivered to you.',
	answered: (channel: keyof typeof channels, when: string) =>
		`${channels[channel]} last answered ${when}.`,
	waits: {
		urgent: (count: number) => `${count} urgent`,
		mine: (count: number) => `${count} for you`
	},
	sound: {
		on: 'Sound is on',
		off: 'Sound is off',
		hint: 'A tone when something urgent comes, in this browser'
	}
};
