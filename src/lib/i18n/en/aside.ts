/** The desk's words for stepping aside from a tip. */
export const aside = {
	summary: 'I know these people',
	what: 'The tip leaves your view: it is in no list, search or alert of yours any more, and you hold it no longer. The others in the lane see that you stepped aside, and it goes to the top for them. What you have read you have read; the record says so.',
	keys: 'The lane’s key stays yours: this is kept by the desk’s server, and not by encryption.',
	whether: 'Do you want to say why?',
	no: 'No',
	yes: 'Yes, in a note that the lane reads',
	why: 'Why you step aside',
	send: 'Step aside',
	alone:
		'Nobody else at work reads this lane, so nobody would see the tip. Move it to another lane, or have somebody join this one first.',
	failed: 'Nothing was kept. Try again.',
	done: 'You stepped aside. The others have it now.',
	now: (name: string, when: string) => `${name} stepped aside from this tip, ${when}.`,
	back: 'May come back',
	backFailed: 'Nothing was kept: somebody was first, or the tip is gone.'
};
