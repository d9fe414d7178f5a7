import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adminHere } from '../../../../tests/support/admin.ts';
import { createTwo, twoDelete, type Sitting } from '../../../../tests/support/dual-control.ts';
import { answersWith, send, type House } from '../../../../tests/support/house.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import { newState } from '../../../../tests/support/server.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { codes, deletions as deleted, tips as rows } from '../db/index.ts';
import { createDeletions, find, rememberDeletions, type Deletions } from '../tips/index.ts';
import { deleteAgain } from './deleted-again.ts';

const now = new Date();
const day = now.toISOString().slice(0, 10);
let house: House;
let two: readonly [Sitting, Sitting];
let folder: string;
let deletions: Deletions;
let tip: { id: string; lane: string };
let code: ReceiptCode;
/** As it lay on the day of the backup. */
let backup: { tips: (typeof rows.$inferSelect)[]; codes: (typeof codes.$inferSelect)[] };
beforeAll(async () => {
	const { mara, devon, ...made } = await createTwo(now);
	house = made.house;
	two = [mara, devon];
});
afterAll(() => house.database.close());
beforeEach(async () => {
	folder = newState();
	deletions = createDeletions({ folder });
	await owner().delete(deleted);
	code = await sent();
	tip = { id: (await find(house.intake, code))!.id, lane: 'general' };
	backup = {
		tips: await owner().select().from(rows).where(eq(rows.id, tip.id)),
		codes: await owner().select().from(codes).where(eq(codes.tipId, tip.id))
	};
	expect((await remove()).became).toEqual({ ok: true });
});

const owner = () => house.database.as.owner;
const sent = async () => (await send(house.intake, answersWith({ what: randomUUID() }), now)).code;
/** At a desk that remembers in the folder. */
const remove = (at = tip) => {
	const rememberDeleted: House['desk']['rememberDeleted'] = (done, at) =>
		rememberDeletions(deletions, done, at);
	return twoDelete({ ...house, desk: { ...house.desk, rememberDeleted } }, two, at, now);
};
const kept = (at = folder) =>
	JSON.parse(readFileSync(join(at, 'deletions.json'), 'utf8')) as { deletions: object[] };
async function restore() {
	await owner().delete(deleted);
	await owner().insert(rows).values(backup.tips);
	await owner().insert(codes).values(backup.codes);
	expect(await find(house.intake, code), 'the backup knows of no deletion').toBeDefined();
}

describe('a tip that two people deleted after the backup that is put back', () => {
	it('is deleted again before a desk serves anybody, on record, and nothing else is', async () => {
		const other = await sent();
		await restore();
		expect(await deleteAgain(house.database.as.jobs, deletions, now)).toBe(1);
		expect(await find(house.intake, code)).toBeUndefined();
		expect(await find(house.intake, other)).toBeDefined();
		const last = (await actsOf(house.database, 'general', [house.general])).at(-1);
		const detail = { deletedOn: day };
		expect(last).toMatchObject({ act: 'tip.deleted-again', by: null, subject: tip.id, detail });
		expect(await deleteAgain(house.database.as.jobs, deletions, now)).toBe(0);
	});

	it('is deleted again by an operator, before either face starts', async () => {
		await restore();
		const again = await adminHere(['deletions', 'again', '--from', folder], {
			OWNER_DATABASE_URL: house.database.ownerUrl
		});
		expect(again).toMatchObject({ code: 0, out: expect.stringContaining('1 tips were there') });
		expect(await find(house.intake, code)).toBeUndefined();
	});
});

describe('what is remembered of a deletion', () => {
	it('is a bare id and the day; another desk has it from the database; it goes when no backup can be older', async () => {
		expect(kept()).toEqual({ v: 1, deletions: [{ id: tip.id, day }] });
		const others = newState();
		const theirs = createDeletions({ folder: others });
		await deleteAgain(house.database.as.jobs, theirs, now);
		expect(kept(others)).toEqual(kept());
		const later = new Date(now.getTime() + 37 * 86_400_000);
		const fresh = { id: randomUUID(), day: later.toISOString().slice(0, 10) };
		await rememberDeletions(theirs, [fresh], later);
		expect(kept(others).deletions).toEqual([fresh]);
	});

	it('holds up no deletion where the disk is full, and whoever runs it is told', async () => {
		const part = join(folder, 'deletions.json.part');
		mkdirSync(part);
		const next = await sent();
		const { became } = await remove({ id: (await find(house.intake, next))!.id, lane: 'general' });
		expect(became).toMatchObject({ ok: true, unremembered: expect.any(Error) });
		expect(await find(house.intake, next)).toBeUndefined();
		rmdirSync(part);
		await deleteAgain(house.database.as.jobs, deletions, now);
		expect(kept().deletions, 'the next start knows it from the database').toHaveLength(2);
	});
});
