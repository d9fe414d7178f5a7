import { words } from '#country/words.ts';
import type { QuestionWords, TopicWords } from '#lib/questions/words.ts';

const country = words.en;

export const tip = {
	title: 'Tell us',
	step: (now: number, of: number) => `Part ${now} of ${of}`,
	goBack: 'Back',
	before: {
		heading: 'Tell us what you know',
		lead: 'You do not have to give your name. You do not have to be sure.',
		danger: 'Is someone in danger right now? If you can, call:',
		cannotCall:
			'If you cannot call, write here and send it. It can take hours until somebody reads it.',
		who: 'Who reads it',
		whoText: (agencies: string) =>
			`Officers of the national task force who hold the key. Today they are from: ${agencies}. If one of these could be involved, you can say so in the form, and they will not get it.`,
		policies: {
			'what-happens': {
				heading: 'What happens then',
				example:
					'Your words are sealed. The most urgent are opened first. Staff may check, ask you something through this site, or pass it on.'
			},
			'must-act': {
				heading: 'When staff may have to act',
				example:
					'If a child or a life is in danger, staff may have to act, even if you ask them not to.'
			},
			'cannot-promise': {
				heading: 'What nobody can promise',
				example:
					'The form is not watched every minute. Your story itself may show who you are. Someone who watches your phone can see what you do.'
			}
		},
		example: 'Example text. The task force has not approved its own wording yet.',
		/** While no lane takes new tips: the custodians open what comes. */
		late: {
			lead: 'Right now nobody at the desk can open what you send. It is sealed away until people from outside open it. That can take days. If you need help sooner, call.',
			cannotCall:
				'If you cannot call, write here and send it. It can take days until somebody reads it.',
			inDanger:
				'If you cannot call: what you sent is with us. It can take days until somebody reads it.'
		},
		way: 'Which is it?',
		start: 'Go on',
		seconds: 'You can stop after one answer. It takes two minutes or more, as you like.'
	},
	ways: {
		me: { label: 'It is about me', hint: 'I am not free, or I am not sure that I am.' },
		known: { label: 'It is about someone I know', hint: 'A friend, a neighbour, someone at work.' },
		saw: { label: 'I saw or heard something', hint: 'A place, a person, a car, an advert.' },
		question: { label: 'I have a question', hint: 'Ask first. You need not tell anything.' }
	},
	questions: {
		heading: {
			me: 'Tell us what is happening to you',
			known: 'Tell us about the person you know',
			saw: 'Tell us what you saw or heard',
			question: 'Ask your question'
		},
		lead: 'Only the box for your own words must be filled. Leave out what you do not know or do not want to say.',
		more: 'Where, when and who',
		moreLead: 'Nothing here must be filled. Leave out what you do not know.',
		goOn: 'Go on: where, when, who',
		goOnContact: 'Go on: how to reach you',
		enough: 'That is all: look it over',
		previous: 'Back to the first part',
		next: 'Look it over',
		later:
			'Photos, or would you rather say it? Write one line here and send it. You can add the rest right after, with your code.',
		topics: {
			now: { heading: 'How urgent is it?' },
			where: { heading: { me: 'Where are you?', other: 'Where is it?' } },
			when: { heading: 'When?' },
			people: { heading: 'Who?' },
			things: { heading: 'Cars, boats, phones, names online', hint: 'One on each line.' },
			contact: {
				heading: 'A safe way to reach you',
				lead: 'You can leave this empty. You get a code to read our answer here, and nobody needs to call you.'
			}
		} satisfies TopicWords,
		asks: {
			what: {
				label: {
					me: 'What is happening?',
					known: 'What is happening to them?',
					saw: 'What did you see or hear?',
					question: 'What do you want to ask?'
				},
				hint: {
					me: 'In your own words. As much or as little as you like. No names needed.',
					known: 'In your own words. What did you see yourself? What did you hear from others?',
					saw: 'In your own words. What did you see yourself? What did you hear from others?',
					question: 'In your own words.'
				}
			},
			area: {
				label: country.which,
				hint: 'Tap the map, or choose from the list. Your phone is not asked where it is.'
			},
			place: {
				label: 'Which place?',
				hint: 'A street, a business, a beach. Leave it out if it shows who you are.'
			},
			when: {
				label: 'Day and time',
				hint: 'A day, a time of day, how often. A rough time is enough and safer.'
			},
			pattern: {
				label: 'How often?',
				options: {
					once: 'Once',
					some: 'Now and then',
					always: 'Every day or nearly',
					unknown: 'I don’t know'
				}
			},
			ongoing: { label: 'Is it still going on?' },
			danger: { label: { me: 'Are you in danger now?', other: 'Is anyone in danger now?' } },
			child: {
				label: { me: 'Are you, or is anyone there, under 18?', other: 'Is a child involved?' }
			},
			leaving: {
				label: {
					me: 'Will you be taken somewhere soon?',
					other: 'Will someone be taken away soon, by boat, plane or car?'
				}
			},
			people: {
				label: {
					me: 'How many people does it happen to?',
					other: 'How many people is it done to?'
				},
				options: { one: 'One', few: 'Two to five', many: 'More than five', unknown: 'I don’t know' }
			},
			who: {
				label: { me: 'Other people it happens to', other: 'The people it is done to' },
				hint: 'How they look, how old, names if you know them.'
			},
			doers: {
				label: { me: 'The people who do it to you', other: 'The people who do it' },
				hint: 'How they look, names or nicknames, what they do for work.'
			},
			plates: { label: 'Number plates', hint: 'A part of one helps too.' },
			vehicles: { label: 'Cars and vans', hint: 'Colour, make, what is written on it.' },
			boats: { label: 'Boats', hint: 'Name, colour, where it lies.' },
			phones: { label: 'Phone numbers of the people it is about' },
			online: { label: 'Names online, websites, adverts' },
			signs: {
				label: { me: 'Which of these are true for you?', other: 'Which of these did you notice?' },
				options: {
					'not-free': 'Not free to leave',
					watched: 'Always watched, or never alone',
					'papers-held': 'Someone else holds the passport or papers',
					'locked-in': 'Locked in',
					'no-pay': 'Little pay or none',
					debt: 'A debt that only grows',
					'long-hours': 'Very long hours, no days off',
					'lives-at-work': 'Sleeps where they work',
					threats: 'Threats to them or their family',
					hurt: 'Hurt, sick or hungry',
					'lied-to': 'Was lied to about the job',
					young: 'Looks very young'
				}
			},
			how: {
				label: 'How do you know?',
				options: {
					saw: 'I saw it',
					heard: 'I heard it',
					told: 'Someone told me',
					online: 'I saw it online',
					'happened-to-me': 'It happens to me',
					unknown: 'I don’t want to say'
				}
			},
			involved: {
				label: 'Could someone in one of these be involved?',
				hint: 'Tick it, and nobody from there gets what you send. If that leaves no one, it is sealed away for an outside review.'
			},
			contact: { label: 'How can we reach you?' },
			contactTimes: { label: 'When is it safe?' },
			contactSeenBy: { label: 'Who else sees or hears that phone?' },
			mayLeaveMessage: { label: 'May we leave a message?' }
		} satisfies QuestionWords
	},
	knows: { yes: 'Yes', no: 'No', unknown: 'I don’t know' },
	areas: {
		...country.areas,
		elsewhere: 'Somewhere else',
		unknown: 'I don’t know'
	},
	check: {
		heading: 'Look it over',
		lead: 'This is what you are about to send. Nothing has been sent yet.',
		notSaid: 'left out',
		change: 'Change the first part',
		changeMore: 'Change where, when, who',
		consent: {
			legend: 'What may we do with it?',
			hint: 'You can change this later with your code. If a child or a life is in danger, staff may have to act whatever you choose.',
			options: {
				share: {
					label: 'Share it with partners',
					hint: 'Other agencies that help may read all that you wrote.'
				},
				'task-force': { label: 'Task force only', hint: 'Nobody outside the task force reads it.' },
				'no-words': {
					label: 'Use it without my words',
					hint: 'Others may learn where, when and what was noticed, and no word that you wrote.'
				}
			}
		},
		robot: 'Show that you are a person',
		robotLead: 'So that machines do not fill the box. Answer this, and press the button.',
		robotDone: 'Your browser has shown that you are a person. There is nothing to answer.',
		answer: 'Your answer',
		other: 'Use hCaptcha instead',
		otherLead:
			'hCaptcha is a company. If you use it, it sees your address on the internet. You need not.',
		send: 'Send this tip'
	},
	entered: {
		form: 'You enter this for somebody who called. It is their code in the end, not yours.',
		receipt: 'Read this code to the caller, slowly, and let them read it back. Then close this tab.'
	},
	hcaptcha: {
		heading: 'Show that you are a person',
		lead: 'This check comes from the company hCaptcha. It can see your address on the internet, not what you wrote.',
		send: 'Send this tip',
		back: 'Go back without it'
	},
	receipt: {
		inDanger:
			'If you cannot call: what you sent is with us. It can take hours until somebody reads it.',
		title: 'Received',
		heading: 'It is sealed and safe with us.',
		lead: 'This is your code. Write it down now. We do not keep it and cannot show it again.',
		code: 'Your code',
		again: 'We had this already. Nothing was sent twice.',
		unroutable:
			'None of the offices that read tips can get this one. So nobody at the desk can open it. It is sealed away until an outside review is set up.',
		where: 'Hide it where nobody looks: a note with no words around it.',
		next: 'What happens next',
		nextList: [
			'An officer opens it. The most urgent come first.',
			'They may have a question. Come back with your code in a day or two.',
			'You can add more at any time.'
		],
		nextDanger: [
			'An officer opens it. The most urgent come first, but it can take hours.',
			'They may have a question. Look here with your code as soon as it is safe.',
			'You can add more at any time.'
		],
		nextUnroutable: [
			'It stays sealed. Nobody who reads tips today can open it.',
			'When outside reviewers are appointed, they open it. We cannot say when.',
			'You can add more at any time. It is sealed away too.'
		],
		back: 'Come back with the code',
		done: 'Leave this page'
	},
	back: {
		title: 'Come back',
		heading: 'Come back with your code',
		lead: 'Type the code as you wrote it. Capital or small letters, with or without dashes: all the same.',
		code: 'Your code',
		noCode:
			'No code? Send a new tip, and say in it that you wrote before. Nobody will tell you on the phone whether a tip exists.',
		open: 'Open',
		unknown: 'Nothing was found with this code',
		unknownText:
			'It may be mistyped, it was burnt, or what was sent with it was deleted since. Look at it once more, letter by letter.',
		status: 'How far it is',
		statuses: {
			received: 'Received. Nobody has taken it in hand yet.',
			'being-read': 'An officer is reading it or working on it.',
			question: 'We have a question for you.',
			'passed-on': 'It was passed on or acted on.',
			closed: 'It is closed. You can still add something.'
		},
		record: {
			daily: 'All that reaches us goes into our record once a day.',
			until: (day: string, time: string) =>
				`All that reached us before ${day}, ${time}, is in our record. What came later is not in it yet.`
		},
		alone: 'Are you alone?',
		aloneText:
			'The next page shows what was written to you. Go on only if nobody looks over your shoulder.',
		show: 'Show what was written to me',
		replies: 'Written to you',
		noReplies: 'Nothing has been written to you yet.',
		asks: 'A question for you',
		answered: 'You answered this.',
		add: 'Add something',
		addHint: 'An answer, or something new. What you sent before cannot be shown here.',
		addSend: 'Send this',
		clear: 'Clear what was written to me',
		burnt: 'The code is burnt. You can leave this page.',
		again: 'Open another code',
		forced: 'Could somebody force you to show your code?',
		more: 'More that you can do',
		moreText: 'Each of these is a thing of its own and leaves the others as they are.',
		done: {
			added: 'It was added and sealed.',
			cleared: 'It is cleared. It will not show here again.',
			withdrawn: 'We were told that you take it back. Your code still works.',
			consent: 'It is changed from now on. Your code still works.'
		},
		grave: {
			burn: {
				label: 'Burn this code',
				text: 'The code then opens nothing, for you or for anyone. The tip itself stays with the task force.',
				sure: 'Yes, burn it now',
				not: 'No, keep it'
			},
			withdraw: {
				label: 'Take the tip back',
				text: 'We stop working on it and do not use it any more, unless a child or a life is in danger. What was done or passed on before cannot be called back. Your code goes on working.',
				sure: 'Yes, take it back',
				not: 'No, leave it'
			},
			consent: {
				label: 'Change what you may do with it',
				text: 'We keep to what you choose from now on. What was passed on before cannot be called back.',
				sure: 'Change it',
				not: 'Leave it as it is'
			}
		}
	},
	second: {
		title: 'A second code, in case somebody forces you',
		why: 'Somebody may make you show your code. For that you can have a second one. Show that one instead.',
		ask: 'Give me a second code',
		lead: 'This is your second code. It looks like any other.',
		ended: 'The second code of this code was burnt. There is no other. This code goes on working',
		where: 'Keep it apart from the first, and remember which is which. Nobody can tell by looking.',
		list: [
			'It opens a page that says only “Received”. Nothing that was written to you is there.',
			'Whatever is added with it reaches us with a mark: perhaps you were not alone.',
			'Burning it burns only itself. Your first code goes on working.'
		]
	},
	errors: {
		heading: 'Please look at this again',
		kept: 'All that you wrote is still here.',
		'what-missing': 'Write a few words about what happened',
		tooLong: (longest: number) =>
			`This is longer than ${longest.toLocaleString('en')} letters. Please shorten it`,
		unasked: 'We could not ask this before. Please look at it, then go on',
		nothing: 'Answer the question so that we know you are a person',
		wrong: 'That was not the answer. Please try once more',
		'too-soon': 'That was very fast. Please wait a few seconds and press the button again',
		provider: 'That check does not work right now. Please answer the question instead',
		way: 'Choose one of the four, so that we ask the right questions',
		unreadable:
			'We could not read the form that came back. Go back in your browser: what you wrote may still be there',
		renewed: 'The page was open for a long time, so we renewed it. Please press the button again',
		wait: 'That was not the answer, and today we got too many messages that look like a machine’s. Try the question once more, come back tomorrow, or call',
		full: 'Today very many messages came that look like a machine’s, and there is no more room. Use a phone or computer with JavaScript on, try again tomorrow, or call',
		failed:
			'It did not go through. What you wrote is still here. Press again: nothing is sent twice.',
		leaving: 'What you wrote here would be gone. Go all the same?',
		busy: {
			heading: 'Very many people are writing to us right now',
			lead: 'It has not been sent yet. Wait a few seconds, then press the button again, as often as it takes.',
			kept: {
				heading: 'It is sealed and kept.',
				lead: 'Very many people are writing right now. Wait a few seconds and press the button to see your code.',
				show: 'Show my code'
			}
		},
		closed: 'We cannot take tips right now. Please try again later. If someone is in danger, call',
		unavailable:
			'We cannot take it right now: a part of our site is down. Please try again in a few minutes, or call',
		code: {
			length: 'A code has 18 letters and digits. Some are missing or too many',
			symbol: 'There is a letter in it that no code has. Look at it once more',
			check: 'One letter or digit is wrong. Look at the code once more'
		},
		empty: 'Write something first',
		'too-long': 'This is too long. Please shorten it',
		'too-many': 'That is as much as we can take in one day. Please come back tomorrow'
	},
	closed: {
		heading: 'The form is closed right now',
		text: 'We cannot take tips safely at the moment. Please come back later. If someone is in danger, call.'
	}
};
