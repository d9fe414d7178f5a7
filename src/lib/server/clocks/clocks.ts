import { calendar } from '#country/calendar.ts';
import { country } from '#country/country.ts';
import type { WeekHours } from '#lib/i18n/country.ts';
import { workingTime, type Corrections, type WorkingTime } from './working-time.ts';

/** Of urgency: 1 to 4. */
type Level = 1 | 2 | 3 | 4;
type OfLevels<Of> = Readonly<Record<Level, Of>>;

/** `minutes`: at any hour. */
export type Target =
	| { readonly minutes: number }
	| { readonly workingHours: number }
	| { readonly workingDays: number };

/** What is owed of a tip: that somebody reads it, responds to it, and answers what its tipster says later. */
export type Owed = 'reading' | 'response' | 'answer';
export type Targets = Readonly<Record<Owed, OfLevels<Target>>>;

const RESPONSE = {
	1: { minutes: 15 },
	2: { minutes: 4 * 60 },
	3: { workingDays: 1 },
	4: { workingDays: 3 }
} as const;
export const TARGETS: Targets = {
	reading: {
		1: { minutes: 5 },
		2: { minutes: 30 },
		3: { workingHours: 4 },
		4: { workingHours: 4 }
	},
	response: RESPONSE,
	answer: RESPONSE
};

/** What of it an operator sets. */
export type ClockSettings = {
	readonly hours?: WeekHours | undefined;
	readonly corrections?: Corrections | undefined;
	readonly targets?: Targets | undefined;
};

export type Clocks = {
	/**
	 * By when something is owed of a tip. The clock starts at the end of the coarse interval of its arrival, so that it tells no more
	 * than the interval does.
	 * @param at moment of arrival, or of whatever else begins the clock.
	 */
	readonly dueAt: (owed: Owed, level: Level, at: Date) => Date;
	/** When a response is owed that was not while a tip waited: what was left is left, what was late is as late. */
	readonly goesOn: (
		level: Level,
		clock: { readonly due: Date; readonly stopped: Date; readonly again: Date }
	) => Date;
	readonly time: Omit<WorkingTime, 'after' | 'between' | 'daysAfter'>;
};

export function createClocks({
	hours,
	corrections,
	targets = TARGETS
}: ClockSettings = {}): Clocks {
	const atWork = { ...calendar, ...(hours && { hours }) };
	const time = workingTime(atWork, country.timeZone, corrections);
	return {
		dueAt(owed, level, at) {
			const step = level === 1 ? 5 * MINUTE : 60 * MINUTE;
			const start = new Date(Math.floor(at.getTime() / step) * step + step);
			const target = targets[owed][level];
			if ('minutes' in target) return new Date(start.getTime() + target.minutes * MINUTE);
			return 'workingDays' in target
				? time.daysAfter(start, target.workingDays)
				: time.after(start, target.workingHours * 60 * MINUTE);
		},
		goesOn(level, { due, stopped, again }) {
			const isAnyHour = 'minutes' in targets.response[level];
			if (isAnyHour || due <= stopped)
				return new Date(again.getTime() + due.getTime() - stopped.getTime());
			// The end of a day and the next opening are the same moment of work.
			const then = time.after(again, time.between(stopped, due));
			return then < due ? due : then;
		},
		time
	};
}

const MINUTE = 60_000;
