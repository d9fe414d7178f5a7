export const voice = {
	heading: 'Or say it',
	lead: 'Record up to 3 minutes here. A made-up voice says your words again before anything leaves this phone. Your own voice is neither sent nor kept.',
	limits:
		'That makes you harder to recognise, not impossible. What you say and how you put it can still lead to you, and somebody near you can hear you.',
	browser: 'Your browser may remember that this site used the microphone.',
	write: 'Writing is safer: write instead',
	record: 'Record',
	stop: 'Stop',
	again: 'Record again',
	send: 'Send this recording',
	of: 'of 3:00',
	time: 'Recorded so far',
	sound: 'What would be sent',
	look: 'Listen first. Does it say anything that leads to you? Is somebody near who could hear it?',
	said: {
		refused:
			'The browser was not allowed to use the microphone. You can allow it in its settings, or write instead.',
		missing: 'There is no microphone, or something else is using it. You can write instead.',
		failed: 'Recording does not work in this browser. You can write instead.',
		nothing: 'Nobody was heard. Try again, nearer to the microphone, or write instead.',
		recording: 'Recording.',
		working: 'The made-up voice is being made. This can take a minute.',
		full: 'The 3 minutes are over. The made-up voice is being made. This can take a minute.',
		away: 'Recording stopped because you left the page. The made-up voice is being made.',
		made: 'Ready. Nothing has been sent yet.',
		listen: 'Listen to it first.'
	}
};
