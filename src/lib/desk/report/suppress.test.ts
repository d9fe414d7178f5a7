import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST, suppress, unsafeBeside, type Table } from './suppress.ts';

const table = (...counts: number[]) => new Map(counts.map((count, n) => [`c${n}`, count]));
const cells = (shown: Table) => shown && [...shown.values()];

/** What somebody who has the paper knows of each small cell: every value that fits all that is shown, by trying all. */
function possible(shown: NonNullable<Table>, total: number): number[][] {
	const values = [...shown.values()];
	const rest =
		total - values.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0);
	const small = values.filter((one) => one === 'few').length;
	const large = values.filter((one) => one === 'hidden').length;
	/** Whether others, so many small and so many large, can come to a sum. */
	const fits = (sum: number, few: number) =>
		large === 0 ? sum >= 0 && sum <= (LEAST - 1) * few : sum >= LEAST * large;
	return Array.from({ length: small }, () =>
		[0, 1, 2, 3, 4].filter((value) => fits(rest - value, small - 1))
	);
}

describe('a table that leaves the house', () => {
	it('shows what is large, and of what is small only that it is', () => {
		expect(cells(suppress(table(12, 3, 2, 30)))).toEqual([12, 'few', 'few', 30]);
		expect(cells(suppress(table(12, 8)))).toEqual([12, 8]);
	});

	it('hides another where the total would give one away', () => {
		expect(cells(suppress(table(12, 3, 30)))).toEqual(['hidden', 'few', 30]);
		// Together they are fewer than five: that would be shown, too.
		expect(cells(suppress(table(12, 1, 2, 30)))).toEqual(['hidden', 'few', 'few', 30]);
	});

	it('is not shown where nothing would hide it', () => {
		expect(suppress(table(3))).toBeUndefined();
		expect(suppress(table(0, 0))).toBeUndefined();
		expect(suppress(table(4, 4)), 'both are four: eight is no other sum').toBeUndefined();
		expect(suppress(table(0, 5)), 'five is all, so the other is none').toBeUndefined();
	});

	it('tells nobody who subtracts a number below five, nor what those come to together', () => {
		const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.nat(60)), {
			minLength: 1,
			maxLength: 12
		});
		fc.assert(
			fc.property(counts, (all) => {
				const total = all.reduce((sum, one) => sum + one, 0);
				const shown = suppress(table(...all));
				if (!shown) return;
				for (const cell of shown.values())
					if (typeof cell === 'number') expect(cell).toBeGreaterThanOrEqual(LEAST);
				for (const values of possible(shown, total)) expect(values.length).toBeGreaterThan(1);
				const seen = [...shown.values()].map((cell) => (typeof cell === 'number' ? cell : 0));
				const rest = total - seen.reduce((sum, one) => sum + one, 0);
				expect(rest === 0 || rest >= LEAST, `${rest} are left`).toBe(true);
			})
		);
	});

	it('tells nothing small of a year beside its quarters that were shown before', () => {
		const quarters = fc.array(fc.array(fc.nat(14), { minLength: 5, maxLength: 5 }), {
			minLength: 4,
			maxLength: 4
		});
		fc.assert(
			fc.property(quarters, (all) => {
				const shownBefore = all.slice(0, 3).map((one) => {
					const counts = table(...one);
					return { counts, table: suppress(counts) };
				});
				const year = table(...all[0]!.map((_, n) => all.reduce((sum, one) => sum + one[n]!, 0)));
				const shown = suppress(year, unsafeBeside(year, shownBefore));
				for (const [key, cell] of shown ?? []) {
					if (typeof cell !== 'number') continue;
					const parts = shownBefore
						.map(({ table }) => table?.get(key))
						.filter((part) => typeof part === 'number');
					const rest = cell - parts.reduce((sum, part) => sum + part, 0);
					expect(
						parts.length === 0 || rest === 0 || rest >= LEAST,
						`${rest} are left of ${key}`
					).toBe(true);
				}
			})
		);
	});
});
