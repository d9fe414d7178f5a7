import { byName } from '../by-name.ts';

/** Words of the desk's work: the queue, a tip's page, the audit chain. The desk speaks English. */
export const triage = {
	urgencies: byName({
		1: 'danger now',
		2: 'urgent',
		3: 'standard',
		4: 'can wait'
	}),
	reasons: byName({
		'danger-now': 'Somebody is said to be in danger now',
		'about-to-be-moved': 'Somebody is about to be taken away',
		'child-now': 'A child is involved, and it is going on',
		child: 'A child is involved',
		'self-report': 'The person writes about themselves',
		'papers-held': 'Somebody else holds the papers',
		'locked-in': 'Somebody is locked in',
		hurt: 'Somebody is hurt, sick or hungry',
		detail: 'It names things that can be looked for',
		'several-signs': 'Several signs together',
		'little-detail': 'Little to go on'
	}),
	consents: {
		share: 'partner agencies may read it',
		'no-words': 'partner agencies may learn what was chosen, and no word that the tipster wrote',
		'task-force': 'nobody outside the task force may read it'
	},
	ways: {
		me: 'About themselves',
		known: 'About somebody they know',
		saw: 'Something they saw or heard',
		question: 'A question'
	},
	queue: {
		title: 'Queue',
		views: {
			open: 'Open',
			mine: 'Mine',
			news: 'Heard back',
			waiting: 'Waiting',
			closed: 'Closed',
			quarantine: 'Quarantine'
		},
		beside: (view: string, count: string) => `${view}: ${count}`,
		viewsLabel: 'Lists',
		count: (count: number, upTo: number) =>
			count >= upTo ? `${upTo.toLocaleString('en')}+` : String(count),
		list: 'Tips, the one that needs somebody first on top',
		lane: 'Lane',
		urgency: 'Urgency',
		all: 'All',
		show: 'Show',
		restricted: 'restricted lane',
		unread: 'not read',
		news: 'heard back',
		unseen: 'new to you',
		unproven: 'unproven',
		quarantined: 'not checked',
		burnt: 'code burnt',
		free: 'nobody has it',
		you: 'you have it',
		has: (name: string) => `${name} has it`,
		closed: 'closed',
		closedOn: (day: string) => `closed ${day}`,
		came: (when: string) => `came ${when}`,
		older: 'Next page',
		newer: 'Page before',
		unusual: 'Unusually many tips are coming in. Proven ones stand first.',
		quarantineLead:
			'These failed the check for robots and were kept all the same. Most are noise; some may be real.',
		empty: {
			open: {
				heading: 'Nothing is waiting.',
				text: 'Every tip that came has been dealt with. New ones show here by themselves.'
			},
			mine: {
				heading: 'Your hands are free.',
				text: 'What you take, or is handed to you, stands here until it is closed.'
			},
			news: {
				heading: 'Nobody is waiting to be read.',
				text: 'When a tipster adds something or answers a question, the tip stands here until whoever has it has answered, or says that there is nothing to answer.'
			},
			waiting: {
				heading: 'Nothing is waiting for anybody.',
				text: 'What you ask a tipster, refer or put away until a day stands here, and comes back by itself when the day does.'
			},
			closed: {
				heading: 'Nothing is closed yet.',
				text: 'What is closed stays here, and can be opened again.'
			},
			quarantine: {
				heading: 'The quarantine is empty.',
				text: 'Everything that came has passed the check for robots.'
			}
		},
		filtered: 'Nothing here fits this choice.',
		noLanes: {
			heading: 'You read no lane.',
			text: 'Administrators and auditors look after people, settings and the record. They open no tips.'
		},
		new: (count: number) => (count === 1 ? '1 new tip' : `${count} new tips`)
	},
	/** Whose move it is, and by when. */
	stages: {
		unread: 'Nobody has read it',
		ours: 'It is our move',
		tipster: 'waits for the tipster',
		agency: 'waits for an agency',
		held: (until: string) => `held until ${until}`,
		withdrawn: 'taken back by the tipster',
		until: (until: string) => `until ${until}`,
		isOver: 'its day has come',
		/** On the tip's page. */
		waits: {
			tipster: (until: string) => `It waits for the tipster, until ${until}.`,
			agency: (until: string) => `It waits for an agency, until ${until}.`,
			held: (until: string) => `It is held until ${until}.`,
			withdrawn: () =>
				'The tipster took it back: nothing more is done with it, and it is to be closed.'
		},
		came: {
			tipster: (until: string) =>
				`It waited for the tipster until ${until}, and is our move again.`,
			agency: (until: string) => `It waited for an agency until ${until}, and is our move again.`,
			held: (until: string) => `It was held until ${until}, and is our move again.`,
			withdrawn: (until: string) => `The tipster took it back, and it was to be closed by ${until}.`
		},
		clocks: {
			reading: 'To be read',
			response: 'First response',
			answer: 'Answer',
			tipster: 'The tipster’s answer',
			agency: 'The agency’s answer',
			held: 'Held',
			withdrawn: 'To be closed'
		},
		by: (clock: string, when: string) => `${clock} by ${when}`,
		none: 'Nothing is owed',
		goOn: 'Go on with it now',
		heed: 'Nothing to answer',
		heedWhy: 'The tipster wrote. Answer it, or say that there is nothing to answer.',
		wait: {
			summary: 'Have it wait',
			notYours: 'Only whoever has it in hand can have it wait.',
			withdrawn: 'The tipster took it back: it is neither referred nor held.',
			agency: 'An agency: it is referred to them',
			held: 'A day: nothing is to be done before it',
			which: 'What for',
			name: 'Which agency, and who there',
			override:
				'It is referred all the same: a child or a life is in danger, or the law obliges us. Why, is said below.',
			until: 'Until',
			hint: 'On that day it stands among ours again.',
			why: 'What was agreed, or why',
			send: 'Have it wait'
		},
		ask: {
			wait: 'It waits for the answer until',
			hint: 'What the tipster writes brings it back at once, and so does that day.'
		},
		withdrawnGoOn: {
			summary: 'Go on though it was taken back',
			what: 'The tipster asked us to do nothing more. Going on can harm them, so it wants two who read this lane: one says why, another agrees. Only where a child or a life is in danger, or the law obliges us.',
			reason: 'Why work has to go on',
			send: 'Ask for a second person',
			already: 'That is asked for already: see below the tip.',
			wanted: 'Work is to go on though the tipster took it back',
			agree: 'Agree: work goes on',
			done: 'Work goes on. The record says that the two of you wanted it.'
		},
		waive: {
			summary: 'No response is owed',
			label: 'Why not',
			hint: 'It counts as the first response. The tipster is told nothing.',
			send: 'Say that none is owed'
		}
	},
	live: {
		on: 'New tips show by themselves',
		off: 'Unlock, and new tips show by themselves',
		lost: 'The connection is lost. Trying again.'
	},
	tip: {
		title: (name: string) => `Tip ${name}`,
		new: 'new',
		record: 'Who did what with it',
		readBy: (names: readonly string[]) =>
			names.length > 0 ? `Read by ${names.join(', ')}` : 'Nobody has read it yet',
		back: 'Back to the queue',
		locked: 'Your desk is locked. What was told can be read once you unlock it.',
		opening: 'Opening…',
		closedTo: {
			heading: 'This does not open.',
			text: 'None of your keys fits, or the sealed text was changed since it came. Tell your supervisor and keep this page’s name.'
		},
		newer: {
			heading: 'Sealed to a newer key.',
			text: 'A key was made since your desk was unlocked, and your desk did not get it. Lock the desk and unlock it again. If this still stands here then, tell your supervisor.'
		},
		told: 'What was told',
		locale: (name: string) => `Written in ${name}`,
		unroutable:
			'It fitted no lane, because of who was ticked as involved, or since no lane took new tips. It was sealed to the recovery identity.',
		entered: 'Entered at the desk for somebody who called.',
		consent: 'What may be done with it:',
		withdrawn:
			'The tipster took this tip back. Do nothing more with it, unless a child or a life is in danger.',
		forced:
			'With the second code: somebody may be forcing the tipster. Reply as if that person read it.',
		why: 'Why it stands where it stands',
		rules: (version: number) => `Read off the answers by the rules, version ${version}.`,
		unproven: 'It came in a flood: nothing shows that a person sent it. Read it all the same.',
		quarantined: 'It failed the check for robots. Read it all the same.',
		burnt: 'The tipster burnt the code. Nothing can be asked or answered any more.',
		timeline: 'What happened',
		moments: {
			arrived: 'It arrived',
			added: 'The tipster added',
			file: 'The tipster sent a file',
			withdrawn: 'The tipster took the tip back',
			consent: (now: string) => `The tipster changed what may be done with it: ${now}`,
			taken: 'took it',
			'handed-over': (to: string) => `handed it to ${to}`,
			asked: 'asked the tipster',
			answered: 'wrote to the tipster',
			noted: 'wrote a note',
			urgency: (was: string, becomes: string) => `changed the urgency from ${was} to ${becomes}`,
			closed: 'closed it',
			reopened: 'opened it again',
			moved: (from: string) => `moved it here from ${from}`,
			tipster: (until: string) => `has it wait for the tipster until ${until}`,
			agency: (until: string) => `referred it, and waits until ${until}`,
			held: (until: string) => `holds it until ${until}`,
			'taken-back': 'read that the tipster took it back',
			resumed: 'went on with it',
			waived: 'said that no response is owed',
			heeded: 'found nothing to answer'
		},
		somebody: 'An officer',
		wasRead: (when: string) => `Read by the tipster, ${when}`,
		notRead: 'Not read by the tipster yet',
		wasAnswered: 'The tipster has written since',
		signed: (name: string) => `Signed by ${name}`,
		unsigned: {
			heading: 'Do not trust this entry.',
			text: 'What stands here does not open, or does not carry the signature of the officer whose name it has. Somebody may have changed the record. Tell your supervisor.'
		},
		refused: {
			heading: 'The tipster was not shown this.',
			text: (when: string) =>
				`It does not carry this lane’s signature, so the tipster’s page left it out: ${when}. Somebody may have changed the database. Tell your supervisor, and write to the tipster again.`
		},
		tellsTipster: {
			closed: 'The tipster reads: it is closed.',
			'passed-on': 'The tipster reads: it was passed on or acted on.'
		}
	},
	file: {
		is: (type: string, size: string) => `${type}, ${size} as it came`,
		cleaned: (found: string, fields: number) =>
			`Taken out before it was sealed: ${found} (${fields} ${fields === 1 ? 'field' : 'fields'}).`,
		nothing: 'Nothing was found hidden in it. It was made anew all the same.',
		anew: 'Not every place in it could be read. The copy was made anew.',
		uncleanable:
			'It cannot be cleaned: it is as it came, with whatever hides in it. Open it on a machine that holds nothing else.',
		original: 'The tipster wanted it kept as it came, too. What hides in it may tell who sent it.',
		named: 'Its name on the tipster’s device:',
		show: {
			image: (pages: number) =>
				pages === 1
					? 'Look at it, blurred at first'
					: `Look at its ${pages} pages, blurred at first`,
			audio: () => 'Listen to it',
			video: () => 'Watch it, blurred at first'
		},
		hide: 'Put it away',
		madeUp:
			'A voice that was recorded on our own page was made up there: it is not the tipster’s, nor are its tone and its pauses.',
		shown: {
			image: (n: number, of: number) => (of === 1 ? 'The picture' : `Page ${n} of ${of}`),
			audio: () => 'The recording',
			video: () => 'The video'
		},
		clear: 'Show it clearly',
		veil: 'Blur it again',
		saveClean: 'Save the clean copy',
		saveOriginal: 'Save it as it came',
		fault:
			'It could not be had, or does not open, or was changed since it came. Tell your supervisor.',
		found: byName({
			place: 'where it was made',
			time: 'when',
			device: 'with which device',
			person: 'a name',
			software: 'which program',
			text: 'words in it',
			preview: 'a small picture in it',
			file: 'another file in it',
			other: 'other hidden data'
		})
	},
	work: {
		heading: 'Work on it',
		state: {
			free: 'Nobody has it in hand.',
			yours: 'You have it in hand.',
			other: (name: string) => `${name} has it in hand.`,
			closed: (name: string) => `${name} closed it.`
		},
		take: 'Take this tip',
		release: 'Put it back',
		next: {
			to: (level: string, title: string) => `Next: ${level}, ${title}`,
			none: 'The list ends here: back to it'
		},
		bar: {
			label: 'What comes next',
			take: 'Take',
			reply: 'Answer',
			note: 'Note',
			close: 'Close',
			next: 'Next'
		},
		draft: {
			kept: 'Kept on this computer, sealed to you, until you send it.',
			lost: 'This browser keeps nothing: what you write is gone if you leave.',
			back: 'What you had begun to write here was put back.',
			throwAway: 'Throw it away'
		},
		note: {
			summary: 'Write a note',
			label: 'Note',
			hint: 'Only this lane reads it.',
			send: 'Keep this note'
		},
		reply: {
			summary: 'Ask or answer',
			label: 'To the tipster',
			hint: 'Short and plain. Assume that somebody looks over the reader’s shoulder.',
			asks: 'It is a question: the tipster’s page says that we have one',
			send: 'Send this to the tipster',
			telling:
				'These words stand in the tip too. Somebody else who reads the reply could guess from them what was told:',
			anyway: 'I have read it again, and it may stand'
		},
		handOver: {
			summary: 'Hand over',
			label: 'To',
			choose: 'Choose a person',
			send: 'Hand it over',
			nobody: 'Nobody else reads this lane.'
		},
		urgency: {
			summary: 'Change the urgency',
			label: 'It should be',
			reason: 'Why',
			send: 'Change it',
			note: 'The time to respond goes on from when the tip came, was moved here or was opened again. What is late stays late.'
		},
		delete: {
			summary: 'Delete for good',
			what: 'Everything of it goes: words, files, answers, notes, and what other lanes kept of it. Backups hold it for 35 days more. The record goes on saying that a tip was deleted, when, and by which two people; not what it said.',
			code: 'Its code then finds nothing, like one that was never given out, and so does the second code that a tipster shows who is forced to. Whoever forced them may notice: think of that first. Nothing tells the tipster why.',
			reason: 'Why it must go',
			hint: 'This stays, for the lane. Write nothing that the tip says: a court’s order, a law, a number of yours.',
			send: 'Ask for it to be deleted',
			two: 'You ask, and nothing goes yet: somebody else who reads this lane has seven days to agree. They read all of it first, see your name and your reason, and may refuse. You are told what becomes of it, under “Two people”.',
			already: 'That is asked for already: see below the tip.',
			wanted: 'This tip is to be deleted for good',
			below: 'Somebody wants this tip deleted for good. Read all of it: you decide below it.',
			belowOwn:
				'You asked for this tip to be deleted for good. It waits for somebody else: see below it.',
			read: 'Agree only once you have read all of it, above. It cannot be undone.',
			agree: 'Agree, and delete it for good'
		},
		notHere: {
			deleted: 'This tip was deleted',
			deletedText: (day: string, lane: string) =>
				`The desk says that it was deleted for good on ${day}, from the lane ${lane}. Nothing of it is left here. Who wanted it, is in that lane’s record:`,
			record: 'see the record',
			elsewhere:
				'No such tip is there for you. It may have been moved to another lane or deleted, or the address is mistyped. What was done with a tip of your lanes, their record says.'
		},
		close: {
			summary: 'Close',
			outcome: 'Outcome',
			choose: 'Choose an outcome',
			reason: 'What was done, and why it ends here',
			wish: (consent: string) => `The tipster’s wish: ${consent}.`,
			override:
				'A child or a life is in danger, or the law obliges us: it is referred all the same. Why, stands in the reason.',
			safe: {
				ask: 'Is it safe to tell whoever holds the code?',
				why: 'The page can say that it was passed on or acted on. Whoever holds the code may be the person whom it is about, or stand beside the one who wrote.',
				no: 'No, or I am not sure',
				yes: 'Yes, it harms nobody if they know'
			},
			send: 'Close this tip'
		},
		reopen: { summary: 'Open it again', label: 'Why', send: 'Open it again' },
		outcomes: byName({
			'victim-identified': 'Victim identified',
			'presumed-victim-declined-help': 'Presumed victim, declined help',
			'investigation-opened': 'Investigation opened',
			'linked-to-open-case': 'Linked to an open case',
			referred: 'Referred',
			'smuggling-only': 'Smuggling only',
			'labour-rights-only': 'Breach of labour rights only',
			'other-crime': 'Another crime',
			'unfounded-after-checks': 'Unfounded after checks',
			'not-enough-detail': 'Not enough detail',
			'no-answer': 'The tipster did not answer',
			duplicate: 'Duplicate',
			'out-of-scope': 'Out of scope',
			'malicious-or-spam': 'Malicious or spam',
			'question-answered': 'Question answered'
		}),
		move: {
			summary: 'Move to another lane',
			label: 'To which lane',
			choose: 'Choose a lane',
			hint: 'For a tip about somebody of this lane. It is sealed anew for the other one with everything that belongs to it. Nobody here sees it from then on, and the tipster notices nothing.',
			none: 'There is no lane without an agency that the tipster named.',
			compare: (name: string) =>
				`These words stand for the first key of ${name}. Have somebody of that lane, or the administrator, read theirs to you, from the page of lanes or from the public face’s settings. Were they others, somebody else would read this tip.`,
			same: 'The words are the same',
			reason: 'Why, for those who read it there',
			send: 'Move this tip',
			moving: 'Sealing and moving. Leave this page open.',
			closed: (count: number) =>
				count === 1
					? 'One entry does not open here. It goes along as it lies.'
					: `${count} entries do not open here. They go along as they lie.`,
			done: (name: string) =>
				`It is moved to ${name}. From now on those who read that lane see it, and nobody else.`,
			brokenCards:
				'The keys of that lane do not follow from one another. Nothing was sealed: tell your administrator.'
		},
		moved: {
			heading: 'It was moved here',
			by: (who: string, from: string, when: string) => `By ${who}, from ${from}, ${when}.`,
			couldRead: (names: string) => `Could be read there by: ${names}.`,
			unfound:
				'The copy of its former lane is kept until somebody here, other than who moved it, says that all of it opens, and for seven days more. Nobody at the desk can reach that copy. That all of it opens does not show that it is what the tipster sent: who moved it could have brought other words. What looks wrong is moved back: what lay there is put back.',
			unopened: (count: number) =>
				count === 1
					? 'One entry did not open for who moved it either, by the word of their browser.'
					: `${count} entries did not open for who moved it either, by the word of their browser.`,
			find: 'All of it opens',
			found: 'It is on record that all of it opens.',
			looking: 'Looking at every entry and file…',
			missing: (count: number) =>
				count === 1
					? 'One entry or file does not open that is said to have opened before. What lay in its former lane is kept. Moved back, it is put back there, and those who read that lane see it again.'
					: `${count} entries and files do not open that are said to have opened before. What lay in its former lane is kept. Moved back, it is put back there, and those who read that lane see it again.`,
			keptUntil: (day: string) => `The copy of its former lane is kept until ${day}.`,
			inBackups: (day: string) => `Backups hold what those could read until ${day} at the latest.`
		},
		kept: 'Kept.',
		sending: 'Sealing…',
		faults: {
			assigned: (by: string) => `${by} was first and has it in hand.`,
			closed: 'It was closed in the meantime.',
			withdrawn: 'The tipster took it back: it is neither referred nor held.',
			'not-that-day': 'It cannot wait until that day. Choose one that is nearer, and not over.',
			'closed-already': (by: string) => `${by} was first and has closed it.`,
			'not-closed': 'It is open already: somebody else was first.',
			unassigned: 'Nobody has it in hand any more.',
			'not-a-member': 'That person does not read this lane any more.',
			burnt: 'The tipster burnt the code in the meantime. Nobody would ever read it.',
			'changed-tip':
				'Something came while it was being moved. Press again: it goes on with what is new.',
			'other-people': 'The members of that lane have changed. Choose again.',
			'other-key': 'That lane has a new key. Choose again.',
			few: 'Too few people read that lane: two are needed, and somebody besides you.',
			'own-move': 'Somebody else of this lane has to say so.',
			'moved-since': 'It has moved since you looked. Look at it again.',
			'old-key':
				'Nothing was kept: the people of this lane or their keys have changed. Send it again.',
			changed: (is: string) => `Somebody changed it in the meantime. It is now ${is}.`,
			'signed-otherwise':
				'Nothing was kept: what your browser signed is not what the desk was asked to do. Load this page again and do it once more. If it happens again, tell your supervisor: somebody may have changed your keys.',
			'signed-before': 'The desk has that already. Load this page again.',
			/** Shown by pages of the release before, as whoever was first: see signed-act.server.ts. */
			renewed:
				'Nothing was kept: the desk was renewed while this page was open. Copy what you wrote, load the page again, and do it once more there. The renewed desk',
			kept: 'What you wrote is still here.',
			locked: 'Unlock your desk first, then send it again.',
			unsealed: 'It could not be sealed, so nothing was sent.',
			'other-tipster':
				'Nothing was sent. The key that this would be sealed to is not the one that came inside the tip, so somebody else would read it. The database may have been changed: tell your supervisor.',
			'signed-out': 'You are signed out. Sign in again in another tab, then send it again here.',
			gone: 'This tip is not there for you any more.',
			'not-here':
				'Nothing was kept: this tip is not there for you any more, or it has moved to another lane. Open it again from the queue.',
			unsent: 'It could not be sent. Check the connection and send it again.'
		}
	},
	gist: {
		marks: byName({
			phone: 'phone',
			plate: 'plate',
			boat: 'boat',
			handle: 'handle',
			mail: 'mail'
		}),
		hint: (level: number, quote: string) => `P${level}? “${quote}”`,
		hinted: 'Its words say that it may be more urgent:',
		misfit: (name: string | undefined) =>
			name
				? `what ${name} sealed as its summary is not what it says: made anew`
				: 'its summary was not written by anybody of the lane: made anew',
		titledBy: (name: string) => `title by ${name}`
	},
	title: {
		give: 'Give it a title',
		change: 'Change the title',
		label: 'Title, for colleagues of this lane. Empty: the first words of the tip.',
		keep: 'Keep',
		cancel: 'Cancel',
		changed: 'A colleague gave it a title meanwhile. It stands above; yours was not kept.',
		failed: 'It was not kept. Try again.'
	},
	seenBefore: {
		heading: (count: number) =>
			count === 1 ? 'Seen before in 1 other tip' : `Seen before in ${count} other tips`,
		lead: 'The same stands in these. Nothing is linked: look, and decide.',
		sameTeller: 'may be the same teller',
		because: byName({
			phone: 'the same phone',
			plate: 'the same plate',
			boat: 'the same boat',
			handle: 'the same handle',
			mail: 'the same mail',
			name: 'the same name',
			place: 'the same place',
			words: 'the same rare words',
			copy: 'nearly the same words'
		})
	},
	find: {
		title: 'Find',
		box: 'Name of a tip, words, place, phone, plate, boat, handle or mail',
		locked: 'What was told can be looked through once you unlock your desk.',
		filters: 'Only',
		state: 'State',
		states: {
			open: 'not closed',
			unread: 'nobody has read it',
			ours: 'our move',
			tipster: 'waits for the tipster',
			agency: 'waits for an agency',
			held: 'held until a day',
			withdrawn: 'taken back by the tipster',
			closed: 'closed'
		},
		holder: 'Who has it',
		nobody: 'nobody',
		level: 'Urgency',
		language: 'Language',
		told: 'Told the tipster',
		tolds: { closed: 'closed', 'passed-on': 'passed on or acted on' },
		from: 'Came from',
		to: 'Up to',
		found: (count: number) => (count === 1 ? '1 tip' : `${count.toLocaleString('en')} tips`),
		first: (count: number) => `the first ${count} are shown`,
		filling: (filled: number, size: number) =>
			`looked through ${filled.toLocaleString('en')} of ${size.toLocaleString('en')} so far`,
		unopened: (count: number) =>
			count === 1 ? '1 could not be opened' : `${count.toLocaleString('en')} could not be opened`,
		none: 'Nothing fits.',
		results: 'Tips that fit',
		why: byName({
			'short-name': 'its name',
			phone: 'phone',
			plate: 'plate',
			boat: 'boat',
			handle: 'handle',
			mail: 'mail',
			title: 'title',
			place: 'place',
			words: 'words'
		})
	},
	keys: {
		title: 'Keys',
		open: 'Keys',
		close: 'Close',
		on: 'Single keys work',
		queue: [
			['j', 'next tip'],
			['k', 'tip before'],
			['Enter', 'open it'],
			['/', 'find'],
			['f', 'choose what is shown'],
			['Ctrl+K', 'all acts, tips and pages'],
			['?', 'these keys']
		],
		tip: [
			['t', 'take it'],
			['n', 'write a note'],
			['r', 'ask or answer'],
			['h', 'hand over'],
			['u', 'change the urgency'],
			['c', 'close, or open again'],
			['w', 'have it wait'],
			['Ctrl+Enter', 'send what you write'],
			['j', 'next tip of the list'],
			['k', 'tip before'],
			['/', 'find'],
			['q', 'back to the queue'],
			['Ctrl+K', 'all acts, tips and pages'],
			['?', 'these keys']
		],
		find: [
			['/', 'to the box'],
			['j', 'next tip'],
			['k', 'tip before'],
			['Enter', 'open it'],
			['q', 'back to the queue'],
			['Ctrl+K', 'all acts, tips and pages'],
			['?', 'these keys']
		]
	},
	audit: {
		title: 'Record',
		lead: 'Every act at the desk, each bound to the one before it. Nobody can change or remove one without it showing.',
		chains: 'Chains',
		people: 'People and settings',
		none: 'You may read no chain.',
		empty: 'Nothing has happened in this chain yet.',
		check: 'Check the whole chain',
		holds: (entries: number) =>
			entries === 1
				? 'The chain holds: 1 entry, from the first to the last.'
				: `The chain holds: ${entries.toLocaleString('en')} entries, from the first to the last.`,
		head: 'Its last hash',
		anchored: (day: string) => `It is the chain that was anchored each day, up to ${day}.`,
		unanchored: 'No day is anchored yet.',
		ourselves: 'Compared with ourselves only.',
		witnessed: 'What the public face has witnessed',
		anotherOn: (day: string) =>
			`On ${day} this chain was another: entries were cut off or rewritten since, or the day itself was.`,
		broken: 'The chain does not hold.',
		brokenAt: {
			missing: (at: number) => `Entry ${at} is missing.`,
			previous: (at: number) => `Entry ${at} does not follow from the one before it.`,
			hash: (at: number) => `Entry ${at} was changed.`,
			commitment: (at: number) => `The text of entry ${at} is not what was recorded.`,
			end: (at: number) => `The end of the chain, from entry ${at} on, was cut off.`
		},
		brokenText:
			'Somebody with access to the database itself has touched it. Keep a copy as it is, and tell the people who look after the record.',
		locked: 'Unlock your desk to read what was done.',
		lockedPeople: 'Unlock your desk to see who vouches for each.',
		everybody:
			'Words of everybody’s keys and roles, as your browser followed them. Whoever else reads this chain sees the same:',
		unopened: 'This entry does not open, or is not what was recorded.',
		newer:
			'Sealed to a newer key, which your desk did not get: lock it and unlock it again. If this still stands here then, tell the people who look after the record.',
		ask: {
			heading: 'Ask the record',
			tip: 'About which tip',
			by: 'Done by',
			anybody: 'Anybody',
			day: 'On which day',
			button: 'Look',
			all: 'Show all of it',
			stop: 'Stop looking',
			locked:
				'Unlock your desk to look for this: what was done is sealed, and only your browser can look through it.',
			looking: (found: number, looked: number) =>
				`Looking. ${found} found in the newest ${looked.toLocaleString('en')} entries.`,
			stopped: (found: number, looked: number) =>
				`Stopped. ${found} found in the newest ${looked.toLocaleString('en')} entries; older ones were not looked at.`,
			done: (found: number, looked: number) =>
				`${found} found in ${looked.toLocaleString('en')} entries: all that there are.`,
			failed: (found: number, looked: number) =>
				`The desk did not answer. ${found} found in the newest ${looked.toLocaleString('en')} entries; older ones were not looked at.`,
			closed: (count: number) =>
				count === 1
					? 'One entry does not open here: it may belong to this.'
					: `${count} entries do not open here: they may belong to this.`
		},
		system: 'Plainsight itself',
		tip: 'tip',
		keyNo: (epoch: string) => `key no. ${epoch}`,
		numbered: (short: string) => `no. ${short}`,
		older: 'Older entries',
		places: { deleted: 'deleted', elsewhere: 'not here any more' },
		columns: {
			seq: 'No.',
			at: 'When',
			by: 'Who',
			act: 'What',
			subject: 'To what',
			signed: 'Who vouches for it'
		},
		misfits: (count: number) =>
			count === 1
				? 'One entry on this page does not fit: see the last column. Somebody may have written an act in another person’s name. Keep a copy, and tell the people who look after the record.'
				: `${count} entries on this page do not fit: see the last column. Somebody may have written acts in another person’s name. Keep a copy, and tell the people who look after the record.`,
		signatures: {
			signed: 'signed by who did it',
			follows: 'follows from an act that is signed',
			elsewhere: 'follows from an act that is signed in another lane',
			server: 'the desk’s server',
			before: 'not signed: of before acts were signed',
			earlier: 'signed before your browser first looked here, with keys that it cannot tell',
			unattested: 'signed; that the keys are theirs is the word of the desk’s server',
			attested: 'the link of their invitation',
			unlisted: 'signed; this lane’s card of then names nobody to hold it against',
			misfit: {
				unsigned: 'Does not fit: nobody signed it.',
				signature: 'Does not fit: the signature is not theirs, or is of something else.',
				stranger: 'Does not fit: they did not read this lane then.',
				fork: 'Two records: whoever signed it had seen other entries than these.',
				again: 'Does not fit: it was signed once and is entered twice.',
				old: 'Does not fit: it was signed long before it was entered.',
				broken: 'Does not fit: it does not follow from the entry before.',
				alone:
					'Does not fit: this wants two people who read the lane, and there are no two who signed it.',
				withheld: 'Cannot be checked: the desk did not give the list of who read this lane then.'
			},
			ofPeople: byName({
				signature:
					'Does not fit: the signature is not theirs, or is of something else; or these are not the keys that they joined with.',
				stranger: 'Does not fit: they were no administrator then, or nobody had invited them.'
			})
		},
		/** What each of these marks means for whoever reads it, and what they are to do. */
		legend: {
			summary: 'What “Who vouches for it” means',
			lead: 'An entry says who did what. Whoever has the database could write such a line, too, so your browser checks each. These are the marks on this page:',
			signed: {
				means:
					'The person’s own browser signed it with their key, and yours has checked that. Nobody else could write it in their name.',
				todo: 'Nothing to do.'
			},
			follows: {
				means:
					'It came about by something that a person signed, and that stands in this record as well: when a key is stood by, people join.',
				todo: 'Nothing to do.'
			},
			elsewhere: {
				means:
					'It came about by something that a person signed in another lane, whose record you do not read: a tip moved here.',
				todo: 'If you doubt it, ask somebody of that lane to look for it in theirs.'
			},
			server: {
				means:
					'No person signs this: the desk’s server notes it by itself, such as that a tip came or was handed out. It is as true as the server is honest.',
				todo: 'Nothing to do. Alone it proves nothing against anybody.'
			},
			before: {
				means: 'It is older than signing. It is as true as the server of then was honest.',
				todo: 'Nothing to do.'
			},
			earlier: {
				means:
					'It is signed, but was made before your browser first looked here, with a key that your browser never saw.',
				todo: 'If it matters, ask an administrator or auditor who was here earlier to look at this entry.'
			},
			unattested: {
				means:
					'It is signed, but that the key is this person’s is only what the desk’s server says.',
				todo: 'If it matters, call them: did they do this, and are the words of their key, on their page “Your keys”, those that you know?'
			},
			attested: {
				means:
					'This person joined with just the keys that the link of their invitation vouches for: whoever had the link made them.',
				todo: 'Nothing to do, if they say that they have joined.'
			},
			unlisted: {
				means:
					'It is signed, but the lane’s key of then does not say who reads the lane, so that there is nothing to check it against.',
				todo: 'Nothing to do.'
			},
			misfit: {
				unsigned:
					'A browser always signs such an act, and here there is no signature: it was probably not done by the person whom it names.',
				signature: 'There is a signature, but not one of this person for this act.',
				stranger: 'Whoever signed it had no right to do this at that time.',
				fork: 'Whoever signed it was shown another record than you are. There are two, or entries were cut off.',
				again: 'Somebody has entered one signed act a second time.',
				old: 'A long time passed between the signature and the entry. Somebody may have held it back.',
				broken:
					'From here on the entries do not follow from one another: some were changed or removed.',
				alone: 'This is done by two people, and here is not the word of two.',
				withheld:
					'Your browser asked the desk who read this lane then, and got no answer, so that it cannot check.'
			},
			/** What to do where it is something else than `misfits`. */
			todo: byName({
				withheld:
					'Load this page again. If it stays so for a day, tell the people who look after the record.'
			}),
			misfits:
				'Print this page. Ask the person whom it names whether they did this. Tell your supervisor and the people who look after the record. Do not rely on the entry until then; your work goes on.'
		},
		/** Of gists: of so many tips at most. */
		upTo: (lane: string, count: number) => `${lane}, of up to ${count.toLocaleString('en')} tips`,
		acts: byName({
			'tip.arrived': 'arrived',
			'tip.opened': 'was given the tip, sealed',
			'tip.read': 'opened and read the tip',
			'tip.taken': 'took the tip',
			'tip.released': 'put the tip back',
			'tip.handed-over': 'handed the tip over',
			'tip.closed': 'closed the tip',
			'tip.reopened': 'opened the tip again',
			'tip.moved-away': 'moved the tip to another lane',
			'tip.moved-here': 'moved the tip here from another lane',
			'tip.gone-on':
				'agreed, as the second of two, that work goes on with what its tipster took back',
			'template.approved': 'agreed, as the second of two, to a ready answer in new words',
			'tip.deleted': 'agreed, as the second of two, and deleted the tip',
			'tip.deleted-again': 'deleted again what two people had deleted, after a backup was put back',
			'dual-control.asked': 'asked for something that wants two people',
			'dual-control.dropped': 'took back or refused what wants two people',
			'tip.found-whole': 'found all of a moved tip to open',
			'tip.titled': 'gave the tip a title',
			'tip.stepped-aside': 'stepped aside from the tip, since they know these people',
			'tip.may-come-back': 'let somebody come back to the tip who had stepped aside',
			'tip.linked': 'linked the tip with another',
			'tip.link-taken-back': 'took a link with another tip back',
			'urgency.changed': 'changed the urgency',
			'note.written': 'wrote a note',
			'reply.cleared': 'let go of a reply that the tipster had cleared',
			'tipster.asked': 'asked the tipster',
			'tipster.answered': 'wrote to the tipster',
			'tipster.heeded': 'found nothing to answer in what the tipster wrote',
			'tip.waits-for-tipster': 'had the tip wait for the tipster',
			'tip.referred': 'referred the tip, and had it wait for an agency',
			'tip.held': 'had the tip wait until a day',
			'tip.resumed': 'went on with the tip',
			'tip.taken-back': 'read that the tipster took the tip back',
			'tip.no-response-owed': 'said that no response is owed',
			'lane.agreed': 'said yes to reading the lane',
			'member.joins': 'asked somebody to read the lane',
			'member.leaves': 'asked that somebody leave the lane',
			'member.asked-no-more': 'took back what was asked of somebody',
			'lane.agreed-anew': 'said yes to reading the lane with new keys',
			'lane.closing': 'asked for the lane’s end',
			'lane.closing-no-more': 'took back that the lane is to end',
			'alerts.address-set': 'changed where they are told',
			'alerts.address-dropped': 'took away where they are told',
			'duty.roster-changed': 'changed who is on duty',
			'duty.shift-taken-over': 'took a shift over',
			'duty.leave-entered': 'entered when they are away',
			'duty.leave-ended': 'took back that they are away',
			'epochs.shared-recovered': 'gave a reader of the recovered lane what came before',
			'epochs.shared': 'let somebody read what came before they joined',
			'member.added': 'added a member',
			'member.removed': 'removed a member',
			'epoch.made': 'made a new key for the lane',
			'card.proposed': 'proposed a new key for the lane',
			'card.signed': 'stood by a new key of the lane',
			'card.signed-by-custodian': 'had a custodian stand by a new key of the lane, at their desk',
			'card.refused': 'took away a new key that was proposed',
			'card.dropped':
				'a new key that was proposed went, with the keys of somebody on it, or with what it was for',
			'card.stands': 'had a new key of the lane hold by the last word that it needed',
			'lane.recovery-asked': 'asked people to read a lane that nobody could open',
			'lane.recovery-begun': 'had two custodians ask for what opens a lane that nobody could open',
			'lane.recovered': 'had two custodians make a new key for a lane that nobody could open',
			'lane.put-back': 'put keys of the lane back into the database',
			'recovery.handing-over':
				'had two custodians ask for what opens the recovery key, for another in its place',
			'recovery.proposed': 'made a recovery key that no former custodian signed',
			'recovery.dropped': 'let a recovery key go that waited for a second person',
			'recovery.renewed': 'put another recovery key in the place of the former',
			'copies.for-recovery': 'sealed keys of the lane for the recovery key of now',
			'sheets.made': 'put the recovery key on three sheets',
			'sheets.rehearsed': 'tried two sheets of the recovery key',
			'sheets.voided': 'let the sheets of the recovery key go',
			'copy.missing': 'has no copy of a key of the lane that works',
			'copy.added': 'sealed a key of the lane anew for a colleague',
			'lane.made': 'made the lane',
			'lane.outcomes-given': 'was given how tips of the lane ended, sealed',
			'lane.links-given': 'was given links between tips of the lane, sealed',
			'lane.searched': 'looked through the lane’s tips',
			'gists.opened': 'opened what the lane’s lists say of its tips, for lists and search',
			'agency.added': 'added an agency',
			'contact.set': 'wrote a contact',
			'contact.verified': 'checked a contact’s number',
			'contact.withdrawn': 'took a contact from every page',
			'contact.restored': 'brought a contact back',
			'policy.set': 'wrote words before the form',
			'policy.approved': 'noted an approval of words before the form',
			'policy.withdrawn': 'took back an approval of words before the form',
			'lane.planned': 'planned a lane',
			'officer.invited': 'invited a person',
			'officer.invited-anew': 'invited a person anew',
			'officer.enrolled': 'enrolled',
			'officer.keys-renewed': 'renewed their own keys',
			'officer.signed-in': 'signed in',
			'officer.disabled': 'ended a person’s access',
			'officer.role-changed': 'changed a person’s role',
			'officer.agency-changed': 'moved a person to another agency',
			'file.fetched': 'opened a file of a tip',
			'notebook.kept': 'added to what their own browser remembers',
			'keyring.added': 'added a way to unlock',
			'keyring.reduced': 'removed a way to unlock',
			'keyring.renewed': 'renewed a way to unlock or to sign in',
			'set-up.linked': 'made the set-up link'
		})
	}
};
