import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	answersWith,
	createHouse,
	RECORD_KEY,
	send,
	type House
} from '../../../../tests/support/house.ts';
import type { Person } from '../../../../scripts/demo/people.ts';
import { text } from '#lib/sealed/bytes.ts';
import { open } from '#lib/sealed/open.ts';
import { closeDay, verify, type ActBody } from '../audit/index.ts';
import * as tips from '../tips/index.ts';
import * as triage from '../../../../tests/support/triage.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
let tipId: string;
let story = 0;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	const { code } = await send(house.intake, answersWith({ what: `story ${story++}` }), now);
	tipId = (await tips.find(house.intake, code))!.id;
});

/** The newest act in the general lane's chain, opened with the lane's key as an officer's browser does. */
async function lastAct(): Promise<ActBody> {
	const [row] = await house.database.as.owner.execute<{ body: Uint8Array }>(
		sql`select body from audit_entries where chain_id = 'general' order by seq desc limit 1`
	);
	return JSON.parse(text(await open(row!.body, house.general.identity)));
}
const sealed = () => ({ id: randomUUID(), sealed: new Uint8Array([1]) });
const state = async () => {
	const [row] = await house.database.as.owner.execute<{ state: string; urgency: number }>(
		sql`select state, urgency from tips where id = ${tipId}`
	);
	return row!;
};
const stranger = (person: Person) => person.actor;

describe('taking a tip', () => {
	it('puts it in one hand, with the act on record', async () => {
		expect(await triage.take(house.desk, house.mara.actor, tipId, now)).toEqual({ ok: true });
		expect(await lastAct()).toMatchObject({
			act: 'tip.taken',
			by: house.mara.officerId,
			subject: tipId
		});
		const refused = await triage.take(house.desk, house.devon.actor, tipId, now);
		expect(refused).toEqual({ ok: false, why: 'assigned', by: 'Mara Liburd' });
	});

	it('by two officers at the same moment gives it to one and tells the other who', async () => {
		const results = await Promise.all(
			[house.mara, house.devon].map(({ actor }) => triage.take(house.desk, actor, tipId, now))
		);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(results.find(({ ok }) => !ok)).toMatchObject({ why: 'assigned' });
	});

	it('leaves no act behind when it failed', async () => {
		await triage.take(house.desk, house.mara.actor, tipId, now);
		const before = (await lastAct()).id;
		await triage.take(house.desk, house.devon.actor, tipId, now);
		expect((await lastAct()).id).toBe(before);
	});
});

describe('handing over', () => {
	it('goes to a member of the lane and to nobody else', async () => {
		await triage.take(house.desk, house.mara.actor, tipId, now);
		const to = (person: Person) =>
			triage.handOver(house.desk, house.mara.actor, tipId, person.officerId, now);
		expect(await to(house.ruth)).toEqual({ ok: false, why: 'not-a-member' });
		expect(await to(house.devon)).toEqual({ ok: true });
		expect(await lastAct()).toMatchObject({
			act: 'tip.handed-over',
			detail: { to: house.devon.officerId }
		});
		expect(await to(house.mara)).toEqual({ ok: false, why: 'assigned', by: 'Devon Clarke' });
	});

	it('keeps the words with it, once, and none where it does not come to that', async () => {
		await triage.take(house.desk, house.mara.actor, tipId, now);
		const words = sealed();
		const to = ({ officerId }: Person, text = words) =>
			triage.handOver(house.desk, house.mara.actor, tipId, officerId, now, text);
		const notes = async () =>
			(await triage.view(house.desk, house.devon.actor, tipId, now))?.notes.map(({ id }) => id);
		expect(await to(house.ruth)).toEqual({ ok: false, why: 'not-a-member' });
		expect(await notes()).toEqual([]);
		expect([await to(house.devon), await to(house.devon)]).toEqual([{ ok: true }, { ok: true }]);
		const { officerId } = house.devon;
		expect(await lastAct()).toMatchObject({ detail: { to: officerId, note: words.id } });
		// Devon has it by now: words that nobody kept are not said to be.
		const lost = { ok: false, why: 'assigned', by: 'Devon Clarke' };
		expect(await to(house.devon, sealed())).toEqual(lost);
		expect(await notes()).toEqual([words.id]);
	});

	it('of a closed tip puts it in nobody’s hand', async () => {
		await triage.close(house.desk, house.mara.actor, tipId, sealed(), 'closed', now);
		const to = house.devon.officerId;
		expect(await triage.handOver(house.desk, house.mara.actor, tipId, to, now)).toEqual({
			ok: false,
			why: 'closed'
		});
	});
});

