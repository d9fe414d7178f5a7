import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climb, MARK_MS, markOf, onTheHour } from './climb.ts';

const rungs = {
	first: ['mara'],
	next: ['joan'],
	supervisors: ['devon'],
	away: [],
	all: ['mara', 'joan', 'devon', 'otto']
};
const gap = { ...rungs, first: [], next: [] };
const since = new Date('2026-11-23T14:10:00Z');
const minutes = (count: number) => new Date(since.getTime() + count * 60_000);
const at = (count: number, before = count - 5) => ({
	after: minutes(before),
	mark: minutes(count)
});
const sorted = (ids: readonly string[]) => [...new Set(ids)].sort();

describe('what is urgent and nobody takes', () => {
	it('climbs: first on duty, five minutes later the next, after fifteen whoever supervises, and again', () => {
		const told = [-5, 0, 5, 10, 15, 20, 25, 30, 45, 600].map((count) => [
			count,
			sorted(climb(since, at(count), rungs)).join(' ')
		]);
		expect(told).toEqual([
			[-5, ''],
			[0, 'mara'],
			[5, 'joan mara'],
			[10, ''],
			[15, 'devon joan mara'],
			[20, ''],
			[25, ''],
			[30, 'devon joan mara'],
			[45, 'devon joan mara'],
			[600, 'devon joan mara']
		]);
	});

	it('goes to the whole lane at once where nobody is on duty, and past a next that is not there', () => {
		expect(climb(since, at(0), gap)).toEqual(gap.all);
		expect(sorted(climb(since, at(5), { ...rungs, next: [] }))).toEqual(['devon', 'mara']);
	});

	it('is missed by no desk that was down: it does in one mark what those before it would have done', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -40, max: 40 }),
				fc.integer({ min: 1, max: 80 }),
				fc.boolean(),
				(begins, length, empty) => {
					const of = empty ? gap : rungs;
					const [after, mark] = [minutes(begins * 5), minutes((begins + length) * 5)];
					const each = Array.from({ length }, (_, n) => {
						const step = new Date(after.getTime() + (n + 1) * MARK_MS);
						return climb(since, { after: new Date(step.getTime() - MARK_MS), mark: step }, of);
					});
					expect(sorted(climb(since, { after, mark }, of))).toEqual(sorted(each.flat()));
				}
			)
		);
	});

	it('is told at latest at each fifteenth minute, for as long as it waits', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10_000 }), (waits) => {
				const last = markOf(minutes(waits));
				const marks = [0, 1, 2].map((n) => new Date(last.getTime() - n * MARK_MS));
				const told = marks.map((mark) =>
					climb(since, { after: new Date(mark.getTime() - MARK_MS), mark }, rungs)
				);
				expect(told.flat().length).toBeGreaterThan(0);
			})
		);
	});
});

describe('what leaves on the hour', () => {
	const hour = (kind: Parameters<typeof onTheHour>[0]['kind'], officer: string | null = null) =>
		[true, false].map((working) => onTheHour({ kind, officer }, rungs, working).join(' '));

	it('goes to those on duty, and outside of work only what presses, once', () => {
		expect(hour('pressing')).toEqual(['mara', 'mara']);
		expect(hour('still-pressing')).toEqual(['mara', '']);
		expect(hour('unread')).toEqual(['mara', '']);
		expect(onTheHour({ kind: 'unread', officer: null }, gap, true)).toEqual(gap.all);
		expect(onTheHour({ kind: 'pressing', officer: null }, gap, false)).toEqual([]);
	});

	it('that came by night, when nobody was on duty, is told in the morning to the whole lane if still nobody is', () => {
		expect(onTheHour({ kind: 'still-pressing', officer: null }, gap, true)).toEqual(gap.all);
		expect(onTheHour({ kind: 'still-pressing', officer: null }, gap, false)).toEqual([]);
	});

	it('is for those on duty where the officer whom it is for cannot be told', () => {
		expect(hour('answer', 'untold')).toEqual(['mara', '']);
	});

	it('of what somebody on leave has in hand is told to who supervises and is here, and to nobody on leave', () => {
		const told = (kind: Parameters<typeof onTheHour>[0]['kind'], away: readonly string[]) =>
			[true, false].map((working) =>
				onTheHour({ kind, officer: 'otto' }, { ...rungs, away }, working).join(' ')
			);
		expect(told('answer', ['otto'])).toEqual(['mara', '']);
		expect(told('came-back', ['otto'])).toEqual(['devon', 'devon']);
		expect(told('note', ['otto'])).toEqual(['devon', '']);
		const others = rungs.all.filter((id) => id !== 'otto' && id !== 'devon').join(' ');
		expect(told('handed-over', ['otto', 'devon'])).toEqual([others, '']);
	});

	it('reaches whom it is for, and never whoever is not of the lane', () => {
		expect(hour('answer', 'otto')).toEqual(['otto', 'otto']);
		expect(hour('handed-over', 'ruth')).toEqual(['', '']);
		expect(hour('asked', 'otto')).toEqual(['mara joan devon', '']);
	});
});
