import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClocks, TARGETS, type Owed } from './clocks.ts';

const clocks = createClocks();
const at = (local: string) => new Date(`${local}:00-04:00`);
const level = fc.constantFrom(1, 2, 3, 4);
const owed = fc.constantFrom<Owed[]>('reading', 'response', 'answer');
const instant = fc.date({
	min: new Date('2024-01-01'),
	max: new Date('2030-01-01'),
	noInvalidDate: true
});

describe('by when something is owed', () => {
	it('counts from the end of the hour in which it began, of five minutes for what is urgent', () => {
		const came = at('2026-11-24T09:17');
		expect(clocks.dueAt('reading', 1, came)).toEqual(at('2026-11-24T09:25'));
		expect(clocks.dueAt('response', 1, came)).toEqual(at('2026-11-24T09:35'));
		expect(clocks.dueAt('reading', 2, came)).toEqual(at('2026-11-24T10:30'));
		expect(clocks.dueAt('response', 2, came)).toEqual(at('2026-11-24T14:00'));
		expect(clocks.dueAt('reading', 3, came)).toEqual(at('2026-11-24T14:00'));
		expect(clocks.dueAt('response', 3, came)).toEqual(at('2026-11-25T10:00'));
		expect(clocks.dueAt('response', 4, came)).toEqual(at('2026-11-27T10:00'));
	});

	it('of what is urgent at any hour, of the rest while somebody is at the desk', () => {
		const saturday = at('2026-11-28T22:40');
		expect(clocks.dueAt('reading', 2, saturday)).toEqual(at('2026-11-28T23:30'));
		expect(clocks.dueAt('reading', 3, saturday)).toEqual(at('2026-11-30T12:00'));
	});

	it('is as whoever runs the desk sets it', () => {
		const targets = { ...TARGETS, reading: { ...TARGETS.reading, 3: { workingHours: 2 } } };
		const own = createClocks({ targets, hours: { 0: ['10:00', '13:00'] } });
		expect(own.dueAt('reading', 3, at('2026-11-24T09:17'))).toEqual(at('2026-11-29T12:00'));
	});

	it('is the same moment wherever in the interval it began', () => {
		fc.assert(
			fc.property(owed, fc.constantFrom(2, 3, 4), fc.nat(3_599_999), (what, level, ms) => {
				const hour = at('2026-11-24T09:00');
				const within = new Date(hour.getTime() + ms);
				expect(clocks.dueAt(what, level, within)).toEqual(clocks.dueAt(what, level, hour));
			})
		);
	});

	it('is never earlier for what came later, nor for what can wait longer', () => {
		fc.assert(
			fc.property(owed, level, instant, fc.nat(400 * 3_600_000), (what, level, came, more) => {
				const due = clocks.dueAt(what, level, came).getTime();
				const later = clocks.dueAt(what, level, new Date(came.getTime() + more)).getTime();
				expect(due).toBeGreaterThan(came.getTime());
				expect(later).toBeGreaterThanOrEqual(due);
				if (level < 4) {
					const calmer = clocks.dueAt(what, (level + 1) as 2 | 3 | 4, came).getTime();
					expect(calmer).toBeGreaterThanOrEqual(due);
				}
			}),
			{ numRuns: 80 }
		);
	});
});

describe('a clock that was stopped', () => {
	const goesOn = (level: 1 | 2 | 3 | 4, due: string, stopped: string, again: string) =>
		clocks.goesOn(level, { due: at(due), stopped: at(stopped), again: at(again) });

	it('goes on with what was left', () => {
		expect(goesOn(2, '2026-11-24T14:00', '2026-11-24T13:00', '2026-11-28T20:00')).toEqual(
			at('2026-11-28T21:00')
		);
		expect(goesOn(3, '2026-11-25T10:00', '2026-11-24T14:00', '2026-11-28T20:00')).toEqual(
			at('2026-11-30T12:00')
		);
	});

	it('is as late as it was', () => {
		expect(goesOn(3, '2026-11-20T10:00', '2026-11-24T10:00', '2026-12-01T00:00')).toEqual(
			at('2026-11-27T00:00')
		);
	});

	it('never gains by having been stopped, and loses no lateness', () => {
		fc.assert(
			fc.property(level, instant, fc.nat(9e8), fc.nat(9e8), (level, came, waited, held) => {
				const due = clocks.dueAt('response', level, came);
				const stopped = new Date(came.getTime() + waited);
				const again = new Date(stopped.getTime() + held);
				const then = clocks.goesOn(level, { due, stopped, again });
				expect(then.getTime()).toBeGreaterThanOrEqual(due.getTime());
				if (due < stopped)
					expect(again.getTime() - then.getTime()).toBe(stopped.getTime() - due.getTime());
				else expect(then.getTime()).toBeGreaterThanOrEqual(again.getTime());
				expect(clocks.goesOn(level, { due, stopped, again: stopped })).toEqual(due);
			}),
			{ numRuns: 80 }
		);
	});
});
