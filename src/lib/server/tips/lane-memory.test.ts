import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, inArray, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { turn } from '../../../../tests/support/lane.ts';
import { newState } from '../../../../tests/support/server.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { laneEpochs, laneKeys, tips } from '../db/index.ts';
import * as staff from '../staff/index.ts';
import { acceptance } from './acceptance.ts';
import type { Intake } from './intake.ts';
import { createLaneMemory, keepCopies } from './lane-memory.ts';
import { readRemembered } from './remembered.ts';
import { newEpoch } from '../../../../tests/support/lane-v1.ts';

const now = new Date('2026-11-29T10:00:00Z');
let house: House;
let folder: string;
beforeEach(async () => {
	house = await createHouse(now);
	folder = newState();
});
afterEach(() => house.database.close());

const owner = () => house.database.as.owner;
/** A public face that has just started, with what lies in its folder. */
const started = (more: Partial<Intake> = {}): Intake => ({
	...house.intake,
	memory: createLaneMemory({ folder }),
	...more
});
/** What is to be said of lanes since it was asked last. */
const saidOf = ({ memory }: Intake) =>
	memory.doubts.take().map(({ doubt, lane }) => `${doubt} ${lane}`);
const file = () => join(folder, 'lane-general.json');
/** The house's pins, with that of the general lane at the card of this epoch. */
const pinnedAt = async (epoch: number) => {
	const rows = await owner().select().from(laneEpochs).where(eq(laneEpochs.epoch, epoch));
	return pinnedAs(printOfCard(rows.find(({ laneId }) => laneId === 'general')!.card));
};
/** The house's pins, with another of the general lane. */
const pinnedAs = (print: string) => new Map([...house.intake.pins, ['general', { print }]]);
const inFile = () => readRemembered(readFileSync(file(), 'utf8'));

/** The lane and the epoch that the next tip is sealed to. */
async function goesTo(intake: Intake, what = crypto.randomUUID()) {
	await send(intake, answersWith({ what }), now);
	const [{ newest } = { newest: '' }] = await owner().execute<{ newest: string }>(
		sql`select lane_id || ' ' || epoch as newest from tips order by ctid desc limit 1`
	);
	return newest;
}

const cut = () => owner().delete(laneEpochs).where(eq(laneEpochs.epoch, 2));

