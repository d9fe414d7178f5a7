import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	askedOf,
	askFor,
	lastHour,
	sealReason,
	sealRequest
} from '../../src/lib/sealed/dual-control.ts';
import { recipientOf } from '../../src/lib/sealed/identity.ts';
import { newSigningKey, type SigningKey } from '../../src/lib/sealed/signature.ts';
import { onTip, tipActs } from '../../src/lib/sealed/tip-act.ts';
import * as audit from '../../src/lib/server/audit/index.ts';
import {
	actingAs,
	dualRequests,
	functions,
	sqlState,
	tips as rows
} from '../../src/lib/server/db/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { signing } from '../../scripts/demo/signing.ts';
import {
	agrees,
	asks,
	createTwo,
	deletes,
	deletionOf,
	drops,
	pastShown,
	sits,
	twoDelete,
	waiting,
	type Sitting
} from '../support/dual-control.ts';
import { answersWith, send, type House } from '../support/house.ts';
import { join, turn } from '../support/lane.ts';
import { recordShown } from '../support/record-shown.ts';

/** Somebody who wants a tip gone that no second person would let go: an officer, one who left, or who writes the database. */
const now = new Date();
const later = new Date(now.getTime() + 60_000);
let house: House;
let mara: Sitting;
let devon: Sitting;
let tip: { id: string; lane: string };
let arrives: () => Promise<{ id: string; lane: string }>;
beforeEach(async () => {
	({ house, mara, devon, arrives } = await createTwo(now));
	tip = await arrives();
});
afterEach(() => house.database.close());

const isThere = async ({ id } = tip) =>
	(await house.database.as.owner.$count(rows, eq(rows.id, id))) === 1;
const notAsked = { name: 'NotAsked' };
const newest = async (who: Sitting) => (await waiting(house, who, now)).at(-1)!;

describe('one officer alone', () => {
	it('agrees with themselves in no second session, whatever their browser signs', async () => {
		await asks(house, mara, deletionOf(tip.id), now);
		const again = await sits(house, house.mara, now);
		await expect(agrees(house, again, await newest(again))).rejects.toMatchObject(notAsked);
		const { vault, person } = mara;
		const { request } = await vault.openRequest(await newest(mara));
		const act = onTip(tip, tipActs.delete(askedOf(request)));
		const { signed } = signing(person, act, now);
		const agreed = { asked: askedOf(request), signed };
		expect(await deletes(house, again, tip, agreed, now)).toMatchObject({ why: 'own-request' });
		expect(await isThere()).toBe(true);
	});

	it('asks in no colleague’s name', async () => {
		const wanted = { ...deletionOf(tip.id), by: devon.person.officerId, until: lastHour(now) };
		const asked = askedOf(askFor(wanted, mara.person.keys.signingKey));
		const act = onTip(tip, tipActs.delete(asked));
		const { signed } = signing(mara.person, act, now);
		expect(await deletes(house, mara, tip, { asked, signed }, now)).toMatchObject({
			why: 'asker-left'
		});
		expect(await isThere()).toBe(true);
	});
});

describe('a colleague of another lane', () => {
	it('sees no request of this one, agrees to none and asks for nothing here', async () => {
		await asks(house, mara, deletionOf(tip.id), now);
		const request = await newest(mara);
		const ruth = await sits(house, house.ruth, now);
		expect(await waiting(house, ruth, now)).toEqual([]);
		const noLane = { name: 'NotYourLane' };
		await expect(ruth.vault.openRequest(request)).rejects.toMatchObject(noLane);
		await expect(agrees(house, ruth, request)).rejects.toMatchObject(noLane);
		await expect(asks(house, ruth, deletionOf(tip.id), now)).rejects.toMatchObject(noLane);
		const agreed = await agrees(house, devon, request);
		expect(await deletes(house, ruth, tip, agreed, now)).toEqual({ ok: false, why: 'not-there' });
		const gone = await actingAs(house.desk.db, ruth.person.officerId, (tx) =>
			functions.deleteTip(tx, { tip: tip.id, day: now })
		);
		expect([gone, await isThere()]).toEqual([false, true]);
	});

	it('is told of a tip that was deleted there what they are told of one that never was; its readers, that it was', async () => {
		const [ruth, joan] = [await sits(house, house.ruth, now), await sits(house, house.joan, now)];
		const { code } = await send(house.intake, answersWith({ involved: ['police'] }), now);
		const { id } = (await tips.find(house.intake, code))!;
		const never = crypto.randomUUID();
		const { became } = await twoDelete(house, [ruth, joan], { id, lane: 'review' }, now);
		expect(became).toEqual({ ok: true });
		const told = ({ actor }: Sitting) => triage.whereabouts(house.desk, actor, [id, never]);
		for (const who of [mara, devon]) expect(await told(who)).toEqual({ here: [], deleted: [] });
		const on = now.toISOString().slice(0, 10);
		expect(await told(ruth)).toEqual({ here: [], deleted: [{ id, lane: 'review', on }] });
	});
});

