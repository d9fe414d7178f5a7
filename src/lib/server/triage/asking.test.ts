import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
import type { House } from '../../../../tests/support/house.ts';
import { moves } from '../../../../tests/support/moving.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import { newState } from '../../../../tests/support/server.ts';
import { dualRequests } from '../db/index.ts';
import * as staff from '../staff/index.ts';
import { createDeletions, rememberDeletions } from '../tips/index.ts';
import { deleteAgain } from './deleted-again.ts';

// A worker asks by its own clock.
const now = new Date();
const DAY_MS = 86_400_000;
const after = (days: number) => new Date(now.getTime() + days * DAY_MS + 2 * 3_600_000);
let house: House;
let mara: Sitting;
let devon: Sitting;
let arrives: Awaited<ReturnType<typeof createTwo>>['arrives'];
let tip: { id: string; lane: string };
beforeAll(async () => {
	({ house, mara, devon, arrives } = await createTwo(now));
});
afterAll(() => house.database.close());
beforeEach(async () => {
	await house.database.as.owner.delete(dualRequests);
	tip = await arrives();
});

const { dualControl } = staff;
const asksFor = async (who: Sitting, at = tip, when = now) => {
	const wanted = deletionOf(at.id, at.lane);
	return { became: await asks(house, who, wanted, when), id: wanted.id };
};
const counts = ({ actor }: Sitting, when = now) => dualControl.countForTwo(house.desk, actor, when);
const past = ({ actor }: Sitting, when = now) => dualControl.past(house.desk, actor, when);
const record = () => actsOf(house.database, 'general', [house.general]);
const open = async (when = now) => (await waiting(house, mara, when)).map(({ id }) => id);
/** The act of the record that a past request names. */
const endedBy = async (entry: number | null) => (await record())[(entry ?? 0) - 1];

describe('one wish for one tip', () => {
	it('is asked for once, by whomever; a second waits until the first has ended or lapsed', async () => {
		const first = await asksFor(mara);
		expect(first.became).toEqual({ ok: true });
		for (const who of [mara, devon])
			expect((await asksFor(who)).became).toEqual({ ok: false, why: 'asked-already' });
		expect(await open()).toEqual([first.id]);
		await drops(house, devon, first.id, now);
		const second = await asksFor(devon);
		expect(second.became).toEqual({ ok: true });
		const until = new Date(now.getTime() - 2 * 3_600_000);
		await house.database.as.owner.update(dualRequests).set({ until });
		expect(await open()).toEqual([]);
		expect((await asksFor(mara)).became).toEqual({ ok: true });
		expect(await past(mara)).toHaveLength(2);
	});

	it('is one where two ask at the same moment', async () => {
		const both = await Promise.all([asksFor(mara), asksFor(devon)]);
		const became = both.map((one) => one.became);
		expect(became).toContainEqual({ ok: true });
		expect(became).toContainEqual({ ok: false, why: 'asked-already' });
		expect(await open()).toHaveLength(1);
	});

	it('of a tip that is not there is not taken', async () => {
		const gone = { id: crypto.randomUUID(), lane: 'general' };
		expect((await asksFor(mara, gone)).became).toEqual({ ok: false, why: 'not-there' });
		await twoDelete(house, [mara, devon], tip, now);
		expect((await asksFor(mara)).became).toEqual({ ok: false, why: 'not-there' });
		expect(await open()).toEqual([]);
	});

	it('and the tip’s end at the same moment leave nothing that waits', async () => {
		const { id } = await asksFor(mara);
		const request = (await waiting(house, devon, now)).find((one) => one.id === id)!;
		const agreed = await agrees(house, devon, request);
		await Promise.all([deletes(house, devon, tip, agreed, now), asksFor(mara)]);
		expect(await open()).toEqual([]);
	});
});

