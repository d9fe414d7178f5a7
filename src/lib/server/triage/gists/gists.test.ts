import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signing } from '../../../../../scripts/demo/signing.ts';
import type { Person } from '../../../../../scripts/demo/people.ts';
import { answersWith, createHouse, send, type House } from '../../../../../tests/support/house.ts';
import { actsOf } from '../../../../../tests/support/record.ts';
import * as triage from '../../../../../tests/support/triage.ts';
import { laneActs } from '#lib/sealed/lane-act.ts';
import { onTip, tipActs } from '#lib/sealed/tip-act.ts';
import * as tips from '../../tips/index.ts';
import { gists } from '../index.ts';

const now = new Date('2026-11-23T14:37:21Z');
const hourLater = new Date(now.getTime() + 60 * 60_000);
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const arrives = async (answers = {}) => {
	const { code } = await send(house.intake, answersWith({ what: randomUUID(), ...answers }), now);
	return (await tips.find(house.intake, code))!.id;
};
const opens = (person: Person, lane: string, upTo: number, at = now) => {
	const act = { ...laneActs.openGists(lane, upTo), lane };
	return gists.askForGists(house.desk, signing(person, act, at), { lane, upTo }, at);
};
const made = (tip: string, version: number, lane = 'general') => ({
	...{ tip, lane, epoch: 1, seen: 1, version },
	sealed: randomBytes(100)
});
const files = (person: Person, ids: string[], at = now) =>
	gists.gistFiles(house.desk, person.actor, 'general', ids, at);
const entries = async () =>
	(await actsOf(house.database, 'general', [house.general])).filter(
		({ act }) => act === 'gists.opened'
	);
const inTable = (name: 'gists' | 'titles', tip: string) =>
	house.database.as.owner.execute<{ version: number; sealed: Uint8Array }>(
		sql`select version, sealed from ${sql.identifier(name)} where tip_id = ${tip}`
	);