describe('somebody who left since they asked', () => {
	it('counts for nothing, in the browser and at the desk, though the other had signed before', async () => {
		const { joan } = house;
		const former = await join(house, joan, now);
		devon = await sits(house, house.devon, now);
		mara = await sits(house, house.mara, now);
		await asks(house, devon, deletionOf(tip.id), now);
		const agreed = await agrees(house, mara, await newest(mara));
		await turn(house, later, former, { people: [house.mara, joan], by: [house.mara, joan] });
		expect(await deletes(house, mara, tip, agreed, now)).toMatchObject({ why: 'asker-left' });
		const after = await sits(house, house.mara, now);
		await expect(after.vault.openRequest(await newest(after))).rejects.toMatchObject(notAsked);
		expect(await isThere()).toBe(true);
	});
});

describe('two who agree at the same moment', () => {
	it('delete it once, and the other is told that it is not there', async () => {
		await join(house, house.joan, now);
		const sitting = [house.mara, house.devon, house.joan].map((who) => sits(house, who, now));
		const [first, ...others] = await Promise.all(sitting);
		await asks(house, first!, deletionOf(tip.id), now);
		const request = await newest(first!);
		const both = await Promise.all(
			others.map(async (who) => {
				const agreed = await agrees(house, who, request);
				return () => deletes(house, who, tip, agreed, now);
			})
		);
		const became = await Promise.all(both.map((agree) => agree()));
		expect(became).toContainEqual({ ok: true });
		expect(became).toContainEqual({ ok: false, why: 'not-there' });
		const acts = await recordShown(house, first!, 'general');
		expect(acts.filter(({ act }) => act === 'tip.deleted')).toHaveLength(1);
	});
});

