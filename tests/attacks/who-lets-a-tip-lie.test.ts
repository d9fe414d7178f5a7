import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actingAs, sqlState, tips as tipRows, tipStages } from '../../src/lib/server/db/index.ts';
import { find } from '../../src/lib/server/tips/index.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { actsOf } from '../support/record.ts';
import * as triage from '../support/triage.ts';

/** Somebody who sits at the desk, too, or writes its database, and wants a tip to lie where nobody looks. */
const now = new Date('2026-11-23T14:37:21Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
let house: House;
let id: string;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	const answers = answersWith({ what: randomUUID(), danger: 'yes' });
	const { code } = await send(house.intake, answers, now);
	id = (await find(house.intake, code))!.id;
});

const devon = () => house.devon.actor;
const text = () => ({ id: randomUUID(), lane: 'general', epoch: 1, sealed: new Uint8Array([1]) });
const until = (day: string) => ({ ...text(), until: day });
const first = async () =>
	(await triage.queue(house.desk, house.mara.actor, { view: 'open', page: 0 })).rows[0];
const takes = async () => {
	await triage.take(house.desk, devon(), id, now);
	await triage.read(house.desk, devon(), id, [], now);
};
const holds = (day: string, at = now) =>
	triage.wait(house.desk, devon(), id, 'held', until(day), at);

describe('a colleague who wants an urgent tip to lie', () => {
	it('holds none that they have not taken, and has their name on the one that they hold', async () => {
		expect(await holds('2026-11-24')).toEqual({ ok: false, why: 'unassigned' });
		await takes();
		expect(await holds('2026-11-24')).toEqual({ ok: true });
		const { rows } = await triage.queue(house.desk, house.mara.actor, { view: 'waiting', page: 0 });
		expect(rows).toMatchObject([{ id, takenBy: 'Devon Clarke', stage: { is: 'held' } }]);
		const acts = await actsOf(house.database, 'general', [house.general]);
		expect(acts.at(-1)).toMatchObject({ act: 'tip.held', by: house.devon.officerId });
	});

	it('holds it for a day at once, and no day passes without everybody seeing that it is over', async () => {
		await takes();
		expect(await holds('2026-11-25')).toMatchObject({ why: 'not-that-day' });
		await holds('2026-11-24');
		await triage.bringBack(house.database.as.jobs, later(14));
		const { rows } = await triage.queue(house.desk, house.mara.actor, { view: 'open', page: 0 });
		expect(rows.find((row) => row.id === id)).toMatchObject({
			clock: 'held',
			clockDueAt: new Date('2026-11-24T00:00-04:00'),
			stage: { isOver: true }
		});
	});

	it('sinks it with no level: one that waited as less urgent stands up as it is raised', async () => {
		await takes();
		await triage.changeUrgency(house.desk, devon(), id, { was: 1, becomes: 4 }, text(), now);
		expect(await holds('2026-12-23')).toEqual({ ok: true });
		const up = { was: 4, becomes: 1 } as const;
		await triage.changeUrgency(house.desk, house.mara.actor, id, up, text(), later(1));
		const { rows } = await triage.queue(house.desk, house.mara.actor, { view: 'waiting', page: 0 });
		expect(rows.map((row) => row.id)).not.toContain(id);
	});

	it('who leaves has it wait for nobody: it is first at once', async () => {
		const { code } = await send(house.intake, answersWith({ what: randomUUID() }), now);
		const other = (await find(house.intake, code))!.id;
		await takes();
		await holds('2026-11-24');
		await actingAs(house.desk.db, house.mara.officerId, async (tx) => {
			const [row] = await tx.select({ rank: tipRows.rank }).from(tipRows).where(eq(tipRows.id, id));
			expect(row).toEqual({ rank: 5 });
		});
		await house.database.as.owner.execute(
			sql`update assignments set ended_at = now() where tip_id = ${id} and ended_at is null`
		);
		const { rows } = await triage.queue(house.desk, house.mara.actor, { view: 'open', page: 0 });
		expect(rows.findIndex((row) => row.id === id)).toBeLessThan(
			rows.findIndex((row) => row.id === other)
		);
		const again = await triage.take(house.desk, house.mara.actor, id, later(1));
		expect(again).toEqual({ ok: true });
	});

	it('gives nobody the wait of somebody who left: whoever gets the tip has not said that it waits', async () => {
		await takes();
		await holds('2026-11-24');
		await house.database.as.owner.execute(
			sql`update assignments set ended_at = now() where tip_id = ${id} and ended_at is null`
		);
		const to = house.mara.officerId;
		expect(await triage.handOver(house.desk, devon(), id, to, now)).toEqual({ ok: true });
		const { rows } = await triage.queue(house.desk, devon(), { view: 'waiting', page: 0 });
		expect(rows.map((row) => row.id)).not.toContain(id);
	});

	it('makes none less late that nobody has, by a day until which somebody who left had it wait', async () => {
		await takes();
		await holds('2026-11-24');
		await house.database.as.owner.execute(
			sql`update assignments set ended_at = now() where tip_id = ${id} and ended_at is null`
		);
		const { owner } = house.database.as;
		const due = () =>
			owner.select({ dueAt: tipRows.dueAt }).from(tipRows).where(eq(tipRows.id, id));
		const before = await due();
		await triage.bringBack(house.database.as.jobs, later(14));
		expect(await due()).toEqual(before);
	});

	it('goes on alone with none that was taken back by closing it and opening it again', async () => {
		await takes();
		const word = randomUUID();
		await house.database.as.owner.execute(sql`
			insert into additions (id, tip_id, epoch, arrived_at, sealed)
			values (${word}, ${id}, 1, '2026-11-23T14:00:00Z', '\\x01')`);
		await triage.takeBack(house.desk, devon(), id, { ...until('2026-12-01'), id: word }, now);
		await triage.close(house.desk, devon(), id, text(), 'closed', later(1));
		expect(await triage.reopen(house.desk, devon(), id, text(), later(2))).toEqual({ ok: true });
		const { stages } = (await triage.view(house.desk, house.mara.actor, id, later(2)))!;
		expect(stages).toMatchObject([{ stage: 'withdrawn', endedAt: null }]);
	});

	it('begins no wait under the id of a tipster’s word, so that it could not be said that it takes the tip back', async () => {
		await takes();
		const { owner } = house.database.as;
		const word = randomUUID();
		await owner.execute(sql`insert into additions (id, tip_id, epoch, arrived_at, sealed)
			values (${word}, ${id}, 1, '2026-11-23T14:00:00Z', '\\x01')`);
		const under = { ...until('2026-11-24'), id: word };
		const held = await triage.wait(house.desk, devon(), id, 'held', under, now);
		expect(held).toEqual({ ok: false, why: 'not-there' });
		const taken = { ...until('2026-12-01'), id: word };
		expect(await triage.takeBack(house.desk, house.mara.actor, id, taken, now)).toEqual({
			ok: true
		});
		const { stages } = (await triage.view(house.desk, house.mara.actor, id, now))!;
		expect(stages).toMatchObject([{ id: word, stage: 'withdrawn' }]);
	});

	it('cannot say for a tipster that they took it back where they said no such thing of this tip', async () => {
		const word = until('2026-12-01');
		expect(await triage.takeBack(house.desk, devon(), id, word, now)).toMatchObject({
			why: 'not-there'
		});
		expect(await first()).toMatchObject({ urgency: 1, takenBy: null });
	});
});

