export const files = {
	title: 'Add files',
	lead: 'Photos, sound, video, PDF or other documents. Five at a time, 25 MB each.',
	clean:
		'We take out what hides in them: the place, the time, the name of the phone. Then we seal them.',
	look: 'What can be seen or heard stays in. Look first: is your own hand, room or voice in them?',
	original: {
		label: 'Also keep them as they are',
		hint: 'Only if it matters as proof. A file as it is can show where and when it was made, and with which phone. That can lead to you.'
	},
	choose: 'Your files',
	send: 'Send these files',
	more: 'Add files or a recording',
	sending: 'Sending {file}: {done}',
	waiting: 'The connection is lost. It goes on by itself when it is back.',
	slow: 'Your line is slow. It is still sending.',
	crowded: 'Many people are sending now. It goes on by itself.',
	lost: 'The files could not be sent. Your words are safe with us. Press the button, and it goes on where it stopped.',
	ends: {
		clean: 'Kept, without what hid in it.',
		both: 'Kept twice: without what hid in it, and as it is.',
		original: 'Kept as it is. What hides in it is still in it.',
		known: 'We had this already. It was not sent twice.'
	},
	nothing: 'We found nothing that hid in it.',
	anew: 'We keep a new copy that we made of it.',
	out: 'We found and took out: {list}.',
	found: {
		place: 'the place',
		time: 'the time',
		device: 'the phone or camera',
		person: 'a name',
		software: 'the program',
		text: 'notes',
		preview: 'a small picture inside',
		file: 'another file inside',
		other: 'other hidden details'
	},
	refused: {
		empty: 'There is nothing in this file.',
		kind: 'This kind of file cannot be sent. Send photos, sound, video, PDF or text.',
		broken: 'We could not open this file. Send a photo of it, or the same in another form.',
		'too-large': 'This file is too large. Send a smaller one, or a part of it.',
		'too-many-pages': 'This PDF has too many pages. Send the pages that matter, 60 at most.',
		'too-slow': 'This file took too long to open. Send a smaller one, or a photo of it.',
		'only-as-it-is':
			'This file can be sent only as it is: we cannot take anything out of it. To send it, choose it again and tick the box.',
		'one-too-many': 'We take five files at a time. Choose this one again and send it now.',
		'not-whole': 'This file did not come whole. Please choose it again and send it.',
		'too-many': 'That is as much as we can take in one day. Please come back tomorrow.',
		full: 'We cannot take more files today. Your words are safe. Files can come tomorrow.',
		'not-yet':
			'Files can be added once an officer has looked at your tip. Add words now, and come back in a day.',
		'unknown-code': 'Nothing was found with this code.',
		closed: 'We cannot take files right now. Please try again later.'
	},
	noFile: 'Choose a file first',
	brokenOff: 'The files did not come whole. Please send them once more',
	busy: 'Many people send files at this moment. Please try again in a few minutes'
};
