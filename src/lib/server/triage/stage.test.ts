import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import * as triage from '../../../../tests/support/triage.ts';
import { add, find } from '../tips/index.ts';

/** Whose move a tip is, and which of its clocks runs. A Monday, 10:37 by the Federation's clock. */
const now = new Date('2026-11-23T14:37:21Z');
const HOUR = 3_600_000;
const later = (hours: number) => new Date(now.getTime() + hours * HOUR);
const local = (time: string) => new Date(`${time}:00-04:00`);
let house: House;
let id: string;
let code: string;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const arrives = async (answers: object = {}, at = now) => {
	const sent = await send(house.intake, answersWith({ what: randomUUID(), ...answers }), at);
	code = sent.code;
	return (await find(house.intake, sent.code))!.id;
};
beforeEach(async () => {
	id = await arrives();
});
const as =
	(who: 'mara' | 'devon') =>
	<Rest extends unknown[], Result>(
		verb: (desk: House['desk'], actor: House['mara']['actor'], ...rest: Rest) => Promise<Result>,
		...rest: Rest
	) =>
		verb(house.desk, house[who].actor, ...rest);
const [mara, devon] = [as('mara'), as('devon')];
const text = () => ({ id: randomUUID(), lane: 'general', epoch: 1, sealed: new Uint8Array([1]) });
const until = (day: string) => ({ ...text(), until: day });
const row = async (tip = id) => {
	for (let page = 0; ; page++) {
		const { rows, more } = await mara(triage.queue, { view: 'open', page });
		const found = rows.find((one) => one.id === tip);
		if (found || !more) return found;
	}
};
const view = async () => (await mara(triage.view, id, now))!;
const takes = async (at = now) => {
	await mara(triage.take, id, at);
	await mara(triage.read, id, [], at);
};
const says = async (at = now) => {
	expect(await add(house.intake, code as never, randomUUID(), 'They moved.', at)).toBe('added');
	return (await view()).additions.map((one) => one.id);
};
const reply = (more: object = {}) => ({
	...text(),
	...{ asks: true, sending: new Uint8Array([2]) },
	...more
});
const bringBack = (at: Date) => triage.bringBack(house.database.as.jobs, at);
const acts = async () => (await actsOf(house.database, 'general', [house.general])).slice(-1);