describe('putting a tip back', () => {
	it('is for whoever has it, or a supervisor, and leaves it for anybody to take', async () => {
		const putBack = (person: Person) => triage.release(house.desk, person.actor, tipId, now);
		expect(await putBack(house.mara)).toEqual({ ok: false, why: 'unassigned' });
		await triage.take(house.desk, house.devon.actor, tipId, now);
		expect(await putBack(house.mara)).toEqual({ ok: false, why: 'assigned', by: 'Devon Clarke' });
		expect(await putBack(house.devon)).toEqual({ ok: true });
		expect(await lastAct()).toMatchObject({ act: 'tip.released', by: house.devon.officerId });
		expect(await triage.take(house.desk, house.mara.actor, tipId, now)).toEqual({ ok: true });
		expect(await putBack(house.devon)).toEqual({ ok: true });
	});
});

describe('writing', () => {
	it('keeps a note or a reply that is sent twice once, with one act', async () => {
		const text = sealed();
		const write = () => triage.note(house.desk, house.mara.actor, tipId, text, now);
		expect(await write()).toEqual({ ok: true });
		const { id } = await lastAct();
		expect(await write()).toEqual({ ok: true });
		expect((await lastAct()).id).toBe(id);
		const reply = {
			id: randomUUID(),
			epoch: 1,
			asks: true,
			sealed: new Uint8Array([1]),
			sending: new Uint8Array([2])
		};
		const answer = () => triage.reply(house.desk, house.mara.actor, tipId, reply, now);
		expect([await answer(), await answer()]).toEqual([{ ok: true }, { ok: true }]);
		const seen = await triage.view(house.desk, house.mara.actor, tipId, now);
		expect(seen).toMatchObject({ notes: [{ id: text.id }], replies: [{ asks: 'open' }] });
		expect(seen!.replies[0]!.writtenAt).toEqual(new Date('2026-11-23T14:00:00Z'));
	});
});

describe('closing and reopening', () => {
	it('changes the state, keeps the closure, and tells the second officer who was first', async () => {
		expect(
			await triage.close(house.desk, house.mara.actor, tipId, sealed(), 'passed-on', now)
		).toEqual({ ok: true });
		expect(await state()).toMatchObject({ state: 'closed' });
		expect(await lastAct()).toMatchObject({
			act: 'tip.closed',
			detail: { told: 'passed-on', safeToTell: true }
		});
		const second = await triage.close(
			house.desk,
			house.devon.actor,
			tipId,
			sealed(),
			'closed',
			now
		);
		expect(second).toEqual({ ok: false, why: 'closed-already', by: 'Mara Liburd' });
		expect(await triage.take(house.desk, house.devon.actor, tipId, now)).toEqual({
			ok: false,
			why: 'closed'
		});
		const reason = { sealed: new Uint8Array([2]) };
		expect(await triage.reopen(house.desk, house.devon.actor, tipId, reason, now)).toEqual({
			ok: true
		});
		expect(await state()).toMatchObject({ state: 'open' });
		expect(await triage.reopen(house.desk, house.devon.actor, tipId, reason, now)).toMatchObject({
			why: 'not-closed'
		});
	});
});

