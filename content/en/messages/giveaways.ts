import type { Kind } from '#lib/giveaways/rules.ts';

export const giveaways = {
	heading: 'Who could know this?',
	mark: 'this could show who you are',
	limits:
		'Your browser looked for this by itself. It cannot know everything. Only you know who could guess that it was you.',
	change: 'Change these words',
	other: {
		lead: 'Read it once as the person it is about. Could they guess that it was you? Take out:',
		list: [
			'“my boss”, “my cousin”: say “a man”, “a woman”',
			'things that only you saw or were told',
			'the exact minute: “one evening” is enough',
			'your own phone number, room or job'
		],
		found:
			'These words could tell the person it is about that it was you. Change them, or send it as it is.',
		nothing:
			'Your browser looked for words that often give people away and found none. It cannot know everything.',
		kinds: {
			relation: 'It shows how you know them. Say “a man” or “a woman”.',
			'only-me':
				'If only you saw or heard it, they know that it was you. Leave out how you know it.',
			self: 'It says who you are. Take it out.',
			'place-of-mine':
				'It shows where you live or work. Name the place where it happens, and not your own.',
			'exact-time':
				'Few people were there at that minute. Say “one evening”, or “about ten o’clock”.',
			'exact-date':
				'It shows on which day you were there. Say “one day in March”, or “last month”.',
			contact:
				'If it is yours, take it out: “A safe way to reach you” is the place for it. If it is theirs, it can stay.',
			'told-before': 'The one you told knows your story. Leave out that you told it before.'
		} satisfies Record<Kind, string>
	},
	me: {
		lead: 'It is your own story, so it will sound like you. That is all right. If you do not want to be known yet, leave out:',
		list: [
			'your name',
			'your own phone number or e-mail, if it is not safe for us to use',
			'your room or house, unless we should come there',
			'the exact minute: “one evening” is enough'
		],
		found:
			'It is your own story, so it will sound like you. That is all right. These words also say who or where you are. Keep them if you want us to know.',
		nothing:
			'Your browser looked for a name, a number and a place of yours and found none. It cannot know everything.',
		kinds: {
			self: 'It says who you are. Take it out if we need not know it yet.',
			'place-of-mine': 'It shows where you are. Keep it if we should come there.',
			'exact-time': 'Few people were there at that minute. “One evening” is enough.',
			contact:
				'If it is yours, keep it only if it is safe for us to use. If it is theirs, it can stay.'
		} satisfies Partial<Record<Kind, string>>
	}
};
