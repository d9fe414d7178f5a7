import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { untilWaiting } from '../../../../tests/support/waiting.ts';
import { text } from '#lib/sealed/bytes.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { sealLaneKeys } from '#lib/sealed/lane-keys.ts';
import { open } from '#lib/sealed/open.ts';
import type { ActBody } from '../audit/index.ts';
import * as staff from '../staff/index.ts';
import * as tips from '../tips/index.ts';
import * as triage from './index.ts';

const now = new Date('2026-11-23T14:37:21Z');
const later = new Date(now.getTime() + 60_000);
let house: House;
let tipId: string;
beforeEach(async () => {
	house = await createHouse(now);
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
const remove = (by: 'mara' | 'devon') =>
	staff.lane.removeMember(house.desk, house[by].actor, 'general', house.devon.officerId, later);
const seen = async () => {
	const { rows } = await triage.queue(house.desk, house.mara.actor, { view: 'open', page: 0 });
	return rows.find(({ id }) => id === tipId);
};
async function acts(): Promise<ActBody[]> {
	const rows = await house.database.as.owner.execute<{ body: Uint8Array }>(
		sql`select body from audit_entries where chain_id = 'general' order by seq`
	);
	const opened = rows.map(({ body }) => open(body, house.general.identity));
	return (await Promise.all(opened)).map((act) => JSON.parse(text(act)) as ActBody);
}

const ways: [string, who: 'alton' | 'mara' | 'devon', leave: () => Promise<unknown>][] = [
	['whose access ends', 'alton', disable],
	[
		'who gets a role that reads no tips',
		'alton',
		() =>
			staff.people.setRole(house.desk, house.alton.actor, house.devon.officerId, 'auditor', later)
	],
	['whom a member removes from the lane', 'mara', () => remove('mara')],
	['who leaves the lane', 'devon', () => remove('devon')]
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
		const { desk, ruth, devon, review } = house;
		const sealed = await sealLaneKeys(review, await recipientOf(devon.keys.identity));
		const keys = [{ epoch: 1, sealed }];
		const lookedThrough = { tips: 0, agencyId: devon.agencyId };
		const newcomer = { officerId: devon.officerId, keys, lookedThrough };
		await staff.lane.addMember(desk, ruth.actor, 'review', newcomer, now);
		await take('devon');
		const left = staff.lane.removeMember(desk, ruth.actor, 'review', devon.officerId, later);
		expect(await left).toEqual({ ok: true });
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
});
