import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import * as triage from '../../../../tests/support/triage.ts';
import { add, find } from '../tips/index.ts';

/** Which tip stands first in the queue, and when it is due. */
const now = new Date('2026-11-23T14:37:21Z');
const MINUTE = 60_000;
const later = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	for (const table of [
		'unswept',
		'seen',
		'stages',
		'responses',
		'additions',
		'codes',
		'assignments',
		'readings'
	])
		await owner().execute(sql`delete from ${sql.identifier(table)}`);
	for (const table of ['urgency_changes', 'closures', 'tips'])
		await owner().execute(sql`delete from ${sql.identifier(table)}`);
});

const owner = () => house.database.as.owner;
const URGENT = { danger: 'yes' } as const;
const arrives = async (what: object = {}, at = now) => {
	const { code } = await send(
		house.intake,
		answersWith({ what: `A boat at night. ${randomUUID()}`, ...what }),
		at
	);
	return (await find(house.intake, code))!.id;
};
const rows = async (view: 'open' | 'quarantine' = 'open') =>
	(await triage.queue(house.desk, house.mara.actor, { view, page: 0 })).rows;
const order = async () => (await rows()).map(({ id }) => id);
const mara = <Rest extends unknown[], Result>(
	verb: (desk: House['desk'], actor: House['mara']['actor'], ...rest: Rest) => Promise<Result>,
	...rest: Rest
) => verb(house.desk, house.mara.actor, ...rest);
const becomes = (id: string, was: number, level: 1 | 2 | 3 | 4, at = now) =>
	mara(
		triage.changeUrgency,
		id,
		{ was, becomes: level },
		{ id: randomUUID(), sealed: new Uint8Array([1]) },
		at
	);
const adds = (tip: string) =>
	owner().execute(sql`insert into additions (id, tip_id, epoch, arrived_at, sealed)
		values (gen_random_uuid(), ${tip}, 1, '2026-11-23T14:00:00Z', '\\x01')`);

/** There is nothing to answer, says whoever has it. */
const heedAll = async (id: string) => {
	const { additions } = (await mara(triage.view, id, now))!;
	const answers = additions.map((one) => one.id);
	await mara(triage.read, id, answers, now);
	return mara(triage.heed, id, { id: randomUUID(), answers }, now);
};

describe('first in the queue', () => {
	it('is an urgent tip that nobody has taken, then what nobody has read, then what nobody has taken, then what was heard back', async () => {
		const ours = await arrives({}, later(-600));
		const heard = await arrives({}, later(-300));
		for (const one of [ours, heard]) {
			await mara(triage.take, one, now);
			await mara(triage.read, one, [], now);
		}
		await adds(heard);
		const free = await arrives({}, later(-300));
		await mara(triage.read, free, [], now);
		const unread = await arrives();
		const urgent = await arrives(URGENT);
		expect(await order()).toEqual([urgent, unread, free, heard, ours]);

		await mara(triage.read, urgent, [], now);
		expect((await order())[0], 'read and not taken').toBe(urgent);
		await mara(triage.take, urgent, now);
		expect(await order()).toEqual([unread, free, heard, urgent, ours]);
		await mara(triage.release, urgent, now);
		expect((await order())[0], 'given back').toBe(urgent);
		await heedAll(heard);
		expect((await order()).slice(-2), 'dealt with').toEqual(
			[ours, heard].sort(byDue(await rows()))
		);
	});

	it('shows who has read it: nobody, until a browser says that it opened it, and not because it was handed out', async () => {
		const id = await arrives();
		await mara(triage.view, id, now);
		expect(await rows()).toMatchObject([{ id, readAt: null }]);
		await mara(triage.read, id, [], later(1));
		await triage.read(house.desk, house.devon.actor, id, [], later(2));
		expect(await rows()).toMatchObject([{ id, readAt: later(1) }]);
		const whole = await mara(triage.view, id, later(3));
		expect(whole!.readings).toEqual([
			{ readBy: house.mara.officerId, readAt: later(1) },
			{ readBy: house.devon.officerId, readAt: later(2) }
		]);
	});

	it('is right however many write at the same moment: none of them waits for another for ever', async () => {
		const { code } = await send(house.intake, answersWith({ what: randomUUID() }), now);
		const id = (await find(house.intake, code))!.id;
		await mara(triage.take, id, now);
		await mara(triage.read, id, [], now);
		// Whoever has the tip keeps them waiting; then all of them go on at once.
		const said = await owner().transaction(async (tx) => {
			await tx.execute(sql`select from tips where id = ${id} for update`);
			const adding = Array.from({ length: 4 }, (_, n) =>
				add(house.intake, code, randomUUID(), `More, ${n}.`, now)
			);
			await vi.waitFor(async () => expect(await waitingForARow()).toBe(4), 10_000);
			return adding;
		});
		expect(await Promise.all(said)).toEqual(['added', 'added', 'added', 'added']);
		const [{ rank }] = (await owner().execute<{ rank: number }>(
			sql`select rank from tips where id = ${id}`
		)) as unknown as [{ rank: number }];
		const [row] = await rows();
		expect(row).toMatchObject({ id, mine: true });
		expect(rank).toBe(row!.news ? 3 : 4);
	});

	it('stays what it must be, whatever is done in whichever order', async () => {
		const ids: string[] = [];
		for (let n = 0; n < 8; n++) ids.push(await arrives(n % 3 === 0 ? URGENT : {}, later(-n * 90)));
		const acts = [
			(id: string) => mara(triage.take, id, now),
			(id: string) => mara(triage.release, id, now),
			(id: string) => mara(triage.read, id, [], now),
			(id: string) => mara(triage.handOver, id, house.devon.officerId, now),
			adds,
			heedAll,
			async (id: string) => {
				const { urgency } = (await rows()).find((row) => row.id === id)!;
				return becomes(id, urgency, urgency === 1 ? 3 : 1);
			}
		];
		for (let n = 0; n < 60; n++) {
			// A walk that visits every act on every tip and repeats none of its orders.
			await acts[(n * 5 + Math.floor(n / 7)) % acts.length]!(ids[(n * 3) % ids.length]!);
			const are = (await rows()).map(placeOf);
			expect(are).toEqual(are.toSorted());
		}
	});
});

