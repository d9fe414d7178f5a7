import { describe, expect, it, vi } from 'vitest';
import { createPlaces, type Places } from './places.ts';

/** Takes places for new codes until there are none. @returns how many there were. */
function fill(places: Places): number {
	for (let n = 0; ; n++) if (!places.take(`code ${n}`)) return n;
}

describe('places for uploads', () => {
	it('are many, and given back once', () => {
		const places = createPlaces();
		const mine = places.take('mine')!;
		expect(fill(places)).toBe(47);
		expect(places.areTaken()).toBe(true);
		mine.end();
		mine.end();
		expect(fill(places)).toBe(1);
	});

	it('are not all for one code', () => {
		const places = createPlaces();
		const own = [1, 2, 3, 4].map(() => places.take('greedy'));
		expect(own.map(Boolean)).toEqual([true, true, true, false]);
		expect(places.take('other')).toBeDefined();
	});

	it('come back by themselves from whoever does not move, and from nobody else', () => {
		vi.useFakeTimers({ toFake: ['performance'] });
		const places = createPlaces(1_000);
		const moving = places.take('moving')!;
		fill(places);
		vi.advanceTimersByTime(999);
		moving.renew();
		vi.advanceTimersByTime(1);
		expect(fill(places)).toBe(47);
		vi.useRealTimers();
	});
});
