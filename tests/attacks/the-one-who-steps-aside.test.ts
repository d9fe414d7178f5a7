import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../scripts/demo/people.ts';
import { signing } from '../../scripts/demo/signing.ts';
import { onTip, tipActs } from '../../src/lib/sealed/tip-act.ts';
import { laneActs } from '../../src/lib/sealed/lane-act.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { functions } from '../../src/lib/server/db/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { actsOf } from '../support/record.ts';
import * as triage from '../support/triage.ts';

/** Whoever knows the people of a tip must neither work on it nor follow it; and nobody may make one disappear by stepping aside. */
const now = new Date('2026-11-23T14:37:21Z');
const later = new Date(now.getTime() + 3_600_000);
let house: House;
let id: string;
let code: ReceiptCode;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	({ code } = await send(house.intake, answersWith({ what: randomUUID(), danger: 'yes' }), now));
	id = (await tips.find(house.intake, code))!.id;
});

const owner = () => house.database.as.owner;
const at = () => ({ id, lane: 'general' });
const text = () => ({ id: randomUUID(), epoch: 1, seen: 1, sealed: new Uint8Array([1, 2, 3]) });
const stepsAside = (who: Person, why?: ReturnType<typeof text>) =>
	triage.stepAside(
		house.desk,
		signing(who, onTip(at(), tipActs.stepAside(why?.id)), later),
		id,
		{ lane: 'general', why },
		later
	);
const lets = (who: Person, back: Person) =>
	triage.mayComeBack(
		house.desk,
		signing(who, onTip(at(), tipActs.mayComeBack(back.officerId)), later),
		id,
		back.officerId,
		later
	);
const isListed = async (who: Person, view: (typeof triage.views)[number] = 'open') => {
	const { rows } = await triage.queue(house.desk, who.actor, { view, page: 0 });
	return rows.some((row) => row.id === id);
};
const row = async () =>
	(
		await owner().execute<{ rank: number; read_at: Date | null; holders: number }>(
			sql`select rank, read_at, (select count(*)::int from assignments a
				where a.tip_id = t.id and a.ended_at is null) as holders from tips t where id = ${id}`
		)
	)[0];

describe('whoever steps aside', () => {
	it('holds the tip no more, which stands for the others as one that nobody has read', async () => {
		const { mara, devon, desk } = house;
		await triage.read(desk, mara.actor, id, [], now);
		await triage.take(desk, mara.actor, id, now);
		const why = text();
		expect(await stepsAside(mara, why)).toEqual({ ok: true });
		expect(await row()).toMatchObject({ rank: 0, read_at: null, holders: 0 });
		expect([await isListed(mara), await isListed(devon)]).toEqual([false, true]);
		const whole = await triage.view(desk, devon.actor, id, later);
		expect(whole).toMatchObject({
			asides: [{ officerId: mara.officerId }],
			notes: [{ id: why.id, madeBy: mara.officerId }],
			readings: [{ readBy: mara.officerId }]
		});
		expect(whole!.members.map(({ id }) => id)).not.toContain(mara.officerId);
		expect(await triage.handOver(desk, devon.actor, id, mara.officerId, later)).toEqual({
			...{ ok: false, why: 'not-a-member' }
		});
		const acts = await actsOf(house.database, 'general', [house.general]);
		expect(acts.filter(({ subject }) => subject === id).at(-2)).toMatchObject({
			...{ act: 'tip.stepped-aside', by: mara.officerId, detail: { note: why.id } }
		});
	});

	it('is given no row of it by any room of the desk, old pages and guessed ids among them', async () => {
		const { mara, devon, desk } = house;
		await tips.add(house.intake, code, randomUUID(), 'A blue van.', now);
		await triage.note(desk, devon.actor, id, { ...text(), lane: 'general' }, now);
		expect(await stepsAside(mara)).toEqual({ ok: true });
		const { actor } = mara;
		const opens = { ...laneActs.openGists('general', 9), lane: 'general' };
		const asks = signing(mara, opens, later);
		await triage.gists.askForGists(desk, asks, { lane: 'general', upTo: 9 }, later);
		expect(await triage.view(desk, actor, id, later)).toBeUndefined();
		expect((await triage.gists.rows(desk, actor, { ids: [id] })).rows).toEqual([]);
		expect(await triage.gists.gistFiles(desk, actor, 'general', [id], later)).toMatchObject({
			...{ gists: [], titles: [] }
		});
		expect(await triage.gists.sources(desk, actor, 'general', [id], later)).toMatchObject({
			tips: []
		});
		expect(await triage.whereabouts(desk, actor, [id])).toEqual({ here: [], deleted: [] });
		expect((await triage.outcomesOf(desk, actor, [id], later)).closed).toEqual([]);
		const sealed = await triage.sealedTips(desk, actor, 'general', undefined, later);
		expect(sealed!.some((tip) => tip.id === id)).toBe(false);
		for (const view of triage.views) expect(await isListed(mara, view), view).toBe(false);
		const refused = { ok: false, why: 'not-there' };
		const noted = { ...text(), lane: 'general' };
		const acts = [
			triage.take(desk, actor, id, later),
			triage.release(desk, actor, id, later),
			triage.read(desk, actor, id, [], later),
			triage.note(desk, actor, id, noted, later),
			triage.handOver(desk, actor, id, devon.officerId, later),
			triage.close(desk, actor, id, noted, 'closed', later),
			triage.targets(desk, actor, id),
			stepsAside(mara),
			lets(mara, mara)
		];
		for (const became of await Promise.all(acts)) expect(became).toMatchObject(refused);
		const rows = (table: string) =>
			house.database.as.desk.transaction(async (tx) => {
				await tx.execute(sql`select set_config('plainsight.actor', ${mara.officerId}, true)`);
				return tx.execute(sql`select 1 from ${sql.identifier(table)} where tip_id = ${id}`);
			});
		for (const table of ['additions', 'notes', 'readings', 'step_asides', 'tip_links', 'moves'])
			expect(await rows(table), table).toHaveLength(0);
	});

	it('sees nothing of what two want done to it', async () => {
		const { mara, devon, desk } = house;
		await stepsAside(mara);
		await owner()
			.execute(sql`insert into dual_requests (id, lane_id, act, subject, asked_by, until, sealed)
			values (${randomUUID()}, 'general', 'tip.deleted', ${id}, ${devon.officerId}, ${'2026-11-29T10:00:00Z'}, ${Buffer.from('x')})`);
		const seen = await staff.dualControl.requests(desk, mara.actor, later);
		expect(seen).toEqual([]);
		expect(await staff.dualControl.requests(desk, devon.actor, later)).toHaveLength(1);
		await owner().execute(sql`delete from dual_requests where subject = ${id}`);
	});

	it('is not told when the others are', async () => {
		const { mara } = house;
		await stepsAside(mara);
		const aside = async () =>
			(await functions.untakenUrgent(owner()))
				.filter(({ aside }) => aside.includes(mara.officerId))
				.map(({ since }) => since);
		const mark = new Date(Math.ceil(later.getTime() / 300_000) * 300_000);
		expect(await aside(), 'and the alerts begin anew').toContainEqual(mark);
		await tips.add(house.intake, code, randomUUID(), 'A blue van.', now);
		const answers = (
			await functions.whatCame(owner(), {
				after: new Date('2026-11-23T14:00:00Z'),
				until: new Date('2026-11-23T17:00:00Z')
			})
		).filter(({ kind, aside }) => kind === 'answer' && aside.includes(mara.officerId));
		expect(answers).toHaveLength(1);
	});
});

