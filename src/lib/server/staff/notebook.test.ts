import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { actingAs, notebooks, sqlState } from '../db/index.ts';
import * as notebook from './notebook.ts';

const now = new Date('2026-11-29T10:00:00Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const bytes = (value: number) => Buffer.alloc(8, value);
const keep = (was: number, version: number, value: number) =>
	notebook.keep(house.desk, house.mara.actor, { was, version, sealed: bytes(value) }, now);

describe('a notebook', () => {
	it('is kept in the place of the one that it was made from, and of no other', async () => {
		const { desk, mara, database } = house;
		expect(await notebook.find(desk, mara.actor)).toBeUndefined();
		expect(await keep(0, 1, 1)).toEqual({ ok: true });
		const meanwhile = { ok: false, why: 'meanwhile', kept: { version: 1, sealed: bytes(1) } };
		expect(await keep(0, 1, 2), 'another tab').toEqual(meanwhile);
		expect(await keep(2, 3, 2)).toEqual(meanwhile);
		expect(await keep(1, 2, 2)).toEqual({ ok: true });
		expect(await notebook.find(desk, mara.actor)).toEqual({ version: 2, sealed: bytes(2) });
		const entries = await actsOfPeople(database);
		expect(
			entries.filter(({ act }) => act === 'notebook.kept').map(({ detail }) => detail)
		).toEqual([{ version: 1 }, { version: 2 }]);
	});

	it('is kept in the place of a row that has no notebook’s number', async () => {
		const { desk, joan, database } = house;
		const keepJoans = (was: number, version: number, value: number) =>
			notebook.keep(desk, joan.actor, { was, version, sealed: bytes(value) }, now);
		for (const version of [0, -7]) {
			const row = { version, sealed: bytes(9) };
			await database.as.owner
				.insert(notebooks)
				.values({ officerId: joan.officerId, ...row })
				.onConflictDoUpdate({ target: notebooks.officerId, set: row });
			expect(await keepJoans(0, 1, 5), String(version)).toEqual({ ok: true });
			expect(await notebook.find(desk, joan.actor)).toEqual({ version: 1, sealed: bytes(5) });
			expect(await keepJoans(0, 1, 6)).toMatchObject({ ok: false, why: 'meanwhile' });
		}
	});

	it('of two that are kept at once is one', async () => {
		const { devon, desk } = house;
		const both = [3, 4].map((value) =>
			notebook.keep(desk, devon.actor, { was: 0, version: 1, sealed: bytes(value) }, now)
		);
		const outcomes = await Promise.all(both);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('is read and written by whose it is alone, by the database’s own rule', async () => {
		const { devon, mara, desk } = house;
		await keep(0, 1, 1);
		const own = eq(notebooks.officerId, mara.officerId);
		const as = devon.officerId;
		const seen = await actingAs(desk.db, as, (tx) => tx.select().from(notebooks).where(own));
		expect(seen).toEqual([]);
		const { count } = await actingAs(desk.db, as, (tx) =>
			tx.update(notebooks).set({ version: 99 }).where(own)
		);
		expect(count).toBe(0);
		const row = { officerId: house.ruth.officerId, version: 1, sealed: bytes(9) };
		const inserted = actingAs(desk.db, as, (tx) => tx.insert(notebooks).values(row));
		expect(await inserted.then(() => 'done', sqlState)).toBe('42501');
		const deleted = actingAs(desk.db, mara.officerId, (tx) => tx.delete(notebooks).where(own));
		expect(await deleted.then(() => 'done', sqlState)).toBe('42501');
		expect(await desk.db.select().from(notebooks), 'nobody is acting').toEqual([]);
	});
});
