import { and, eq, gt } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../../scripts/demo/people.ts';
import { createHouse, send, answersWith, type House } from '../../../../tests/support/house.ts';
import { join, turn } from '../../../../tests/support/lane.ts';
import { newState } from '../../../../tests/support/server.ts';
import {
	actorNow,
	agree,
	proposeDue,
	sit,
	standBy,
	waiting
} from '../../../../tests/support/standing.ts';
import { adminHere } from '../../../../tests/support/admin.ts';
import { signAsCustodian } from '#lib/sealed/lane-card-v2.ts';
import { laneEpochs, laneKeys, laneMembers } from '../db/index.ts';
import { createLaneMemory } from '../tips/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

const now = new Date();
/** The lane wants another key for its age. */
const nextQuarter = new Date(now.getTime() + 95 * 86_400_000);
const soon = new Date(now.getTime() + 60_000);
let house: House;
beforeEach(async () => {
	house = await createHouse(now);
});
afterEach(() => house.database.close());

const general = async () => (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
const members = async () => (await general()).members.map(({ name }) => name).sort();
const setRole = ({ officerId }: Person, role: staff.Actor['role']) =>
	staff.people.setRole(house.desk, house.alton.actor, officerId, role, soon);
const ask = async (by: Person, { officerId }: Person, kind: 'joins' | 'leaves', at = soon) =>
	staff.lane.ask(house.desk, await actorNow(house, by), 'general', { officerId, kind }, at);
/** One proposes the card that the lane wants, and the other stands by it. */
async function turns([one, other]: readonly [Person, Person], at: Date) {
	expect(await proposeDue(house, await sit(house, one, now), 'general', at)).toMatchObject({
		ok: true
	});
	expect(await standBy(house, await sit(house, other, now), 'general', at)).toEqual({
		ok: true,
		stands: true
	});
}

describe('a lane of two, one of whom was an administrator for a while', () => {
	it('has both again, and its next key', async () => {
		const { mara, devon } = house;
		await setRole(devon, 'administrator');
		expect(await members()).toEqual([mara.name]);
		expect(await setRole(devon, 'officer')).toEqual({ ok: true });
		expect(await members()).toEqual([devon.name, mara.name].sort());
		await turns([mara, devon], nextQuarter);
		expect(await members()).toEqual([devon.name, mara.name].sort());
	});

	it('does not have back whom it had asked to leave, until it asks them again', async () => {
		const { mara, devon } = house;
		await join(house, house.joan, now);
		expect(await ask(mara, devon, 'leaves')).toEqual({ ok: true });
		await setRole(devon, 'administrator');
		await setRole(devon, 'officer');
		expect(await members()).not.toContain(devon.name);
		expect(await ask(mara, devon, 'joins', nextQuarter)).toEqual({ ok: true });
		await agree(house, await sit(house, devon, now), ['general'], nextQuarter);
		await turns([mara, devon], nextQuarter);
		expect(await members()).toContain(devon.name);
	});

	it('does not have back, unasked, who is of another agency by then: its tips may be about them', async () => {
		const { mara, devon, alton, desk } = house;
		await setRole(devon, 'administrator');
		const moved = staff.people.setAgency(desk, alton.actor, devon.officerId, 'labour', soon);
		expect(await moved).toEqual({ ok: true });
		expect(await setRole(devon, 'officer')).toEqual({ ok: true });
		expect(await members()).toEqual([mara.name]);
		expect(await ask(mara, devon, 'joins')).toEqual({ ok: true });
		await agree(house, await sit(house, devon, now), ['general'], nextQuarter);
		await turns([mara, devon], nextQuarter);
		expect(await members()).toEqual([devon.name, mara.name].sort());
		expect((await general()).card).toMatchObject({ agencies: ['labour', 'police'] });
	});

	it('asks nobody to leave once more, as who asked for it comes back', async () => {
		const { mara, devon } = house;
		await join(house, house.joan, now);
		expect(await ask(devon, mara, 'leaves')).toEqual({ ok: true });
		await setRole(devon, 'administrator');
		await setRole(devon, 'officer');
		expect(await members()).toContain(devon.name);
		const due = await staff.lane.dueCards(house.desk, await actorNow(house, mara), soon);
		expect(due, 'she is not asked any more').toEqual([]);
		expect(await staff.lane.changesAsked(house.desk)).toEqual([]);
	});

	it('keeps whom it had asked to leave, and asks no more, whatever card still waits', async () => {
		const { mara, devon, joan, desk } = house;
		await join(house, joan, now);
		expect(await ask(mara, devon, 'leaves')).toEqual({ ok: true });
		expect(await proposeDue(house, await sit(house, mara, now), 'general', soon)).toMatchObject({
			ok: true
		});
		const actor = await actorNow(house, mara);
		const back = staff.lane.takeBack(desk, actor, 'general', devon.officerId, soon);
		expect(await back).toEqual({ ok: true });
		await expect(waiting(house, await sit(house, joan, now), 'general')).rejects.toThrow(
			'no card waits'
		);
	});

	it('goes on where nothing gave them back what they read: they are asked, and stand by the card with their own voice', async () => {
		const { mara, devon } = house;
		await house.database.as.owner
			.update(laneMembers)
			.set({ removedAt: soon })
			.where(and(eq(laneMembers.officerId, devon.officerId), eq(laneMembers.laneId, 'general')));
		expect(await ask(mara, devon, 'joins')).toEqual({ ok: true });
		await agree(house, await sit(house, devon, now), ['general'], nextQuarter);
		await turns([mara, devon], nextQuarter);
		expect(await members()).toEqual([devon.name, mara.name].sort());
	});

	it('waits for nobody who was asked, and reads no tips by now', async () => {
		const { mara, joan } = house;
		expect(await ask(mara, joan, 'joins')).toEqual({ ok: true });
		await agree(house, await sit(house, joan, now), ['general'], soon);
		const due = async () =>
			(await staff.lane.dueCards(house.desk, await actorNow(house, mara), soon)).map(
				({ lane }) => lane
			);
		expect(await due()).toEqual(['general']);
		await setRole(joan, 'administrator');
		expect(await due()).toEqual([]);
	});

	it('goes on where one asks the other to leave, and is disabled', async () => {
		const { mara, devon, joan, sheets } = house;
		expect(await ask(mara, devon, 'leaves')).toEqual({ ok: true });
		await staff.people.disable(house.desk, house.alton.actor, mara.officerId, soon);
		expect(await ask(devon, joan, 'joins')).toEqual({ ok: true });
		await agree(house, await sit(house, joan, now), ['general'], soon);
		const at = await sit(house, devon, now);
		expect(await proposeDue(house, at, 'general', soon)).toEqual({ ok: true, stands: false });
		const { id, card } = await waiting(house, at, 'general');
		const [signature] = signAsCustodian(
			{ ...card, signatures: [] },
			sheets[0]!.signingKey
		).signatures;
		const actor = await actorNow(house, devon);
		expect(
			await staff.lane.countersign(house.desk, actor, id, { signature: signature! }, soon)
		).toEqual({ ok: true, stands: true });
		expect(await members()).toEqual([devon.name, joan.name].sort());
	});

	it('is not gone on with by whom its last card left out', async () => {
		const { mara, devon, joan } = house;
		const keys = await join(house, joan, now);
		await turn(house, soon, keys, { people: [mara, devon], by: [mara, devon] });
		expect(await ask(mara, joan, 'joins')).toEqual({ ok: true });
		await agree(house, await sit(house, joan, now), ['general'], nextQuarter);
		expect(
			await proposeDue(house, await sit(house, mara, now), 'general', nextQuarter)
		).toMatchObject({
			ok: true
		});
		await expect(
			standBy(house, await sit(house, joan, now), 'general', nextQuarter)
		).rejects.toThrow();
	});
});

describe('a lane that was put back from what the public face remembers', () => {
	it('is read by whom its newest card names, and by nobody whom that leaves out', async () => {
		const { mara, devon, joan } = house;
		const out = await restored();
		expect(await members()).toEqual([joan.name, mara.name].sort());
		expect(out).toContain(`${devon.name} is a member no more`);
		await turns([joan, mara], nextQuarter);
	});

	it('can ask back whom it had left out, though the backup knows that it wanted them to leave', async () => {
		const { mara, devon } = house;
		await restored();
		expect(await ask(mara, devon, 'joins', nextQuarter)).toEqual({ ok: true });
		await agree(house, await sit(house, devon, now), ['general'], nextQuarter);
		expect(
			await staff.lane.dueCards(house.desk, await actorNow(house, mara), nextQuarter)
		).toMatchObject([
			{
				lane: 'general',
				members: expect.arrayContaining([expect.objectContaining({ name: devon.name })]) as object[]
			}
		]);
	});

	/** Of the backup are the lane of Mara and Devon, and that he be asked to leave it; Joan joined it since, and he left. */
	async function restored() {
		const { owner } = house.database.as;
		const { mara, devon, joan } = house;
		const folder = newState();
		const inLane = eq(laneMembers.laneId, 'general');
		const second = await join(house, joan, now);
		await turn(house, soon, second, { people: [mara, joan], by: [mara, joan] });
		await send({ ...house.intake, memory: createLaneMemory({ folder }) }, answersWith(), now);
		for (const table of [laneKeys, laneEpochs])
			await owner.delete(table).where(and(eq(table.laneId, 'general'), gt(table.epoch, 1)));
		await owner.delete(laneMembers).where(and(inLane, eq(laneMembers.officerId, joan.officerId)));
		await owner
			.update(laneMembers)
			.set({ removedAt: null })
			.where(and(inLane, eq(laneMembers.officerId, devon.officerId)));
		expect(await ask(mara, devon, 'leaves')).toEqual({ ok: true });
		const { code, out } = await adminHere(['lanes', 'put-back', '--from', folder], {
			OWNER_DATABASE_URL: house.database.ownerUrl
		});
		expect(code, out).toBe(0);
		return out;
	}
});
