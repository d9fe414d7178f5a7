export const offer = {
	title: 'Check an offer',
	description: 'Ten questions about a job offer, and what each answer can mean. Nothing is kept.',
	heading: 'Check an offer',
	lead: 'Ten questions about a job, a trip or a chance that someone offers you. Nothing you answer is kept.',
	start: 'Answer what you can. You can leave any of them out.',
	answers: { yes: 'Yes', no: 'No', unknown: 'I don’t know' },
	submit: 'Show what it can mean',
	nothing: 'Answer at least one question',
	questions: {
		pay: 'Is the pay very high for easy work?',
		chat: 'Did they hire you fast, by chat only?',
		unseen: 'Have you never seen or called anyone who works there?',
		debt: 'Must you pay back the ticket, the permit or a fee later?',
		passport: 'Do they want to have your passport, or to keep it?',
		changed: 'Did the job, the pay or the place change since the first offer?',
		border: 'Do they tell you what to say at the border?',
		hurry: 'Must you decide today, or very soon?',
		secret: 'Did they tell you not to speak with your family or friends about it?',
		unwritten: 'Is there nothing in writing: no name, no place, no pay?'
	},
	means: {
		pay: 'A very good price for little work is often the bait. Ask what others there are paid.',
		chat: 'A real boss wants to know you, and lets you see the place. Ask for a call with video.',
		unseen: 'Speak to someone who works there now, without the boss. Find the number by yourself.',
		debt: 'A debt can hold you more than a lock. Ask for the full sum in writing before you go, and who keeps count.',
		passport:
			'You hold your own passport. Someone may look at it or copy it. To keep it is a warning sign.',
		changed:
			'The job that changes on the way is an old trick. You can still say no, also at the airport.',
		border:
			'If the story for the officer is not true, someone has a reason to hide the real one. Tell the officer that you want to speak alone.',
		hurry: 'Hurry keeps you from asking. A good job is still there tomorrow.',
		secret: 'Who wants you alone has a reason. Tell one person you trust, today.',
		unwritten:
			'Ask for the name, the place, the work and the pay in writing. If they will not, stop.'
	},
	result: {
		heading: 'What your answers can mean',
		none: {
			title: 'We see no warning sign in your answers.',
			text: 'That does not prove that it is safe. Do the four things below before you go.'
		},
		some: {
			title: 'There are warning signs.',
			text: 'They do not prove that it is a trap. Find out more before you say yes.'
		},
		many: {
			title: 'There are many warning signs, or a strong one.',
			text: 'Do not go, and do not give them your passport or money, before you know more.'
		},
		before: 'Before you say yes',
		steps: [
			'Ask for the name, the place and the pay in writing.',
			'Speak to someone who works there now.',
			'Tell a person at home where you go. Choose a word that means “I need help”.',
			'Leave a photo of your papers with someone you trust.'
		],
		ask: 'You can ask the task force, without your name.',
		askLink: 'Ask a question',
		again: 'Your answers'
	}
};
