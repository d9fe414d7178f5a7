import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrival, dayNamed, moment, span, timeLeft } from './time.ts';

const at = new Date('2026-11-23T14:37:00Z');
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe('time left', () => {
	it.each([
		[12, '12 min left'],
		[0, '0 min left'],
		[59.9, '59 min left'],
		[60, '1 h left'],
		[47 * 60, '47 h left'],
		[48 * 60, '2 days left'],
		[-1, 'overdue 1 min'],
		[-200, 'overdue 3 h'],
		[-4 * 24 * 60, 'overdue 4 days']
	])('%s minutes is “%s”', (minutes, words) => {
		expect(timeLeft(after(minutes), at).words).toBe(words);
	});

	it('is over exactly when the moment has passed', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e9, max: 1e9 }), (ms) => {
				expect(timeLeft(new Date(at.getTime() + ms), at).over).toBe(ms < 0);
			})
		);
	});

	it('never promises more than there is', () => {
		const unit = { min: 60_000, h: 3_600_000, days: 86_400_000 };
		fc.assert(
			fc.property(fc.nat(1e9), (ms) => {
				const [, number, of] = /^(\d+) (min|h|days)$/.exec(span(ms))!;
				expect(Number(number) * unit[of as keyof typeof unit]).toBeLessThanOrEqual(ms);
			})
		);
	});
});

describe('a moment', () => {
	it('is told on the islands’ clock', () => {
		expect(moment(at)).toBe('Mon 23 Nov, 10:37');
		expect(moment(new Date('2026-11-23T03:59:00Z'))).toBe('Sun 22 Nov, 23:59');
	});
	it('of arrival is told as the interval that is known', () => {
		expect(arrival(new Date('2026-11-23T14:00:00Z'))).toBe('Mon 23 Nov, 10:00–11:00');
		expect(arrival(new Date('2026-11-23T14:35:00Z'))).toBe('Mon 23 Nov, 10:35–10:40');
	});
});

describe('a day that the server names', () => {
	it('is that day in the country, where it is still the evening before', () => {
		expect(dayNamed('2026-11-23')).toBe('23 Nov 2026');
	});
});
