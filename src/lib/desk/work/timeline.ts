import { reopeningOf } from './opening.ts';
import { nameOf, type TipOnPage } from './tip-on-page.ts';

/** One thing that happened to a tip. */
export type Moment = {
	readonly what:
		| 'arrived'
		| 'added'
		| 'taken'
		| 'handed-over'
		| 'asked'
		| 'answered'
		| 'noted'
		| 'urgency'
		| 'closed'
		| 'reopened'
		| 'moved';
	readonly at: Date;
	/** Known to the hour only. */
	readonly coarse: boolean;
	/** Name of the officer whose row it is; a reply's row names nobody, its signature does. */
	readonly by?: string;
	readonly to?: string;
	/** Name of the lane that it left. */
	readonly from?: string;
	/** Under which its text was opened: see openAll. */
	readonly text?: string;
	readonly urgency?: { readonly was: number; readonly becomes: number };
	/** Of what was written to the tipster: to the hour, when it was first read there. */
	readonly readAt?: Date | null;
	/** To the hour, when the tipster's page found that it is not the lane's, and did not show it. */
	readonly refusedAt?: Date | null;
	readonly asks?: 'open' | 'answered' | null;
	/** What the tipster's page says of a closure. */
	readonly told?: 'closed' | 'passed-on';
};

const HOUR = 3_600_000;

/** All that happened to a tip, the oldest first. */
export function timeline(tip: TipOnPage): Moment[] {
	const moments: Moment[] = [
		{ what: 'arrived', at: tip.arrivedAt, coarse: true },
		...workOn(tip),
		...closuresOf(tip),
		...correspondence(tip)
	];
	const place = placeAmong(moments);
	return moments.sort((a, b) => place(a) - place(b));
}

/** What officers did with it among themselves. */
const workOn = (tip: TipOnPage): Moment[] => [
	...tip.assignments.map(({ officerId, assignedBy, assignedAt }) => ({
		what: officerId === assignedBy ? ('taken' as const) : ('handed-over' as const),
		at: assignedAt,
		coarse: false,
		by: nameOf(tip, assignedBy),
		to: nameOf(tip, officerId)
	})),
	...tip.notes.map(({ id, madeAt, madeBy }) => ({
		what: 'noted' as const,
		at: madeAt,
		coarse: false,
		by: nameOf(tip, madeBy),
		text: id
	})),
	...tip.urgencyChanges.map(({ id, madeAt, madeBy, was, becomes }) => ({
		what: 'urgency' as const,
		at: madeAt,
		coarse: false,
		by: nameOf(tip, madeBy),
		text: id,
		urgency: { was, becomes }
	})),
	...tip.moves.map(({ id, movedAt, movedBy, fromName }) => ({
		what: 'moved' as const,
		at: movedAt,
		coarse: false,
		by: nameOf(tip, movedBy),
		from: fromName,
		text: id
	}))
];

const closuresOf = (tip: TipOnPage): Moment[] =>
	tip.closures.flatMap(({ id, closedAt, closedBy, told, reopenedAt, reopenedBy }) => {
		const closed: Moment = {
			what: 'closed',
			at: closedAt,
			coarse: false,
			by: nameOf(tip, closedBy),
			text: id,
			told
		};
		if (!reopenedAt || !reopenedBy) return [closed];
		const reopened: Moment = {
			what: 'reopened',
			at: reopenedAt,
			coarse: false,
			by: nameOf(tip, reopenedBy),
			text: reopeningOf(id)
		};
		return [closed, reopened];
	});

/** What was written to the tipster, and what the tipster added. */
const correspondence = (tip: TipOnPage): Moment[] => [
	...tip.replies.map(({ id, writtenAt, asks, readAt, refusedAt }) => ({
		what: asks ? ('asked' as const) : ('answered' as const),
		at: writtenAt,
		coarse: true,
		text: id,
		asks,
		readAt,
		refusedAt
	})),
	...tip.additions.map(({ id, arrivedAt }) => ({
		what: 'added' as const,
		at: arrivedAt,
		coarse: true,
		text: id
	}))
];

/**
 * Where a moment stands. What is known to the hour stands at the hour's end: a question comes after the taking
 * that led to it; but before the closing, when that was in the same hour.
 */
function placeAmong(moments: readonly Moment[]): (one: Moment) => number {
	const closings = moments.filter(({ what }) => what === 'closed').map(({ at }) => at.getTime());
	return ({ what, at, coarse }) => {
		if (!coarse || what === 'arrived') return at.getTime();
		const [from, end] = [at.getTime(), at.getTime() + HOUR - 1];
		const closing = closings.find((closed) => closed >= from && closed <= end);
		return what === 'added' || closing === undefined ? end : closing - 1;
	};
}
