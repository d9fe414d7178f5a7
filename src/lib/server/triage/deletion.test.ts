import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secondOf } from '../../../../tests/support/codes.ts';
import {
	agrees,
	asks,
	createTwo,
	deletes,
	deletionOf,
	drops,
	sits,
	twoDelete,
	waiting,
	type Sitting
} from '../../../../tests/support/dual-control.ts';
import { dump } from '../../../../tests/support/dump.ts';
import { answersWith, RECORD_KEY, send, type House } from '../../../../tests/support/house.ts';
import { moves } from '../../../../tests/support/moving.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import * as triage from '../../../../tests/support/triage.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { closeDay, verifyKept } from '../audit/index.ts';
import { officers } from '../db/index.ts';
import * as tips from '../tips/index.ts';

// A worker asks by its own clock.
const now = new Date();
const DAY_MS = 86_400_000;
let house: House;
let mara: Sitting;
let devon: Sitting;
let code: ReceiptCode;
let tip: { id: string; lane: string };
let arrives: Awaited<ReturnType<typeof createTwo>>['arrives'];
beforeAll(async () => {
	({ house, mara, devon, arrives } = await createTwo(now));
});
afterAll(() => house.database.close());
beforeEach(async () => {
	({ code, ...tip } = await arrives());
});

const owner = () => house.database.as.owner;
const isThere = async () => (await tips.find(house.intake, code)) !== undefined;
const record = (lane = 'general', keys = house.general) => actsOf(house.database, lane, [keys]);
const adds = (words: string) => tips.add(house.intake, code, randomUUID(), words, now);
const request = async (who: Sitting, id: string) =>
	(await waiting(house, who, now)).find((one) => one.id === id)!;

/** As it stands in a dump, of everything that is sealed of a tip and of what finds it. */
async function traces(id: string): Promise<string[]> {
	const rows = await owner().execute<{ bytes: Uint8Array }>(sql`
		select sealed as bytes from desk.tip_files(${id})
		union all select f.sealed from move_files f join moves m on m.id = f.move_id where m.tip_id = ${id}
		union all select c.sealed from chunks c join parts p on p.id = c.part_id where p.tip_id = ${id}
		union all select lookup_id from codes where tip_id = ${id}`);
	return rows.map(({ bytes }) => Buffer.from(bytes).toString('hex').slice(-64));
}

