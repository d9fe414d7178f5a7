import type { Wait } from '#lib/sealed/tip-act.ts';
import { reopeningOf, stageKey } from './opening.ts';
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
		| Wait
		| 'taken-back'
		| 'resumed'
		| 'waived'
		| 'heeded'
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
	/** Of a stage: the day on which it stands among ours again. */
	readonly until?: Date;
	/** Of what was written to the tipster: to the hour, when it was first read there. */
	readonly readAt?: Date | null;
	/** To the hour, when the tipster's page found that it is not the lane's, and did not show it. */
	readonly refusedAt?: Date | null;
	/** Of what the tipster added: when it was first read here. */
	readonly openedAt?: Date | null;
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
		...responsesOf(tip),
		...correspondence(tip)
	];
	moments.push(...stagesOf(tip, moments));
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

const responsesOf = (tip: TipOnPage): Moment[] =>
	tip.responses.map(({ id, kind, madeAt, madeBy, sealed }) => ({
		what: kind,
		at: madeAt,
		coarse: false,
		by: nameOf(tip, madeBy),
		...(sealed && { text: id })
	}));

/** What else ended a stage in the same moment says so itself. */
const stagesOf = (tip: TipOnPage, others: readonly Moment[]): Moment[] => {
	const said = new Set(
		[...others.map(({ at }) => at), ...tip.stages.map(({ begunAt }) => begunAt)].map(Number)
	);
	return tip.stages.flatMap(({ id, stage, begunAt, begunBy, until, endedAt, endedBy }) => {
		const by = nameOf(tip, begunBy);
		const begun: Moment = {
			what: stage === 'withdrawn' ? 'taken-back' : stage,
			at: begunAt,
			coarse: false,
			by,
			text: stageKey(id),
			until
		};
		if (!endedAt || !endedBy || said.has(endedAt.getTime())) return [begun];
		return [begun, { what: 'resumed', at: endedAt, coarse: false, by: nameOf(tip, endedBy) }];
	});
};

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
	...tip.additions.map(({ id, arrivedAt, openedAt }) => ({
		what: 'added' as const,
		at: arrivedAt,
		coarse: true,
		text: id,
		openedAt
	}))
];

/**
 * Where a moment stands. What is known to the hour stands at the hour's end: a question comes after the taking that led to it; but
 * before the closing, when that was in the same hour. What the tipster added stands no later than it was read, unless something was
 * written in that hour that it may answer; and above whatever it cannot answer, or it would look like the answer.
 */
function placeAmong(moments: readonly Moment[]): (one: Moment) => number {
	const closings = moments.filter(({ what }) => what === 'closed').map(({ at }) => at.getTime());
	const heeded = moments.filter(isHeeded).map(({ at }) => at.getTime());
	return (one) => {
		const { what, at, coarse, openedAt } = one;
		if (!coarse || what === 'arrived') return at.getTime();
		const [from, end] = [at.getTime(), at.getTime() + HOUR - 1];
		if (what === 'added') {
			return openedAt && !heeded.includes(from) ? Math.min(openedAt.getTime(), end) : end;
		}
		const closing = closings.find((closed) => closed >= from && closed <= end);
		if (closing !== undefined) return closing - 1;
		return isHeeded(one) ? end : end + 0.5;
	};
}

/** Whether the tipster may have written after reading it: a question that still waits has had nothing since. */
const isHeeded = ({ asks, readAt }: Moment): boolean => Boolean(readAt) && asks !== 'open';
