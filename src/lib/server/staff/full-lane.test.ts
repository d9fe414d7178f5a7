import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLACES } from '#lib/sealed/roster.ts';
import { createHouse, type House } from '../../../../tests/support/house.ts';
import { officers } from '../db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date();
const FULL = { ok: false, why: 'full' };
let house: House;
let others: readonly string[];
beforeAll(async () => {
	house = await createHouse(now);
	const rows = Array.from({ length: PLACES }, (_, n) => ({
		id: randomUUID(),
		name: `Officer ${n}`,
		agencyId: house.mara.agencyId,
		role: 'officer' as const,
		enrolledAt: now
	}));
	await house.database.as.owner.insert(officers).values(rows);
	others = rows.map(({ id }) => id);
});
afterAll(() => house.database.close());

describe('a lane with as many members as its card has places', () => {
	it('asks nobody more: they would be waited for, and no card could be made', async () => {
		const ask = (officerId: string) =>
			staff.lane.ask(house.desk, house.mara.actor, 'general', { officerId, kind: 'joins' }, now);
		const [last, tooMany, ...first] = others;
		for (const officerId of [...first.slice(0, PLACES - 3), last!])
			expect(await ask(officerId)).toEqual({ ok: true });
		expect(await ask(tooMany!)).toEqual(FULL);
		expect(await ask(last!), 'who is asked already').toEqual({ ok: true });
	});

	it('is not planned with more', async () => {
		const members = [house.mara.officerId, ...others];
		const lane = { id: 'crowd', name: 'Crowd', kind: 'general', members } as const;
		expect(await staff.lane.plan(house.desk, house.mara.actor, lane, now)).toEqual(FULL);
		const fewer = { ...lane, members: members.slice(1) };
		expect(await staff.lane.plan(house.desk, house.mara.actor, fewer, now)).not.toEqual(FULL);
	});
});
