import { country } from '#country/country.ts';
import { byName } from '../by-name.ts';

/** What is done outside the desk, and what is asked before it. The desk speaks English. */
export const outside = {
	ways: byName({
		call: 'A call',
		visit: 'A visit',
		message: 'A message, not through this site',
		agency: 'Another agency was told',
		other: 'Something else'
	}),
	reasons: byName({
		child: 'A child is in danger',
		danger: 'A life is in danger',
		'legal-duty': 'The law obliges us'
	}),
	agreements: byName({
		yes: 'Yes',
		no: 'No',
		'not-asked': 'They were not asked',
		child: 'It is a child'
	}),
	weekdays: byName({
		1: 'Monday',
		2: 'Tuesday',
		3: 'Wednesday',
		4: 'Thursday',
		5: 'Friday',
		6: 'Saturday',
		7: 'Sunday'
	}),
	act: {
		summary: 'Log a call, a visit, or who was told',
		way: 'What was done',
		whom: 'Who was called, visited or told',
		on: 'On which day',
		at: 'At what time',
		hint: 'By the clock here. What is still to come is not logged as done.',
		future: 'That is still to come, or longer ago than a year.',
		area: 'Where',
		choose: 'Choose a place',
		place: 'Where exactly',
		said: 'What was said',
		came: 'What came of it',
		next: 'It goes on, on',
		nextHint: 'The tip is held until that day, and then stands among ours again.',
		nextNotYours: 'Only whoever has the tip in hand can set the day on which it goes on.',
		what: 'What is to be done then',
		send: 'Log it',
		did: byName({
			call: 'called somebody',
			visit: 'visited somebody',
			message: 'wrote to somebody outside',
			agency: 'told another agency',
			other: 'did something outside'
		}),
		when: (when: string) => `It was done ${when}`,
		goesOn: (day: string) => `It goes on, ${day}:`
	},
	plan: {
		summary: 'Safety plan',
		heading: 'Safety plan',
		lead: 'Asked before anybody is called, visited or told. Write “not known” where nobody knows: that is an answer, too.',
		blamed: 'Who would be blamed if it came out?',
		there: 'Are they still there?',
		windows: 'When is it safe to reach them?',
		any: 'At any time',
		never: 'Never',
		only: 'Only at these times',
		day: 'Day',
		from: 'from',
		to: 'to',
		add: 'Add a time',
		remove: 'Take away',
		overnight: 'A time that ends before it begins goes on over midnight.',
		phone: 'Who else sees or hears that phone?',
		another: 'What is said if somebody else answers?',
		agreed: 'Did the adult concerned agree?',
		send: 'Keep this plan',
		wrote: 'wrote the safety plan',
		by: (name: string, when: string) => `By ${name}, ${when}`,
		none: 'There is no safety plan yet.',
		two: 'Two plans were written at once. Both count, until somebody writes one out of both.',
		unopened: (count: number) =>
			count === 1
				? 'One note of this tip does not open here: it may be a newer plan.'
				: `${count} notes of this tip do not open here: one may be a newer plan.`,
		missing:
			'Something here names a plan that the desk did not give: somebody may have taken a newer one away. Call nobody before you have asked whoever wrote last, and tell your supervisor.',
		told: 'How they can be reached, by what they wrote',
		ownNone:
			'This person writes about themselves. Write a safety plan with what they say, before anything else.',
		reread:
			'They have written again. Read the plan once more, and change it where it no longer fits.'
	},
	guard: {
		heading: 'Before it is done',
		lacks: byName({
			'no-plan': 'There is no safety plan.',
			'outside-windows': 'By the safety plan this is no safe time.',
			'no-yes': 'By the safety plan the adult concerned has not said yes.'
		}),
		fits: 'The safety plan allows it.',
		because: 'It can be done all the same for one of these reasons alone',
		why: 'What makes it necessary',
		despite: (reason: string) => `Past the safety plan: ${reason}`,
		faults: byName({
			'no-plan':
				'It names no safety plan and no reason: written before the desk asked for one, or past it.',
			'outside-windows': 'By its plan that was no safe time, and it names no reason.',
			'no-yes': 'By its plan the adult concerned had not said yes, and it names no reason.',
			'missing-plan': 'It names a safety plan that is not here. Somebody may have taken it away.',
			'older-plan': 'It went by a plan that another had replaced.',
			future: 'It says a time at which it was not yet done.',
			'no-agreement':
				'It went to an agency that decides about who may stay, with nobody’s yes and no reason.',
			'no-child':
				'A child is involved, and it does not say that child protection was told, or why not.',
			'no-screening': 'It calls this smuggling only, and nobody is said to have been asked alone.'
		})
	},
	referral: {
		to: 'To whom it goes',
		other: 'Somebody else',
		status:
			'This agency decides about who may stay. Nobody’s papers or stay are told to it without their yes.',
		agreed: 'They agreed to that',
		without: 'They did not, and one of these reasons holds',
		who: 'Who agreed',
		day: 'On which day',
		went: (to: string) => `It went to: ${to}`,
		agreedBy: (who: string, day: string) => `Agreed to by ${who}, ${day}`
	},
	child: {
		summary: 'A child is involved',
		lead: 'Where a child is involved, child protection is told, or it is written down why not. Until then the tip is not closed.',
		stands: (since: string) =>
			`A child is involved: it is not yet written down that child protection was told, or why not. It stands since ${since}.`,
		link: 'Write it down',
		is: byName({
			owed: 'A child is involved, and nobody has been told yet',
			told: 'Child protection was told',
			'not-told': 'Child protection was not told'
		}),
		question: 'How it stands',
		whom: 'Who was told, and by whom',
		day: 'On which day',
		why: byName({
			owed: 'What is known of the child',
			told: 'What was said and agreed',
			'not-told': 'Why not'
		}),
		send: 'Keep this',
		did: byName({
			owed: 'found that a child is involved',
			told: 'wrote down that child protection was told',
			'not-told': 'wrote down why child protection was not told'
		}),
		blocks: 'It cannot be closed yet: a child is involved.'
	},
	screening: {
		summary: 'Asked alone: each person',
		lead: 'Before something is called smuggling only, each person is asked alone: nobody else in the room or in hearing, and no interpreter of the others’. People who are held say little in front of whoever holds them.',
		present: 'How many people there were',
		who: 'Who was asked',
		by: 'By whom, and in which language',
		day: 'On which day',
		alone: 'Alone, as said above',
		add: 'Add a person',
		remove: 'Take away',
		every: 'Each of them is to stand here.',
		send: 'Keep this',
		did: 'wrote down that each person was asked alone',
		asked: (by: string, day: string) => `Asked alone by ${by}, ${day}`,
		blocks: 'It cannot be closed as smuggling only: nobody is said to have been asked alone.',
		link: 'Write down who was asked'
	},
	keys: [
		['o', 'log a call, a visit, or who was told'],
		['s', 'safety plan'],
		['p', 'a child is involved: who was told']
	],
	/** How a tip came that somebody entered. */
	channels: byName({
		call: 'by a call',
		'walk-in': 'by somebody who came',
		emergency: `by ${country.emergency}`,
		agency: 'by another agency'
	}),
	came: (channel: string) => `It came ${channel}.`,
	entered: 'Entered at the desk for somebody.',
	reference: 'There it is called',
	enter: {
		channel: 'How it came',
		channels: byName({
			call: 'Somebody calls',
			'walk-in': 'Somebody is here',
			emergency: `From ${country.emergency}`,
			agency: 'From another agency'
		}),
		reference: 'What they call it, if they do',
		hint: 'Such as the number of an emergency call. It is sealed with the tip. No name of a caller.'
	},
	newer: 'Written in a form of another release of the desk, or not whole. Its words are:'
};
