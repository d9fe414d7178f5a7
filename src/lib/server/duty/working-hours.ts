import { country } from '#country/country.ts';

/** Until the country's folder says them, with its holidays. */
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const BEGIN = 8;
const END = 16;

const clock = new Intl.DateTimeFormat('en-GB', {
	timeZone: country.timeZone,
	weekday: 'short',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

function byTheClock(at: Date) {
	const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
	return { day: parts.weekday ?? '', hour: Number(parts.hour), minute: Number(parts.minute) };
}

/** Whether the desk's people are at work then, by the country's clock. */
export function isWorkingTime(at: Date): boolean {
	const { day, hour } = byTheClock(at);
	return DAYS.includes(day) && hour >= BEGIN && hour < END;
}

/** Whether a day begins at this minute, by the country's clock. `working`: one of work. */
export function beginsAt(at: Date): { readonly day: boolean; readonly working: boolean } {
	const { day, hour, minute } = byTheClock(at);
	const begins = hour === BEGIN && minute === 0;
	return { day: begins, working: begins && DAYS.includes(day) };
}
