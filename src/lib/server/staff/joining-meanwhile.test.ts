import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { untilWaiting } from '../../../../tests/support/waiting.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { sealLaneKeys } from '#lib/sealed/lane-keys.ts';
import * as staff from './index.ts';

const now = new Date('2026-11-23T12:00:00Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
	await send(house.intake, answersWith(), now);
});
afterAll(() => house.database.close());

const aboutJoan = () =>
	send(house.intake, answersWith({ what: 'About a prosecutor.', involved: ['prosecutions'] }), now);
async function addJoan(tips: number) {
	const { desk, mara, joan, general } = house;
	const sealed = await sealLaneKeys(general, await recipientOf(joan.keys.identity));
	const lookedThrough = { tips, agencyId: joan.agencyId };
	const newcomer = { officerId: joan.officerId, keys: [{ epoch: 1, sealed }], lookedThrough };
	return staff.lane.addMember(desk, mara.actor, 'general', newcomer, now);
}
/** Begins the second while the first is under way and cannot end: it waits for a row that is held. */
const meanwhile = <First, Second>(
	held: SQL,
	first: () => Promise<First>,
	second: () => Promise<Second>
) =>
	house.database.as.owner.transaction(async (tx) => {
		await tx.execute(sql`select 1 from ${held} for update`);
		const begun = first();
		await untilWaiting(house.database, 1);
		const waiting = second();
		await untilWaiting(house.database, 2);
		return [begun, waiting] as const;
	});

it('somebody who joins while a tip about their agency is being kept is refused: nobody looked at it', async () => {
	const both = await meanwhile(sql`inflow`, aboutJoan, () => addJoan(1));
	expect(await both[0]).toMatchObject({ unroutable: false });
	expect(await both[1]).toEqual({ ok: false, why: 'new-tips' });
});

it('a tip that comes while somebody of a ticked agency joins goes to no lane of theirs', async () => {
	const joan = sql`officers where id = ${house.joan.officerId}`;
	const both = await meanwhile(joan, () => addJoan(2), aboutJoan);
	expect(await both[0]).toEqual({ ok: true });
	expect(await both[1]).toMatchObject({ unroutable: true });
	const lanes = await house.database.as.owner.execute<{ lane: string }>(
		sql`select lane_id as lane from tips order by 1`
	);
	expect(lanes.map(({ lane }) => lane)).toEqual(['general', 'general', 'recovery']);
});
