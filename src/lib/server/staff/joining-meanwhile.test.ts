import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import type { Draft } from '../../../../scripts/demo/lanes.ts';
import {
	countersign,
	draft,
	lookThrough,
	propose,
	sayYes
} from '../../../../tests/support/lane.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { untilWaiting } from '../../../../tests/support/waiting.ts';

const now = new Date('2026-11-23T12:00:00Z');
let house: House;
/** With Joan; Mara proposed it after her browser had looked through the one tip that there was. */
let made: Draft;
let first: string;
beforeAll(async () => {
	house = await createHouse(now);
	await send(house.intake, answersWith(), now);
	await sayYes(house, house.joan, now);
	made = await draft(house, [house.mara, house.devon, house.joan], now);
	first = await lookThrough(house);
	const proposed = await propose(house, house.mara, made, now, { lookedThrough: first });
	expect(proposed).toEqual({ ok: true, stands: false });
});
afterAll(() => house.database.close());

const aboutJoan = () =>
	send(house.intake, answersWith({ what: 'About a prosecutor.', involved: ['prosecutions'] }), now);
/** Devon stands by it. @param lookedThrough by his own browser just now. */
const stand = (lookedThrough?: string) => {
	const looked = lookedThrough === undefined ? {} : { lookedThrough };
	return countersign(house, house.devon, house.mara, made, now, looked);
};
const ids = async () =>
	(await house.database.as.owner.execute<{ id: string }>(sql`select id from tips`)).map(
		({ id }) => id
	);
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
	const both = await meanwhile(sql`inflow`, aboutJoan, () => stand(first));
	expect(await both[0]).toMatchObject({ unroutable: false });
	expect(await both[1]).toEqual({ ok: false, why: 'new-tips' });
});

it('a tip that came since the look-through keeps the card from standing, whoever looked through what was before', async () => {
	expect(await stand()).toEqual({ ok: false, why: 'new-tips' });
	expect(await stand(first)).toEqual({ ok: false, why: 'new-tips' });
	expect(await stand(printOfIds([...(await ids()), randomUUID()]))).toEqual({
		ok: false,
		why: 'new-tips'
	});
});

it('as many tips as were looked through are not those: one moved away, and another came', async () => {
	const [one] = await ids();
	expect(await stand(printOfIds([one!, randomUUID()]))).toEqual({ ok: false, why: 'new-tips' });
});

it('a tip that comes while somebody of a ticked agency joins goes to no lane of theirs', async () => {
	const joan = sql`officers where id = ${house.joan.officerId}`;
	const looked = await lookThrough(house);
	const both = await meanwhile(joan, () => stand(looked), aboutJoan);
	expect(await both[0]).toEqual({ ok: true, stands: true });
	expect(await both[1]).toMatchObject({ unroutable: true });
	const lanes = await house.database.as.owner.execute<{ lane: string }>(
		sql`select lane_id as lane from tips order by 1`
	);
	expect(lanes.map(({ lane }) => lane)).toEqual(['general', 'general', 'recovery']);
});
