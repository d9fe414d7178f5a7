import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { asOfTheFirstReleases, lookThrough } from '../../../../tests/support/lane.ts';
import { opens } from '../../../../tests/support/moving.ts';
import { actorNow, agree, proposeDue, sit, standBy } from '../../../../tests/support/standing.ts';
import { unlocked } from '../../../../tests/support/unlocked.ts';
import { officers } from '../db/index.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import * as staff from './index.ts';

const now = new Date();
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
let house: House;
let tip: string;
beforeEach(async () => {
	house = await createHouse(now);
	const people = [house.mara, house.devon, house.joan];
	await asOfTheFirstReleases(house, now, people);
	const { card } = await general();
	const intake = {
		...house.intake,
		pins: new Map([...house.intake.pins, ['general', { print: printOfCard(card) }]])
	};
	await send(intake, answersWith({ what: 'At the pier.' }), now);
	const [row] = await house.database.as.owner.execute<{ id: string }>('select id from tips');
	tip = row!.id;
});
afterEach(() => house.database.close());

const general = async () => (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
const members = async () => (await general()).members.map(({ name }) => name).sort();
const isDue = async (at: Date) =>
	(await staff.lane.dueCards(house.desk, await actorNow(house, house.mara), at)).length > 0;
/** Two say yes, and their lane goes over once it has waited for the third. */
async function goesOver() {
	for (const one of [house.mara, house.devon])
		await agree(house, await sit(house, one, now), ['general'], now);
	expect(await isDue(days(6.9)), 'whoever is at work says yes at the next unlock').toBe(false);
	expect(
		await proposeDue(house, await sit(house, house.mara, now), 'general', days(7))
	).toMatchObject({
		ok: true
	});
	expect(await standBy(house, await sit(house, house.devon, now), 'general', days(7))).toEqual({
		ok: true,
		stands: true
	});
	expect(await general()).toMatchObject({ card: { v: 2, epoch: 2 } });
}

describe('a lane of the first releases, one of whose three members is away', () => {
	it('goes over without them; they read what they read, and are on the next card', async () => {
		const { mara, devon, joan } = house;
		const { owner } = house.database.as;
		await owner
			.update(officers)
			.set({ agencyId: mara.agencyId })
			.where(eq(officers.id, joan.officerId));
		await goesOver();
		expect(await members()).toContain(joan.name);
		const back = await unlocked(house, joan, days(8));
		expect(back.missing).toEqual([]);
		const { all } = (await opens(house, back, tip, days(8)))!;
		expect(all.tip).toMatchObject({ ok: true });
		expect(await staff.lane.unsaid(house.desk, back.actor)).toEqual(['general']);
		await agree(house, { person: joan, vault: back.vault }, ['general'], days(8));
		expect(await proposeDue(house, await sit(house, mara, now), 'general', days(8))).toMatchObject({
			ok: true
		});
		expect(await standBy(house, await sit(house, devon, now), 'general', days(8))).toEqual({
			ok: true,
			stands: true
		});
		expect((await unlocked(house, joan, days(8))).vault).toBeDefined();
		expect((await general()).cardMembers).toContain(joan.officerId);
	});

	it('asks them again, where nobody else is of their agency: tips that name it come to the lane now', async () => {
		const { mara, devon, joan } = house;
		await goesOver();
		expect(await members()).toEqual([devon.name, mara.name].sort());
		expect(await staff.lane.askedOf(house.desk, await actorNow(house, joan))).toMatchObject([
			{ lane: 'general' }
		]);
		await agree(house, await sit(house, joan, now), ['general'], days(8));
		const looked = await lookThrough(house);
		expect(
			await proposeDue(house, await sit(house, mara, now), 'general', days(8), looked)
		).toMatchObject({
			ok: true
		});
		expect(
			await standBy(house, await sit(house, devon, now), 'general', days(8), {
				lookedThrough: looked
			})
		).toEqual({ ok: true, stands: true });
		expect(await members()).toContain(joan.name);
	});
});
