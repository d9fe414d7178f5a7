import type { DeskCalendar } from '#lib/i18n/country.ts';
import { holidaysOf, type Day } from './holidays.ts';

/** What an operator says besides: days on which nobody is at work, and days on which somebody is though a rule says otherwise. */
export type Corrections = { readonly closed: readonly Day[]; readonly open: readonly Day[] };

/** When a desk is at work. All amounts are milliseconds. */
export type WorkingTime = {
	/** The first instant at which so much working time has passed since another. */
	readonly after: (since: Date, amount: number) => Date;
	/** How much passes between two instants. */
	readonly between: (since: Date, until: Date) => number;
	/** The same time of day, so many working days later; where nobody was at work at that time, from the next opening on. */
	readonly daysAfter: (since: Date, days: number) => Date;
	/** Whether somebody is at work then. */
	readonly isAtWork: (at: Date) => boolean;
	/** When work begins on a day; undefined: nobody is at work on it. */
	readonly beginsOn: (day: Day) => Date | undefined;
	/** Whatever day of the week it is, without a name where an operator made it one. */
	readonly holidayOn: (day: Day) => Holiday | undefined;
	/** The instant at which a day begins, or at which clocks show a time of it, such as `08:00`. */
	readonly startOf: (day: Day, time?: string) => Date;
	readonly dayOf: (at: Date) => Day;
};

export type Holiday = { readonly day: Day; readonly name: string | undefined };

/** No day of work in more than a year: the desk's hours are none. */
export class NeverAtWork extends Error {
	override name = 'NeverAtWork';
}

export function workingTime(
	{ hours, holidays }: DeskCalendar,
	timeZone: string,
	{ closed, open }: Corrections = { closed: [], open: [] }
): WorkingTime {
	const wall = wallOf(timeZone);
	const years = new Map<number, ReadonlyMap<Day, string>>();
	const holidayOn = (day: Day): Holiday | undefined => {
		const year = Number(day.slice(0, 4));
		const known = years.get(year) ?? holidaysOf(year, holidays);
		years.set(year, known);
		const name = open.includes(day) ? undefined : known.get(day);
		return name || closed.includes(day) ? { day, name } : undefined;
	};
	/** When the desk opens and closes on a day; undefined: not at all. */
	const opening = (day: Day): Opening | undefined => {
		const weekday = new Date(day).getUTCDay() as keyof typeof hours;
		const times = hours[weekday];
		if (!times || holidayOn(day)) return undefined;
		const [opens, closes] = times.map((time) => wall.instantOf(day, time));
		return opens !== undefined && closes !== undefined ? { opens, closes } : undefined;
	};
	const openingsFrom = function* (since: Date): Generator<Opening & { readonly day: Day }> {
		let day = wall.dayOf(since);
		for (let days = 0; days < MOST_DAYS; days++, day = nextDay(day)) {
			const found = opening(day);
			if (found && found.closes > since.getTime()) yield { ...found, day };
		}
		throw new NeverAtWork();
	};

	return {
		after(since, amount) {
			let left = amount;
			for (const { opens, closes } of openingsFrom(since)) {
				const from = Math.max(opens, since.getTime());
				if (left <= closes - from) return new Date(from + left);
				left -= closes - from;
			}
			throw new NeverAtWork();
		},
		between(since, until) {
			if (until <= since) return 0;
			let passed = 0;
			for (const { opens, closes } of openingsFrom(since)) {
				if (opens >= until.getTime()) return passed;
				passed += Math.min(closes, until.getTime()) - Math.max(opens, since.getTime());
			}
			throw new NeverAtWork();
		},
		daysAfter(since, days) {
			let passed = 0;
			let time: number | undefined;
			for (const { opens, closes } of openingsFrom(since)) {
				time ??= Math.max(opens, since.getTime()) - opens;
				if (passed++ === days) return new Date(Math.min(opens + time, closes));
			}
			throw new NeverAtWork();
		},
		isAtWork(at) {
			const today = opening(wall.dayOf(at));
			return today !== undefined && today.opens <= at.getTime() && at.getTime() < today.closes;
		},
		beginsOn(day) {
			const begins = opening(day)?.opens;
			return begins === undefined ? undefined : new Date(begins);
		},
		holidayOn,
		startOf: (day, time = '00:00') => new Date(wall.instantOf(day, time)),
		dayOf: (at) => wall.dayOf(at)
	};
}

type Opening = { readonly opens: number; readonly closes: number };

/** As far as anything is looked for: no target is longer, and a loop ends. */
const MOST_DAYS = 1_000;
const DAY = 86_400_000;

const nextDay = (day: Day): Day => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** The country's clock. */
function wallOf(timeZone: string) {
	const format = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit'
	});
	/** What it shows, as if it were in UTC. */
	const shown = (at: number): number => Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
	return {
		dayOf: (at: Date): Day => format.format(at).slice(0, 10),
		/** Where clocks are put on or back, twice: the first guess may lie on the other side of it. */
		instantOf(day: Day, time: string): number {
			const wanted = Date.parse(`${day}T${time}:00Z`);
			const guess = wanted - (shown(wanted) - wanted);
			return guess - (shown(guess) - wanted);
		}
	};
}
