import { country } from '#country/country.ts';

const HOUR = 3_600_000;

/** By the country's clock, wherever the officer sits. */
const format = (options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat('en-GB', { timeZone: country.timeZone, hourCycle: 'h23', ...options });
const dayFormat = format({ weekday: 'short', day: 'numeric', month: 'short' });
const dateFormat = format({ day: 'numeric', month: 'short', year: 'numeric' });
const utcDateFormat = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'UTC',
	day: 'numeric',
	month: 'short',
	year: 'numeric'
});
const timeFormat = format({ hour: '2-digit', minute: '2-digit' });

/** Rounded down, in the largest unit that says something: `12 min`, `3 h`, `2 days`. */
export function span(milliseconds: number): string {
	const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
	if (minutes < 60) return `${minutes} min`;
	if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
	return `${Math.floor(minutes / (24 * 60))} days`;
}

/** How long is left until something is due, in words. */
export function timeLeft(
	dueAt: Date,
	now: Date
): { readonly over: boolean; readonly words: string } {
	const left = dueAt.getTime() - now.getTime();
	return left < 0
		? { over: true, words: `overdue ${span(left)}` }
		: { over: false, words: `${span(left)} left` };
}

/** A day of what is kept for years: `23 Nov 2026`. */
export const day = (at: Date): string => dateFormat.format(at);

/** The same of a day that the server names by its own clock, in UTC: `2026-11-23`. The country's evening before is no other day. */
export const dayNamed = (iso: string): string => utcDateFormat.format(new Date(iso));

/** A day soon to come: `Fri 4 Dec`. */
export const dayOf = (at: Date): string => dayFormat.format(at);

/** A moment: `Mon 23 Nov, 10:37`. */
export const moment = (at: Date): string => `${dayFormat.format(at)}, ${timeFormat.format(at)}`;

/**
 * A time that is only known to the interval that begins with it, said as the interval.
 * @param step its length in milliseconds: an hour, if not five minutes.
 */
export const interval = (from: Date, step = HOUR): string =>
	`${moment(from)}–${timeFormat.format(new Date(from.getTime() + step))}`;

/** Arrival is kept to the hour, to five minutes for what came as P1 (which alone can begin off the hour). */
export const arrival = (at: Date): string =>
	interval(at, at.getTime() % HOUR === 0 ? HOUR : 5 * 60_000);
