import type { Doubt, PinDoubt } from '../tips/index.ts';

/** What whoever runs it is told when the database shows another record than the one that this face remembers. */
export const REFUSED = {
	'rolled-back':
		'ALARM: the record in the database is shorter than the one that this face has witnessed: an older backup, or its end was cut off. This face keeps its own: see docs/operations.md.',
	forked:
		'ALARM: the record in the database is not the one that this face has witnessed: it was rewritten. This face keeps its own: see docs/operations.md.',
	'another-log':
		'ALARM: the checkpoints of the record are signed by another RECORD_KEY than the one that this face has witnessed. It keeps its own: see docs/operations.md.',
	unsigned:
		'ALARM: the newest checkpoint of the record is not signed. This face keeps its own: see docs/operations.md.'
};

/** What whoever runs the public face is told when the database does not fit what this face remembers of a lane. */
export const DOUBTS: Readonly<Record<Doubt, (lane: string) => string>> = {
	new: (lane) =>
		`Lane ${lane}: nothing was remembered of it, so its pin alone was believed. That is as it should be once, when this face starts for the first time.`,
	misfit: (lane) =>
		`ALARM: lane ${lane}: its pin fits no card of it in the database. This face goes on with what it remembers of the lane; if that is nothing, its tips go to the next one: see docs/operations.md.`,
	broken: (lane) =>
		`ALARM: lane ${lane}: its cards in the database were changed. This face goes on with those that it remembers: see docs/operations.md.`,
	behind: (lane) =>
		`ALARM: lane ${lane}: the database has fewer cards than this face has seen, as after an older backup. It goes on with those that it remembers; put them back: see docs/operations.md.`,
	forked: (lane) =>
		`ALARM: lane ${lane}: the database has other cards than this face has seen. It goes on with those that it remembers: see docs/operations.md.`,
	aside: (lane) =>
		`ALARM: lane ${lane}: its pin is of other cards than those that this face remembered. They were set aside, and the pin alone is believed.`,
	unreadable: (lane) =>
		`ALARM: lane ${lane}: what this face remembered cannot be read. It was set aside, and the pin alone is believed.`,
	unwritable: (lane) =>
		`ALARM: lane ${lane}: a new key of it cannot be remembered, and is not used until it can, or its file cannot be read: is the disk full?`,
	uncopied: (lane) =>
		`ALARM: lane ${lane}: the database has no copy of a new key of it, which is not used until there is one. Whoever left the lane with the former may read what comes: see docs/operations.md.`,
	gone: (lane) =>
		`ALARM: lane ${lane} is pinned, and the database has no such lane. Its tips go to the next: see docs/operations.md.`,
	unburnt: () =>
		'ALARM: a code was burnt, and that cannot be remembered: an older backup would have it open again. Is the disk full?',
	unremembered: () =>
		'ALARM: a tipster took a tip or a consent back, and that cannot be remembered: after a restore of an older backup it would not be there. Is the disk full?',
	ageing: (lane) =>
		`Lane ${lane}: its newest key is 60 days old or more, and takes new tips until it is 100 days old. Two of its members have to unlock, whose browsers make the next: see docs/operations.md.`,
	expired: (lane) =>
		`ALARM: lane ${lane}: its newest key is 100 days old and takes no new tips. They go to the next lane, or wait for the custodians: see docs/operations.md.`,
	unopened: (lane) =>
		`ALARM: lane ${lane}: no member has signed yet that their copy of its newest key opens. Until one does, it takes no new tips: see docs/operations.md.`,
	unmanned: (lane) =>
		`Lane ${lane}: fewer than two of its members can open its newest key, so it takes no new tips.`,
	clocks: () =>
		'ALARM: the clock of this machine and the database’s differ by a day or more. Until they agree, no key is called too old: see docs/operations.md.'
};

/** And when the pins are not what they were. */
export const PIN_DOUBTS: Readonly<Record<PinDoubt['why'], (which: string) => string>> = {
	unreadable: (file) =>
		`${file} has no pins that can be read, so those of before are used. Until there are any, no tip is taken: npm run admin -- pins writes them.`,
	missing: (lane) =>
		`ALARM: lane ${lane}: its pin is not written any more, and is used all the same until this face starts again.`,
	misfit: (lane) =>
		`ALARM: lane ${lane}: its pin was changed to one that fits no card of it, and is not used. See docs/operations.md.`
};

/** As a desk starts that has neither mail nor a gateway. */
export const TELLS_NOBODY =
	'This desk tells nobody of an urgent tip: neither SMTP_URL nor ALERTS_WEBHOOK_URL is set. Whoever is on duty has to look at it every few minutes: see docs/operations.md.';