describe('the clock of a tip', () => {
	it('is that of reading, then of a response, and then none', async () => {
		expect(await row()).toMatchObject({ clock: 'reading', clockDueAt: local('2026-11-23T15:00') });
		await takes();
		expect(await row()).toMatchObject({ clock: 'response', clockDueAt: local('2026-11-24T11:00') });
		await mara(triage.reply, id, reply({ asks: false }), now);
		expect(await row()).toMatchObject({ clock: null, clockDueAt: null, stage: null });
	});

	it('of a response stops with what was done outside, kept once, and not with a remark', async () => {
		await takes();
		await mara(triage.note, id, text(), now);
		expect(await row()).toMatchObject({ clock: 'response' });
		const visit = { ...text(), done: {} };
		const tells = () => mara(triage.note, id, visit, now);
		expect([await tells(), await tells()]).toEqual([{ ok: true }, { ok: true }]);
		expect(await row()).toMatchObject({ clock: null, stage: null });
		const detail = { note: visit.id, responds: true };
		expect(await acts()).toMatchObject([{ act: 'note.written', subject: id, detail }]);
	});

	it('is held until the day on which what was done outside goes on, by whoever has the tip, all of it or nothing', async () => {
		await mara(triage.read, id, [], now);
		const visit = { ...text(), done: { waits: until('2026-11-27') } };
		expect(await mara(triage.note, id, visit, now)).toEqual({ ok: false, why: 'unassigned' });
		expect((await view()).notes).toEqual([]);
		await takes();
		expect(await devon(triage.note, id, visit, now)).toMatchObject({ ok: false, why: 'assigned' });
		const late = { ...visit, done: { waits: until('2027-11-27') } };
		expect(await mara(triage.note, id, late, now)).toEqual({ ok: false, why: 'not-that-day' });
		expect(await mara(triage.note, id, visit, now)).toEqual({ ok: true });
		expect(await row()).toMatchObject({ clock: 'held', clockDueAt: local('2026-11-27T00:00') });
		const { id: held } = visit.done.waits;
		expect((await view()).stages).toMatchObject([{ id: held, stage: 'held' }]);
		await mara(triage.comeBack, id, held, now);
	});

	it('of a response stops with a reason why none is owed, kept once', async () => {
		await takes();
		const why = text();
		const waives = () => mara(triage.waive, id, why, now);
		expect([await waives(), await waives()]).toEqual([{ ok: true }, { ok: true }]);
		expect(await row()).toMatchObject({ clock: null });
		expect(await acts()).toMatchObject([{ act: 'tip.no-response-owed', subject: id }]);
		expect((await view()).responses).toMatchObject([{ id: why.id, kind: 'waived' }]);
	});

	it('runs for what the tipster says, until whoever has the tip has dealt with it', async () => {
		await takes();
		await mara(triage.reply, id, reply(), now);
		const [first] = await says(later(30));
		const news = { clock: 'answer', clockDueAt: local('2026-11-26T08:00'), news: true };
		expect(await row()).toMatchObject({ ...news, unseen: true });
		await mara(triage.read, id, [first!], later(31));
		expect(await row()).toMatchObject({ ...news, unseen: false });
		await devon(triage.reply, id, reply({ answers: [first] }), later(31));
		expect(await row(), 'answered by another').toMatchObject(news);
		const more = await says(later(32));
		await mara(triage.reply, id, reply({ answers: [first] }), later(33));
		expect(await row(), 'something came while she wrote').toMatchObject({ news: true });
		await mara(triage.heed, id, { id: randomUUID(), answers: more }, later(34));
		expect(await row()).toMatchObject({ clock: null, news: false });
	});

	it('begins anew when it is opened again', async () => {
		await takes();
		await mara(triage.reply, id, reply({ asks: false }), now);
		await mara(triage.close, id, text(), 'closed', later(1));
		await mara(triage.reopen, id, text(), later(48));
		expect(await row()).toMatchObject({
			clock: 'response',
			clockDueAt: local('2026-11-26T11:00'),
			closedAt: null
		});
	});
});