describe('what the public face remembers of a lane', () => {
	it('grows with the lane, and lies on the disk, with every copy, before anything is sealed to it', async () => {
		const intake = started();
		expect(await goesTo(intake)).toBe('general 1');
		expect(saidOf(intake)).toEqual(['new recovery', 'new general', 'new review']);
		await turn(house, now);
		expect(await goesTo(intake)).toBe('general 2');
		expect(inFile()?.cards.map(({ epoch }) => epoch)).toEqual([1, 2]);
		const copies = await owner().$count(laneKeys, eq(laneKeys.laneId, 'general'));
		const rosters = inFile()?.copies.filter(({ holder }) => holder === 'roster');
		expect(rosters?.map(({ epoch }) => epoch)).toEqual([1, 2]);
		expect(inFile()?.copies).toHaveLength(copies + 2);
		expect(saidOf(intake)).toEqual([]);
	});

	it('counts for more than a database that went back, in this process and in the next', async () => {
		const intake = started();
		await goesTo(intake);
		await turn(house, now);
		await goesTo(intake);
		await cut();
		for (const face of [intake, started()]) {
			saidOf(face);
			expect(await goesTo(face)).toBe('general 2');
			expect(await goesTo(face)).toBe('general 2');
			expect(saidOf(face), 'once').toEqual(['behind general']);
		}
	});

	it('counts for more than another card of the same epoch, and than one that nobody of the lane signed', async () => {
		const intake = started();
		await goesTo(intake);
		await turn(house, now);
		await goesTo(intake);
		await cut();
		await owner().delete(laneKeys).where(eq(laneKeys.epoch, 2));
		await turn(house, now);
		const [sibling] = await owner().select().from(laneEpochs).where(eq(laneEpochs.epoch, 2));
		const { card } = sibling!;
		saidOf(intake);
		expect(await goesTo(intake)).toBe('general 2');
		await owner()
			.update(laneEpochs)
			.set({ card: { ...card, epoch: 7 } })
			.where(eq(laneEpochs.epoch, 2));
		expect(await goesTo(intake)).toBe('general 2');
		expect(saidOf(intake)).toEqual(['forked general', 'broken general']);
		expect(inFile()?.cards[1]).not.toEqual(card);
	});

	it('takes no epoch of which nobody has a copy', async () => {
		const intake = started();
		await goesTo(intake);
		await turn(house, now);
		await owner().delete(laneKeys).where(eq(laneKeys.epoch, 2));
		expect(await goesTo(intake)).toBe('general 1');
		expect(inFile()?.cards).toHaveLength(1);
	});

	it('keeps the copies that come later, and those that the database lost', async () => {
		const intake = started();
		await goesTo(intake);
		const before = inFile()?.copies.length ?? 0;
		const added = { laneId: 'general', epoch: 1, holder: house.mara.officerId };
		const [one] = await owner()
			.delete(laneKeys)
			.where(eq(laneKeys.holder, house.devon.officerId))
			.returning();
		const writer = house.devon.officerId;
		await owner()
			.insert(laneKeys)
			.values({ ...added, writer, sealed: one!.sealed });
		await keepCopies(intake.memory, intake.db);
		expect(inFile()?.copies).toHaveLength(before + 1);
		expect(inFile()?.copies.filter(({ holder }) => holder === writer)).toHaveLength(1);
	});

	it('is set aside, and not lost, for another pin', async () => {
		await goesTo(started());
		const first = inFile();
		const { card } = await newEpoch('general');
		await owner().update(laneEpochs).set({ card }).where(eq(laneEpochs.laneId, 'general'));
		const { pin } = (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
		const moved = started({ pins: pinnedAs(pin) });
		expect(await goesTo(moved)).toBe('general 1');
		expect(saidOf(moved)).toContain('aside general');
		expect(inFile()?.cards).toEqual([card]);
		const aside = readFileSync(join(folder, 'lane-general.aside.json'), 'utf8');
		expect(readRemembered(aside)).toEqual(first);
	});

	it('goes on, with its copies, where the pin moves along it, and where it moves ahead of it', async () => {
		const intake = started();
		await goesTo(intake);
		const two = await turn(house, now);
		await goesTo(intake);
		await turn(house, now, two);
		const copies = inFile()!.copies.length;
		await owner()
			.delete(laneKeys)
			.where(inArray(laneKeys.epoch, [1, 3]));
		for (const epoch of [2, 3, 1]) {
			const pins = await pinnedAt(epoch);
			for (const face of [{ ...intake, pins }, started({ pins })]) {
				expect(await goesTo(face)).toBe('general 2');
				expect(saidOf(face)).not.toContain('aside general');
			}
		}
		expect(inFile()).toMatchObject({ pin: house.intake.pins.get('general')!.print });
		expect(inFile()!.copies).toHaveLength(copies);
	});

	it('takes a pin that was ahead of it with the card that it is of', async () => {
		await goesTo(started());
		await turn(house, now);
		const pins = await pinnedAt(2);
		const hidden = await owner().delete(laneKeys).where(eq(laneKeys.epoch, 2)).returning();
		const face = started({ pins });
		expect(await goesTo(face)).toBe('general 1');
		expect(saidOf(face)).toContain('uncopied general');
		await owner().insert(laneKeys).values(hidden);
		expect(await goesTo(face)).toBe('general 2');
		expect(inFile()).toMatchObject({ pin: pins.get('general')?.print, cards: [{}, {}] });
	});

	it('begins again from the pin, loudly, where its file is gone or spoilt', async () => {
		await goesTo(started());
		let said: string[] = [];
		for (const spoil of [() => rmSync(file()), () => writeFileSync(file(), '{"v":1,"ca')]) {
			spoil();
			const face = started();
			expect(await goesTo(face)).toBe('general 1');
			said = saidOf(face);
			expect(said).toContain('new general');
			expect(inFile()?.cards).toHaveLength(1);
		}
		expect(said).toContain('unreadable general');
	});

	it('of one lane closes no other where it cannot be read', async () => {
		await goesTo(started());
		rmSync(file());
		mkdirSync(file());
		const face = started();
		expect(await goesTo(face)).toBe('review 1');
		expect(saidOf(face)).toContain('unwritable general');
	});

	it('goes on with the key that it has where the next cannot be written, and takes it once it can', async () => {
		const intake = started();
		await goesTo(intake);
		await turn(house, now);
		mkdirSync(`${file()}.part`); // whatever the account may write, this it cannot
		saidOf(intake);
		expect(await goesTo(intake)).toBe('general 1');
		expect(saidOf(intake)).toEqual(['unwritable general']);
		rmSync(`${file()}.part`, { recursive: true });
		expect(await goesTo(intake)).toBe('general 2');
	});

	it('is the same for many at once', async () => {
		const intake = started();
		const sent = Array.from({ length: 12 }, (_, n) =>
			send(intake, answersWith({ what: `One of many ${n}` }), now)
		);
		await Promise.all(sent);
		expect(await owner().$count(tips)).toBe(12);
		expect(saidOf(intake)).toEqual(['new recovery', 'new general', 'new review']);
	});
});

describe('a pin that fits no card', () => {
	it('is a mistake in it, where its lane is remembered: what was pinned before goes on', async () => {
		await goesTo(started());
		const pins = pinnedAs('A'.repeat(43));
		const face = started({ pins });
		expect(await goesTo(face)).toBe('general 1');
		expect(saidOf(face)).toContain('misfit general');
		expect(inFile()?.pin).toBe(house.intake.pins.get('general')?.print);
	});

	it('nor a lane that is there no more, without a word', async () => {
		const pins = new Map([...house.intake.pins, ['harbour', { print: 'A'.repeat(43) }]]);
		const face = started({ pins });
		await goesTo(face);
		expect(saidOf(face)).toContain('gone harbour');
	});

	it('sends nothing to another lane in silence', async () => {
		const { print } = house.intake.pins.get('general')!;
		const pin = print.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
		const intake = started({ pins: pinnedAs(pin) });
		expect(await goesTo(intake)).toBe('review 1');
		expect(saidOf(intake)).toContain('misfit general');
		expect((await acceptance(intake, 'en', now)).is).toBe('accepting');
	});
});
