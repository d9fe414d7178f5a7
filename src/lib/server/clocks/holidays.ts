import type { Holiday } from '#lib/i18n/country.ts';

/** A day by the country's calendar, in ISO 8601: `2026-12-25`. */
export type Day = string;

/** The holidays of a year by their day, those in lieu among them. */
export function holidaysOf(year: number, holidays: readonly Holiday[]): ReadonlyMap<Day, string> {
	const days = new Map(holidays.map((holiday) => [isoOf(dateOf(year, holiday)), holiday.name]));
	for (const holiday of holidays) {
		if (!('inLieuOf' in holiday)) continue;
		const date = dateOf(year, holiday);
		if (new Date(date).getUTCDay() !== SUNDAY) continue;
		let instead = date + DAY;
		while (days.has(isoOf(instead))) instead += DAY;
		days.set(isoOf(instead), `${holiday.name}, in lieu`);
	}
	return days;
}

const DAY = 86_400_000;
const SUNDAY = 0;

const isoOf = (date: number): Day => new Date(date).toISOString().slice(0, 10);

/** As midnight in UTC, which stands for the day wherever it is. */
function dateOf(year: number, holiday: Holiday): number {
	if ('easter' in holiday) return easterOf(year) + holiday.easter * DAY;
	if ('day' in holiday) return Date.UTC(year, holiday.month - 1, holiday.day);
	const { month, nth, weekday, after = 0 } = holiday;
	const first = Date.UTC(year, month - 1, 1);
	const ahead = (weekday - new Date(first).getUTCDay() + 7) % 7;
	return first + (ahead + (nth - 1) * 7 + after) * DAY;
}

/** Easter Sunday of the Western churches: the algorithm of Meeus, Jones and Butcher (Astronomical Algorithms, chapter 8). */
function easterOf(year: number): number {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d =
		(19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
	const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
	return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}
