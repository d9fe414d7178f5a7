import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { countersign, draft, propose, signatureOf } from '../../../../tests/support/lane.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import { untilWaiting } from '../../../../tests/support/waiting.ts';
import type { LaneKeys } from '#lib/sealed/lane-keys.ts';
import { laneMembers, tips as allTips } from '../db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';
import * as tips from '../tips/index.ts';
import * as triage from '../../../../tests/support/triage.ts';

const now = new Date('2026-11-23T14:37:21Z');
const later = new Date(now.getTime() + 60_000);
let house: House;
let tipId: string;
beforeEach(async () => {
	house = await createHouse(now);
	keys = [house.general];
	tipId = await arrive('in danger');
});
afterEach(() => house.database.close());

async function arrive(what: string): Promise<string> {
	const { code } = await send(house.intake, answersWith({ what, danger: 'yes' }), now);
	return (await tips.find(house.intake, code))!.id;
}
const take = (who: 'mara' | 'devon', id = tipId) =>
	triage.take(house.desk, house[who].actor, id, later);
const disable = () =>
	staff.people.disable(house.desk, house.alton.actor, house.devon.officerId, later);
/** The lane does without Devon: by a card of Mara's and somebody else's, or of his own that she stands by. */
const leaveOut = async (by: 'mara' | 'devon') => {
	const { mara, devon, sheets } = house;
	const made = await draft(house, [mara], later);
	keys.push(made.keys);
	const [sheet] = sheets;
	const signatures = by === 'mara' ? [signatureOf(sheet!, made)] : [];
	const proposed = await propose(house, house[by], made, later, { signatures });
	return by === 'mara' ? proposed : countersign(house, mara, devon, made, later);
};
/** Of the lane's epochs. */
let keys: LaneKeys[];
const seen = async () => {
	const { rows } = await triage.queue(house.desk, house.mara.actor, { view: 'open', page: 0 });
	return rows.find(({ id }) => id === tipId);
};
const acts = () => actsOf(house.database, 'general', keys);

const ways: [string, who: 'alton' | 'mara' | 'devon', leave: () => Promise<unknown>][] = [
	['whose access ends', 'alton', disable],
	[
		'who gets a role that reads no tips',
		'alton',
		() =>
			staff.people.setRole(house.desk, house.alton.actor, house.devon.officerId, 'auditor', later)
	],
	['whom a card leaves out that a member and a custodian stand by', 'mara', () => leaveOut('mara')],
	['who proposes a card without themselves', 'mara', () => leaveOut('devon')]
];

describe('a tip in the hands of somebody', () => {
	it.each(ways)('%s is nobody’s at once, on record, and a colleague’s to take', async (...way) => {
		const [, who, leave] = way;
		await take('devon');
		expect(await seen()).toMatchObject({ takenBy: 'Devon Clarke' });
		await leave();
		expect(await seen()).toMatchObject({ takenBy: null });
		const [by, of] = [house[who].officerId, house.devon.officerId];
		expect((await acts()).slice(-2)).toMatchObject([
			{ act: 'tip.released', by, subject: tipId, detail: { of } },
			{ act: 'member.removed', by, subject: of }
		]);
		expect(await take('mara')).toEqual({ ok: true });
	});

	it('who leaves another lane stays with them', async () => {
		const { desk, devon, ruth, joan, database } = house;
		const row = { laneId: 'review', officerId: devon.officerId, addedBy: ruth.officerId };
		await database.as.owner.insert(laneMembers).values({ ...row, addedAt: now });
		await take('devon');
		const made = await draft(house, [ruth, joan], later, house.review, 'review');
		expect(await propose(house, ruth, made, later)).toEqual({ ok: true, stands: false });
		expect(await countersign(house, joan, ruth, made, later)).toEqual({ ok: true, stands: true });
		const lanes = await staff.lane.list(desk);
		expect(lanes.find(({ id }) => id === 'review')?.members).toHaveLength(2);
		expect(await seen()).toMatchObject({ takenBy: devon.name });
	});

	it('who takes it while their access ends is nobody’s too', async () => {
		const { owner } = house.database.as;
		await triage.view(house.desk, house.mara.actor, tipId, now);
		// Whoever writes in the lane's record waits: so the taking has begun, and is not done, as the access ends.
		const both = await owner.transaction(async (tx) => {
			await tx.execute(sql`select 1 from audit_chains where id = 'general' for update`);
			const taking = take('devon');
			await untilWaiting(house.database, 1);
			const ending = disable();
			await untilWaiting(house.database, 2);
			return [taking, ending];
		});
		expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: true }]);
		expect(await seen()).toMatchObject({ takenBy: null });
		expect(await take('devon', await arrive('another'))).toMatchObject({ why: 'not-there' });
	});

	it('who leaves while a colleague reads it stands among what nobody has taken', async () => {
		const { desk, mara, database } = house;
		const { code } = await send(house.intake, answersWith({ what: 'A boat.' }), now);
		const { id } = (await tips.find(house.intake, code))!;
		await take('devon', id);
		const both = await database.as.owner.transaction(async (tx) => {
			await tx.execute(sql`select 1 from audit_chains where id = 'general' for update`);
			const reading = triage.read(desk, mara.actor, id, [], later);
			await untilWaiting(database, 1);
			const ending = disable();
			await untilWaiting(database, 2);
			return [reading, ending];
		});
		expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: true }]);
		const [tip] = await database.as.owner.select().from(allTips).where(eq(allTips.id, id));
		expect(tip).toMatchObject({ readAt: later, rank: 2 });
	});

	it('who leaves while a colleague takes over another of theirs keeps neither waiting for ever', async () => {
		const { desk, mara, database } = house;
		const [other, held] = [tipId, await arrive('another')].sort() as [string, string];
		for (const id of [held, other]) await take('devon', id);
		const both = await database.as.owner.transaction(async (tx) => {
			await tx.execute(sql`select from tips where id = ${held} for update`);
			const ending = disable();
			await untilWaiting(database, 1);
			const supervisor = { ...mara.actor, role: 'supervisor' } as const;
			const taking = triage.handOver(desk, supervisor, other, mara.officerId, later);
			await untilWaiting(database, 2);
			return [ending, taking];
		});
		expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: true }]);
	});
});
