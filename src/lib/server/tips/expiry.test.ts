import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { desc, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	firstOf,
	nextEpoch,
	putCard,
	putEpoch,
	signed,
	withRecovery,
	type Recovery
} from '../../../../tests/support/cards.ts';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { newState } from '../../../../tests/support/server.ts';
import { writeVoucher } from '#lib/sealed/voucher.ts';
import { additions, tips } from '../db/index.ts';
import { acceptance } from './acceptance.ts';
import { add } from './follow-up.ts';
import type { Intake } from './intake.ts';
import { createLaneMemory } from './lane-memory.ts';
import { lookAtLanes } from './routing.ts';
import { ticketFor } from './voucher.ts';

/** The database's clock is this machine's. */
const now = new Date();
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
let house: House;
let recovery: Recovery;
let folder: string;
beforeEach(async () => {
	({ house, recovery } = await withRecovery(await createHouse(now)));
	folder = newState();
});
afterEach(() => house.database.close());

/** A face that looked at its lanes as it started, by this clock. */
async function started(clock = now): Promise<Intake> {
	const intake = { ...house.intake, memory: createLaneMemory({ folder }) };
	await lookAtLanes(intake, clock);
	return intake;
}
const said = ({ memory }: Intake) =>
	memory.doubts.take().flatMap(({ doubt, lane }) => (doubt === 'new' ? [] : [`${doubt} ${lane}`]));

/** The next epoch of the general lane, on a card of two members that is so many days old. */
async function turn(days: number, lane: 'general' | 'review' = 'general') {
	const members = lane === 'general' ? [house.mara, house.devon] : [house.ruth, house.joan];
	const kind = lane === 'general' ? 'general' : 'restricted';
	const made = { lane, kind, recovery, members, now: inDays(-days) } as const;
	const epoch = await nextEpoch(made, await firstOf(house, lane));
	await putEpoch(house, epoch, members);
	return epoch;
}
async function goesTo(intake: Intake, at = now) {
	await send(intake, answersWith({ what: crypto.randomUUID() }), at);
	const rows = house.database.as.owner
		.select()
		.from(tips)
		.orderBy(sql`ctid desc`)
		.limit(1);
	const [{ laneId } = { laneId: '' }] = await rows;
	return laneId;
}

describe('a lane’s newest card', () => {
	it('takes new tips for 100 days', async () => {
		await turn(59);
		const intake = await started();
		expect(said(intake)).toEqual([]);
		expect(await goesTo(intake, inDays(40))).toBe('general');
		expect(await goesTo(intake, inDays(41))).toBe('review');
	});

	it('is told of from day 60 on, once a day, and then that it has expired', async () => {
		await turn(60);
		await turn(100, 'review');
		const intake = await started();
		expect(said(intake)).toEqual(['ageing general', 'expired review']);
		await lookAtLanes(intake, now);
		expect(said(intake)).toEqual([]);
	});

	it('stops new tips alone once it has expired: what was begun goes on under it', async () => {
		const { keys } = await turn(99);
		const intake = await started();
		const { code } = await send(intake, answersWith(), now);
		const late = inDays(1);
		expect(await goesTo(intake, late)).toBe('review');
		expect(await add(intake, code, 'form', 'One thing more.', late)).toBe('added');
		const [added] = await house.database.as.owner
			.select()
			.from(additions)
			.orderBy(desc(additions.id));
		expect(added).toMatchObject({ epoch: 2 });
		expect(await ticketFor(intake, writeVoucher(keys, late), late)).toBeDefined();
	});

	it('leads to the custodians where every lane’s has expired, and the form says so', async () => {
		await turn(100);
		await turn(101, 'review');
		const intake = await started();
		expect(await acceptance(intake, 'en', now)).toMatchObject({
			is: 'accepting',
			isLate: true,
			readers: []
		});
		const kept = await send(intake, answersWith(), now);
		expect(kept).toMatchObject({ unroutable: true });
		expect(await goesTo(intake)).toBe('recovery');
	});
});

describe('cards of version 1', () => {
	it('take new tips for 100 days from when this release first ran here', async () => {
		const intake = await started();
		expect(JSON.parse(readFileSync(join(folder, 'first-day.json'), 'utf8'))).toEqual({
			v: 1,
			day: now.toISOString().slice(0, 10)
		});
		expect(await goesTo(intake, inDays(99))).toBe('general');
		expect(await goesTo(intake, inDays(100))).toBe('recovery');
		const day = inDays(-100).toISOString().slice(0, 10);
		writeFileSync(join(folder, 'first-day.json'), JSON.stringify({ v: 1, day }));
		const again = await started();
		expect(said(again)).toEqual(['expired general', 'expired review']);
		expect(await goesTo(again)).toBe('recovery');
	});

	it('begin anew where that day is lost or spoilt', async () => {
		for (const spoil of [
			() => rmSync(join(folder, 'first-day.json')),
			() => writeFileSync(join(folder, 'first-day.json'), '{"da')
		]) {
			await started();
			spoil();
			expect(await goesTo(await started())).toBe('general');
		}
	});
});

it('the age of other cards is judged where that day can be neither read nor written', async () => {
	await turn(100);
	mkdirSync(join(folder, 'first-day.json'));
	const intake = await started();
	expect(said(intake)).toEqual(['unwritable any', 'expired general']);
	expect(await goesTo(intake)).toBe('review');
});

describe('clocks that differ by a day', () => {
	it('have no card called too old, under an alarm, until they agree again', async () => {
		await turn(100);
		const intake = await started();
		expect(await goesTo(intake)).toBe('review');
		said(intake);
		for (const clock of [inDays(-1.1), inDays(1.1)]) {
			await lookAtLanes(intake, clock);
			expect(await goesTo(intake, clock)).toBe('general');
			expect(said(intake)).toEqual(['clocks any']);
		}
		await lookAtLanes(intake, inDays(0.9));
		expect(await goesTo(intake)).toBe('review');
	});

	it('write no day down from which cards would be counted', async () => {
		const intake = await started(new Date('1970-01-01T00:00:00Z'));
		expect(said(intake)).toEqual(['clocks any']);
		await lookAtLanes(intake, now);
		expect(said(intake)).toEqual([]);
		expect(readFileSync(join(folder, 'first-day.json'), 'utf8')).not.toContain('1970');
	});
});

it('a card by custodians alone takes new tips once a member has signed that it opens', async () => {
	const { mara, devon } = house;
	const members = [mara, devon];
	const made = { lane: 'general', recovery, members, now };
	const before = await turn(1);
	const [one, other] = recovery.sheets;
	const by = { officers: [], sheets: [one!, other!] };
	const next = await nextEpoch(made, before, by);
	await putEpoch(house, next, members);
	const intake = await started();
	expect(said(intake)).toEqual(['unopened general']);
	expect(await goesTo(intake)).toBe('review');
	await putCard(house, signed(next, before, { officers: [devon] }).card);
	for (const face of [intake, await started()]) expect(await goesTo(face)).toBe('general');
	await putCard(house, next.card);
	expect(await goesTo(await started()), 'signatures that are remembered').toBe('general');
});
