import { country } from '#country/country.ts';
import { hereAt } from '#lib/i18n/clock.ts';
import type { PlannedShift } from '#lib/sealed/duty-act.ts';

const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;

type Shift = {
	readonly officerId: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: number;
};

/** How a person is on duty each week. */
export type Pattern = {
	readonly officerId: string;
	readonly place: number;
	/** ISO date, by the country's clock. */
	readonly from: string;
	/** Such as `08:00`. Ends at an earlier time, or the same: the day after. */
	readonly begins: string;
	readonly ends: string;
	/** 1 is Monday. Empty: the first day alone. */
	readonly days: readonly number[];
	readonly weeks: number;
};

/** The moment at which the country's clocks show this. */
export function momentAt(day: string, time: string): Date {
	const asUtc = new Date(`${day}T${time}:00Z`);
	const shown = hereAt(asUtc);
	const ahead = new Date(`${shown.day}T${shown.time}:00Z`).getTime() - asUtc.getTime();
	return new Date(asUtc.getTime() - ahead);
}

/** The day so many days after. */
export const dayAfter = (day: string, count: number): string =>
	new Date(Date.parse(`${day}T12:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** 1 is Monday. */
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** The shifts of a weekly pattern. */
export function planned({
	from,
	begins,
	ends,
	days,
	weeks,
	officerId,
	place
}: Pattern): PlannedShift[] {
	const count = days.length === 0 ? 1 : weeks * 7;
	const all = Array.from({ length: count }, (_, n) => dayAfter(from, n));
	return all
		.filter((day) => days.length === 0 || days.includes(weekdayOf(day)))
		.map((day) => ({
			officerId,
			from: momentAt(day, begins).toISOString(),
			until: momentAt(ends > begins ? day : dayAfter(day, 1), ends).toISOString(),
			place
		}));
}

/** The shifts of a week, a week later: those that are not there yet, of people who still read the lane. */
export function copied(
	shifts: readonly Shift[],
	from: Date,
	members: ReadonlySet<string>
): PlannedShift[] {
	const until = from.getTime() + WEEK_MS;
	const keyOf = (officerId: string, at: number) => `${officerId} ${at}`;
	const known = new Set(
		shifts.map(({ officerId, startsAt }) => keyOf(officerId, startsAt.getTime()))
	);
	return shifts
		.filter(({ startsAt }) => startsAt >= from && startsAt.getTime() < until)
		.filter(({ officerId }) => members.has(officerId))
		.filter(({ officerId, startsAt }) => !known.has(keyOf(officerId, startsAt.getTime() + WEEK_MS)))
		.map(({ officerId, startsAt, endsAt, place }) => ({
			officerId,
			from: new Date(startsAt.getTime() + WEEK_MS).toISOString(),
			until: new Date(endsAt.getTime() + WEEK_MS).toISOString(),
			place
		}));
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
	timeZone: country.timeZone,
	weekday: 'short',
	day: 'numeric',
	month: 'short'
});
/** `Mon 23 Nov`. */
export const dayName = (day: string): string => dayFormat.format(momentAt(day, '12:00'));

/** `08:00–16:00`; with the day where it ends on another. */
export function hours({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>): string {
	const [begins, ends] = [hereAt(startsAt), hereAt(endsAt)];
	const isNextDay = ends.time === '00:00' || ends.day === begins.day;
	return `${begins.time}–${isNextDay ? '' : `${dayName(ends.day)} `}${ends.time}`;
}