describe('a tip that waits', () => {
	const waits = (stage: 'agency' | 'held', day: string, at = now) =>
		mara(triage.wait, id, stage, until(day), at);

	it('stands last until its day, then among ours, late by that day', async () => {
		await takes();
		expect(await waits('held', '2026-11-27')).toEqual({ ok: true });
		expect(await acts()).toMatchObject([{ act: 'tip.held', detail: { until: '2026-11-27' } }]);
		const day = local('2026-11-27T00:00');
		const stage = { is: 'held', until: day, isOver: false };
		expect(await row()).toMatchObject({ clock: 'held', clockDueAt: day, stage });
		const { rows, counts } = await mara(triage.queue, { view: 'waiting', page: 0 });
		expect([rows.map((one) => one.id), counts.waiting]).toEqual([[id], 1]);
		expect(await bringBack(new Date(day.getTime() - 1))).toBe(0);
		expect(await bringBack(day)).toBe(1);
		expect(await bringBack(day), 'once').toBe(0);
		expect(await row()).toMatchObject({ clock: 'held', stage: { ...stage, isOver: true } });
		expect((await mara(triage.queue, { view: 'waiting', page: 0 })).rows).toEqual([]);
		// Of Monday and Tuesday eight hours and 22 minutes were left: they are from Friday on.
		const { id: which } = (await view()).stages[0]!;
		await mara(triage.comeBack, id, which, later(96));
		expect(await row()).toMatchObject({
			clock: 'response',
			clockDueAt: new Date('2026-11-30T08:22:39-04:00')
		});
	});

	it('is as late after it as it was before, whoever ends it', async () => {
		id = await arrives({}, later(-100));
		await takes();
		const due = (await row())!.clockDueAt!;
		expect(due.getTime()).toBeLessThan(now.getTime());
		await waits('held', '2026-11-27');
		const [first] = (await view()).stages;
		await mara(triage.comeBack, id, first!.id, later(2));
		const shifted = new Date(due.getTime() + 2 * HOUR);
		expect(await row()).toMatchObject({ clock: 'response', clockDueAt: shifted });
		await waits('held', '2026-11-27', later(2));
		const day = local('2026-11-27T00:00');
		await bringBack(day);
		const late = now.getTime() - due.getTime();
		const then = new Date(day.getTime() - late);
		expect(await row()).toMatchObject({ clock: 'response', clockDueAt: then });
	});

	it('for an agency was responded to, and has that one’s day as its clock', async () => {
		await takes();
		await waits('agency', '2026-12-04');
		expect(await row()).toMatchObject({ clock: 'agency', clockDueAt: local('2026-12-04T00:00') });
		const [stage] = (await view()).stages;
		expect(await mara(triage.comeBack, id, stage!.id, later(2))).toEqual({ ok: true });
		expect(await acts()).toMatchObject([{ act: 'tip.resumed', detail: { stage: stage!.id } }]);
		expect(await row()).toMatchObject({ clock: null, stage: null });
	});

	it('for its tipster stands up when they write, and is ours once that is dealt with', async () => {
		await takes();
		const wait = until('2026-12-07');
		const question = reply({ waits: wait });
		const asks = () => mara(triage.reply, id, question, now);
		expect([await asks(), await asks()]).toEqual([{ ok: true }, { ok: true }]);
		expect(await acts()).toMatchObject([
			{ act: 'tipster.asked', detail: { reply: question.id, waits: { until: '2026-12-07' } } }
		]);
		expect(await row()).toMatchObject({ clock: 'tipster', stage: { is: 'tipster' } });
		const answers = await says(later(1));
		expect(await row()).toMatchObject({ clock: 'answer', news: true });
		await mara(triage.heed, id, { id: randomUUID(), answers }, later(2));
		expect(await row()).toMatchObject({ clock: null, stage: null, news: false });
	});

	it('is in the hand of who has it wait, for so long as its level allows, and never once it was taken back', async () => {
		const no = (why: string, by?: string) => ({ ok: false, why, ...(by && { by }) });
		expect(await waits('held', '2026-11-27')).toEqual(no('unassigned'));
		await devon(triage.take, id, now);
		expect(await waits('held', '2026-11-27')).toEqual(no('assigned', 'Devon Clarke'));
		await devon(triage.release, id, now);
		await takes();
		for (const day of ['2026-11-22', '2026-11-23', '2026-12-24'])
			expect(await waits('held', day), day).toEqual(no('not-that-day'));
		await mara(triage.changeUrgency, id, { was: 3, becomes: 1 }, text(), now);
		expect(await waits('held', '2026-11-25')).toEqual(no('not-that-day'));
		const question = reply({ waits: until('2026-11-25') });
		expect(await mara(triage.reply, id, question, now)).toEqual(no('not-that-day'));
		expect((await view()).replies, 'nothing of it was sent').toEqual([]);
		const [word] = await says(now);
		await mara(triage.takeBack, id, { ...until('2026-12-20'), id: word! }, now);
		expect(await waits('agency', '2026-11-24')).toEqual(no('withdrawn'));
	});

	it.each([
		[
			'changes its level',
			() => mara(triage.changeUrgency, id, { was: 3, becomes: 2 }, text(), later(1))
		],
		['puts it back', () => mara(triage.release, id, later(1))]
	])('does so no longer once somebody %s', async (_, does) => {
		await takes();
		await waits('held', '2026-12-04');
		await does();
		const [stage] = (await view()).stages;
		expect(stage).toMatchObject({ endedBy: house.mara.officerId, endedAt: later(1) });
		expect(await row()).toMatchObject({ clock: 'response', stage: null });
	});

	it('ends with its closing, and closed ones stand by the hour of that, the newest first', async () => {
		await takes();
		await waits('held', '2026-12-04');
		await mara(triage.close, id, text(), 'closed', later(2));
		const first = id;
		id = await arrives({}, later(-500));
		await mara(triage.close, id, text(), 'closed', later(3.1));
		const { rows } = await mara(triage.queue, { view: 'closed', page: 0 });
		expect(rows.slice(0, 2).map((one) => [one.id, one.closedAt])).toEqual([
			[id, local('2026-11-23T13:00')],
			[first, local('2026-11-23T12:00')]
		]);
		expect(rows[1]).toMatchObject({ stage: null });
		const given = await mara(triage.outcomesOf, [id, first], later(4));
		expect(given.closed.map(({ tip }) => tip).sort()).toEqual([id, first].sort());
		expect(await acts()).toMatchObject([{ act: 'lane.outcomes-given', detail: { tips: 2 } }]);
		const { ruth, desk } = house;
		expect((await triage.outcomesOf(desk, ruth.actor, [id], later(4))).closed).toEqual([]);
	});
});