describe('a tip that two people want gone', () => {
	it('is in no table any more, nor what former lanes kept of it', async () => {
		await adds('More words.');
		await secondOf(house.intake, code, now);
		const sealed = Buffer.from(`age-encryption.org/v1\n${randomUUID()}`);
		await triage.note(
			house.desk,
			house.mara.actor,
			tip.id,
			{ id: randomUUID(), lane: 'general', epoch: 1, sealed },
			now
		);
		const text = () => ({ id: randomUUID(), lane: 'general', epoch: 1, sealed });
		const mine = house.mara.actor;
		await triage.take(house.desk, mine, tip.id, now);
		const { additions } = (await triage.view(house.desk, mine, tip.id, now))!;
		const [added] = additions.map((one) => one.id);
		await triage.read(house.desk, mine, tip.id, [added!], now);
		await triage.waive(house.desk, mine, tip.id, text(), now);
		const until = new Date(now.getTime() + 3 * DAY_MS).toISOString().slice(0, 10);
		const held = await triage.wait(house.desk, mine, tip.id, 'held', { ...text(), until }, now);
		expect(held).toEqual({ ok: true });
		await owner().execute(sql`with p as (insert into parts (id, tip_id, began_at)
			values (gen_random_uuid(), ${tip.id}, date_trunc('hour', now())) returning id)
			insert into chunks (part_id, n, sealed) select id, 0, ${sealed} from p`);
		expect(await moves(house, mara, tip.id, 'review', now)).toEqual({ ok: true });
		const [ruth, joan] = [await sits(house, house.ruth, now), await sits(house, house.joan, now)];
		for (const table of ['gists', 'titles'])
			await owner()
				.execute(sql`insert into ${sql.identifier(table)} (tip_id, epoch, version, sealed)
				values (${tip.id}, 1, 1, ${sealed})`);
		const were = await traces(tip.id);
		expect(were.length).toBeGreaterThan(8);
		const before = await dump(owner().$client);
		for (const trace of were) expect(before).toContain(trace);

		const { became } = await twoDelete(house, [ruth, joan], { id: tip.id, lane: 'review' }, now);
		expect(became).toEqual({ ok: true });
		const after = await dump(owner().$client);
		for (const trace of were) expect(after).not.toContain(trace);
		expect(await record()).not.toContainEqual(expect.objectContaining({ act: 'tip.deleted' }));
		expect((await record('review', house.review)).at(-1)).toMatchObject({ act: 'tip.deleted' });
	});

	it('is on record with both, why it went sealed to the lane, and the day of the last backup', async () => {
		const { became, wanted, request } = await twoDelete(house, [mara, devon], tip, now);
		expect(became).toEqual({ ok: true });
		const acts = (await record()).slice(-2);
		expect(acts[0]).toMatchObject({
			...{ act: 'dual-control.asked', by: house.mara.officerId, subject: wanted.id }
		});
		const until = new Date(now.getTime() + 35 * DAY_MS).toISOString().slice(0, 10);
		expect(acts[1]).toMatchObject({
			...{ act: 'tip.deleted', by: house.devon.officerId, subject: tip.id },
			detail: { asked: { id: wanted.id, by: house.mara.officerId } },
			noted: { inBackupsUntil: until }
		});
		expect(JSON.stringify(acts)).not.toContain(wanted.reason);
		expect((await devon.vault.openRequest(request)).request.reason).toBe(wanted.reason);
		const lengths = await owner().execute(
			sql`select distinct octet_length(body) as n from audit_entries where chain_id = 'general'`
		);
		expect(lengths, 'no length tells which entry it is').toHaveLength(1);
	});

	it('has codes that find nothing, like one that was never given out; its form sent again comes anew', async () => {
		const ticket = tips.newTicket(Buffer.alloc(16, randomUUID()), now);
		const answers = answersWith({ what: 'Sent twice.' });
		({ code } = await send(house.intake, answers, now, ticket));
		const second = await secondOf(house.intake, code, now);
		tip = { id: (await tips.find(house.intake, code))!.id, lane: 'general' };
		await tips.burn(house.intake, second, now);
		await twoDelete(house, [mara, devon], tip, now);
		for (const one of [code, second]) {
			expect(await tips.find(house.intake, one)).toBeUndefined();
			expect(await tips.add(house.intake, one, 'form', 'More.', now)).toBe('unknown-code');
		}
		expect(await tips.secondCode(house.intake, code, now)).toEqual({ is: 'unknown' });
		const again = await send(house.intake, answers, now, ticket);
		expect(again.code).toBe(code);
		expect((await tips.find(house.intake, code))!.id).not.toBe(tip.id);
	});

	it('is told apart, in the record’s days, from one that is gone', async () => {
		await adds('Named as well.');
		const tomorrow = new Date(now.getTime() + DAY_MS);
		await closeDay(house.database.as.jobs, tomorrow, RECORD_KEY);
		const was = await verifyKept(owner());
		expect(was).toMatchObject({ gone: [], deleted: [] });
		await twoDelete(house, [mara, devon], tip, now);
		const deleted = [{ lane: 'general', tips: 1 }];
		expect(await verifyKept(owner())).toEqual({ ...was, deleted });
	});
});

describe('nothing is deleted', () => {
	const refuses = async (became: unknown, why: string) => {
		expect(became).toMatchObject({ ok: false, why });
		expect(await isThere()).toBe(true);
		expect((await record()).at(-1)).not.toMatchObject({ act: 'tip.deleted', subject: tip.id });
	};
	const asked = async () => {
		const wanted = deletionOf(tip.id);
		await asks(house, mara, wanted, now);
		return agrees(house, devon, await request(devon, wanted.id));
	};

	it('once the tipster has added what the second did not see; after a look it is', async () => {
		const agreed = await asked();
		const looked = { asked: agreed.asked, additions: 'A'.repeat(43) };
		const actor = { ...devon.actor, signed: agreed.signed };
		await refuses(await triage.deleteTip(house.desk, actor, tip, looked, now), 'changed-tip');
		expect(await deletes(house, devon, tip, agreed, now)).toEqual({ ok: true });
	});

	it('that was not signed by who agrees, nor by the one who asked', async () => {
		const agreed = await asked();
		await refuses(
			await deletes(house, devon, tip, { ...agreed, signed: undefined }, now),
			'unsigned'
		);
		await refuses(await deletes(house, mara, tip, agreed, now), 'own-request');
	});

	it('after seven days, nor once it was taken back or refused', async () => {
		for (const who of [mara, devon]) {
			const agreed = await asked();
			expect(await drops(house, who, agreed.asked.id, now)).toEqual({ ok: true });
			await refuses(await deletes(house, devon, tip, agreed, now), 'not-asked');
		}
		const late = await asked();
		const then = new Date(now.getTime() + 7 * DAY_MS + 2 * 3_600_000);
		await refuses(await deletes(house, devon, tip, late, then), 'not-asked');
	});

	it('by who was disabled since they asked', async () => {
		const agreed = await asked();
		const at = eq(officers.id, house.mara.officerId);
		await owner().update(officers).set({ disabledAt: now }).where(at);
		await refuses(await deletes(house, devon, tip, agreed, now), 'asker-left');
		await owner().update(officers).set({ disabledAt: null }).where(at);
	});
});