describe('changing urgency', () => {
	it('needs to know what it was, so that two officers do not undo each other', async () => {
		const to = (becomes: 1 | 2) =>
			triage.changeUrgency(house.desk, house.mara.actor, tipId, { was: 3, becomes }, sealed(), now);
		expect(await to(1)).toEqual({ ok: true });
		expect(await state()).toMatchObject({ urgency: 1 });
		expect(await lastAct()).toMatchObject({
			act: 'urgency.changed',
			detail: { was: 3, becomes: 1 }
		});
		expect(await to(2)).toEqual({ ok: false, why: 'changed', is: 1 });
	});
});

describe('opening a tip', () => {
	it('is an act; what the tipster added stays news until whoever has it has dealt with it', async () => {
		await house.database.as.owner.execute(
			sql`insert into additions (id, tip_id, epoch, arrived_at, sealed) values (${randomUUID()}, ${tipId}, 1, '2026-11-23T14:00:00Z', '\\x01')`
		);
		const rows = () => triage.queue(house.desk, house.mara.actor, { view: 'open', page: 0 });
		expect((await rows()).rows.find(({ id }) => id === tipId)).toMatchObject({ news: true });
		const seen = await triage.view(house.desk, house.mara.actor, tipId, now);
		expect(seen).toMatchObject({
			id: tipId,
			lane: 'general',
			laneName: 'General',
			restricted: false
		});
		expect(seen!.additions).toHaveLength(1);
		expect(await lastAct()).toMatchObject({ act: 'tip.opened', by: house.mara.officerId });
		const added = seen!.additions.map(({ id }) => id);
		const isNews = async () => (await rows()).rows.find(({ id }) => id === tipId)!.news;
		expect(await isNews(), 'handed out').toBe(true);
		await triage.take(house.desk, house.devon.actor, tipId, now);
		await triage.read(house.desk, house.mara.actor, tipId, added, now);
		expect(await lastAct()).toMatchObject({ act: 'tip.read', detail: { additions: added } });
		expect(await isNews(), 'read by another than who has it').toBe(true);
		await triage.read(house.desk, house.devon.actor, tipId, [], now);
		expect(await isNews(), 'read without it').toBe(true);
		await triage.read(house.desk, house.devon.actor, tipId, added, now);
		expect(await isNews(), 'read by who has it').toBe(true);
		const heeded = { id: randomUUID(), answers: added };
		expect(await triage.heed(house.desk, house.mara.actor, tipId, heeded, now)).toEqual({
			ok: false,
			why: 'assigned',
			by: 'Devon Clarke'
		});
		expect(await triage.heed(house.desk, house.devon.actor, tipId, heeded, now)).toEqual({
			ok: true
		});
		expect(await lastAct()).toMatchObject({ act: 'tipster.heeded', detail: { answers: added } });
		expect(await isNews()).toBe(false);
	});

	it('is recorded once a sitting, and anew for another officer or after a quarter of an hour', async () => {
		const open = async (person: Person, minutes: number) => {
			const then = new Date(now.getTime() + minutes * 60_000);
			await triage.view(house.desk, person.actor, tipId, then);
			return (await lastAct()).id;
		};
		const first = await open(house.mara, 0);
		expect(await open(house.mara, 14)).toBe(first);
		const second = await open(house.devon, 14);
		expect(second).not.toBe(first);
		expect(await open(house.mara, 15)).not.toBe(second);
	});
});