describe('with its tip a request ends', () => {
	it('that moved away: nobody agrees to it there or here, and the record says by what', async () => {
		const { id } = await asksFor(mara);
		const request = (await waiting(house, devon, now)).find((one) => one.id === id)!;
		const agreed = await agrees(house, devon, request);
		expect(await moves(house, devon, tip.id, 'review', now)).toEqual({ ok: true });
		expect(await open()).toEqual([]);
		const [ended] = await past(mara);
		expect(await endedBy(ended!.entry)).toMatchObject({ act: 'tip.moved-away', subject: tip.id });
		const ruth = await sits(house, house.ruth, now);
		const there = { id: tip.id, lane: 'review' };
		expect(await deletes(house, ruth, there, agreed, now)).toMatchObject({ ok: false });
		expect(await deletes(house, devon, tip, agreed, now)).toEqual({ ok: false, why: 'not-there' });
	});

	it('that lies there again after a restore, and is deleted again', async () => {
		const { id } = await asksFor(mara);
		const deletions = { id: tip.id, day: now.toISOString().slice(0, 10) };
		const ledger = createDeletions({ folder: newState() });
		await rememberDeletions(ledger, [deletions], now);
		expect(await deleteAgain(house.database.as.jobs, ledger, now)).toBe(1);
		expect(await open()).toEqual([]);
		const [ended] = await past(mara);
		expect(ended).toMatchObject({ id });
		expect(await endedBy(ended!.entry)).toMatchObject({ act: 'tip.deleted-again' });
	});
});

describe('whoever asked is told once', () => {
	const shownTo = async (who: Sitting, when = now) => (await past(who, when)).map(({ id }) => id);
	const told = async (when = now) => {
		expect(await counts(mara, when)).toEqual({ wanted: 0, news: 1 });
		expect((await counts(devon, when)).news, 'nobody else asked').toBe(0);
		await dualControl.markTold(house.desk, mara.actor, await shownTo(mara, when), when);
		expect(await counts(mara, when)).toEqual({ wanted: 0, news: 0 });
	};

	it('that it is done, with the entry of the record that says by whom', async () => {
		const { request } = await twoDelete(house, [mara, devon], tip, now);
		const [done] = await past(mara);
		expect(done).toMatchObject({ id: request.id });
		const { officerId } = house.devon;
		expect(await endedBy(done!.entry)).toMatchObject({ act: 'tip.deleted', by: officerId });
		await told();
	});

	it('that it was refused: by whom and why is on record, and the reason is the lane’s to read', async () => {
		const { id } = await asksFor(mara);
		expect(await drops(house, devon, id, now, 'The court has not decided.')).toEqual({ ok: true });
		const [refused] = await past(mara);
		const act = await endedBy(refused!.entry);
		const by = house.devon.officerId;
		expect(act).toMatchObject({ act: 'dual-control.dropped', by, subject: id });
		const sealed = Buffer.from(refused!.refusal!).toString('base64');
		const print = String(act!.detail!.reason);
		const why = { id, lane: 'general', sealed, print };
		expect(await mara.vault.openReason(why)).toBe('The court has not decided.');
		expect(await mara.vault.openReason({ ...why, print: 'A'.repeat(43) })).toBeUndefined();
		await told();
	});

	it('that nobody agreed in time; and it is kept for a month, and then forgotten', async () => {
		const { id } = await asksFor(mara);
		expect(await counts(devon)).toEqual({ wanted: 1, news: 0 });
		expect(await past(mara)).toEqual([]);
		const then = after(7);
		expect(await past(mara, then)).toMatchObject([{ id, entry: null }]);
		await told(then);
		const jobs = house.database.as.jobs;
		await dualControl.purge(jobs, after(36));
		expect(await past(mara, then)).toHaveLength(1);
		await twoDelete(house, [mara, devon], await arrives(), now);
		await dualControl.purge(jobs, after(38));
		const left = await past(mara, then);
		expect(left, 'what two agreed on stays').toMatchObject([{ entry: expect.any(Number) }]);
		expect(left[0]!.id).not.toBe(id);
	});

	it('of what ended while they looked, too: the page had not shown it', async () => {
		const one = await asksFor(mara);
		const other = await asksFor(mara, await arrives());
		await drops(house, devon, one.id, now);
		const shown = await shownTo(mara);
		await drops(house, devon, other.id, now);
		await dualControl.markTold(house.desk, devon.actor, shown, now);
		expect((await counts(mara)).news, 'by somebody else').toBe(2);
		await dualControl.markTold(house.desk, mara.actor, shown, now);
		expect((await counts(mara)).news).toBe(1);
	});

	it('of nothing that they took back themselves', async () => {
		const { id } = await asksFor(mara);
		await drops(house, mara, id, now);
		expect(await counts(mara)).toEqual({ wanted: 0, news: 0 });
		expect(await past(mara)).toMatchObject([{ id }]);
	});
});
