import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signing } from '../../../../scripts/demo/signing.ts';
import type { Person } from '../../../../scripts/demo/people.ts';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import { isActSigned, type Act } from '#lib/sealed/act.ts';
import { verifyKeyOf } from '#lib/sealed/signature.ts';
import { onTip, tipActs, type TipAct } from '#lib/sealed/tip-act.ts';
import * as tips from '../tips/index.ts';
import * as triage from './index.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
let tip: { id: string; lane: string };
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
const arrives = async () => {
	const { code } = await send(house.intake, answersWith({ what: randomUUID() }), now);
	return { id: (await tips.find(house.intake, code))!.id, lane: 'general' };
};
beforeEach(async () => {
	tip = await arrives();
});

const signs = (person: Person, act: TipAct, on = tip) => signing(person, onTip(on, act), now);
const record = () => actsOf(house.database, 'general', [house.general]);
const assigned = async () => {
	const [row] = await house.database.as.owner.execute<{ n: number }>(
		sql`select count(*)::int as n from assignments where tip_id = ${tip.id}`
	);
	return row!.n;
};

describe('an act on a tip', () => {
	it('is on record with the signature of who did it, as long as any other entry', async () => {
		const { mara, devon, desk } = house;
		expect(await triage.take(desk, signs(mara, tipActs.take()), tip.id, now)).toEqual({ ok: true });
		const handing = signs(mara, tipActs.handOver(devon.officerId));
		expect(await triage.handOver(desk, handing, tip.id, devon.officerId, now)).toEqual({
			ok: true
		});
		const acts = (await record()).slice(-2);
		expect(acts.map(({ act }) => act)).toEqual(['tip.taken', 'tip.handed-over']);
		for (const { signed, ...entry } of acts) {
			const act = { ...entry, lane: 'general' } as Act;
			expect(isActSigned(act, signed!, verifyKeyOf(mara.keys.signingKey))).toBe(true);
		}
		const lengths = await house.database.as.owner.execute<{ n: number }>(
			sql`select distinct octet_length(body) as n from audit_entries where chain_id = 'general'`
		);
		expect(lengths).toHaveLength(1);
	});

	it('that was opened is signed as read, beside what the desk saw itself', async () => {
		const { mara, desk } = house;
		await triage.view(desk, mara.actor, tip.id, now);
		expect(await triage.read(desk, signs(mara, tipActs.read()), tip.id, [], now)).toEqual({
			ok: true
		});
		const [opened, read] = (await record()).slice(-2);
		expect(opened).toMatchObject({ act: 'tip.opened', by: mara.officerId });
		expect(opened).not.toHaveProperty('signed');
		expect(read).toMatchObject({ act: 'tip.read', signed: { count: 1 } });
	});
});

describe('the desk changes nothing, and enters nothing,', () => {
	const refuses = async (signed: triage.Signing, why: string) => {
		const before = (await record()).length;
		const became = await triage.take(house.desk, signed, tip.id, now);
		expect(became).toEqual({ ok: false, why });
		expect([(await record()).length, await assigned()]).toEqual([before, 0]);
	};

	it('that is not signed', () => refuses({ ...house.mara.actor, signed: undefined }, 'unsigned'));

	it('that is signed for another act, tip, lane, person or detail', async () => {
		const { mara, devon, desk } = house;
		const { signed } = signs(devon, tipActs.take());
		for (const other of [
			signs(mara, tipActs.release()),
			signs(mara, tipActs.take(), await arrives()),
			signs(mara, tipActs.take(), { ...tip, lane: 'review' }),
			signs(mara, { ...tipActs.take(), detail: { more: 1 } }),
			{ ...mara.actor, signed },
			{ ...devon.actor, signed: signs(mara, tipActs.take()).signed }
		])
			await refuses(other, 'signed-otherwise');
		const handing = signs(mara, tipActs.handOver(mara.officerId));
		expect(await triage.handOver(desk, handing, tip.id, devon.officerId, now)).toEqual({
			ok: false,
			why: 'signed-otherwise'
		});
	});

	it('that was entered before: who has kept a signed act cannot do it again', async () => {
		const { mara, desk } = house;
		const taking = signs(mara, tipActs.take());
		expect(await triage.take(desk, taking, tip.id, now)).toEqual({ ok: true });
		const back = signs(mara, tipActs.release());
		expect(await triage.release(desk, back, tip.id, now)).toEqual({ ok: true });
		const before = (await record()).length;
		expect(await triage.take(desk, taking, tip.id, now)).toEqual({
			ok: false,
			why: 'signed-before'
		});
		expect((await record()).length).toBe(before);
	});

	it('twice that is sent twice, since no answer came: the second time says that it is done', async () => {
		const { mara, desk } = house;
		const note = { id: randomUUID(), lane: 'general', sealed: new Uint8Array([1]) };
		const signed = signs(mara, tipActs.note(note.id));
		const writes = () => triage.note(desk, signed, tip.id, note, now);
		expect([await writes(), await writes()]).toEqual([{ ok: true }, { ok: true }]);
	});
});
