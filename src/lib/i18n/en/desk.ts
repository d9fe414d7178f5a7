import { country } from '#country/country.ts';
import { words } from '#country/words.ts';
import { byName } from '../by-name.ts';
import { locales } from '../locales.ts';
import { islands } from '../places.ts';

/** Words of the desk around its work: signing in, keys, people, lanes. The desk speaks English. */
export const desk = {
	name: 'Plainsight desk',
	palette: {
		title: 'All that can be done here',
		label: 'What do you want to do, or which tip?',
		page: 'page',
		none: 'Nothing of that name.'
	},
	nav: {
		label: 'Desk',
		queue: 'Queue',
		find: 'Find',
		audit: 'Record',
		enter: 'For a caller',
		dualControl: 'Two people',
		lanes: 'Lanes',
		people: 'People',
		contacts: 'Contacts',
		policies: 'Policies',
		duty: 'Duty',
		shift: 'Shift',
		supervision: 'Supervision',
		report: 'Report',
		account: 'Your keys'
	},
	enter: {
		title: 'Enter a tip for a caller',
		lead: 'This opens the public form in a new tab. It is sealed like any other tip, and goes wherever the answers lead, not only to your lane.',
		list: [
			'Ask first: can you talk safely now? If anybody is in danger, end this and send help.',
			'Write the caller’s own words. Ask who may be involved before you write more.',
			'At the end the page shows a code. Read it out slowly, let the caller read it back, and close the tab. Keep no copy.'
		],
		language: 'Language of the form',
		way: 'Which is it?',
		open: 'Open the form',
		fault: 'The form could not be opened. Unlock the desk and try once more.',
		noSite: 'The desk was not told where the public site is: SITE_ORIGIN in its settings.'
	},
	skip: 'Skip to the work',
	signOut: 'Sign out',
	offline:
		'No connection. This page stays, and so does what you write on it. Nothing is sent until the line is back.',
	noScript:
		'The desk opens tips in your own browser, so it needs JavaScript. Please switch it on for this address.',
	error: {
		missing: 'There is nothing here for you',
		missingText: 'The address may be mistyped, or what was here is not yours to see.',
		broken: 'This does not work right now',
		brokenText: 'The fault is ours. What you wrote on other pages is still there. Try again.',
		down: 'The database does not answer',
		downText: 'Nothing is lost. Try again in a minute.',
		id: 'If you report it, give this number:'
	},
	lock: {
		locked: 'Locked',
		unlocked: 'Unlocked',
		opening: 'Opening',
		lock: 'Lock',
		hint: 'Ctrl + Alt + L',
		idle: 'The desk locked itself after 15 minutes without a key or a touch.'
	},
	unlock: {
		heading: 'Your desk is locked',
		text: 'Your keys open in this browser alone. Unlock it to read and to write.',
		passkey: 'Unlock with your passkey',
		passphrase: 'Your passphrase',
		recovery: 'Your recovery code',
		useRecovery: 'Unlock with the printed recovery code',
		usePassphrase: 'Unlock with the passphrase',
		send: 'Unlock',
		working: 'Opening your keys. This takes a second or two.'
	},
	signing: {
		locked:
			'Unlock your desk first, above: what you decide here is signed with your key. Nothing that you typed is lost.',
		unsigned: 'It could not be signed, and nothing was sent. Nothing that you typed is lost.'
	},
	/** Why the desk did not take what was signed. */
	notSigned: byName({
		unsigned:
			'The desk was renewed while this page was open. Copy what you wrote, and load this page again.',
		'signed-otherwise':
			'The desk did not take your signature: what is there is not what this page showed. Load the page again.',
		'signed-before': 'The desk has that already. Load this page again.'
	}),
	faults: {
		WrongKey: 'That does not open your keys. Check it and try again.',
		mistyped: 'This is not a whole recovery code. It has six groups of three.',
		wrong: 'The name, the passphrase or the code is not right. Check all three.',
		wrongPasskey: 'This passkey is not known here.',
		noPasskey: 'No passkey was given. You can try again, or use the passphrase.',
		noPrf:
			'This passkey can sign you in but cannot unlock your keys. Use another device or security key.',
		wait: (seconds: number) =>
			seconds > 90
				? `Too many tries. Wait ${Math.ceil(seconds / 60)} minutes, then try again.`
				: `Too many tries. Wait ${seconds} seconds, then try again.`,
		signedOut: 'You are signed out. Sign in again.',
		unsent: 'The desk does not answer. Check the connection and try again.',
		failed: 'It did not work. Nothing was changed. Try again.'
	},
	signIn: {
		title: 'Sign in to the desk',
		lead: 'For staff of the task force. Your keys are opened here, in your browser, and never sent.',
		passkey: 'Sign in with a passkey',
		or: 'or with your passphrase',
		name: 'Your name, as on your invitation',
		passphrase: 'Passphrase',
		code: 'Six digits from your authenticator app',
		send: 'Sign in',
		working: 'Working out your key. This takes a second or two.',
		demo: {
			heading: 'Try it as somebody',
			text: 'This is a demo. Everybody here is made up. One click fills in the form and signs in the real way.',
			as: (name: string) => `Sign in as ${name}`
		}
	},
	join: {
		title: 'Join the desk',
		reading: 'Reading your invitation…',
		linkless: {
			heading: 'Open your invitation link again',
			text: 'This page forgets the link as soon as it has read it, so that nobody finds it here later: after a reload it does not know whose invitation it was. Nothing is used up. The link works for three days, until your keys are made.'
		},
		unasked: {
			heading: 'Your invitation could not be looked up',
			text: 'The server did not answer, so this page cannot say whether it is good. Nothing is used up. Open the link again in a minute.'
		},
		invalid: {
			heading: 'This invitation cannot be used',
			text: 'It was used already, is older than three days, or the link is not whole. Ask your administrator for a new one.'
		},
		welcome: (name: string) => `Welcome, ${name}`,
		who: (agency: string, role: string) => `${agency}, ${role}`,
		lead: 'You are about to make your keys. They are made in this browser and stay yours: the server keeps them only in a form that it cannot open. Use your own work computer, and have pen and paper.',
		passphrase: {
			heading: 'Your passphrase',
			text: 'Seven words, picked by chance. Write them on paper and keep the paper safe until you know them.',
			again: 'Type the seven words',
			other: 'Give me other words',
			skip: 'No passphrase: my passkey is enough'
		},
		authenticator: {
			heading: 'Your authenticator app',
			text: 'Scan this with an authenticator app on your phone, or type the key into it.',
			key: 'Key',
			qr: 'The key as a picture to scan',
			code: 'The six digits it shows'
		},
		passkey: {
			heading: 'A passkey',
			text: 'With a passkey one touch signs you in and unlocks. You can add one now or later.',
			make: 'Make a passkey',
			made: 'Your passkey is made.',
			label: 'Passkey'
		},
		recovery: {
			heading: 'Your recovery code',
			text: 'If you lose everything else, this opens your keys. Print it or write it down, and keep it where only you can get it. It is shown only now.',
			print: 'Print this code',
			again: 'Type the code once, from your paper'
		},
		send: 'Make my keys and join',
		working: 'Making your keys…',
		wrong: {
			words: 'These are not the seven words. Look at your paper.',
			code: 'This is not the code that was shown.',
			totp: 'The six digits are not right. They change every half minute; check that your phone’s clock is right.',
			invitation: 'This invitation has been used in the meantime.',
			passkey: 'The passkey could not be checked. Make it again.',
			incomplete: 'Something is missing. Check every part above.'
		}
	},
	account: {
		title: 'Your keys',
		lead: 'Each of these opens your keys. Two must always be there.',
		words: 'Your key in words',
		wordsText:
			'When a colleague adds you to a lane, they see these words. Read them to each other: if they differ, stop.',
		passkeysGone: (count: number) =>
			count === 1
				? 'The desk no longer lists a passkey of yours that your browser remembers. If you removed it, all is well; if you did not, tell your supervisor. This is said once. See your keys.'
				: `The desk no longer lists ${count} passkeys of yours that your browser remembers. If you removed them, all is well; if you did not, tell your supervisor. This is said once. See your keys.`,
		wordsLocked: 'Unlock your desk to see them: they are read off your key itself.',
		changed:
			'The server holds another key under your name. Somebody has changed its database. Do not let anybody add you to a lane, and tell the people who run it.',
		ways: { passkey: 'Passkey', passphrase: 'Passphrase', recovery: 'Printed recovery code' },
		since: (when: string) => `since ${when}`,
		remove: 'Remove',
		removeName: (name: string) => `Remove ${name}`,
		twoStay: 'None of these can be removed now. Add a passkey first.',
		/** In the demo alone. */
		demo: {
			heading: 'In the demo',
			text: 'Everybody here is made up, so nobody has their phone. What they would type, where this page asks for it:',
			show: 'Show the passphrase and six digits',
			passphrase: 'Passphrase:',
			code: 'Six digits, good for half a minute:'
		},
		add: {
			heading: 'Add a passkey',
			text: 'A passkey of this device, of your phone or of a security key.',
			label: 'What to call it',
			locked: 'Unlock your desk first.'
		},
		renew: {
			heading: 'Renew',
			lead: 'When somebody may know one of these, or has held the paper or the phone, make a new one. The former works no more, and you are signed out everywhere else.',
			keys: {
				text: 'Whoever has an older backup of the database, and a passphrase, printed code or passkey that was yours then, still opens your keys with them. New keys end that: what is sealed once your lanes list them opens with the former no more. If somebody may know your passphrase, renew that first.',
				lanes:
					'Each of your lanes then wants a new key. You propose it under Lanes, and a colleague compares your new words with you. Until then you read and answer as before.',
				passkeys: 'Your passkeys',
				passkeysText:
					'Touch each one that you want to keep. One that is not touched here is removed: it signs you in no more. It can be added again later.',
				keep: (name: string) => `Keep ${name}: touch it`,
				kept: (name: string) => `${name} is kept.`,
				oneMustStay: 'Touch at least one of your passkeys: the printed code alone signs nobody in.',
				code: 'Your new printed code'
			},
			acts: {
				passphrase: {
					summary: 'A new passphrase',
					send: 'Use the new passphrase from now on',
					done: 'Your passphrase is new. Destroy the paper with the former one. You sign in with the new one and your authenticator app.'
				},
				recovery: {
					summary: 'A new printed recovery code',
					send: 'Use the new code from now on',
					done: 'Your recovery code is new. Destroy the paper with the former one.'
				},
				authenticator: {
					summary: 'A new authenticator app',
					send: 'Use the new authenticator from now on',
					done: 'Your authenticator is new. Delete the former key from the app that had it.'
				},
				add: {
					send: 'Add a passkey',
					done: 'The passkey is added. Next time one touch signs you in and unlocks.'
				},
				remove: { send: 'Remove it', done: 'It is removed.' },
				keys: {
					summary: 'New keys',
					send: 'Use new keys from now on',
					done: 'Your keys are new, and you are signed out everywhere else. Destroy the paper with the former code. Your desk is locked: unlock it, or sign in, with a way that you kept; the new code unlocks it, too. Then propose a new key for each of your lanes, under Lanes.'
				}
			},
			working: 'Working out your keys. This takes some seconds.',
			wrong:
				'Your present passphrase or the six digits are not right. Digits work once: wait for the next ones. Nothing was changed.',
			hindered: byName({
				meanwhile:
					'Your keys changed in the meantime, in another tab perhaps. Nothing of this was changed. Load this page again.',
				'two-must-stay': 'Two ways must stay, so that losing one does not lose your keys.'
			}),
			unanswered:
				'No answer came, so this page cannot say whether it is done. Press the button again: nothing is made twice but a passkey, and one that then stands in the list twice can be removed. Until it says so, keep the new one and the former.'
		},
		prove: {
			heading: 'Show that it is you',
			text: 'An open desk alone changes none of this.',
			passphrase: 'Your passphrase, as it is now',
			code: 'The six digits that your authenticator app shows now',
			touch: 'When you press the button, your browser asks for your passkey.',
			usePasskey: 'Use a passkey instead',
			usePassphrase: 'Use the passphrase instead'
		},
		others: {
			heading: 'Signed in elsewhere?',
			text: 'Ends every other session of yours, on any device.',
			send: 'Sign out everywhere else',
			done: 'Every other session has ended.'
		}
	},
	sure: {
		touch: 'When you press the button, your browser asks for your passkey: for this one act.',
		label: 'Your passphrase, or your printed code: for this one act',
		type: 'Type the passphrase or the printed code instead',
		usePasskey: 'Use a passkey instead',
		/** @param touches whether they have a passkey. */
		unproven: (touches: boolean) =>
			`Nothing was done: nothing shows that it is you. Check what you typed${touches ? ', or touch your passkey,' : ''} and press the button again.`
	},
	dualControl: {
		title: 'Two people',
		lead: 'What cannot be undone wants two who read the lane. One asks; another reads what would be done, and why, and agrees or refuses. Each shows that it is they.',
		locked: 'Unlock your desk to see what is asked for.',
		none: 'Nobody asks for anything.',
		banner: 'A colleague asks for something that wants two people.',
		news: 'What you asked two people for was agreed to, refused, or has ended.',
		asks: (name: string) => `${name} asks for this:`,
		own: 'You ask for this:',
		deed: 'What',
		reason: 'Why',
		until: 'Until',
		deeds: byName({
			'tip.deleted': 'Delete a tip for good',
			'tip.gone-on': 'Go on with a tip that its tipster took back',
			'template.approved': 'Have a ready answer in new words'
		}),
		decide: 'Read it, and decide',
		see: 'See it',
		another: 'Somebody else who reads this lane has to agree, in a browser of their own.',
		alone:
			'You read this lane alone, so nobody can agree. It has to wait until somebody else reads it, too.',
		drop: {
			own: {
				summary: 'Take it back',
				send: 'Take it back, on record',
				done: 'You took it back. The record says so.'
			},
			others: {
				summary: 'Refuse it',
				send: 'Refuse it, on record',
				done: 'You refused it. The record says so, and whoever asked is told.'
			},
			reason: 'Why (you need not say)',
			hint: 'The record says that it was you, and when. What you write here stays for a month, for the lane.'
		},
		unsigned:
			'There is a request here that nobody who reads this lane has signed. Somebody has written it into the database, or whoever asked has left or has new keys since. Agree to nothing; refuse it, and tell your supervisor.',
		past: {
			heading: 'What became of it',
			lead: 'The newest first. Who did it and when is what the lane’s record says, and who signed it there. What nobody agreed to is listed for a month; the record keeps it.',
			none: 'Nothing was asked for lately.',
			own: 'You asked:',
			askedBy: (name: string) => `${name} asked:`,
			unread: 'Asked for by somebody who does not read this lane any more.',
			entry: (entry: number) => `Entry ${entry} of the record`,
			agreed: (name: string, when: string) => `${name} agreed, and it was done: ${when}.`,
			'taken-back': (name: string, when: string) => `${name} took it back: ${when}.`,
			refused: (name: string, when: string) => `${name} refused: ${when}.`,
			reason: (reason: string) => `Because: ${reason}`,
			otherReason: 'A reason lies here that is not the one which was signed.',
			gone: (act: string, when: string) => `It ended with its tip: ${act}, ${when}.`,
			lapsed: 'Nobody agreed in time.',
			older: 'It is far back in the record.',
			unsaid:
				'The desk says that this has ended, and the record does not say so. Tell your supervisor.'
		},
		deleted: (tip: string, until: string) =>
			`Tip ${tip} is deleted for good. The record says that the two of you wanted it. Backups hold it until ${until}.`,
		somebody: 'somebody',
		faults: byName({
			stale:
				'Nothing was signed: what the server shows is older than what your browser remembers. See Lanes.',
			'in-doubt':
				'Nothing was signed: this lane’s cards are not those that your browser remembers. See Lanes.',
			'no-card':
				'This lane’s key is of an older kind, which does not say who reads it. Two of its members unlock first, and stand by its next key: see Lanes.',
			'not-signed':
				'You cannot agree to this: it was asked for by yourself, too long ago, or by nobody who reads this lane now.',
			'asked-already':
				'This is asked for already. Load the page again to see by whom, and whether you can agree.',
			'not-asked': 'It was taken back, refused or done in the meantime, or its time is over.',
			'own-request': 'You asked for this yourself. Somebody else has to agree.',
			'asker-left':
				'Whoever asked does not read this lane any more, or has new keys since. Ask anew, if you want it, too.',
			'too-many': 'You ask for too much at once. Take something back, or wait for your colleagues.',
			'not-allowed': 'You may not do this.',
			'changed-tip':
				'The tipster added something that this page did not show. Nothing was deleted. Read it, and then decide.',
			unsigned: 'Nothing was done: load this page again, and do it once more.',
			'signed-otherwise':
				'Nothing was done: what your browser signed is not what the desk was asked to do. Load this page again and do it once more. If it happens again, tell your supervisor: somebody may have changed your keys.',
			'signed-before': 'The desk has that already. Load this page again.'
		})
	},
	lanes: {
		title: 'Lanes',
		lead: 'A lane is a queue with its own key. Only its members can open what lies in it.',
		kinds: { general: 'general', restricted: 'restricted', recovery: 'recovery' },
		none: 'There is no lane yet, so no tip can be taken. First make the recovery key, then a lane.',
		members: 'Members',
		few: {
			nobody:
				'Nobody reads it. It takes no new tips, and nobody sees what tipsters add, until two custodians of the recovery key come with their sheets. An officer asks for that on this page.',
			other: (name: string) =>
				`Only ${name} reads it, so it takes no new tips until a second person does. What lies in it is read and answered as before.`,
			mine: 'You alone read it, so it takes no new tips until a second person does.',
			todo: 'What lies in it you read and answer as before. Ask somebody to read it, below. Once they say yes, propose its new key with a custodian of the recovery key beside you, who brings their sheet: no other member is there to stand by it.'
		},
		epoch: (epoch: number, when: string) => `Key no. ${epoch}, made ${when}`,
		pin: 'Pin',
		pinWords: 'In words:',
		pins: {
			heading: 'Pins for the public server',
			text: 'The public server seals tips only for lanes that it was told of. Whoever runs it copies the pins by machine (npm run admin -- pins), and reads you six words of each: they must be those above. By hand, this line goes into its settings:'
		},
		you: 'you are a member',
		add: {
			heading: 'Add a member',
			who: 'Person',
			choose: 'Choose a person',
			how: 'They are asked first. Once they say yes, a member compares words with them and proposes a key that they get, and another member stands by it.',
			involved: (count: number, agency: string) =>
				`${count === 1 ? 'A tip in this lane names' : `${count} tips in this lane name`} ${agency} as involved. Nobody from there may read them. Make a new lane to work together.`,
			looking: 'Looking through the lane’s tips…',
			send: 'Ask them',
			done: (name: string) => `${name} is asked.`
		},
		missing: (lanes: string) =>
			`Not everything in ${lanes} can be read here: your copy of a key does not fit the lane. Your other lanes work. A colleague who unlocks seals it for you anew; if this is still here tomorrow, tell your supervisor.`,
		planned: 'planned: it takes tips once two people stand by its key',
		asked: {
			joins: (name: string, agreed: boolean) =>
				agreed
					? `${name} said yes: a member proposes a key that they get, and another stands by it`
					: `${name} is asked to read it`,
			leaves: (name: string) =>
				`${name} is to leave: a member proposes a key without them, and another stands by it`,
			agreed: (name: string) => `${name} said yes`,
			waits: (name: string) => `${name} was asked, and has not answered yet`,
			banner: (lanes: string) => `You are asked to read ${lanes}. See Lanes.`,
			heading: (by: string, lane: string) => `${by} asks you to read ${lane}`,
			text: 'Members open every tip in a lane. If you say yes, a member proposes a key that you get, compares words with you, and another member stands by it.',
			yes: 'I will read it',
			no: 'I will not',
			saidYes: (lane: string) => `You said yes to ${lane}.`,
			saidNo: (lane: string) => `You said no to ${lane}.`
		},
		changing: 'About to change',
		undo: 'Take back',
		undone: (name: string) => `What was asked of ${name} is taken back.`,
		card: {
			banner: (lanes: string) =>
				`${lanes}: a new key waits for you to propose it or to stand by it. See Lanes.`,
			alone: (lanes: string) =>
				`${lanes}: nobody else there can stand by its next key, so a custodian of the recovery key has to come to you. See Lanes.`,
			others: (lanes: string) =>
				`${lanes}: the key that you proposed waits for another member, or a custodian. See Lanes.`,
			wanted: (lane: string) => `${lane} wants a new key`,
			two: 'A lane’s key changes when its people do, each quarter, and after 60 days. You propose it here; it holds once a second member stands by it in their own browser.',
			onlyYou:
				'No other member of this lane can stand by its next key. You propose it here; it holds once a custodian of the recovery key, who comes to you with their sheet, stands by it on this page.',
			readBy:
				'One person alone reads the lane by this key: it takes no new tips until a second one does. If somebody is to join, ask them first, under “Add a member”; once they say yes, one key and one custodian do for both.',
			waits: (lane: string, by: string) => `${by} proposes a new key for ${lane}`,
			mine: (lane: string) => `You proposed a new key for ${lane}`,
			another: 'Another member has to stand by it: they find it on this page. Tell them.',
			custodian:
				'No other member can stand by it: a custodian of the recovery key has to, here. Call one.',
			standsNow: (lane: string) => `The new key of ${lane} holds.`,
			joined: 'Reads it from then on',
			left: 'Does not get the new key',
			renewed: 'Has other keys than before',
			closes:
				'This ends the lane: it takes no more tips, and never again. What lies in it stays, and is answered as before.',
			somebody: 'Somebody who is not among the people here',
			compare:
				'Call or meet each of these people now. They find their words under “Your keys”. Only if all six are the same on both sides:',
			recovery:
				'The recovery key: call two of its custodians. Its words stand on their sheets; for an older sheet, whoever runs the public server reads them off its pin',
			propose: 'We compared them: propose the key',
			proposeAtOnce: 'Propose the key',
			proposed: (lane: string) =>
				`The new key of ${lane} is proposed. Another member has to stand by it: tell them.`,
			proposedAlone: (lane: string) =>
				`The new key of ${lane} is proposed. A custodian has to stand by it, below.`,
			stand: 'I stand by it',
			stands: (lane: string) => `You stand by the new key of ${lane}.`,
			refuse: 'I do not',
			takeBack: 'Take it back',
			refused: (lane: string) => `That key of ${lane} is gone. The one of before goes on.`
		},
		closing: {
			close: 'End this lane',
			name: (lane: string) => `the end of ${lane}`,
			sure: (lane: string) =>
				`End ${lane}? New tips go to other lanes for good, once another member stands by its last new key. Nothing in it is lost: its members go on reading and answering.`,
			asked: (lane: string) => `${lane} is to end. The new key that says so waits on this page.`,
			waits: (by: string) =>
				`${by} wants this lane to end: a member proposes a key that says so, and another stands by it.`,
			takenBack: (lane: string) => `${lane} goes on.`,
			closed:
				'It has ended: it takes no tips any more. Its members still read and answer what is in it.'
		},
		remembered: {
			heading: 'The newest card of each of your lanes',
			text: 'Your browser remembers them. A colleague who is asked to compare finds the same words here.',
			banner:
				'What the server shows is not what your browser remembers. Reading and answering go on; nobody can be given a key. See Lanes.',
			stale:
				'What your browser remembers is newer than what the server shows of it. A backup may have been put back, or somebody changed the database.',
			doubts: {
				forked: (lane: string) =>
					`${lane}: another card stands in the place of one that your browser remembers. What you write goes to the one that it remembers, as far as your copy of its key is there.`,
				behind: (lane: string) => `${lane}: there are fewer cards than your browser remembers.`
			},
			/** Of a lane's record: see vault/record.ts. */
			recordBanner:
				'The record of a lane, or of people and settings, is not the one that your browser saw before. Work goes on; tell your supervisor. See Lanes.',
			/** In the place of a lane's name. */
			people: 'People and settings',
			records: {
				'other-keys': (lane: string) =>
					`${lane}: the record says that other keys than these are yours. Somebody may be acting in your name. Keep a copy, and tell the people who look after the record.`,
				cut: (lane: string) =>
					`${lane}: its record is shorter than your browser has seen it. The last entries were cut off, or a backup was put back.`,
				forked: (lane: string) =>
					`${lane}: its record has other entries than those that your browser has seen. What you do is signed over those that it saw, so that whoever reads the record finds out.`
			},
			what: 'Reading and answering go on. Nobody can be given a key until this is cleared up. Ask whoever runs the server: after a backup they run “npm run admin -- lanes put-back”, and you unlock again. Then call a member of each lane whose page shows no such warning, and who reads you the words from it; for people and settings another administrator, or an auditor. A colleague whose page shows this warning too proves nothing: both of you are shown the same. If the words differ, or nobody knows of a backup, change nothing and tell your supervisor. Only if all twelve are the same on both sides:',
			shown: 'As the server shows it:',
			own: 'As your browser remembers it:',
			same: 'We compared the words of every lane, and they are the same',
			send: 'Go on from here',
			/** What became of it: see keeping.ts. */
			came: {
				taken: '',
				changed: 'A lane has another card by now. Compare the words again.',
				'not-kept':
					'The desk did not keep that. Nothing was changed. Check the connection and press the button again.'
			},
			done: 'Your browser remembers these cards from now on.'
		},
		words: 'Its words',
		olderWords: 'On sheets that name no number of their key:',
		ofFormerRecovery:
			'Its newest key goes to a recovery key that another has taken the place of. Two members of it compare the new one’s words and unlock: then it follows.',
		remove: 'Remove',
		removeName: (name: string, lane: string) => `Remove ${name} from ${lane}`,
		removeSure: (name: string, lane: string) =>
			`Propose ${lane} without ${name}? They lose it once another member stands by the new key. If it must be at once, ask an administrator to disable them.`,
		removeLeavesYou: 'Then you alone read it, and it takes no new tips until a second person does.',
		removed: (name: string) => `${name} is to leave. The new key waits above.`,
		make: {
			heading: 'Make a lane',
			name: 'Name',
			nameHint: 'As staff will call it: General, Independent review…',
			kind: 'Kind',
			kinds: {
				general: 'General: takes tips unless somebody in it could be involved',
				restricted: 'Restricted: independent people, for tips about the others'
			},
			who: 'Who reads it, with you',
			whoHint: 'At least one more. Each is asked first.',
			nobody: 'Nobody else has joined yet. Ask your administrator to invite a colleague.',
			send: 'Make this lane',
			done: (name: string) => `${name} is planned, and its people are asked.`
		},
		recovery: {
			heading: 'The recovery key',
			text: 'Every lane is also sealed to a recovery key that nobody uses day to day: any two of three custodians open it when all members are gone, and none of them alone. It is made here, once, with all three in the room, and printed as three sheets. It is never stored.',
			splitHeading: 'The recovery key is on one paper',
			splitText:
				'Whoever takes that paper opens everything, and its loss loses the recovery. Make three sheets of it, for three custodians, any two of whom open it. Keep the paper until a backup made after today was put back somewhere and two of the sheets opened its key: what they open lies in the database alone. Then destroy it.',
			paper: 'The key on the paper (AGE-SECRET-KEY-PQ-1…)',
			who: 'Three custodians, of three different agencies, at best none of them at this desk',
			custodian: (no: number) => `Agency of custodian ${no}`,
			choose: 'Choose an agency',
			differ: 'Choose three different agencies.',
			wrongPaper: 'This is not the recovery key of these lanes. Look at the paper again.',
			begin: 'Make the recovery key',
			split: 'Make three sheets of it',
			print: (no: number) => `Print sheet ${no}`,
			printed: (agency: string) => `It is printed, and in the hand of the custodian of ${agency}`,
			next: (no: number) => `Go on to sheet ${no}`,
			keep: 'Put this recovery key to use',
			keepSplit: 'Put these three sheets in the place of the paper',
			forgets:
				'This sends the public half of the key, and what two of the sheets open, to the desk. Then this page forgets the sheets: they cannot be printed again.',
			leave: (run: string) =>
				`The sheets of run ${run} are not finished, and are on this page alone. If you leave, destroy those that are printed and begin anew, unless this page then says that the sheets in force are of this run. Leave?`,
			done: 'The recovery key is on three sheets.',
			sheet: {
				heading: (no: number, agency: string) => `Recovery sheet ${no} of 3: ${agency}`,
				of: (host: string, on: string, no: number) =>
					`Plainsight at ${host}, recovery key no. ${no}, made on ${on}.`,
				run: 'The three are of one run:',
				what: 'With one of the other two sheets of the same run this opens every lane. Alone it opens nothing. You hold it for the task force, and give it to nobody.',
				steps: [
					'Fold it, seal it, and put it into a safe that is not in the server’s building and not with another sheet.',
					'Bring it when it is rehearsed: then it is typed into the page of lanes, and no key is opened.',
					'If the members of a lane are gone, follow “Opening a tip without Plainsight” in the documents, together with a second custodian.',
					'If it is lost, or somebody may have seen it, tell the other two custodians and whoever runs Plainsight at once: another recovery key is made then.'
				],
				opens: 'This opens, with a second sheet',
				signs: 'This signs in the custodian’s name',
				qr: (what: string) => `${what}: the same as a picture`
			}
		},
		nextRecovery: {
			heading: 'Another recovery key',
			text: 'When a sheet is lost, or somebody may have seen one, or a custodian leaves or is not trusted any more, another recovery key takes the place of this one, with three new sheets. Lanes go on meanwhile.',
			summary: 'Make another recovery key',
			why: 'Why?',
			reasons: {
				'sheet-lost': 'One sheet is lost; the two other custodians are here',
				'sheet-known': 'Somebody may have seen a sheet; two custodians are here with theirs',
				'custodian-leaves': 'A custodian leaves; two of the three are here',
				'custodian-distrusted': 'A custodian is not trusted any more; the two others are here',
				'sheets-lost': 'Two sheets are lost, or only one custodian can come'
			},
			there:
				'Two custodians of the recovery key of now type both secrets of their sheets. They sign the new key’s card, and what was sealed to their key opens with the new sheets, too. It is typed in this browser, used for this one act and kept nowhere. Is it a machine that you trust? On their sheets, and with whoever runs the public server, stand the same words:',
			nobody:
				'Nobody signs the new key’s card, so nobody follows it unasked: a second person at this desk compares its words, whoever runs the public server pins it anew, and each officer’s browser asks. Tips that were sealed to the recovery key of before alone do not go along: keep its last sheets, and look for the lost ones.',
			begin: 'Make it, with three new sheets',
			keep: 'Put this recovery key in the place of the former',
			keepUnsigned: 'Propose this recovery key to a second person',
			done: 'Another recovery key has taken the place of the former. Call your colleagues: each compares its words in their own browser, and their lanes follow. Tell whoever runs the public server. Destroy the former sheets once every lane has followed, and not while the page says that only they open something.',
			waits: 'The new recovery key waits for a second person who compares its words. Tell them.',
			unsigned: 'A recovery key that no former custodian signed',
			made: (name: string, when: string, why: string) => `${name} made it, ${when}. Why: ${why}.`,
			unsignedText:
				'Whoever makes such a key could keep its sheets, and open every lane with them. It holds once a second person has called two of the people who hold its sheets, and they read the same words from them.',
			words: 'Its words, and the agencies of its custodians:',
			another: 'Another person who reads tips has to compare it. Tell them.',
			same: 'I called two of these custodians, whom I know: they hold a sheet each, and the words on it are these',
			stand: 'Put it in the place of the former',
			refuse: 'Refuse this recovery key',
			takeBack: 'Take this recovery key back',
			dropSure:
				'The new recovery key is thrown away, and its three sheets open nothing. The one of now goes on. Go on?',
			dropped:
				'The new recovery key is thrown away, and the one of before goes on. Destroy the new sheets.',
			stood:
				'This recovery key has taken the place of the former, and your own lanes go to it. Call your colleagues: each compares its words in their own browser, and their lanes follow. Whoever runs the public server has to pin it by its name. Keep the last sheets of before.',
			banner:
				'A recovery key that no former custodian signed waits for a second person to compare it. See Lanes.',
			holders:
				'The desk keeps no names of custodians, so that its database tells nobody whom to press. Whom to call stands on the list on paper that your task force keeps. Do not take it from whoever made this key.'
		},
		newRecovery: {
			heading: 'There is another recovery key: compare its words',
			banner:
				'There is another recovery key. Compare its words, so that your lanes follow. See Lanes.',
			text: 'Your lanes are sealed to the recovery key of before until you have compared this one. Call two of its custodians, whom you know: these words stand on their sheets. If they differ, or nobody knows of it, change nothing and tell your supervisor: somebody may have changed the database.',
			same: 'Two custodians read me these very words from their sheets',
			send: 'Let my lanes follow',
			done: {
				all: 'Each of your lanes has a new key by now, which goes to this recovery key.',
				later:
					'Your browser knows this recovery key. Each of your lanes gets a new key that goes to it once another member has compared it, too.'
			}
		},
		custodian: {
			summary: 'A custodian stands by it here, in the place of a member',
			text: 'A custodian of the recovery key comes to this desk with their sheet, looks at what is above, and types what stands under “This signs”. It is used once, in this browser, and kept nowhere. It opens nothing.',
			readers: 'Who reads the lane once this key holds',
			words: 'The words of its card, which whoever runs the public server finds there afterwards:',
			sheet: 'What signs, on the custodian’s sheet (capitals and small letters differ)',
			none: 'The custodian says: this sheet is mine to keep, I have read who reads the lane by this key and who does not any more, and I am none of them',
			you: 'And you, whose desk this is:',
			send: 'The custodian stands by it'
		},
		lost: {
			heading: (lane: string) => `Nobody can open ${lane}`,
			text: 'None of its members at work has a key that opens it. Two custodians of the recovery key, who come to this desk with their sheets, have a new key made for people who said yes. If a member is only away, call them instead: whoever opens the lane ends this.',
			who: 'Who is to read it, with you',
			ask: 'Ask them',
			asked: (lane: string) => `They are asked to read ${lane}.`,
			again: 'Ask other people instead',
			waits:
				'Only those who have said yes when the sheets are typed get the key. Load this page again to see who has.',
			open: {
				heading: 'Two custodians, with their sheets',
				text: 'Everything on this page is typed in this browser, used for this one act and kept nowhere. Is it a machine that you trust? Whoever prepared it could keep what you type.',
				words:
					'Call whoever runs the public server. The words of this lane’s newest card are the same there:',
				sheet: (no: number) => `Sheet of the ${no === 1 ? 'first' : 'second'} custodian`,
				opens: 'What opens',
				signs: 'What signs (capitals and small letters differ)',
				send: 'Open the lane for its new key'
			},
			seal: {
				heading: 'The lane is open, for its new key and nothing else',
				before: 'Who read it until now. Call those of them whom you can reach before you go on:',
				unknown: 'Its last card does not say who read it.',
				missing: (epochs: string) =>
					`What was sealed to these keys stays closed, since no copy opens: no. ${epochs}.`,
				older:
					'They also get what came before: every tip in the lane. Without this nobody reads it but two custodians again',
				none: 'The custodians say: these sheets are ours to keep, and we are none of the people who get the key',
				send: 'Make the key, with both custodians’ word',
				stop: 'Stop, and forget what the sheets opened'
			},
			done: (lane: string) => `${lane} has a new key, by the word of two custodians.`,
			stopped: 'What the sheets opened is forgotten.',
			notShared:
				'The lane has its new key, and you can read what came before. It did not reach everybody else: the connection broke off. Tell your supervisor.'
		},
		byCustodians: (agencies: string) => `This key holds by the word of a custodian: ${agencies}`,
		custody: {
			heading: 'Custodians',
			sheetsOf: (no: number, run: string, when: string) =>
				`Sheets of recovery key no. ${no}, run ${run}, made on ${when}. A sheet that names this key and another run is void.`,
			left: (no: number, tips: number) =>
				tips === 0
					? `Recovery key no. ${no} did not go along when another took its place. No tip is sealed to it alone.`
					: `${tips === 1 ? 'One tip is' : `${tips} tips are`} sealed to recovery key no. ${no} alone, which did not go along when another took its place: two of its own sheets open ${tips === 1 ? 'it' : 'them'}, and nothing else. Keep those that are left, and look for the lost ones.`,
			never: 'The sheets were never tried. Try two of them before tips come.',
			last: (when: string) => `Two sheets were last tried ${when}.`,
			summary: 'Try two sheets',
			text: 'Two custodians type what stands under “This opens”. It is tried, in this browser, on a sentence that any two sheets open: no key is opened.',
			sheet: (no: number) => `Sheet ${no === 1 ? 'of one custodian' : 'of another'}`,
			send: 'Try them',
			wrong:
				'These two do not open it: a letter is wrong, it is one sheet twice, or a sheet of another key.',
			done: 'Both sheets are right: they open what was sealed for them to try.'
		},
		faults: byName({
			stale:
				'Nobody was given a key: what the server shows is older than what your browser remembers. See the newest cards below.',
			'in-doubt':
				'Nobody was given a key: this lane’s cards are not those that your browser remembers. See the newest cards below.',
			'not-allowed': 'You may not do this.',
			taken: 'Somebody else was first, or the name is taken. Look again.',
			'bad-card': 'The lane’s card does not hold. Nothing was changed.',
			'other-day':
				'Nothing was changed: this computer’s clock, or the desk’s, is wrong by more than a day, and a lane’s card is dated by it. Set the clock, and do it again.',
			'no-key':
				'This browser has no copy of the lane’s key that opens. Another member’s unlock seals one for you; then come back here.',
			'keys-missing': 'The lane changed in the meantime. Try once more.',
			'no-recovery': 'Make the recovery key first.',
			'not-enrolled': 'One of these people cannot be a member: not joined yet, or of another role.',
			unsigned: 'Nothing was kept: load this page again, and do it once more.',
			'signed-otherwise':
				'Nothing was kept: what your browser signed is not what the desk was asked to do. Load this page again and do it once more. If it happens again, tell your supervisor: somebody may have changed your keys.',
			'signed-before': 'The desk has that already. Load this page again.',
			aside:
				'You stepped aside from a tip of this lane, so your browser could not look through all of it. Somebody else who reads the lane, or a custodian, has to stand by this card.',
			'new-tips':
				'A tip came while this page looked through the others. Press the button again: it looks through all of them once more.',
			'new-replies':
				'Somebody was answered since this was proposed, and the card leaves that answer out: its reader would not find it any more. Take the card away, and propose it again.',
			'other-agency':
				'This person has moved to another agency in the meantime. Load this page again: it then looks for that one.',
			'not-custodian':
				'This signs for no custodian of the recovery key as it is now: a letter is wrong, it is what opens, or the sheet is an older one.',
			'new-recovery':
				'There is another recovery key than the one that your browser knows. Compare its words above, and press the button again.',
			'wrong-sheets':
				'These are not two whole sheets of the recovery key as it is now: a letter is wrong, it is one sheet twice, or what opens and what signs are of two sheets.',
			'nothing-to-recover':
				'The lane is not open here: no copy of its newest key opens with these sheets, or the desk was locked meanwhile. Load this page again and begin anew.',
			'own-agency':
				'A custodian does not stand by a key that somebody of their own agency proposes, or is to get. Ask a custodian of another agency.',
			'not-agreed': 'One of these people has not said yes yet, or has other keys since.',
			full: 'A lane has at most 24 members, with those who are asked. Somebody leaves first.',
			'last-member': 'Nobody else can open this lane. Add somebody first.',
			'former-keys':
				'No key was made: these are keys that somebody has renewed since. The database may have been changed. Ask this person, and tell your supervisor if they know nothing of it.',
			'other-key':
				'No key was made: the server names another key than one that you compared, or than your own. The database may have been changed. Load this page again, compare its words with each person, and tell your supervisor if they differ.'
		})
	},
	people: {
		title: 'People',
		lead: 'Administrators look after people. They cannot open tips, and cannot add themselves to a lane.',
		columns: { name: 'Name', agency: 'Agency', role: 'Role', state: 'State', acts: 'Acts' },
		states: {
			invited: () => 'invited, not joined yet',
			joined: (when: string) => `joined ${when}`,
			ended: () => 'access ended'
		},
		roles: byName({
			officer: 'officer',
			supervisor: 'supervisor',
			administrator: 'administrator',
			auditor: 'auditor'
		}),
		you: 'you',
		change: 'Change',
		changeName: (name: string) => `Change ${name}`,
		setRole: 'Set role',
		setAgency: 'Move',
		/** By how somebody stands: another link for them. */
		anew: {
			invited: {
				send: 'Link lost or too old: make a new one',
				sure: (name: string) =>
					`Make a new link for ${name}? The one of before works no more. Nothing else changes.`
			},
			joined: {
				send: 'Keys lost: invite anew',
				sure: (name: string) =>
					`Invite ${name} anew? They are signed out at once, leave their lanes, and make new keys by the invitation. Nothing opens their former keys any more. A lane's members ask them again, and compare words with them.`
			},
			ended: {
				send: 'Let them come back: invite anew',
				sure: (name: string) =>
					`Let ${name} come back? They make new keys by the invitation; nothing opens any that they had. A lane's members ask them again, and compare words with them.`
			}
		},
		/** By whether they have joined. */
		ending: {
			invited: {
				send: 'Take the invitation back',
				sure: (name: string) => `Take ${name}’s invitation back? Its link works no more.`
			},
			joined: {
				send: 'End access',
				sure: (name: string) =>
					`End ${name}’s access? They are signed out at once and leave their lanes. Who is left there makes new keys: until then ${name} still knows those of now.`
			}
		},
		setRoleSure: (name: string) =>
			`Give ${name} a role that reads no tips? They leave their lanes at once.`,
		leaving: {
			when: (name: string) =>
				`If ${name} reads no tips any more (their access ends, they get a role that reads none, or are invited anew):`,
			one: (name: string, lane: string) => `Only ${name} is left in ${lane}.`,
			nobody: (lane: string) =>
				`Nobody is left in ${lane}. What lies there, and what tipsters add to it, is read by nobody until two custodians of the recovery key come with their sheets: whoever is to read it asks for that under Lanes.`,
			stops:
				'A lane with fewer than two readers takes no new tips from that moment on. They go to the next lane that may have them; where there is none, they wait for two custodians. Whoever is left reads and answers what lies there, as before.',
			closesForm:
				'No lane has two readers then: the tip form is closed to the public at once, until one has.',
			mend: (names: string) =>
				`Then it is for ${names} to act, under Lanes: ask somebody to read it, and call a custodian of the recovery key, who comes to their desk with the sheet, since nobody else can be the second to stand by its new key. If it can wait, have somebody join first.`
		},
		invite: {
			heading: 'Invite a person',
			name: 'Name',
			agency: 'Agency',
			choose: 'Choose one: it decides which tips they may read',
			role: 'Role',
			send: 'Make the invitation',
			link: (name: string) => `The invitation for ${name}`,
			text: 'Hand it over in person, or send it in a way that only this person reads. It works once, within three days, and is shown on this page alone, until you leave it.',
			handedOver: 'It is handed over: hide it',
			leave:
				'A link on this page has not been handed over, and is nowhere else. Leave the page, and lose it?'
		},
		addAgency: {
			heading: 'Add an agency',
			text: 'Its people can join, and a tipster can tick it as involved.',
			id: 'Short name for the machine',
			idHint: 'Small letters and dashes: coast-guard',
			name: 'Name',
			send: 'Add this agency'
		},
		done: 'Done.',
		faults: byName({
			'not-allowed': 'You may not do this.',
			yourself: 'You cannot change your own rights.',
			'in-a-lane':
				'This person reads a lane. A member of it removes them first: it may hold tips about the new agency.',
			'name-taken': 'Somebody has this name already. Add a second name or initial.',
			unreadable: 'Something is missing or mistyped. Check every field.'
		})
	},
	contacts: {
		title: 'Contacts',
		lead: 'The public sees a number only after somebody has checked it. Pages and printed sheets read these records; a change shows within two minutes.',
		add: 'Add a contact',
		change: 'Change it',
		save: 'Save',
		checked: (day: string, by: string) => `Checked on ${day} by ${by}`,
		/** The emergency number is shown in whatever state it is. */
		state: (entry: { state: string; isShown: boolean; daysSinceCheck?: number }) => {
			const why: Readonly<Record<string, string>> = {
				unverified: ': nobody has checked it',
				outdated: `: its check is ${entry.daysSinceCheck} days old`,
				withdrawn: ': withdrawn'
			};
			return (entry.isShown ? 'shown' : 'not shown') + (why[entry.state] ?? '');
		},
		kinds: {
			emergency: 'emergency',
			police: 'police',
			'task-force': 'task force',
			child: 'children',
			support: 'support',
			legal: 'legal advice',
			labour: 'work and pay',
			refugee: 'refugees',
			immigration: 'immigration',
			consulate: 'consulate'
		},
		islands: byName({ ...words.en.islands, both: words.en.everywhere }),
		fields: {
			id: 'Short name for the machine',
			idHint: `Small letters and dashes: ${islands.at(-1)}-social-services`,
			kind: 'What it is for',
			island: 'Which island it serves',
			number: 'Number, as dialled on the islands',
			international: `Number from abroad, as ${country.callingCode}…; empty if there is none`,
			languages: `Languages that are answered, as codes: ${Object.keys(locales).join(' ')}`,
			source: 'Where the number comes from',
			label: 'Name',
			hours: 'Hours',
			note: 'What a caller should know'
		},
		verify: {
			heading: 'I have checked it',
			text: 'Call the number yourself. Ask who answers, at what hours, on which island, in which languages, and whether they take calls about trafficking. Your name and today’s date are kept with it.',
			heard: 'Whom you spoke with, or where you read it',
			send: 'It is right: show it'
		},
		withdraw: 'Withdraw it',
		restore: 'Bring it back',
		isNow: 'It is now:',
		beside: 'Open it as it is now, in another tab',
		faults: byName({
			unreadable: 'Something is missing or mistyped. Check every field; nothing was written.',
			'changed-meanwhile':
				'Somebody changed it while you were writing. Nothing of yours was written, and nothing is lost: it stands below.',
			unknown: 'There is no such contact any more.',
			'must-stay':
				'The emergency number stays: no page may be without one. Change it, if it has changed.'
		})
	},
	policies: {
		title: 'Policies',
		lead: 'People read these words before they tell anything. The form is open only while all three are approved in English. A language without approved words of its own shows the English. A change shows within a minute.',
		keys: {
			'what-happens': 'What can happen',
			'must-act': 'When staff may have to act',
			'cannot-promise': 'What cannot be promised',
			'desk-child': 'Officers: where a child is involved',
			'desk-stay': 'Officers: before somebody’s stay is told'
		},
		about: {
			'what-happens': 'What the task force does with a tip, step by step, and what it does not do.',
			'must-act':
				'When staff act although the person asked them not to. Name a duty of the law only if counsel has shown you where it stands.',
			'cannot-promise':
				'What is beyond your power: an answer in time, secrecy, a result. Be plain.',
			'desk-child':
				'Who tells child protection, how soon, and what. Officers read it where they write that down. Name a duty of the law only if counsel has shown you where it stands.',
			'desk-stay':
				'When something may be told to an agency that decides about who may stay. Officers read it where they pass a tip on to one.'
		},
		/** To start from: of the words before the form each language has its own. */
		examples: {
			'desk-child':
				'Tell Child Protection the same day, by telephone, and write down whom you told. Say what was told, not who told it. If nobody answers there, tell whoever supervises this lane.\n\nA person whose age is not known is treated as a child.',
			'desk-stay':
				'Nobody’s papers, stay or way into the country are told without their own yes to just that, given when nobody else was there. Say what follows from it before you ask.'
		},
		atDesk: {
			heading: 'What officers read before they act',
			reads: 'Officers read this',
			readsNothing: 'Officers read that nothing is approved yet.',
			withdraw: 'Without it officers read that nothing is approved.',
			approvedBy: (by: string, on: string) => `Approved by ${by}, on ${on}`,
			none: 'No words are approved for this yet: ask whoever supervises the lane.'
		},
		states: {
			unwritten: 'nobody has written it',
			draft: 'not approved',
			approved: 'approved',
			withdrawn: 'approval withdrawn'
		},
		newer: 'newer words wait for approval',
		older: 'older than the English',
		approvedBy: (by: string, on: string) => `by ${by}, on ${on}`,
		source: 'From:',
		reads: 'The public reads this',
		readsEnglish: 'The public reads the English',
		readsExample: 'The public reads the example: this is a demo.',
		readsNothing: 'The public reads nothing yet: without the English the form is closed.',
		example:
			'Nobody has written this yet. Here is an example to start from; by itself it opens nothing.',
		change: 'Change the words',
		save: 'Save, not yet approved',
		fields: {
			text: 'The words',
			textHint: '2,000 letters at most. Leave an empty line between paragraphs.',
			source: 'Where they come from: minutes, a section of a law',
			by: 'Name and office of the person who approved them',
			on: 'On which day'
		},
		approve: {
			heading: 'Approve the newest words',
			text: 'Only when the person you name has approved exactly these words:',
			send: 'They are approved: show them'
		},
		withdraw: {
			send: 'Withdraw the approval',
			closes: 'Without it the form is closed, in every language.',
			english: 'Without it people read the English.'
		},
		history: 'Every version',
		version: (version: number, state: string, when: string, by: string) =>
			`No. ${version}, ${state}, ${when}, ${by}`,
		commandLine: 'on the server’s command line',
		isNow: 'The newest words are now:',
		beside: 'Open it as it is now, in another tab',
		faults: byName({
			unreadable:
				'Something is too short or too long, or the day has not come. Check every field; nothing was written.',
			'changed-meanwhile':
				'Somebody changed it while you were writing. Nothing of yours was written, and nothing is lost: it stands below.',
			unknown: 'There is nothing here to approve or to withdraw.'
		})
	}
};
