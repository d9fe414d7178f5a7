import { country } from '#country/country.ts';

const wall = new Intl.DateTimeFormat('en-GB', {
	timeZone: country.timeZone,
	hourCycle: 'h23',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit'
});

/** What clocks in the country show. `day`: ISO date; `time`: such as 20:00. */
export function hereAt(at: Date): { day: string; time: string } {
	const parts = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, value]));
	const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
	return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
}