describe('somebody outside the lane', () => {
	it('finds no tip, changes none, and is told nothing but that it is not there', async () => {
		for (const person of [house.ruth, house.alton]) {
			const actor = stranger(person);
			const notThere = { ok: false, why: 'not-there' };
			expect(await triage.view(house.desk, actor, tipId, now)).toBeUndefined();
			expect(await triage.take(house.desk, actor, tipId, now)).toEqual(notThere);
			expect(await triage.note(house.desk, actor, tipId, sealed(), now)).toEqual(notThere);
			expect(await triage.close(house.desk, actor, tipId, sealed(), 'closed', now)).toEqual(
				notThere
			);
			const { rows, counts } = await triage.queue(house.desk, actor, { view: 'open', page: 0 });
			expect(rows).toEqual([]);
			expect(counts).toEqual({
				...{ open: 0, mine: 0, news: 0, waiting: 0, closed: 0, quarantine: 0 }
			});
			expect(await triage.readChain(house.desk, actor, 'general')).toBeUndefined();
			expect(await triage.checkChain(house.desk, actor, 'general')).toBeUndefined();
		}
	});

	it('does not see a restricted tip in any list or count, nor does naming the lane help', async () => {
		await send(house.intake, answersWith({ what: 'about an officer', involved: ['police'] }), now);
		const all = await triage.queue(house.desk, house.mara.actor, { view: 'open', page: 0 });
		expect(all.rows.every(({ restricted }) => !restricted)).toBe(true);
		const named = await triage.queue(house.desk, house.mara.actor, {
			view: 'open',
			lane: 'review',
			page: 0
		});
		expect(named.rows).toEqual([]);
		const ruths = await triage.queue(house.desk, house.ruth.actor, { view: 'open', page: 0 });
		expect(ruths.rows).toHaveLength(1);
	});
});

describe('the queue', () => {
	it('lists what was heard, open or closed, until somebody says that there is nothing to answer', async () => {
		await triage.close(house.desk, house.mara.actor, tipId, sealed(), 'closed', now);
		const news = async () => {
			const { rows, counts } = await triage.queue(house.desk, house.mara.actor, {
				view: 'news',
				page: 0
			});
			expect(rows.map(({ news }) => news)).toEqual(rows.map(() => true));
			expect(counts.news).toBe(rows.length);
			return rows.map(({ id }) => id);
		};
		expect(await news()).not.toContain(tipId);
		await house.database.as.owner.execute(
			sql`insert into additions (id, tip_id, epoch, arrived_at, sealed) values (${randomUUID()}, ${tipId}, 1, '2026-11-23T14:00:00Z', '\\x01')`
		);
		expect(await news()).toContain(tipId);
		const { additions } = (await triage.view(house.desk, house.devon.actor, tipId, now))!;
		const added = additions.map(({ id }) => id);
		await triage.read(house.desk, house.devon.actor, tipId, added, now);
		expect(await news()).toContain(tipId);
		const heeded = { id: randomUUID(), answers: added };
		await triage.heed(house.desk, house.devon.actor, tipId, heeded, now);
		expect(await news()).not.toContain(tipId);
	});

	it('can be narrowed to one urgency and turned page by page without losing or doubling a tip', async () => {
		await house.database.as.owner.execute(sql`
			insert into tips (id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			select gen_random_uuid(), 'general', 1, '2026-11-23T14:00:00Z',
				timestamptz '2026-11-26T15:00:00Z' + (n / 7) * interval '1 hour', 4, 1, 'proven', '\\x01'
			from generate_series(1, 120) n`);
		const all: string[] = [];
		for (let page = 0, more = true; more; page++) {
			const part = await triage.queue(house.desk, house.mara.actor, {
				view: 'open',
				urgency: 4,
				page
			});
			expect(part.rows.every(({ urgency }) => urgency === 4)).toBe(true);
			all.push(...part.rows.map(({ id }) => id));
			more = part.more;
		}
		expect(new Set(all).size).toBe(all.length);
		const [{ count }] = (await house.database.as.owner.execute<{ count: number }>(
			sql`select count(*)::integer from tips where lane_id = 'general' and state = 'open' and urgency = 4`
		)) as unknown as [{ count: number }];
		expect(all).toHaveLength(count);
	});

	it('puts first what is due first', async () => {
		await send(house.intake, answersWith({ what: 'danger', danger: 'yes' }), now);
		const { rows } = await triage.queue(house.desk, house.mara.actor, { view: 'open', page: 0 });
		expect(rows[0]).toMatchObject({ urgency: 1 });
		const due = rows.map(({ clockDueAt }) => clockDueAt!.getTime());
		expect(due).toEqual([...due].sort((a, b) => a - b));
	});
});