describe('silence', () => {
	const closes = (at: Date, more: object = { isSilent: true }) =>
		mara(triage.close, id, { ...text(), ...more }, 'closed', at);
	/** 30 days after the end of the hour in which it was asked. */
	const ends = new Date('2026-12-23T15:00:00Z');

	it('closes nothing where no question waits, and none before the thirtieth day after the last', async () => {
		await takes();
		expect(await closes(now)).toEqual({ ok: false, why: 'nothing-asked' });
		await mara(triage.reply, id, reply(), later(-24));
		await mara(triage.reply, id, reply(), now);
		await mara(triage.reply, id, reply({ asks: false }), later(48));
		const early = { ok: false, why: 'not-silent-yet', from: ends.toISOString() };
		expect(await closes(later(24))).toEqual(early);
		expect(await closes(new Date(ends.getTime() - 1))).toEqual(early);
		expect((await view()).state).toBe('open');
		expect(await closes(ends)).toEqual({ ok: true });
		expect(await acts()).toMatchObject([{ act: 'tip.closed', detail: { silence: true } }]);
	});

	it('is none where they said something since; and whoever closes for another reason need not wait', async () => {
		await takes();
		await mara(triage.reply, id, reply(), now);
		const answers = await says(later(1));
		const from = new Date(ends.getTime() + HOUR).toISOString();
		expect(await closes(ends, { isSilent: true, answers })).toMatchObject({
			why: 'not-silent-yet',
			from
		});
		expect(await closes(later(2), { answers })).toEqual({ ok: true });
	});
});

describe('a tip that was taken back', () => {
	it('stands still for who has it, with their tipster’s word as news, and is told once however many read it', async () => {
		await takes();
		await mara(triage.wait, id, 'held', until('2026-12-04'), now);
		const answers = await says(later(1));
		const word = { ...until('2026-12-20'), id: answers[0]! };
		for (const who of [mara, devon])
			expect(await who(triage.takeBack, id, word, later(2))).toEqual({ ok: true });
		expect((await view()).stages).toMatchObject([
			{ stage: 'held', endedAt: later(2) },
			{ stage: 'withdrawn', endedAt: null }
		]);
		expect(await row()).toMatchObject({ news: true, stage: { is: 'withdrawn' } });
		await mara(triage.heed, id, { id: randomUUID(), answers }, later(3));
		expect(await row()).toMatchObject({ news: false, clock: 'withdrawn' });
		const other = { ...until('2026-12-20'), id: randomUUID() };
		expect(await mara(triage.takeBack, id, other, later(2))).toMatchObject({ why: 'not-there' });
	});
});

it('what a release before does is known by the database: its reply responds, its closing ends the wait', async () => {
	await takes();
	await mara(triage.wait, id, 'held', until('2026-12-04'), now);
	const { owner } = house.database.as;
	await owner.execute(sql`insert into closures (id, tip_id, closed_by, closed_at, told, sealed)
		values (gen_random_uuid(), ${id}, ${house.mara.officerId}, ${later(2).toISOString()}, 'closed', '\\x01')`);
	const [closed] = await owner.execute<{ closed_at: string; waits: number }>(sql`
		select closed_at, (select count(*)::int from stages where tip_id = ${id} and ended_at is null) as waits
		from tips where id = ${id}`);
	expect([new Date(closed!.closed_at), closed!.waits]).toEqual([local('2026-11-23T12:00'), 0]);
	id = await arrives();
	await takes();
	await owner.execute(sql`insert into replies (id, tip_id, epoch, written_at, sealed_for_tipster, sending)
		values (gen_random_uuid(), ${id}, 1, '2026-11-23T14:00:00Z', '\\x01', '\\x01')`);
	expect(await row()).toMatchObject({ clock: null });
});
