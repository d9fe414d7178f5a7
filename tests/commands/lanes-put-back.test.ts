import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, gt } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { laneEpochs, laneKeys } from '../../src/lib/server/db/index.ts';
import { createLaneMemory, type Remembered } from '../../src/lib/server/tips/index.ts';
import { adminHere } from '../support/admin.ts';
import { firstOf, nextEpoch, putEpoch, withRecovery } from '../support/cards.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { newState } from '../support/server.ts';

/** The general lane's second card is signed by a member and a custodian, and a backup knows nothing of it. */
const now = new Date('2026-11-29T10:00:00Z');
let house: House;
let folder: string;
beforeEach(async () => {
	const made = await withRecovery(await createHouse(now));
	house = made.house;
	const { mara, devon } = house;
	const members = [mara, devon];
	const { recovery } = made;
	const before = await nextEpoch(
		{ lane: 'general', recovery, now, members },
		await firstOf(house, 'general')
	);
	await putEpoch(house, before, members);
	const by = { officers: [mara], sheets: recovery.sheets.slice(0, 1) };
	await putEpoch(
		house,
		await nextEpoch({ lane: 'general', recovery, now, members }, before, by),
		members
	);
	folder = newState();
	await send({ ...house.intake, memory: createLaneMemory({ folder }) }, answersWith(), now);
	for (const table of [laneKeys, laneEpochs])
		await owner()
			.delete(table)
			.where(and(eq(table.laneId, 'general'), gt(table.epoch, 2)));
});
afterEach(() => house.database.close());

const owner = () => house.database.as.owner;
const putBack = () =>
	adminHere(['lanes', 'put-back', '--from', folder], {
		OWNER_DATABASE_URL: house.database.ownerUrl
	});
const epochs = () => owner().$count(laneEpochs, eq(laneEpochs.laneId, 'general'));

describe('lanes put-back', () => {
	it('gives the database a card again that a member and a custodian signed', async () => {
		const { code, out } = await putBack();
		expect(out).toContain('Lane general: 1 cards and 2 copies put back.');
		expect(code).toBe(0);
		expect(await epochs()).toBe(3);
	});

	it('writes none that was changed in the file, or of whose custodians nothing is known', async () => {
		const file = join(folder, 'lane-general.json');
		const whole = readFileSync(file, 'utf8');
		const { cards, ...rest } = JSON.parse(whole) as Remembered;
		const changed = cards.map((card) =>
			card.epoch === 3 ? { ...card, agencies: ['labour'] } : card
		);
		writeFileSync(file, JSON.stringify({ ...rest, cards: changed }));
		expect(await putBack()).toMatchObject({
			code: 1,
			out: expect.stringContaining('no cards that follow')
		});
		writeFileSync(file, whole);
		rmSync(join(folder, 'lane-recovery.json'));
		expect(await putBack()).toMatchObject({
			code: 1,
			out: expect.stringContaining('no cards that follow')
		});
		expect(await epochs()).toBe(2);
	});
});