describe('the queue in a flood', () => {
	it('puts what nothing shows that a person sent after everything else, however urgent it says it is', async () => {
		const { owner } = house.database.as;
		const all = async () => {
			const rows: triage.QueueRow[] = [];
			for (let page = 0, more = true; more; page++) {
				const part = await triage.queue(house.desk, house.mara.actor, { view: 'open', page });
				rows.push(...part.rows);
				more = part.more;
			}
			return rows;
		};
		const before = (await all()).map(({ id }) => id);
		await owner.execute(sql`
			insert into tips (id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, sealed)
			select gen_random_uuid(), 'general', 1,
				date_trunc('hour', now()), timestamptz '2000-01-01' + n * interval '1 minute', 1, 1, 'unproven', '\\x00'
			from generate_series(1, 60) n`);
		const after = await all();
		expect(after.slice(0, before.length).map(({ id }) => id)).toEqual(before);
		const flood = after.slice(before.length);
		expect(flood.map(({ standing }) => standing)).toEqual(Array(60).fill('unproven'));
		const due = flood.map(({ clockDueAt }) => clockDueAt!.getTime());
		expect(due).toEqual([...due].sort((a, b) => a - b));
		await owner.execute(sql`delete from unswept`);
		await owner.execute(sql`delete from tips where standing = 'unproven'`);
	});
});

describe('the chains of all this work', () => {
	it('are read and checked by members of the lane', async () => {
		const entries = await triage.readChain(house.desk, house.devon.actor, 'general');
		expect(entries!.length).toBeGreaterThan(10);
		const older = await triage.readChain(house.desk, house.devon.actor, 'general', 3);
		expect(older!.map(({ seq }) => seq)).toEqual([2, 1]);
		expect(await triage.checkChain(house.desk, house.devon.actor, 'general')).toMatchObject({
			chain: 'general',
			holds: true
		});
		expect(await triage.readChain(house.desk, house.devon.actor, 'people')).toBeUndefined();
		expect(await triage.checkChain(house.desk, house.alton.actor, 'people')).toMatchObject({
			holds: true
		});
	});

	it('are held against what was anchored each day, under the desk’s own key', async () => {
		const check = () => triage.checkChain(house.desk, house.devon.actor, 'general');
		expect(await check()).toMatchObject({
			holds: true,
			anchored: { holds: true, upTo: undefined }
		});
		await closeDay(house.database.as.jobs, now, RECORD_KEY);
		const day = '2026-11-22';
		expect(await check()).toMatchObject({ holds: true, anchored: { holds: true, upTo: day } });
		const elsewhere = { ...house.desk, record: 'another record' };
		expect(await triage.checkChain(elsewhere, house.devon.actor, 'general')).toMatchObject({
			holds: true,
			anchored: { holds: false, day }
		});
	});

	it('hold, and stop holding when somebody with the whole database changes one row', async () => {
		const owner = house.database.as.owner;
		for (const result of await verify(owner)) expect(result).toMatchObject({ holds: true });
		await owner.execute(sql`alter table audit_entries disable trigger refuse_change`);
		await owner.execute(
			sql`update audit_entries set at = at + interval '1 minute' where chain_id = 'general' and seq = 3`
		);
		const broken = (await verify(owner)).find(({ chain }) => chain === 'general');
		expect(broken).toEqual({ chain: 'general', holds: false, at: 3, why: 'hash' });
		await owner.execute(
			sql`update audit_entries set at = at - interval '1 minute' where chain_id = 'general' and seq = 3`
		);
		await owner.execute(sql`delete from audit_entries where chain_id = 'people' and seq = 2`);
		expect((await verify(owner)).find(({ chain }) => chain === 'people')).toMatchObject({
			at: 2,
			why: 'missing'
		});
	});
});