describe('who writes the database', () => {
	/** A request in somebody's name, which anybody can seal to the lane. */
	async function plants(by: string, key: SigningKey) {
		const wanted = { ...deletionOf(tip.id), by, until: lastHour(now) };
		const request = askFor(wanted, key);
		const sealed = await sealRequest(request, await recipientOf(house.general.identity));
		const until = new Date(`${request.until}:00:00Z`);
		const { id, act, subject } = request;
		const row = { id, laneId: 'general', act, subject, askedBy: by, until, sealed };
		// Whoever writes the database needs no index that keeps a second one out.
		await house.database.as.owner.delete(dualRequests);
		await house.database.as.owner.insert(dualRequests).values(row);
		return (await waiting(house, mara, now)).find(({ id }) => id === request.id)!;
	}

	it('has no request agreed to that nobody signed who reads the lane', async () => {
		const { devon, ruth } = house;
		for (const [by, key] of [
			[devon, newSigningKey()],
			[ruth, ruth.keys.signingKey]
		] as const) {
			const request = await plants(by.officerId, key);
			await expect(agrees(house, mara, request)).rejects.toMatchObject(notAsked);
		}
		const signed = await plants(devon.officerId, devon.keys.signingKey);
		await expect(agrees(house, mara, signed)).resolves.toMatchObject({ deed: { subject: tip.id } });
	});

	it('makes of one tip’s request none for another, and uses none a second time', async () => {
		const other = await arrives();
		const { became, agreed, request } = await twoDelete(house, [mara, devon], tip, now);
		expect(became).toEqual({ ok: true });
		expect(await deletes(house, devon, other, agreed, now)).toMatchObject({ ok: false });
		const open = { agreedAt: null };
		await house.database.as.owner
			.update(dualRequests)
			.set(open)
			.where(eq(dualRequests.id, request.id));
		expect(await deletes(house, devon, other, agreed, now)).toMatchObject({ why: 'asker-left' });
		expect(await isThere(other)).toBe(true);
	});

	it('deletes a tip and cannot say that two wanted it: members see that nobody did', async () => {
		const other = await arrives();
		const { agreed } = await twoDelete(house, [mara, devon], tip, now);
		const by = house.devon.officerId;
		const reader = await sits(house, house.mara, now);
		const shown = async () => (await recordShown(house, reader, 'general'))[0];
		expect(await shown()).toMatchObject({ act: 'tip.deleted', by, verdict: { is: 'signed' } });
		const writes = (entry: audit.Act) =>
			actingAs(house.desk.db, by, (tx) => audit.record(tx, { lane: 'general' }, entry, now));
		const { asked, signed } = agreed;
		const entry = { act: 'tip.deleted', by, subject: other.id, detail: { asked } };
		const mine = askedOf(
			askFor(
				{ ...deletionOf(other.id), by: house.mara.officerId, until: lastHour(now) },
				newSigningKey()
			)
		);
		const forged = signing(
			house.devon,
			{ lane: 'general', ...entry, detail: { asked: mine } },
			now
		);
		for (const [written, why] of [
			[entry, 'unsigned'],
			[{ ...entry, by: null }, 'unsigned'],
			[{ ...entry, signed }, 'signature'],
			// With his keys, or a script in his page: still one person.
			[{ ...entry, detail: { asked: mine }, signed: forged.signed }, 'alone']
		] as const) {
			await writes(written);
			expect(await shown()).toMatchObject({ verdict: { is: 'misfit', why } });
		}
	});

	it('claims no agreement, refusal or end of a request: the page of them goes by the record', async () => {
		const update = (set: Partial<typeof dualRequests.$inferInsert>, id: string) =>
			house.database.as.owner.update(dualRequests).set(set).where(eq(dualRequests.id, id));
		const shown = async (id: string) =>
			(await pastShown(house, mara, now)).find((one) => one.id === id);
		const [by, other] = [house.devon.officerId, await arrives()];
		const { wanted: done } = await twoDelete(house, [mara, devon], other, now);
		expect(await shown(done.id)).toMatchObject({ is: 'agreed', by });
		const wanted = deletionOf(tip.id);
		await asks(house, mara, wanted, now);
		const entries = (await recordShown(house, mara, 'general')).length;
		// That nobody agreed in time, that somebody did, or refused: whatever entry it names.
		for (const endedIn of [null, ...Array.from({ length: entries + 1 }, (_, n) => n + 1)])
			for (const set of [
				{ agreedAt: now, endedAt: null },
				{ agreedAt: null, endedAt: now }
			]) {
				await update({ ...set, endedIn }, wanted.id);
				expect(await shown(wanted.id)).toMatchObject({ is: 'unsaid' });
			}
		await update({ agreedAt: null, endedAt: null, endedIn: null }, wanted.id);
		await drops(house, devon, wanted.id, now, 'Not yet.');
		const said = { is: 'said', words: 'Not yet.' };
		expect(await shown(wanted.id)).toMatchObject({ is: 'refused', by, reason: said });
		const words = await sealReason(wanted.id, 'Yes.', await recipientOf(house.general.identity));
		await update({ refusal: words }, wanted.id);
		expect(await shown(wanted.id)).toMatchObject({ is: 'refused', reason: { is: 'other' } });
	});

	it('shows a request once more that was refused: what comes of it is called what it is, in the record and on the page', async () => {
		const wanted = deletionOf(tip.id);
		await asks(house, mara, wanted, now);
		await drops(house, devon, wanted.id, now);
		await house.database.as.owner.update(dualRequests).set({ endedAt: null, endedIn: null });
		const agreed = await agrees(house, devon, await newest(devon));
		expect(await deletes(house, devon, tip, agreed, now)).toEqual({ ok: true });
		const [deleted] = await recordShown(house, mara, 'general');
		expect(deleted).toMatchObject({ verdict: { is: 'misfit', why: 'alone' } });
		expect(await pastShown(house, mara, now)).toMatchObject([{ is: 'unsaid' }]);
	});

	it('does not let whoever asked agree as the desk, even past its rooms', async () => {
		await asks(house, mara, deletionOf(tip.id), now);
		const { id } = await newest(mara);
		const agreeing = (by: Sitting) =>
			actingAs(house.desk.db, by.person.officerId, (tx) =>
				tx.update(dualRequests).set({ agreedAt: now }).where(eq(dualRequests.id, id))
			);
		const taking = () =>
			actingAs(house.desk.db, mara.person.officerId, (tx) =>
				tx.update(dualRequests).set({ askedBy: house.devon.officerId })
			);
		for (const tries of [() => agreeing(mara), taking])
			expect(sqlState(await tries().catch((fault: unknown) => fault))).toBe('42501');
		expect((await agreeing(devon)).count).toBe(1);
	});
});
