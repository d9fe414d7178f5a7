import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBuckets } from './buckets.ts';

const all = (taken: boolean[]) => taken.filter(Boolean).length;

describe('a bucket', () => {
	it('gives its burst at once, then what comes back with time, and never more than the burst', () => {
		const buckets = createBuckets({ burst: 3, perSecond: 0.5 }, 10);
		const take = (times: number, at: number) =>
			all(Array.from({ length: times }, () => buckets.take('a', at)));
		expect(take(5, 0)).toBe(3);
		expect(take(5, 1_999)).toBe(0);
		expect(take(5, 2_000)).toBe(1);
		expect(take(5, 1_000_000)).toBe(3);
	});

	it('is each key’s own', () => {
		const buckets = createBuckets({ burst: 1, perSecond: 1 }, 10);
		expect(['a', 'a', 'b'].map((key) => buckets.take(key, 0))).toEqual([true, false, true]);
	});

	it('never gives more than burst and time allow, whatever comes when', () => {
		const gaps = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(gaps, (between) => {
				const buckets = createBuckets({ burst: 5, perSecond: 2 }, 1);
				let now = 0;
				const given = all(between.map((gap) => buckets.take('a', (now += gap))));
				expect(given).toBeLessThanOrEqual(5 + (now * 2) / 1000);
			})
		);
	});
});

describe('the table', () => {
	it('never knows more keys than it may: who came longest ago is forgotten first', () => {
		const buckets = createBuckets({ burst: 1, perSecond: 0 }, 2);
		for (const key of ['a', 'b', 'a', 'c']) buckets.take(key, 0);
		expect(buckets.take('a', 0)).toBe(false); // it came after b, and is still known
		expect(buckets.take('b', 0)).toBe(true); // it had to make room for c
	});

	it('knows nobody longer than their bucket takes to fill', () => {
		const buckets = createBuckets({ burst: 10, perSecond: 1 }, 100);
		for (let n = 0; n < 5; n++) buckets.take('often', 0);
		buckets.take('once', 0);
		buckets.take('other', 4_999);
		expect(buckets.known()).toBe(3);
		buckets.take('other', 5_000);
		expect(buckets.known()).toBe(1);
	});

	it('is emptied', () => {
		const buckets = createBuckets({ burst: 1, perSecond: 0 }, 2);
		buckets.take('a', 0);
		buckets.empty();
		expect(buckets.take('a', 0)).toBe(true);
	});
});
