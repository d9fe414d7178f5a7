import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { isUnusual } from './inflow.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(() => house.database.as.owner.execute(sql`delete from inflow`));

it.each([
	['arrived', 14, 199, false],
	['arrived', 14, 200, true],
	['arrived', 13, 200, true],
	['arrived', 12, 9_000, false],
	['quarantined', 0, 149, false],
	['quarantined', 0, 150, true],
	['quarantined', -24, 300, false],
	['unproven', 0, 9_000, false]
])('%s since %i h, %i of them: %s', async (kind, hour, count, unusual) => {
	const since = new Date(Date.UTC(2026, 10, 23, hour)).toISOString();
	await house.database.as.owner.execute(
		sql`insert into inflow (kind, since, count) values (${kind}, ${since}, ${count})`
	);
	expect(await isUnusual(house.desk, now)).toBe(unusual);
});

it('nothing came: an ordinary day', async () => {
	expect(await isUnusual(house.desk, now)).toBe(false);
});