describe('whoever writes the database', () => {
	const writes = (set: object, by: 'desk' | 'owner') =>
		by === 'owner'
			? house.database.as.owner.update(tipStages).set(set).where(eq(tipStages.tipId, id))
			: actingAs(house.desk.db, house.devon.officerId, (tx) =>
					tx.update(tipStages).set(set).where(eq(tipStages.tipId, id))
				);

	it('as the desk changes no day and no stage, and begins none in another’s name', async () => {
		await takes();
		await holds('2026-11-24');
		for (const set of [{ until: later(700) }, { stage: 'withdrawn' as const }, { cameAt: now }])
			await expect(writes(set, 'desk')).rejects.toSatisfy((error) => sqlState(error) === '42501');
		const inHerName = actingAs(house.desk.db, house.devon.officerId, (tx) =>
			tx.insert(tipStages).values({
				...{ ...text(), tipId: id, stage: 'held', begunBy: house.mara.officerId },
				...{ begunAt: now, until: later(24), endedBy: house.devon.officerId, endedAt: now }
			})
		);
		await expect(inHerName).rejects.toSatisfy((error) => sqlState(error) === '42501');
	});

	it('as its owner has a tip wait for a month at most, and no rank or clock that they write stands', async () => {
		await takes();
		await holds('2026-11-24');
		await expect(writes({ until: later(24 * 40) }, 'owner')).rejects.toSatisfy(
			(error) => sqlState(error) === '23514'
		);
		await house.database.as.owner
			.update(tipRows)
			.set({ rank: 5, clock: null, clockDueAt: null })
			.where(eq(tipRows.id, id));
		await triage.bringBack(house.database.as.jobs, later(14));
		const [row] = await house.database.as.owner
			.select({ rank: tipRows.rank, clock: tipRows.clock })
			.from(tipRows)
			.where(eq(tipRows.id, id));
		expect(row).toEqual({ rank: 4, clock: 'held' });
	});
});
