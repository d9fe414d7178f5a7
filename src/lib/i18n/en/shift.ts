/** One's own shift, handing over, supervision, closing and the report: at the desk, which is in English. */
export const shift = {
	title: 'My shift',
	printed: (name: string, when: string) => `${name}, ${when}`,
	lead: 'What you have in hand, and what nobody has taken: to go through, to hand over, to print.',
	noLanes: 'You read no lane, so there is nothing to hand over.',
	since: {
		began: (when: string) => `Your shift began ${when}.`,
		none: (when: string) => `You are on no roster at this hour. What came is shown since ${when}.`
	},
	leave: {
		ahead: (from: string) =>
			`You are away from ${from}. Hand over before that what cannot wait: nobody else answers it meanwhile.`,
		now: (until: string) => `You are away until ${until}. What you still hold waits for you.`
	},
	held: { heading: 'To do', none: 'You hold nothing that waits for you.' },
	waits: { heading: 'Waits for others', none: 'Nothing of yours waits for anybody else.' },
	came: {
		heading: 'Came, and nobody has taken it',
		none: 'Nothing came since then that nobody has taken.'
	},
	next: {
		read: 'Read it',
		withdrawn: 'Taken back by its tipster: close it, or have a second person agree to go on',
		answer: 'Answer what its tipster wrote, or say that there is nothing to answer',
		isOver: 'The day has come until which it waited: decide what follows',
		tipster: 'Waits for its tipster',
		agency: 'Waits for the agency that it was referred to',
		held: 'Held until its day',
		respond: 'Respond',
		goOn: 'Go on with it, or close it'
	},
	titles: {
		show: 'Show what each is about',
		print: 'Print that, too',
		why: 'A sheet of paper lies about, is copied and is lost. Without titles it says nothing of anybody.',
		locked: 'Unlock the desk for that.'
	},
	print: 'Print',
	select: {
		one: (name: string) => `Select ${name}`,
		all: 'Select all',
		none: 'Select none',
		count: (count: number) => (count === 1 ? '1 selected' : `${count} selected`)
	},
	handOver: {
		heading: 'Hand over what is selected',
		words: 'Words for whoever gets it',
		hint: 'Where it stands, what comes next, what to watch for. Only the lane reads it.',
		each: 'The same words go with each of them, as a note that only its lane reads.',
		to: 'To',
		choose: 'Choose a person',
		nobody: 'Nobody who is here reads all the lanes of what is selected. Select those of one lane.',
		send: 'Hand over',
		busy: (done: number, all: number) => `Handing over, ${done} of ${all}. Leave this page open.`,
		done: (count: number, name: string) =>
			count === 1 ? `Handed 1 tip to ${name}.` : `Handed ${count} tips to ${name}.`,
		hindered: 'These were not handed over:'
	},
	absent: {
		away: (name: string, back: string) => `${name} is away, back ${back}`,
		left: (name: string) => `${name} had it, and reads this lane no more`,
		/** On a row that names who has it. */
		marks: {
			away: (back: string) => `away, back ${back}`,
			left: (name: string) => `left by ${name}`
		}
	},
	supervision: {
		title: 'Supervision',
		link: 'How the whole lane’s work stands',
		lanes: 'Lanes that you supervise',
		lead: 'How the work of this lane stands. It orders nobody by how much they did: people stand here by name, and what they have in hand says nothing of how hard it is.',
		absent: {
			heading: 'To be handed over',
			none: 'Nobody who is away has anything in hand, and nobody who left has left anything behind.',
			text: 'In the hands of somebody who is away, or left behind by somebody who reads this lane no more. Nobody goes on with these until you hand them to somebody. At most fifty of each stand here; handing some over makes room for the others.'
		},
		work: {
			heading: 'Who has what in hand',
			caption: 'Active tips by officer and by whose move it is; in brackets those that are late',
			officer: 'Officer',
			nobody: 'Nobody',
			all: 'All',
			none: 'This lane has no active tip.',
			away: 'away',
			left: 'has left',
			cell: (count: number, late: number) => (late > 0 ? `${count} (${late} late)` : String(count)),
			stages: {
				unread: 'Not read',
				news: 'Heard back',
				ours: 'Ours',
				tipster: 'Waits for the tipster',
				agency: 'Waits for an agency',
				held: 'Held',
				withdrawn: 'Taken back'
			}
		},
		unread: {
			heading: 'What nobody has read, or taken',
			caption: 'Active tips by level',
			level: 'Level',
			unread: 'Not read',
			oldest: 'The oldest came',
			untaken: 'Nobody has it',
			none: 'Everything was read and is in somebody’s hand.'
		},
		targets: {
			heading: 'Times against targets',
			text: 'Of tips that came in the last four weeks.',
			none: 'No tip came in that time.',
			clocks: { reading: 'First reading', response: 'First response' },
			level: 'Level',
			met: 'In time',
			late: 'Late',
			running: 'Time still runs',
			without: 'Closed without'
		}
	}
};