describe('gists', () => {
	it('are handed out once it is on record, signed, how many at most, and for an hour', async () => {
		const { mara, desk } = house;
		const ids = [await arrives(), await arrives()];
		expect(await files(mara, ids)).toEqual({ ok: false, why: 'unsaid' });
		const unsigned = { ...mara.actor, signed: undefined };
		expect(await gists.askForGists(desk, unsigned, { lane: 'general', upTo: 9 }, now)).toEqual({
			ok: false,
			why: 'unsigned'
		});
		const few = signing(mara, { ...laneActs.openGists('general', 1), lane: 'general' }, now);
		expect(await gists.askForGists(desk, few, { lane: 'general', upTo: 999 }, now)).toEqual({
			ok: false,
			why: 'signed-otherwise'
		});
		expect(await files(mara, ids)).toEqual({ ok: false, why: 'unsaid' });

		expect(await opens(mara, 'general', 4)).toEqual({ ok: true });
		expect(await files(mara, ids)).toMatchObject({ ok: true, gists: [] });
		expect(await entries()).toMatchObject([
			{ by: mara.officerId, subject: 'general', detail: { upTo: 4 } }
		]);
		expect(await files(mara, [...ids, ids[0]!]), 'two are left').toEqual({
			ok: false,
			why: 'unsaid'
		});
		expect(await files(mara, ids, hourLater), 'an hour later').toEqual({
			ok: false,
			why: 'unsaid'
		});
		expect(await files(mara, ids)).toMatchObject({ ok: true });
		expect(await files(mara, ids.slice(1)), 'none is left').toEqual({ ok: false, why: 'unsaid' });
		expect(await files(house.devon, ids.slice(1)), 'nor a colleague’s').toEqual({
			ok: false,
			why: 'unsaid'
		});
	});

	it('are made of tips that are handed out in the same way, with what was added', async () => {
		const { mara, desk, intake } = house;
		const { code } = await send(intake, answersWith({ what: randomUUID() }), now);
		const { id } = (await tips.find(intake, code))!;
		await tips.add(intake, code, randomUUID(), 'A blue van.', now);
		const ask = () => gists.sources(desk, mara.actor, 'general', [id], now);
		expect(await ask()).toEqual({ ok: false, why: 'unsaid' });
		await opens(mara, 'general', 1);
		expect(await ask()).toMatchObject({ tips: [{ id, epoch: 1, additions: [{ tip: id }] }] });
		const { rows } = await gists.rows(desk, mara.actor, { ids: [id] });
		expect(rows).toMatchObject([{ id, isRead: false, gist: 0, title: 0 }]);
		expect(rows[0]!.additions).toHaveLength(1);
		const after = await gists.rows(desk, mara.actor, { state: 'open', after: id });
		expect(after.rows.every((row) => row.id > id)).toBe(true);
	});

	it('have rows that say whose move each is', async () => {
		const { mara, desk, intake, database } = house;
		const { code } = await send(intake, answersWith({ what: randomUUID() }), now);
		const { id } = (await tips.find(intake, code))!;
		const stage = async () =>
			(await gists.rows(desk, mara.actor, { ids: [id] })).rows.map((row) => row.stage);
		const stages = [...(await stage())];
		await triage.take(desk, mara.actor, id, now);
		await triage.read(desk, mara.actor, id, [], now);
		stages.push(...(await stage()));
		const text = { id: randomUUID(), lane: 'general', epoch: 1, sealed: new Uint8Array([1]) };
		const until = new Date(now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
		await triage.wait(desk, mara.actor, id, 'tipster', { ...text, until }, now);
		stages.push(...(await stage()));
		await tips.add(intake, code, randomUUID(), 'A blue van.', now);
		stages.push(...(await stage()));
		await database.as.owner.execute(
			sql`update stages set stage = 'withdrawn' where tip_id = ${id}`
		);
		stages.push(...(await stage()));
		await database.as.owner.execute(sql`update tips set state = 'closed' where id = ${id}`);
		stages.push(...(await stage()));
		expect(stages).toEqual(['unread', 'ours', 'tipster', 'ours', 'withdrawn', 'closed']);
	});

	it('of two browsers that make one the first stays, and a later one takes the place of the one it saw', async () => {
		const { mara, devon, desk } = house;
		const id = await arrives();
		const [first, second] = [made(id, 0), made(id, 0)];
		expect(await gists.keepGists(desk, mara.actor, [first])).toEqual([id]);
		expect(await gists.keepGists(desk, devon.actor, [second])).toEqual([]);
		const third = made(id, 1);
		expect(await gists.keepGists(desk, devon.actor, [third, made(randomUUID(), 0)])).toEqual([id]);
		expect(await gists.keepGists(desk, mara.actor, [made(id, 1)])).toEqual([]);
		const [kept] = await inTable('gists', id);
		expect(kept).toMatchObject({ version: 2 });
		expect(Buffer.from(kept!.sealed)).toEqual(third.sealed);
	});

	it('sealed for another lane, or to a key that somebody who left holds, are not kept', async () => {
		const { mara, desk, database } = house;
		const id = await arrives();
		expect(await gists.keepGists(desk, mara.actor, [made(id, 0, 'review')])).toEqual([]);
		await database.as.owner.execute(sql`update lane_epochs
			set card = jsonb_set(card, '{repliesFrom}', '2') where lane_id = 'general'`);
		expect(await gists.keepGists(desk, mara.actor, [made(id, 0)])).toEqual([]);
		await database.as.owner.execute(sql`update lane_epochs
			set card = jsonb_set(card, '{repliesFrom}', '1') where lane_id = 'general'`);
		expect(await gists.keepGists(desk, mara.actor, [made(id, 0)])).toEqual([id]);
	});

	it('of a restricted lane are there for its members alone, in rows, files and words alike', async () => {
		const { mara, ruth, desk } = house;
		const id = await arrives({ involved: ['police'] });
		expect(await gists.keepGists(desk, ruth.actor, [made(id, 0, 'review')])).toEqual([id]);
		expect((await gists.rows(desk, ruth.actor, { ids: [id] })).rows).toHaveLength(1);
		expect((await gists.rows(desk, mara.actor, { ids: [id] })).rows).toEqual([]);
		expect(await gists.keepGists(desk, mara.actor, [made(id, 1, 'review')])).toEqual([]);
		expect(await opens(mara, 'review', 9)).toEqual({ ok: false, why: 'not-there' });
		expect(await gists.gistFiles(desk, mara.actor, 'review', [id], now)).toBeUndefined();
		expect(await gists.sources(desk, mara.actor, 'review', [id], now)).toBeUndefined();
		// Under a lane of her own, which she may ask for.
		await opens(mara, 'general', 9);
		expect(await files(mara, [id])).toMatchObject({ gists: [], titles: [] });
		const her = { ...mara.actor, lanes: ['general', 'review'] };
		await expect(
			opens({ ...mara, actor: her }, 'review', 9),
			'not by the rows of the record, either'
		).rejects.toMatchObject({ cause: { code: '42501' } });
	});
});

describe('a title', () => {
	const gives = (person: Person, tip: string, version: number, sealed = randomBytes(90)) => {
		const print = createHash('sha256').update(sealed).digest('hex');
		const act = onTip({ id: tip, lane: 'general' }, tipActs.giveTitle(print));
		const given = { lane: 'general', epoch: 1, seen: 1, version, sealed };
		return gists.giveTitle(house.desk, signing(person, act, now), tip, given, now);
	};

	it('is given by one officer at a time, with an act on record, and once however often it is sent', async () => {
		const { mara, devon } = house;
		const id = await arrives();
		const words = randomBytes(90);
		expect(await gives(mara, id, 0, words)).toEqual({ ok: true });
		expect(await gives(mara, id, 0, words)).toEqual({ ok: true });
		expect(await gives(devon, id, 0)).toEqual({ ok: false, why: 'changed-title' });
		expect(await gives(devon, id, 1)).toEqual({ ok: true });
		const acts = await actsOf(house.database, 'general', [house.general]);
		const of = acts.filter(({ act, subject }) => act === 'tip.titled' && subject === id);
		expect(of.map(({ by }) => by)).toEqual([mara.officerId, devon.officerId]);
		expect(await inTable('titles', id)).toMatchObject([{ version: 2 }]);
	});

	it('of a tip that is not there for an officer is given by nobody', async () => {
		const id = await arrives({ involved: ['police'] });
		expect(await gives(house.mara, id, 0)).toMatchObject({ ok: false });
		expect(await inTable('titles', id)).toEqual([]);
	});
});
