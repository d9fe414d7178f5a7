import { hereAt } from '#lib/i18n/clock.ts';
import { momentAt } from '../duty/planning.ts';

/** `name`: `2026`, or `2026-Q3`. Half-open. */
export type Period = {
	readonly name: string;
	readonly from: Date;
	readonly until: Date;
};
const YEARS = 5;

/**
 * What can be reported: years that have ended, and of the running year quarters that have. Never a quarter of a year that can be
 * reported whole, nor the newest one of a year: of five numbers the fifth is what the others leave. Never what still runs: today's
 * report less yesterday's is one tip.
 */
export function periods(now: Date): Period[] {
	const [year, month] = hereAt(now).day.split('-').map(Number) as [number, number];
	const ended = Math.min(3, Math.floor((month - 1) / 3));
	return [
		...Array.from({ length: ended }, (_, n) => quarterOf(year, n + 1)).toReversed(),
		...Array.from({ length: YEARS }, (_, n) => ofMonths(String(year - 1 - n), year - 1 - n, 1, 12))
	];
}

/** Those that could be reported before the year could. */
export const quartersBefore = ({ name }: Period): Period[] =>
	/^\d+$/.test(name) ? [1, 2, 3].map((n) => quarterOf(Number(name), n)) : [];

const quarterOf = (year: number, n: number): Period =>
	ofMonths(`${year}-Q${n}`, year, 3 * n - 2, 3);

function ofMonths(name: string, year: number, first: number, count: number): Period {
	const [next, after] = first + count > 12 ? [year + 1, 1] : [year, first + count];
	return { name, from: startOf(year, first), until: startOf(next, after) };
}

const startOf = (year: number, month: number): Date =>
	momentAt(`${year}-${String(month).padStart(2, '0')}-01`, '00:00');
