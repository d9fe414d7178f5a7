import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import * as triage from '../../../../tests/support/triage.ts';
import * as duty from '../../../../tests/support/duty.ts';
import * as staff from '../../../../tests/support/staff.ts';
import { actingAs, functions } from '../db/index.ts';
import * as tips from '../tips/index.ts';

const now = new Date('2026-11-23T14:37:21Z');
const before = new Date('2026-11-23T05:10:00Z');
const later = new Date('2026-11-23T16:00:00Z');
/** In the middle of the hour in which something came. */
const since = new Date('2026-11-23T14:10:00Z');
let house: House;
beforeEach(async () => {
	house = await createHouse(before);
});
afterEach(() => house.database.close());

async function arrive(answers: Parameters<typeof answersWith>[0], at = now): Promise<string> {
	const { code } = await send(house.intake, answersWith(answers), at);
	return (await tips.find(house.intake, code))!.id;
}
const shiftOf = async (who: 'mara' | 'devon' | 'ruth') => {
	const { held, came } = await triage.onShift(house.desk, house[who].actor, since);
	return { held: held.map(({ id }) => id), came: came.map(({ id }) => id) };
};

describe('a shift', () => {
	it('is what one holds, the most urgent first, and what came since it began and nobody has taken', async () => {
		const { desk, mara, devon } = house;
		const old = await arrive({ what: 'A boat.' }, before);
		const calm = await arrive({ what: 'A shop.' });
		const urgent = await arrive({ what: 'A gun.', danger: 'yes' });
		const free = await arrive({ what: 'A bar.' });
		for (const id of [old, calm, urgent]) await triage.take(desk, mara.actor, id, later);
		const came = await shiftOf('mara');
		expect(came.held[0]).toBe(urgent);
		expect([...came.held].sort()).toEqual([old, calm, urgent].sort());
		expect(came.came).toEqual([free]);
		await triage.handOver(desk, mara.actor, urgent, devon.officerId, later);
		expect(await shiftOf('devon')).toEqual({ held: [urgent], came: [free] });
	});

	it('shows nothing that came before it, and nothing of a lane that one does not read', async () => {
		await arrive({ what: 'A boat.' }, before);
		const theirs = await arrive({ what: 'An officer.', involved: ['police'] });
		expect(await shiftOf('mara')).toEqual({ held: [], came: [] });
		expect(await shiftOf('ruth')).toEqual({ held: [], came: [theirs] });
		const lanes = await triage.colleagues(house.desk, house.mara.actor);
		expect(lanes.map(({ id, members }) => [id, members.length])).toEqual([['general', 2]]);
	});
});

