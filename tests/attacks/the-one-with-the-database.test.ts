import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import { newEpoch, sealLaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { laneEpochs, laneKeys } from '../../src/lib/server/db/index.ts';
import type { Clean } from '../../src/lib/server/files/index.ts';
import { sendFiles } from '../../src/lib/server/tip-form/index.ts';
import { addPiece, beginSpool, keepFile, spoolFor } from '../../src/lib/server/tips/index.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
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

	it('cuts no file short unseen, whether it drops what comes or what lies there', async () => {
		const { intake } = house;
		const { code } = await send(intake, answersWith(), now);
		const letter = Buffer.alloc(300_000, 'A list of names. ');
		// What comes with the form is put away at 131,072 bytes a piece; of what is sealed a row is counted from 0.
		await owner().execute(sql`create function drop_piece() returns trigger language plpgsql
			as $$ begin return case when new.n < 131072 then new end; end $$`);
		await owner().execute(sql`create trigger drop_piece before insert on chunks for each row
			execute function drop_piece()`);
		const posted = new FormData();
		for (const [name, value] of Object.entries({ code, form: 'f', original: '1', step: 'send' }))
			posted.set(name, value);
		const read: Parameters<typeof sendFiles>[1] = async (_, take) => {
			const bytes = (async function* () {
				yield letter;
			})();
			await take(posted, { name: 'names.txt', bytes, isTooLong: () => false });
			return posted;
		};
		const sent = await sendFiles({ intake, now, broke: () => undefined }, read);
		expect(sent.ends).toEqual([{ name: 'names.txt', end: { is: 'refused', why: 'not-whole' } }]);
		await owner().execute(sql`drop trigger drop_piece on chunks`);

		const spool = await spoolFor(intake, code, 'names');
		await beginSpool(intake, spool, now);
		for (const at of [0, 100_000, 200_000]) {
			await addPiece(intake, spool, at, letter.subarray(at, at + 100_000), now);
		}
		// Only while it is read for the first time, so that the copy without what hides in it is short.
		const cut: Clean = async (bytes) => {
			await owner().execute(
				sql`update chunks set part_id = ${spool.id}, n = n + 1000000 where n = 200000`
			);
			for await (const some of bytes) void some;
			return { is: 'uncleanable', type: 'text/plain' };
		};
		const came = { file: 'names', name: 'names.txt', original: false, size: letter.length };
		expect(await keepFile({ ...intake, clean: cut }, code, came, now)).toEqual({
			is: 'refused',
			why: 'not-whole'
		});
	});
});
