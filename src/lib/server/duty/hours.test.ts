import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaps, rungsAt, type Roster } from './hours.ts';

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 23, hour, minute));
const members = [
	{ officerId: 'mara', supervises: false },
	{ officerId: 'devon', supervises: true },
	{ officerId: 'joan', supervises: false }
];
const everybody = new Set(['mara', 'devon', 'joan']);
const shift = (officerId: string, from: number, until: number, place = 1) => ({
	officerId,
	startsAt: at(from),
	endsAt: at(until),
	place
});
const day = { startsAt: at(0), endsAt: at(24) };

describe('who is on duty', () => {
	it('is told in the order of the roster, and whoever supervises after them', () => {
		const shifts = [shift('joan', 8, 16, 2), shift('mara', 8, 16)];
		const rungs = rungsAt({ members, shifts, leaves: [] }, everybody, at(12));
		expect(rungs).toMatchObject({ first: ['mara'], next: ['joan'], supervisors: ['devon'] });
	});

	it('is nobody who is away, who reads the lane no more, or whom nothing reaches', () => {
		const shifts = [shift('mara', 8, 16), shift('joan', 8, 16, 2), shift('otto', 8, 16)];
		const leaves = [{ officerId: 'mara', startsAt: at(10), endsAt: at(11) }];
		const roster = { members, shifts, leaves };
		expect(rungsAt(roster, everybody, at(10))).toMatchObject({
			...{ first: ['joan'], next: [] },
			away: ['mara']
		});
		expect(rungsAt(roster, everybody, at(11)).away).toEqual([]);
		expect(rungsAt(roster, new Set(['devon']), at(12))).toMatchObject({ first: [], next: [] });
		expect(rungsAt(roster, everybody, at(16)).first).toEqual([]);
	});

	it('falls back on all members where nobody whom something reaches supervises', () => {
		const plain = members.map((one) => ({ ...one, supervises: false }));
		const of = (list: Roster['members'], reached: ReadonlySet<string>) =>
			rungsAt({ members: list, shifts: [], leaves: [] }, reached, at(12)).supervisors;
		expect(of(plain, everybody)).toEqual(['mara', 'devon', 'joan']);
		expect(of(members, new Set(['mara', 'joan']))).toEqual(['mara', 'joan']);
	});
});

describe('hours with nobody', () => {
	it('are named as they are: before, between and after shifts, and in somebody’s leave', () => {
		const shifts = [shift('mara', 8, 12), shift('joan', 12, 16), shift('devon', 20, 22)];
		const leaves = [{ officerId: 'joan', startsAt: at(13), endsAt: at(14) }];
		expect(gaps({ members, shifts, leaves }, new Set(['mara', 'joan']), day)).toEqual([
			{ startsAt: at(0), endsAt: at(8), why: 'nobody' },
			{ startsAt: at(13), endsAt: at(14), why: 'nobody' },
			{ startsAt: at(16), endsAt: at(20), why: 'nobody' },
			{ startsAt: at(20), endsAt: at(22), why: 'not-tellable' },
			{ startsAt: at(22), endsAt: at(24), why: 'nobody' }
		]);
	});

	it('are exactly those in which nobody on duty would be told', () => {
		const hour = fc.integer({ min: 0, max: 23 });
		const span = fc.record({
			officerId: fc.constantFrom('mara', 'devon', 'joan', 'otto'),
			from: hour,
			length: fc.integer({ min: 1, max: 12 }),
			place: fc.constantFrom(1, 2)
		});
		const made = (spans: readonly { officerId: string; from: number; length: number }[]) =>
			spans.map((one) => ({ ...one, startsAt: at(one.from), endsAt: at(one.from + one.length) }));
		fc.assert(
			fc.property(
				fc.array(span, { maxLength: 8 }),
				fc.array(span, { maxLength: 3 }),
				fc.subarray([...everybody]),
				hour,
				(shifts, leaves, reached, asked) => {
					const roster = {
						members,
						shifts: made(shifts).map((one, n) => ({ ...one, place: shifts[n]?.place ?? 1 })),
						leaves: made(leaves)
					};
					const told = rungsAt(roster, new Set(reached), at(asked, 30)).first.length > 0;
					const gap = gaps(roster, new Set(reached), day).some(
						({ startsAt, endsAt }) => startsAt <= at(asked, 30) && at(asked, 30) < endsAt
					);
					expect(gap).toBe(!told);
				}
			)
		);
	});
});
