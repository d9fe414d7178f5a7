import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CannotOpen, open } from '../../src/lib/sealed/open.ts';
import type { LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import {
	additions,
	codes,
	laneEpochs,
	laneKeys,
	laneMembers,
	tips as tipRows
} from '../../src/lib/server/db/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import {
	burn,
	createBurns,
	createLaneMemory,
	createTakenBack,
	find,
	replayBurns,
	replayTakenBack,
	secondCode,
	changeConsent,
	withdraw,
	type Intake
} from '../../src/lib/server/tips/index.ts';
import { readEnvelope } from '../../src/lib/sealed/envelope.ts';
import { codeFrom, type ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import type { AdditionBody } from '../../src/lib/sealed/tip.ts';
import { adminHere } from '../support/admin.ts';
import { secondOf } from '../support/codes.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { join as joinLane, turn } from '../support/lane.ts';
import { newState } from '../support/server.ts';
import { unlocked } from '../support/unlocked.ts';
import { newEpoch } from '../support/lane-v1.ts';

/**
 * A backup from before somebody left takes the database's place: by an operator in need, or by somebody who writes it. What
 * went since is there again: their membership, and the lane's former key, which they still hold.
 */
const now = new Date('2026-11-29T10:00:00Z');
const later = new Date('2026-11-29T11:00:00Z');
let house: House;
let folder: string;
let face: Intake;
/** The lane's key of when the backup was made, and the one that Devon never had. */
let former: LaneKeys;
let keys: LaneKeys;
beforeEach(async () => {
	house = await createHouse(now);
	folder = newState();
	face = started(folder);
	former = await joinLane(house, house.joan, now);
	await send(face, answersWith({ what: 'Before.' }), now);
	const { mara, joan } = house;
	keys = await turn(house, later, former, { people: [mara, joan], by: [mara, joan] });
	await send(face, answersWith({ what: 'Since.' }), now);
	await restore();
});
afterEach(() => house.database.close());

const started = (folder: string): Intake => ({
	...house.intake,
	memory: createLaneMemory({ folder }),
	burns: createBurns({ folder }),
	takenBack: createTakenBack({ folder })
});
const said = () => face.memory.doubts.take();
const owner = () => house.database.as.owner;

async function restore() {
	await owner().delete(laneKeys).where(gt(laneKeys.epoch, 2));
	await owner().delete(laneEpochs).where(gt(laneEpochs.epoch, 2));
	await owner()
		.update(laneMembers)
		.set({ removedAt: null })
		.where(eq(laneMembers.officerId, house.devon.officerId));
}

/** Somebody tells something. @returns how it lies in the database. */
async function told(to: Intake) {
	const before = await owner().select({ id: tipRows.id }).from(tipRows);
	await send(to, answersWith({ what: 'She is at the harbour.' }), now);
	const rows = await owner().select().from(tipRows).orderBy(desc(tipRows.id));
	return rows.find(({ id }) => !before.some((one) => one.id === id))!;
}

describe('a backup from before somebody left', () => {
	it('has no tip sealed to a key that they hold; a face that remembers nothing would', async () => {
		const { sealed } = await told(face);
		await expect(open(sealed, former.identity)).rejects.toThrow(CannotOpen);
		await expect(open(sealed, keys.identity)).resolves.toBeDefined();
		expect(said()).toContainEqual({ doubt: 'behind', lane: 'general' });
		const forgetful = await told(started(newState()));
		await expect(open(forgetful.sealed, former.identity)).resolves.toBeDefined();
	});

	it('nor to one that they make in place of the lost, with a former colleague', async () => {
		const { mara, devon, joan } = house;
		const forged = await turn(house, later, former, {
			people: [mara, devon, joan],
			by: [devon, joan]
		});
		const { sealed } = await told(face);
		await expect(open(sealed, forged.identity)).rejects.toThrow(CannotOpen);
		await expect(open(sealed, keys.identity)).resolves.toBeDefined();
		expect(said()).toContainEqual({ doubt: 'forked', lane: 'general' });
		expect(await putBack()).toMatchObject({ code: 1, out: expect.stringContaining('other cards') });
	});

	it('nor to one that they make alone', async () => {
		const [shown] = (await staff.lane.mine(house.desk, house.devon.actor)).filter(
			({ lane }) => lane === 'general'
		);
		const card = shown!.cards.at(-1)!;
		const thiefs = await newEpoch('general');
		const forged = { ...card, epoch: 3, recipient: thiefs.card.recipient };
		await owner().insert(laneEpochs).values({
			laneId: 'general',
			epoch: 3,
			card: forged,
			madeAt: now,
			madeBy: house.devon.officerId
		});
		const { sealed } = await told(face);
		await expect(open(sealed, keys.identity)).resolves.toBeDefined();
		expect(said()).toContainEqual({ doubt: 'broken', lane: 'general' });
	});

	it('is mended from what the public face remembers, and whoever had left is out again', async () => {
		const { id, epoch, sealed } = await told(face);
		const { mara, devon } = house;
		const before = await unlocked(house, mara, now);
		const tip = { id, lane: 'general', epoch, sealed };
		await expect(before.vault.openTip(tip)).rejects.toMatchObject({ name: 'NotYourLane' });

		const { code, out } = await putBack();
		expect(code).toBe(0);
		expect(out).toMatch(/Lane general: 1 cards and \d+ copies put back/);
		expect(out).toContain(`${devon.name} is a member no more`);
		const after = await unlocked(house, mara, now);
		expect(after.missing).toEqual([]);
		expect((await after.vault.openTip(tip)).answers.what).toBe('She is at the harbour.');
		const his = await unlocked(house, devon, now);
		await expect(his.vault.openTip(tip)).rejects.toMatchObject({ name: 'NotYourLane' });
		const again = await putBack();
		expect(again.out).toMatch(/Lane general: 0 cards and 0 copies put back/);
		const current = and(eq(laneEpochs.laneId, 'general'), inArray(laneEpochs.epoch, [1, 2, 3]));
		expect(await owner().$count(laneEpochs, current)).toBe(3);
	});

	it('is mended where who made its newest card is nobody there, since they joined later', async () => {
		const file = join(folder, 'lane-general.json');
		const nobody = '00000000-0000-4000-8000-00000000000a';
		const text = readFileSync(file, 'utf8').replaceAll(house.mara.officerId, nobody);
		writeFileSync(file, text);
		const { code, out } = await putBack();
		expect(out).toMatch(/Lane general: 1 cards/);
		expect(code).toBe(0);
	});

	it('leaves a lane that goes on: its members still stand by its next card, and who had left is out', async () => {
		await putBack();
		const { mara, devon, joan } = house;
		const next = await turn(house, later, keys, { people: [mara, joan], by: [mara, joan] });
		const { sealed } = await told(face);
		await expect(open(sealed, next.identity)).resolves.toBeDefined();
		const { officerId } = devon;
		const his = and(eq(laneMembers.officerId, officerId), isNull(laneMembers.removedAt));
		expect(await owner().$count(laneMembers, his)).toBe(0);
	});
});

describe('a code that was burnt after the backup', () => {
	it('opens nothing once the public face has started, and nothing else is burnt', async () => {
		const intake = started(folder);
		const [burnt, other] = [await sent(intake, 'Of the burnt.'), await sent(intake, 'Another.')];
		const second = await secondOf(intake, burnt, now);
		const wrong = codeFrom(new Uint8Array(10).fill(9));
		for (const code of [wrong, burnt]) await burn(intake, code, now);
		await owner().execute(
			sql`update tips set burnt_on = null, reply_recipient = 'age1pq1x' where burnt_on is not null`
		);
		expect(await find(intake, burnt), 'the backup knows of no burning').toBeDefined();
		await replayBurns(createBurns(intake.burns.state), intake.db);
		expect(await find(intake, burnt)).toBeUndefined();
		for (const code of [other, second]) expect(await find(intake, code)).toBeDefined();
		const file = readFileSync(join(intake.burns.state.folder, 'burns.json'), 'utf8');
		expect((JSON.parse(file) as { burns: object[] }).burns).toHaveLength(1);
	});

	it('is not made again, where it was a second one and the backup has no row of it', async () => {
		const intake = started(folder);
		const first = await sent(intake, 'Of the forced.');
		const second = await secondOf(intake, first, now);
		const third = await secondOf(intake, second, now);
		await burn(intake, third, now);
		const before = await owner().select().from(codes);
		await owner().delete(codes).where(isNull(codes.tipId));
		await replayBurns(intake.burns, intake.db);
		expect(await secondCode(intake, second, now)).toEqual({ is: 'ended' });
		expect(await find(intake, second)).toBeDefined();
		expect(before.filter(({ tipId }) => tipId === null)).toHaveLength(1);
	});

	it('is burnt all the same where that cannot be remembered, and a spoilt file stops nobody', async () => {
		const intake = started(folder);
		const [one, other] = [await sent(intake, 'One.'), await sent(intake, 'Other.')];
		writeFileSync(join(folder, 'burns.json'), '');
		await burn(intake, one, now);
		expect(await find(intake, one)).toBeUndefined();
		mkdirSync(join(folder, 'burns.json.part'));
		await burn(intake, other, now);
		expect(await find(intake, other)).toBeUndefined();
		expect(intake.memory.doubts.take()).toContainEqual({ doubt: 'unburnt', lane: 'any' });
	});

	it('holds up no start while the database is out of reach: one is tried, and not each', async () => {
		const intake = started(folder);
		for (const what of ['One.', 'Other.']) await burn(intake, await sent(intake, what), now);
		let tried = 0;
		const db = Object.assign(Object.create(intake.db) as typeof intake.db, {
			execute: () => {
				tried += 1;
				return Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
			}
		});
		await expect(replayBurns(intake.burns, db)).rejects.toThrow('refused');
		expect(tried).toBe(1);
	});

	it('is forgotten when no backup can be older', async () => {
		const intake = started(folder);
		const day = 24 * 3_600_000;
		await burn(intake, await sent(intake, 'Long ago.'), new Date(now.getTime() - 40 * day));
		await burn(intake, await sent(intake, 'Today.'), now);
		const file = readFileSync(join(intake.burns.state.folder, 'burns.json'), 'utf8');
		expect(JSON.parse(file)).toMatchObject({ burns: [{ day: '2026-11-29' }] });
	});
});

describe('what a tipster took back after the backup', () => {
	it('is said again, to the lane where the tip lies, once and by who said it; nothing of it can be read from the file', async () => {
		const intake = started(folder);
		const code = await sent(intake, 'Of the withdrawn.');
		const second = await secondOf(intake, code, now);
		await changeConsent(intake, code, 'a form', 'task-force', now);
		await withdraw(intake, code, 'a form', now);
		await withdraw(intake, second, 'another', now);
		const before = await saidOf(code);
		expect(before).toHaveLength(3);
		await owner().delete(additions);
		const again = started(folder);
		await replayTakenBack(again, later);
		expect(await saidOf(code)).toEqual(before);
		await replayTakenBack(started(folder), later);
		expect(await saidOf(code), 'what is there is not said twice').toEqual(before);
		expect(readFileSync(join(folder, 'taken-back.json'), 'utf8')).not.toMatch(/withdrawn|task/);
	});

	it('waits for a lane that takes nothing yet, and is remembered before anybody is told that it is done', async () => {
		const intake = started(folder);
		const code = await sent(intake, 'Of the withdrawn.');
		expect(await withdraw(intake, code, 'a form', now)).toBe('added');
		await owner().delete(additions);
		const unpinned = { ...started(folder), pins: new Map() };
		await expect(replayTakenBack(unpinned, later)).rejects.toMatchObject({ name: 'NotSaidAgain' });
		await replayTakenBack(started(folder), later);
		expect(await saidOf(code)).toEqual([{ words: '', withdrawn: true }]);
	});

	it('is taken back all the same where that cannot be remembered', async () => {
		const intake = started(folder);
		const code = await sent(intake, 'Of the withdrawn.');
		mkdirSync(join(folder, 'taken-back.json.part'));
		expect(await withdraw(intake, code, 'a form', now)).toBe('added');
		expect(await saidOf(code)).toHaveLength(1);
		expect(intake.memory.doubts.take()).toContainEqual({ doubt: 'unremembered', lane: 'any' });
	});
});

/** What lies in the lane that a tipster said, as its members open it. */
async function saidOf(code: ReceiptCode) {
	const { id } = (await find(face, code))!;
	const rows = await owner().select().from(additions).where(eq(additions.tipId, id));
	const said = await Promise.all(
		rows.map(async ({ sealed, id: addition }) => {
			const plain = await open(sealed, keys.identity);
			return readEnvelope<AdditionBody>(plain, { kind: 'addition', id: addition, tip: id }).body;
		})
	);
	return said.sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
}

const sent = async (to: Intake, what: string) => (await send(to, answersWith({ what }), now)).code;

const putBack = () =>
	adminHere(['lanes', 'put-back', '--from', folder], {
		OWNER_DATABASE_URL: house.database.ownerUrl
	});
