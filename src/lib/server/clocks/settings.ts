import type { WeekHours } from '#lib/i18n/country.ts';
import { TARGETS, type Owed, type Target, type Targets } from './clocks.ts';
import type { Corrections } from './working-time.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const HOURS =
	/^(sun|mon|tue|wed|thu|fri|sat)(?:-(sun|mon|tue|wed|thu|fri|sat))? +([01]\d:[0-5]\d|2[0-3]:[0-5]\d)-([01]\d:[0-5]\d|2[0-3]:[0-5]\d)$/;

/** `mon-thu 08:00-16:30, fri 08:00-16:00`. Undefined: it is nothing like that. */
export function hoursFrom(text: string): WeekHours | undefined {
	const hours: Record<number, readonly [string, string]> = {};
	for (const part of text.split(',')) {
		const [, first, last = first, opens, closes] = HOURS.exec(part.trim().toLowerCase()) ?? [];
		if (!opens || !closes || opens >= closes) return undefined;
		const [from, to] = [first, last].map((day) => WEEKDAYS.findIndex((one) => one === day));
		for (let day = from ?? 0; ; day = (day + 1) % 7) {
			if (hours[day]) return undefined;
			hours[day] = [opens, closes];
			if (day === to) break;
		}
	}
	return hours;
}

/** `+2026-12-31, -2026-12-28`: is a holiday, is none. Undefined: it is nothing like that. */
export function correctionsFrom(text: string): Corrections | undefined {
	const corrections = { closed: [] as string[], open: [] as string[] };
	for (const part of text.split(',')) {
		const [, sign, day] = /^([+-])(\d{4}-\d{2}-\d{2})$/.exec(part.trim()) ?? [];
		if (!day || !isDay(day)) return undefined;
		corrections[sign === '+' ? 'closed' : 'open'].push(day);
	}
	return corrections;
}

const isDay = (day: string): boolean => {
	const at = new Date(day);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

const UNITS = {
	m: (minutes: number): Target => ({ minutes }),
	h: (workingHours: number): Target => ({ workingHours }),
	d: (workingDays: number): Target => ({ workingDays })
} as const;

/**
 * `reading 5m 30m 4h 4h, response 15m 240m 1d 3d`: by level, in minutes at any hour, hours or days at the desk. What is not named
 * stays as it was. Undefined: it is nothing like that.
 */
export function targetsFrom(text: string): Targets | undefined {
	const targets: Record<Owed, Targets[Owed]> = { ...TARGETS };
	for (const part of text.split(',')) {
		const [owed, ...times] = part.trim().split(/\s+/);
		if ((owed !== 'reading' && owed !== 'response' && owed !== 'answer') || times.length !== 4)
			return undefined;
		const [one, two, three, four] = times.map(targetFrom);
		if (!one || !two || !three || !four) return undefined;
		targets[owed] = { 1: one, 2: two, 3: three, 4: four };
	}
	return targets;
}

function targetFrom(text: string): Target | undefined {
	const [, amount, unit] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? [];
	return amount && unit ? UNITS[unit as keyof typeof UNITS](Number(amount)) : undefined;
}