describe('whoever stepped aside', () => {
	it('comes back by the word of a colleague alone, and finds what came meanwhile', async () => {
		const { mara, devon, ruth, desk } = house;
		await stepsAside(mara);
		expect(await lets(ruth, mara)).toMatchObject({ ok: false, why: 'not-there' });
		expect(await lets(devon, devon)).toEqual({ ok: false, why: 'not-aside' });
		expect(await lets(devon, mara)).toEqual({ ok: true });
		expect(await lets(devon, mara)).toEqual({ ok: false, why: 'not-aside' });
		expect(await isListed(mara)).toBe(true);
		expect(await triage.view(desk, mara.actor, id, later)).toMatchObject({ asides: [] });
	});

	it('is not the last one: of two at once one stays, and who is left alone sees it again', async () => {
		const { mara, devon } = house;
		const became = await Promise.all([stepsAside(mara), stepsAside(devon)]);
		expect(became.filter(({ ok }) => ok)).toHaveLength(1);
		expect(became.find(({ ok }) => !ok)).toEqual({ ok: false, why: 'alone' });
		const [gone, left] = became[0].ok ? [mara, devon] : [devon, mara];
		expect([await isListed(gone), await isListed(left)]).toEqual([false, true]);
		const isAway = (at: string | null) =>
			owner().execute(sql`update officers set disabled_at = ${at} where id = ${left.officerId}`);
		await isAway('2026-11-23T15:00:00Z');
		expect(await isListed(gone), 'nobody else is at work').toBe(true);
		await isAway(null);
		expect(await isListed(gone)).toBe(false);
	});

	it('cannot be the last who stands by what has to be held against all tips', async () => {
		const { mara } = house;
		await stepsAside(mara);
		const seen = await triage.sealedTips(house.desk, mara.actor, 'general', undefined, later);
		const all = await house.database.as.desk.transaction(async (tx) => {
			await tx.execute(sql`select set_config('plainsight.actor', ${mara.officerId}, true)`);
			return functions.toLookThrough(tx, { lane: 'general' });
		});
		expect(all.map((one) => one.id)).toContain(id);
		expect(seen!.map((one) => one.id)).not.toContain(id);
	});

	it('without a signature did not', async () => {
		const unsigned = { ...house.mara.actor, signed: undefined };
		const became = await triage.stepAside(house.desk, unsigned, id, { lane: 'general' }, later);
		expect(became).toMatchObject({ ok: false, why: 'unsigned' });
		expect(await isListed(house.mara)).toBe(true);
	});
});
