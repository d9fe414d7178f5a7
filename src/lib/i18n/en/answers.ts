/** Answers that a desk writes again and again, and what is said beside whatever an officer writes to a tipster. */
export const answers = {
	choose: 'Begin with a ready answer',
	none: 'Choose an answer',
	names: {
		read: 'We have read it',
		where: 'Where is it?',
		when: 'When does it happen?',
		'safe-to-write': 'Is it safe to write here?',
		child: 'Is a child there?',
		danger: 'In danger: call',
		'come-back': 'How to come back',
		waiting: 'We wait for somebody else',
		'cannot-help': 'We cannot help with this; who may',
		'thank-you': 'Thank you, nothing more is needed'
	},
	theirs: (language: string) => `To the tipster, in ${language}`,
	english: 'The same in English',
	put: 'Put it into the answer',
	added: 'It was added below what you had written.',
	unreviewed:
		'Nobody whose language this is has reviewed these words yet. Have a colleague read them where you can.',
	lane: {
		title: 'Ready answers',
		lead: 'Words that everybody who reads a lane is offered when they write to a tipster. Two want each change: one writes it, another approves it.',
		locked: 'Ready answers of your lanes can be read and changed once you unlock your desk.',
		change: 'Change the ready answers of this lane',
		unsigned: (count: number) =>
			count === 1
				? 'One ready answer of this lane is not what two of its readers signed. It is not offered: tell your supervisor, somebody may have changed the database.'
				: `${count} ready answers of this lane are not what two of its readers signed. They are not offered: tell your supervisor, somebody may have changed the database.`,
		lane: 'Lane',
		key: 'Answer',
		language: 'Language',
		now: 'As it is offered now',
		site: 'These are the words that come with the site.',
		own: (writer: string, approver: string) => `Written by ${writer}, approved by ${approver}.`,
		words: 'New words',
		wordsHint:
			'What has to be filled in each time stands in double brackets: [[which day]]. Left empty, the words that come with the site are offered again.',
		english: 'What they say, in English',
		englishHint:
			'Officers who do not read the language go by this. Who approves it must read both.',
		reason: 'Why',
		propose: 'Ask for it to be approved',
		proposed:
			'It waits for somebody else who reads this lane, for seven days: they see it under “Two people”.',
		approve: 'Approve these words',
		approved: 'It is approved: whoever reads the lane is offered it.',
		back: 'The words that come with the site are to be offered again.',
		wrong: 'It says something that no ready answer may. Nobody can approve it: refuse it.',
		faults: {
			'too-long': 'This is too long for a ready answer: 2,000 letters at most.',
			hidden:
				'There are signs in it that cannot be seen, or that turn the text beside them. Type it anew instead of pasting it.',
			markup: 'There is markup in it. Tipsters are shown plain text.',
			promises:
				'A ready answer promises no safety, stay, money or time, proposes no meeting and tells no outcome:'
		}
	},
	silence: {
		tooSoon:
			'Closed for want of an answer though no question had waited 30 days for one. The desk takes no such closing: the browser of whoever closed it told it otherwise.',
		'nothing-asked':
			'It cannot be closed for want of an answer: no question to the tipster waits for one.',
		'not-silent-yet': (when: string) =>
			`Silence closes no tip before 30 days. A question to the tipster waits for an answer: it can be closed for want of one from ${when} on.`
	},
	comeBack: {
		heading: 'Who wrote this, wrote about themself',
		lead: 'Before it is closed they should know that they can come back, and how. Nothing was written to them since they wrote last.',
		write: 'Write it to them first',
		sent: 'Something was written to them since they wrote last.',
		why: 'If nothing is to be written to them: why',
		hint: 'Somebody else could be reading their page, or the code could be in other hands.',
		because: 'Nothing was written to the tipster before it was closed, because:'
	},
	blank: {
		left: 'Still to be filled in:',
		refused:
			'Nothing was sent: something in double brackets is still to be filled in. Write it, or take it out.'
	},
	promises: {
		heading:
			'Nobody here can keep these words, or they tell too much. Write them otherwise if you can:',
		kinds: {
			safety: 'promises safety',
			stay: 'promises that somebody can stay',
			pay: 'promises money',
			time: 'promises when',
			meeting: 'proposes a meeting',
			outcome: 'tells what becomes of it'
		}
	}
} as const;
