/** Of what is hard to read, and of whoever reads it. */
export const care = {
	heading: 'What is inside',
	mentions: (kinds: string) => `Mentions: ${kinds}.`,
	nothing: 'Nothing hard was recognised in it. That does not mean that there is nothing.',
	with: (files: string) => `With ${files}.`,
	pictures: (count: number) => (count === 1 ? '1 picture' : `${count} pictures`),
	films: (count: number) => (count === 1 ? '1 film' : `${count} films`),
	recordings: (count: number) => (count === 1 ? '1 recording' : `${count} recordings`),
	kinds: {
		danger: 'somebody in danger now',
		child: 'a child',
		sexual: 'sexual violence',
		death: 'a death',
		suicide: 'suicide',
		violence: 'violence',
		weapon: 'a weapon',
		illness: 'illness or injury',
		captivity: 'people locked in'
	},
	show: 'Show what was told',
	unread: 'It counts as read once it is shown.',
	choice: {
		legend: 'On this computer, show the words of a tip',
		asked: 'once I ask for them',
		hard: 'at once, unless it is hard to read',
		'at-once': 'at once'
	},
	pause: {
		heading: 'A pause?',
		text: (count: number) =>
			`You have read ${count} tips today that are hard to read. Ten minutes away from the screen are part of this work. Only you see this: it is counted in your browser and told to nobody.`,
		decline: 'Not now'
	}
} as const;
