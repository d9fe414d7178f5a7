import { describe, expect, it } from 'vitest';
import { NOTHING_KNOWN, type ClosingChoices } from '#lib/sealed/closing.ts';
import { periods, quartersBefore } from './periods.ts';
import { reportOf, type Closing } from './report.ts';

const now = new Date('2026-11-23T14:37:21Z');
const named = (name: string, at = now) => periods(at).find((one) => one.name === name)!;
const closings = (
	count: number,
	more: Partial<ClosingChoices> = {},
	day = '2025-02-03'
): Closing[] =>
	Array.from({ length: count }, () => ({
		closedAt: new Date(`${day}T14:00:00Z`),
		choices: { ...NOTHING_KNOWN, ...more }
	}));

describe('what can be reported', () => {
	it('is what has ended: years, and the first quarters of this one', () => {
		expect(periods(now).map(({ name }) => name)).toEqual([
			...['2026-Q3', '2026-Q2', '2026-Q1'],
			...['2025', '2024', '2023', '2022', '2021']
		]);
		expect(periods(new Date('2026-02-01T12:00:00Z'))[0]?.name).toBe('2025');
		expect(quartersBefore(named('2025')).map(({ name }) => name)).toEqual([
			...['2025-Q1', '2025-Q2', '2025-Q3']
		]);
	});

	it('begins and ends by the country’s clock', () => {
		expect(named('2025')).toMatchObject({
			from: new Date('2025-01-01T04:00:00Z'),
			until: new Date('2026-01-01T04:00:00Z')
		});
		// Midnight in London is still the old year here.
		expect(periods(new Date('2027-01-01T00:00:00Z'))[0]?.name).toBe('2026-Q3');
	});
});

describe('the report', () => {
	it('counts what was chosen, and apart from it what nobody could choose, or nobody can read', () => {
		const all = [
			...closings(9, { form: 'labour', help: ['legal', 'medical'] }),
			...closings(6, { form: 'sexual', help: ['legal'] }),
			...closings(7, { help: ['none'] }),
			...(['unasked', 'unknown', undefined] as const).flatMap((choices) =>
				closings(2).map((one) => ({ ...one, choices }))
			)
		];
		const { total, tables, help } = reportOf(all, named('2025'));
		expect(total).toBe(28);
		expect(tables.form?.get('labour')).toBe(9);
		expect(tables.form?.get('not-known')).toBe(7);
		expect(help?.get('legal')).toBe(15);
		expect(help?.get('safe-place')).toBe('few');
	});

	it('of fewer than five tips says nothing but that', () => {
		const { total, tables, help } = reportOf(closings(4), named('2025'));
		expect([total, help, ...Object.values(tables)]).toEqual([
			...[undefined, undefined],
			...[undefined, undefined, undefined, undefined, undefined]
		]);
	});

	it('shows no kind of help where how many were helped is hidden', () => {
		const all = [...closings(9, { help: ['legal'] }), ...closings(3, { help: ['none'] })];
		const { tables, help } = reportOf([...all, ...closings(30)], named('2025'));
		expect(tables.helped?.get('given')).toBe('hidden');
		expect(help).toBeUndefined();
	});

	it('hides of a year what its quarters would leave over', () => {
		const all = [
			...closings(12, { form: 'labour' }, '2025-02-03'),
			...closings(3, { form: 'labour' }, '2025-11-03'),
			...closings(20, { form: 'sexual' }, '2025-02-03'),
			...closings(20, { form: 'sexual' }, '2025-11-03'),
			...closings(20, {}, '2025-02-03'),
			...closings(20, {}, '2025-11-03')
		];
		const { tables } = reportOf(all, named('2025'));
		expect(tables.form?.get('labour')).not.toBe(15);
	});
});
