import { expect, it } from 'vitest';
import { hereAt } from './clock.ts';

it('a moment is told as clocks in the country show it, the day before where midnight is not theirs', () => {
	expect(hereAt(new Date('2026-11-30T00:00:00Z'))).toEqual({ day: '2026-11-29', time: '20:00' });
	expect(hereAt(new Date('2027-01-01T04:05:00Z'))).toEqual({ day: '2027-01-01', time: '00:05' });
});
