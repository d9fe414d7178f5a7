import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import { newEpoch, sealLaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { laneEpochs, laneKeys } from '../../src/lib/server/db/index.ts';
import { createHouse, type House } from '../support/house.ts';
import { unlocked } from '../support/unlocked.ts';

/** Somebody who writes what they like in every table, and holds no officer's key. */
const now = new Date('2026-11-29T10:00:00Z');
let house: House;
beforeEach(async () => {
	house = await createHouse(now);
});
afterEach(() => house.database.close());

const owner = () => house.database.as.owner;
const place = { kind: 'note' as const, id: 'n', tip: 't', lane: 'general' };

describe('whoever writes the database', () => {
	it('has nobody write to a key of theirs by sealing one to an officer', async () => {
		const { mara } = house;
		const { keys, card } = await newEpoch('general', {
			...house.general,
			signingKey: house.review.signingKey
		});
		expect(card.epoch).toBe(2);
		const sealed = await sealLaneKeys(keys, (await cardOf(mara.keys)).recipient);
		const copy = { laneId: 'general', epoch: 2, holder: mara.officerId, sealed };
		await owner()
			.insert(laneKeys)
			.values({ ...copy, writer: mara.officerId });
		const first = await unlocked(house, mara, now);
		expect(first.missing).toEqual([]);
		await expect(
			first.vault.sealWritten({ body: {}, place: { ...place, epoch: 2 } })
		).rejects.toMatchObject({ name: 'NotYourLane' });

		const made = { laneId: 'general', epoch: 2, card, madeBy: mara.officerId, madeAt: now };
		await owner().insert(laneEpochs).values(made);
		const second = await unlocked(house, mara, now);
		expect(second.missing, 'a card that the lane did not sign').toEqual([
			{ lane: 'general', epoch: 2 }
		]);
		await expect(
			second.vault.sealWritten({ body: {}, place: { ...place, epoch: 2 } })
		).rejects.toMatchObject({ name: 'NotYourLane' });
		await expect(
			second.vault.sealWritten({ body: {}, place: { ...place, epoch: 1 } }),
			'what was there goes on'
		).resolves.toMatchObject({ epoch: 1 });
	});
});