describe('the time in which a tip is to be answered', () => {
	const due = async () => (await rows())[0]!.dueAt;

	it('is never put off by a change of level that is changed back', async () => {
		const id = await arrives({}, later(-120));
		const { urgency, dueAt } = (await rows())[0]!;
		await becomes(id, urgency, 4);
		expect((await due()).getTime()).toBeGreaterThan(dueAt.getTime());
		await becomes(id, 4, urgency as 3, later(60));
		expect(await due()).toEqual(dueAt);
	});

	it('is over when it would have been, however a level is lowered just before and raised after', async () => {
		const id = await arrives(URGENT);
		const first = await due();
		await becomes(id, 1, 3, later(10));
		await becomes(id, 3, 2, later(30));
		await becomes(id, 2, 1, later(40));
		expect(await due()).toEqual(first);
	});

	it('stays over once it is over, and is short for what turns out to be urgent', async () => {
		const id = await arrives(URGENT, later(-60));
		const over = await due();
		expect(over.getTime()).toBeLessThan(now.getTime());
		await becomes(id, 1, 4);
		expect(await due(), 'was late').toEqual(over);
		await becomes(id, 4, 1);
		expect(await due(), 'is late').toEqual(over);

		const calm = await arrives({}, later(-3_000));
		const { urgency } = (await rows()).find((row) => row.id === calm)!;
		await becomes(calm, urgency, 1);
		const raised = (await rows()).find((row) => row.id === calm)!.dueAt;
		expect(raised.getTime()).toBeLessThanOrEqual(later(20).getTime());
	});

	it('begins anew when a tip is reopened', async () => {
		const id = await arrives({}, later(-20_000));
		const text = () => ({ id: randomUUID(), sealed: new Uint8Array([1]) });
		await mara(triage.close, id, text(), 'closed', now);
		await mara(triage.reopen, id, { sealed: new Uint8Array([1]) }, now);
		expect((await due()).getTime()).toBeGreaterThan(now.getTime());
		expect(await rows()).toMatchObject([{ id, takenBy: null }]);
	});
});

const waitingForARow = async () => {
	const rows = await owner().execute(sql`select from pg_stat_activity
		where datname = current_database() and wait_event_type = 'Lock' and usename = 'plainsight_public'`);
	return rows.length;
};

/** As it should be, from what the row itself says, in a form that sorts. */
function placeOf(row: triage.QueueRow): string {
	const { urgency, takenBy, readAt, news, clockDueAt, arrivedAt, id } = row;
	const first = takenBy ? (readAt ? (news ? 3 : 4) : 1) : urgency === 1 ? 0 : readAt ? 2 : 1;
	const due = clockDueAt?.toISOString() ?? 'none';
	return [first, urgency, due, arrivedAt.toISOString(), id].join(' ');
}
const byDue = (all: readonly triage.QueueRow[]) => (one: string, other: string) => {
	const of = (id: string) => placeOf(all.find((row) => row.id === id)!);
	return of(one) < of(other) ? -1 : 1;
};
