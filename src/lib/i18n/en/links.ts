import { byName } from '../by-name.ts';

/** The desk's words for links between tips, and what is told of one situation more than once. */
export const links = {
	heading: 'Linked tips',
	loading: 'Looking for links …',
	none: 'No link yet.',
	kinds: byName({
		situation: 'The same situation',
		person: 'The same person',
		traces: 'The same vehicle, phone or place',
		teller: 'The same teller',
		other: 'Something else',
		duplicate: 'A duplicate'
	}),
	duplicateOf: 'This tip is a duplicate of it',
	duplicateHere: 'A duplicate of this tip',
	said: (name: string, when: string) => `${name}, ${when}`,
	notHere: 'A tip that you may not read, or that is gone.',
	news: 'news on a linked tip',
	closed: 'closed',
	marks: 'Both have:',
	broken: (count: number) =>
		count === 1
			? '1 link of this tip does not open, or nobody of the lane signed it. It is not shown.'
			: `${count} links of this tip do not open, or nobody of the lane signed them. They are not shown.`,
	continues: {
		itself:
			'This tip was closed as a duplicate of one that was closed as a duplicate of this one. So nobody works on either: open one of them again.',
		gone: 'This tip was closed as a duplicate of one that is not here for you: it is gone, lies in a lane that you do not read, or you stepped aside from it. If nobody works on that, open this one again.'
	},
	takeBack: {
		summary: 'Take back',
		why: 'Why it does not hold',
		send: 'Take the link back'
	},
	make: {
		summary: 'Link with a reason',
		kind: 'What is the same',
		why: 'Why',
		hint: 'Whoever reads the lane reads this.',
		send: 'Link these two',
		done: 'Linked.',
		failed: 'It was not kept. What you wrote is still here: try again.',
		gone: 'One of the two is not here any more.',
		restricted:
			'Each of the two lies in a restricted lane of its own. A link would tell readers of one that the other has a tip, so none is made.',
		lies: (lane: string) =>
			`The other one is in the restricted lane ${lane}: the link will lie there, and nobody else will learn of it.`
	},
	byName: {
		summary: 'Link to another tip',
		label: 'The name of the tip',
		hint: 'As in lists, for example F94F 273D.',
		look: 'Look for it',
		none: 'No tip of that name is here.'
	},
	original: {
		label: 'Of which tip it is a duplicate',
		notHere: 'It is not at this desk: the reason says where',
		otherwise: 'Another, by its name',
		circle:
			'That one was closed as a duplicate of this one. Nobody would work on either: open that one again first.',
		gone: 'That one was closed as a duplicate of what is not here for you: choose where work goes on.',
		into: (name: string) => `That one is a duplicate itself: this one is closed into ${name}.`,
		restricted:
			'That one lies in a restricted lane, and whoever reads this lane may not learn of it. Move this tip there first, and close it there.'
	},
	also: {
		label: (count: number) =>
			count === 1
				? 'Send the same words to the tipster of 1 duplicate'
				: `Send the same words to the tipsters of ${count} duplicates`,
		hint: 'Each gets an answer of their own, and reads it as if it were the only one. So do not write that others told.',
		names:
			'Not while these words repeat what was told here: the others told it themselves, or must not learn it.',
		told: (names: string) => `Also sent to the tipsters of ${names}.`,
		failed: (names: string) => `Not sent to the tipsters of ${names}: write to them on those pages.`
	},
	together: {
		summary: (count: number) =>
			count === 1
				? 'One timeline, with 1 other tip of this situation'
				: `One timeline, with ${count} other tips of this situation`,
		hint: 'This opens and reads all of them, which is on record for each.',
		show: 'Show all in one timeline',
		opening: 'Opening …',
		failed: 'One of them could not be fetched: what is shown is not all.',
		of: (name: string) => `From tip ${name}`,
		own: 'This tip'
	},
	counted: {
		heading: 'Tips and situations',
		open: (tips: string, situations: string) =>
			`${tips} active tips tell of ${situations} situations.`,
		year: 'Year',
		tips: 'Tips',
		situations: 'Situations',
		hint: 'Tips of your lanes that are linked as one situation, or as duplicates, count as one situation. Counted here, from what this desk has opened.',
		astrayBrief: 'Some duplicates were closed into each other, or into what is not here for you.',
		astray: (count: number) =>
			count === 1
				? '1 tip was closed as a duplicate of what is closed into it, or is not here for you:'
				: `${count} tips were closed as duplicates of each other, or of what is not here for you:`
	}
};
