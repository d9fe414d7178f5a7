/** Pages that stand by themselves: what was sent was not taken, and what to do. Each a heading and its words. */
export const refusals = {
	tooLong: [
		'That is too long',
		'It was more than this page can take, so nothing was kept. Send it shorter, or in two parts.'
	],
	busy: [
		'Very many people are here right now',
		'What you sent did not get in yet. Wait a few seconds, then load this page again. If your phone asks whether to send it again, say yes.'
	],
	brokenOff: [
		'It did not arrive whole',
		'The connection was too weak, so nothing was kept. Load this page again. If your phone asks whether to send it again, say yes.'
	],
	unreadable: [
		'We could not read that',
		'What came here was not whole, or was not from one of our pages. Nothing was kept. Go back and try again.'
	],
	pageBusy: [
		'Very many people are here right now',
		'Wait a few seconds, then load this page again.'
	],
	danger: 'Is someone in danger now? Call'
};