describe('supervision', () => {
	const shown = (away: string[] = [], lane = 'general') =>
		triage.supervision(house.desk, house.devon.actor, lane, away, later);

	it('counts by officer and stage, with what nobody has, and times against targets', async () => {
		const { desk, mara, devon } = house;
		const [unread, ours] = [await arrive({ what: 'A boat.' }), await arrive({ what: 'A shop.' })];
		await arrive({ what: 'A gun.', danger: 'yes' });
		await triage.take(desk, mara.actor, ours, later);
		await triage.read(desk, mara.actor, ours, [], later);
		await triage.take(desk, devon.actor, unread, later);
		const view = (await shown())!;
		const counted = view.work.map(({ officer, stage, tips }) => [officer, stage, tips]);
		expect(counted).toHaveLength(3);
		expect(counted).toEqual(
			expect.arrayContaining([
				[mara.officerId, 'ours', 1],
				[devon.officerId, 'unread', 1],
				[null, 'unread', 1]
			])
		);
		expect(view.work.find(({ officer }) => officer === null)?.late).toBe(1);
		const urgent = view.unread.find(({ urgency }) => urgency === 1);
		expect(urgent).toMatchObject({
			unread: 1,
			untaken: 1,
			oldest: new Date('2026-11-23T14:35:00Z')
		});
		const reading = view.targets.filter(({ clock }) => clock === 'reading');
		expect(reading.find(({ urgency }) => urgency === 1)).toMatchObject({ met: 0, late: 1 });
		const rest = reading.filter(({ urgency }) => urgency > 1);
		expect(rest.reduce((all, { met, running }) => all + met + running, 0)).toBe(2);
	});

	it('is of no lane that one does not read, and for nobody who does not supervise, whatever is asked', async () => {
		const { desk, mara, devon, ruth } = house;
		const theirs = await arrive({ what: 'An officer.', involved: ['police'] });
		await triage.take(desk, ruth.actor, theirs, later);
		await arrive({ what: 'A shop.' });
		expect(await shown([], 'review')).toBeUndefined();
		expect(await triage.supervision(desk, mara.actor, 'general', [], later)).toBeUndefined();
		// By the database's own word, too: whoever gets past the desk's.
		const asked = (who: typeof mara, lane: string) =>
			actingAs(desk.db, who.officerId, async (tx) => [
				...(await functions.workOf(tx, { lane, now: later })),
				...(await functions.unreadIn(tx, { lane })),
				...(await functions.metTargets(tx, { lane, since: before, now: later })),
				...(await functions.leftBehind(tx, { lane, most: 9 }))
			]);
		expect(await asked(devon, 'review')).toEqual([]);
		expect(await asked(mara, 'general')).toEqual([]);
		expect(await asked(ruth, 'review')).toEqual([]);
		expect((await asked(devon, 'general')).length).toBeGreaterThan(0);
	});

	it('shows what somebody on leave has in hand, until it is handed over', async () => {
		const { desk, mara, devon } = house;
		const id = await arrive({ what: 'A shop.' });
		await triage.take(desk, mara.actor, id, later);
		const leave = { from: '2026-11-23T15:00:00.000Z', until: '2026-11-25T04:00:00.000Z' };
		expect(await duty.enterLeave(desk, mara.actor, 'general', leave, later)).toEqual({ ok: true });
		const away = await duty.away(desk, devon.actor, later);
		expect(away).toMatchObject([{ lane: 'general', officerId: mara.officerId }]);
		expect(await duty.away(desk, house.ruth.actor, later)).toEqual([]);
		const absent = async () => (await shown([mara.officerId]))!.toHandOver.map((one) => one.id);
		expect(await absent()).toEqual([id]);
		const words = { id: crypto.randomUUID(), sealed: new Uint8Array([1]) };
		await triage.handOver(desk, devon.actor, id, devon.officerId, later, words);
		expect(await absent()).toEqual([]);
	});

	it('shows what somebody left behind whose access ended, and so does the queue, until somebody takes it', async () => {
		const { desk, mara, devon, alton } = house;
		const [begun, waits] = [await arrive({ what: 'A shop.' }), await arrive({ what: 'A bar.' })];
		for (const id of [begun, waits]) {
			await triage.take(desk, mara.actor, id, later);
			await triage.read(desk, mara.actor, id, [], later);
		}
		const until = { id: crypto.randomUUID(), epoch: 1, until: '2026-11-25' };
		const text = { ...until, sealed: new Uint8Array([1]) };
		expect(await triage.wait(desk, mara.actor, waits, 'held', text, later)).toEqual({ ok: true });
		await staff.people.disable(desk, alton.actor, mara.officerId, later);
		// What waited for a day waits for nobody any more.
		const left = (await shown())!;
		expect(left.toHandOver.map(({ id }) => id).sort()).toEqual([begun, waits].sort());
		expect(left.work).toMatchObject([{ officer: null, tips: 2 }]);
		const queue = () => triage.queue(desk, devon.actor, { view: 'open', page: 0 });
		expect((await queue()).rows.map(({ leftBy }) => leftBy)).toEqual([mara.name, mara.name]);
		await triage.take(desk, devon.actor, begun, later);
		expect((await shown())!.toHandOver.map(({ id }) => id)).toEqual([waits]);
		expect((await queue()).rows.find(({ id }) => id === begun)?.leftBy).toBeNull();
	});
});

describe('the report of what was closed', () => {
	it('is of a lane that one reads, and on record once a sitting with how many', async () => {
		const { desk, mara, ruth, devon, database, general } = house;
		const ids = [await arrive({ what: 'A shop.' }), await arrive({ what: 'A bar.' })];
		for (const id of ids) {
			const text = { id: crypto.randomUUID(), sealed: new Uint8Array([1]) };
			await triage.close(desk, mara.actor, id, text, 'closed', later);
		}
		const of = { lane: 'general', from: before, until: new Date('2026-11-24T04:00:00Z') };
		const given = () => triage.closedIn(desk, devon.actor, of, later);
		const closed = (await given())?.closed.map(({ id }) => id);
		expect(closed?.toSorted()).toEqual(ids.toSorted());
		await given();
		await triage.outcomesOf(desk, devon.actor, ids, later);
		const acts = (await actsOf(database, 'general', [general])).filter(
			({ act }) => act === 'lane.outcomes-given'
		);
		expect(acts).toMatchObject([{ by: devon.officerId, detail: { tips: 2 } }]);
		expect(await triage.closedIn(desk, ruth.actor, of, later)).toBeUndefined();
		const earlier = { ...of, until: now };
		expect(await triage.closedIn(desk, devon.actor, earlier, later)).toMatchObject({ closed: [] });
	});
});
