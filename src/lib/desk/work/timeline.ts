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
		| 'reopened';
	readonly at: Date;
	/** Known to the hour only. */
	readonly coarse: boolean;
	/** Name of the officer whose row it is; a reply's row names nobody, its signature does. */
	readonly by?: string;
	readonly to?: string;
	/** Under which its text was opened: see openAll. */
	readonly text?: string;
	readonly urgency?: { readonly was: number; readonly becomes: number };
	/** Of what was written to the tipster: to the hour, when it was first read there. */
	readonly readAt?: Date | null;
	readonly asks?: 'open' | 'answered' | null;
	/** What the tipster's page says of a closure. */
	readonly told?: 'closed' | 'passed-on';
};

const HOUR = 3_600_000;

/** All that happened to a tip, the oldest first. */
export function timeline(tip: TipOnPage): Moment[] {
	const name = (id: string) => nameOf(tip, id);
	const moments: Moment[] = [
		{ what: 'arrived', at: tip.arrivedAt, coarse: true },
		...tip.assignments.map(({ officerId, assignedBy, assignedAt }) => ({
			what: officerId === assignedBy ? ('taken' as const) : ('handed-over' as const),
			at: assignedAt,
			coarse: false,
			by: name(assignedBy),
			to: name(officerId)
		})),
		...tip.notes.map(({ id, madeAt, madeBy }) => ({
			what: 'noted' as const,
			at: madeAt,
			coarse: false,
			by: name(madeBy),
			text: id
		})),
		...tip.urgencyChanges.map(({ id, madeAt, madeBy, was, becomes }) => ({
			what: 'urgency' as const,
			at: madeAt,
			coarse: false,
			by: name(madeBy),
			text: id,
			urgency: { was, becomes }
		})),
		...tip.closures.flatMap((closure): Moment[] => [
			{
				what: 'closed',
				at: closure.closedAt,
				coarse: false,
				by: name(closure.closedBy),
				text: closure.id,
				told: closure.told
			},
			...(closure.reopenedAt && closure.reopenedBy
				? [
						{
							what: 'reopened' as const,
							at: closure.reopenedAt,
							coarse: false,
							by: name(closure.reopenedBy),
							text: reopeningOf(closure.id)
						}
					]
				: [])
		]),
		...tip.replies.map(({ id, writtenAt, asks, readAt }) => ({
			what: asks ? ('asked' as const) : ('answered' as const),
			at: writtenAt,
			coarse: true,
			text: id,
			asks,
			readAt
		})),
		...tip.additions.map(({ id, arrivedAt }) => ({
			what: 'added' as const,
			at: arrivedAt,
			coarse: true,
			text: id
		}))
	];
	const place = placeAmong(moments);
	return moments.sort((a, b) => place(a) - place(b));
}

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
