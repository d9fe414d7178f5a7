import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { untilWaiting } from '../../../../tests/support/waiting.ts';
import { actingAs, agencies, readingAs, sqlState } from '../db/index.ts';
import * as lane from './lane/index.ts';
import * as notebook from './notebook.ts';
import { toUnlock } from './to-unlock.ts';

const now = new Date('2026-11-29T10:00:00Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

it('all that an officer unlocks with is of one moment, whatever is kept while it is read', async () => {
	const { desk, mara, database } = house;
	const sealed = Buffer.alloc(8, 1);
	await notebook.keep(desk, mara.actor, { was: 0, version: 1, sealed }, now);
	let reading: ReturnType<typeof toUnlock> | undefined;
	await database.as.owner.transaction(async (tx) => {
		await tx.execute(sql`lock table keyring_entries in access exclusive mode`);
		reading = toUnlock(desk, mara.actor, now);
		// Its lanes are read by now, and its notebook is not.
		await untilWaiting(database, 1);
		await tx.execute(sql`update notebooks set version = 2 where officer_id = ${mara.officerId}`);
	});
	expect((await reading)?.notebook?.version).toBe(1);
	expect((await toUnlock(desk, mara.actor, now)).notebook?.version).toBe(2);
});

it('the recovery key’s card is the newest, for whoever reads a lane and whoever reads none', async () => {
	const card = await lane.recoveryCard(house.desk);
	for (const { actor } of [house.mara, house.alton])
		expect((await toUnlock(house.desk, actor, now)).recovery).toEqual(card);
});

it('what only reads writes nothing, and sees nobody else’s rows', async () => {
	const { db } = house.desk;
	const { mara, joan } = house;
	const wrote = readingAs(db, mara.officerId, (tx) =>
		tx.insert(agencies).values({ id: 'x', name: 'X' })
	);
	expect(sqlState(await wrote.catch((error: unknown) => error))).toBe('25006');
	const others = readingAs(db, mara.officerId, async (tx) =>
		actingAs(tx, joan.officerId, async () => undefined)
	);
	await expect(others).rejects.toMatchObject({ name: 'AnotherReads' });
});
