import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Person } from '../../../../scripts/demo/people.ts';
import { note, take } from '../../../../tests/support/triage.ts';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { find } from '../tips/index.ts';
import { tick } from './announce.ts';
import { live } from './index.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const arrives = async (...involved: string[]) => {
	const { code } = await send(house.intake, answersWith({ what: randomUUID(), involved }), now);
	return (await find(house.intake, code))!.id;
};

it('tells the members of a lane what happens there, whoever they are by then, and all others the tick alone', async () => {
	const { desk, database, mara, ruth, joan, alton } = house;
	const heard = { mara: 0, ruth: 0, joan: 0, alton: 0 };
	const listens = (name: keyof typeof heard, { actor }: Person) =>
		live(desk.db).hear(actor, () => void (heard[name] += 1));
	for (const [name, person] of Object.entries({ mara, ruth, joan, alton }))
		listens(name as keyof typeof heard, person);
	const hears = (now: typeof heard) => vi.waitFor(() => expect(heard).toEqual(now));
	// As listening begins: the tick's channel, and that of their lane.
	await hears({ mara: 2, ruth: 2, joan: 2, alton: 1 });

	const restricted = await arrives('police');
	await take(desk, ruth.actor, restricted, now);
	await hears({ mara: 2, ruth: 3, joan: 3, alton: 1 });
	await take(desk, mara.actor, await arrives(), now);
	await hears({ mara: 3, ruth: 3, joan: 3, alton: 1 });

	// Her page has been listening since before.
	await database.as.owner.execute(
		sql`update lane_members set removed_at = now() where officer_id = ${joan.officerId}`
	);
	const text = { id: randomUUID(), sealed: new Uint8Array(64) };
	await note(desk, ruth.actor, restricted, text, now);
	await hears({ mara: 3, ruth: 4, joan: 3, alton: 1 });
	await database.as.jobs.transaction((tx) => tick(tx));
	await hears({ mara: 4, ruth: 5, joan: 4, alton: 2 });
});
