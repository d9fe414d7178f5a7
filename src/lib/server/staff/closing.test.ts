import { desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { isClosed, type LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import {
	actorNow,
	agree,
	proposeDue,
	renew,
	sit,
	standBy,
	waiting,
	type AtDesk
} from '../../../../tests/support/standing.ts';
import { typedAgain } from '../../../../tests/support/unlocked.ts';
import { laneEpochs, tips } from '../db/index.ts';
import { acceptance, add } from '../tips/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date();
const NEXT_QUARTER_MS = 92 * 86_400_000;
let house: House;
let desk: Record<'mara' | 'devon' | 'ruth' | 'joan', AtDesk>;
/** Of a tip that came while the lane took tips. */
let code: ReceiptCode;

beforeAll(async () => {
	house = await createHouse(now);
	const { mara, devon, ruth, joan } = house;
	desk = {
		mara: await sit(house, mara, now),
		devon: await sit(house, devon, now),
		ruth: await sit(house, ruth, now),
		joan: await sit(house, joan, now)
	};
	({ code } = await send(house.intake, answersWith(), now));
});

const ask = async ({ person }: AtDesk, lane = 'general', at = now) =>
	staff.lane.askToClose(house.desk, await actorNow(house, person), lane, at);
const takeBack = async ({ person }: AtDesk) =>
	staff.lane.keepAccepting(house.desk, await actorNow(house, person), 'general', now);
const dueFor = async ({ person }: AtDesk, at = now) =>
	staff.lane.dueCards(house.desk, await actorNow(house, person), at);
const newestCard = async (lane = 'general') => {
	const [row] = await house.database.as.owner
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, lane))
		.orderBy(desc(laneEpochs.epoch))
		.limit(1);
	return row!.card as LaneCardV2;
};
async function goesTo() {
	const what = crypto.randomUUID();
	const before = await house.database.as.owner.select({ id: tips.id }).from(tips);
	await send(house.intake, answersWith({ what }), now);
	const after = await house.database.as.owner.select({ id: tips.id, lane: tips.laneId }).from(tips);
	return after.find(({ id }) => !before.some((one) => one.id === id))?.lane;
}

describe('the end of a lane', () => {
	it('is asked for by who reads it, and taken back by any of them', async () => {
		const { mara, devon, ruth } = desk;
		expect(await ask(ruth)).toEqual({ ok: false, why: 'not-allowed' });
		expect(await dueFor(mara)).toEqual([]);
		expect(await ask(mara)).toEqual({ ok: true });
		expect(await dueFor(devon)).toMatchObject([{ lane: 'general', closes: true }]);
		expect(await staff.lane.closingsAsked(house.desk)).toEqual([
			{ lane: 'general', by: mara.person.name }
		]);
		expect(await takeBack(ruth)).toEqual({ ok: false, why: 'not-allowed' });
		expect(await takeBack(devon)).toEqual({ ok: true });
		expect(await dueFor(devon)).toEqual([]);
		expect(await takeBack(devon)).toEqual({ ok: false, why: 'taken' });
	});

	it('taken back, is over for a card that waits, too: nobody ends the lane by that later, unaware', async () => {
		const { mara, devon } = desk;
		await ask(mara);
		expect(await proposeDue(house, mara, 'general', now)).toEqual({ ok: true, stands: false });
		expect(await takeBack(devon)).toEqual({ ok: true });
		await expect(waiting(house, devon, 'general')).rejects.toThrow('no card waits');
		expect(await goesTo()).toBe('general');
	});

	it('is nothing that a browser stands by unasked, or that one alone brings about', async () => {
		const { mara, devon } = desk;
		await ask(mara);
		const [due] = await dueFor(mara);
		await expect(mara.vault.propose(due!)).rejects.toMatchObject({ name: 'Unproven' });
		expect(await proposeDue(house, mara, 'general', now)).toEqual({ ok: true, stands: false });
		expect(await standBy(house, mara, 'general', now)).toMatchObject({ ok: false });
		const proposal = await waiting(house, devon, 'general');
		const recovery = due!.recovery.card;
		const reviewed = await devon.vault.review({ proposal, recovery });
		expect(reviewed).toMatchObject({ isTurn: false, change: { closes: true, left: [] } });
		const signing = devon.vault.countersign({ proposal, recovery });
		await expect(signing).rejects.toMatchObject({ name: 'Unproven' });
		expect(await goesTo()).toBe('general');
	});

	it('stands by two: new tips go to the next lane, and what lies in it goes on', async () => {
		const { mara, devon } = desk;
		expect(await standBy(house, devon, 'general', now)).toEqual({ ok: true, stands: true });
		for (const one of [mara, devon]) expect(await renew(house, one)).toEqual([]);
		expect(isClosed(await newestCard())).toBe(true);
		expect(await dueFor(mara)).toEqual([]);
		expect(await ask(mara)).toEqual({ ok: false, why: 'taken' });
		expect(await goesTo()).toBe('review');
		const { readers, agencies } = await acceptance(house.intake, 'en', now);
		const theirs = [house.ruth.agencyId, house.joan.agencyId];
		const names = agencies.filter(({ id }) => theirs.includes(id)).map(({ name }) => name);
		expect(readers).toEqual(names);
		expect(await add(house.intake, code, 'form', 'One thing more.', now)).toBe('added');
		const [tip] = await house.database.as.owner
			.select({ epoch: tips.epoch })
			.from(tips)
			.where(eq(tips.laneId, 'general'));
		expect(tip?.epoch).toBe(1);
	});

	it('is for good: its keys turn and its people change, and no card takes it back', async () => {
		const { mara, devon, ruth } = desk;
		const later = new Date(now.getTime() + NEXT_QUARTER_MS);
		const [due] = await dueFor(mara, later);
		expect(due).toMatchObject({ lane: 'general', closes: true });
		// A browser that forgets it makes a card that says it all the same.
		const proof = await typedAgain(house, mara.person);
		const made = await mara.vault.propose({ ...due!, closes: false, proof });
		expect(isClosed(made.card)).toBe(true);
		const actor = await actorNow(house, devon.person);
		const joins = { officerId: ruth.person.officerId, kind: 'joins' } as const;
		expect(await staff.lane.ask(house.desk, actor, 'general', joins, now)).toEqual({ ok: true });
		await agree(house, ruth, ['general'], now);
		const there = await house.database.as.owner
			.select({ id: tips.id })
			.from(tips)
			.where(eq(tips.laneId, 'general'));
		const looked = printOfIds(there.map(({ id }) => id));
		await proposeDue(house, mara, 'general', now, looked);
		const stood = await standBy(house, devon, 'general', now, { lookedThrough: looked });
		expect(stood).toEqual({ ok: true, stands: true });
		const card = await newestCard();
		expect(card.agencies).toContain('child-protection');
		expect(isClosed(card)).toBe(true);
	});

	it('of every lane sends tips to the custodians, and the form says so', async () => {
		const { ruth, joan } = desk;
		await renew(house, ruth);
		await ask(ruth, 'review');
		await proposeDue(house, ruth, 'review', now);
		expect(await standBy(house, joan, 'review', now)).toEqual({ ok: true, stands: true });
		expect(await acceptance(house.intake, 'en', now)).toMatchObject({ isLate: true, readers: [] });
		expect(await goesTo()).toBe('recovery');
	});
});
