import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as demo from '../../scripts/demo/lanes.ts';
import { enrol, type Person } from '../../scripts/demo/people.ts';
import { printOfIds } from '../../src/lib/sealed/looked-through.ts';
import type { Sheet } from '../../src/lib/sealed/sheets.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import { laneEpochs, officers } from '../../src/lib/server/db/index.ts';
import * as staff from '../support/staff.ts';
import { newRecovery, putCard, type Recovery } from '../support/cards.ts';
import { CHEAP, createHouse, type House } from '../support/house.ts';
import { draft, idOf, inLane, propose, sayYes, signatureOf } from '../support/lane.ts';
import { actsOf } from '../support/record.ts';

/** Who keeps one of the three sheets: of customs, of labour, of the defence force. And whoever has one of them in hand. */
const now = new Date('2026-11-30T09:00:00Z');
const waits = { ok: true, stands: false };
const stands = { ok: true, stands: true };
const refused = (why: string) => ({ ok: false, why });
let house: House;
let [customs, labour, defence]: Sheet[] = [];
beforeEach(async () => {
	house = await createHouse(now);
	[customs, labour, defence] = house.sheets;
});
afterEach(() => house.database.close());

async function newcomer(agency: string) {
	const who = {
		name: 'Cyril Browne',
		agency: { id: agency, name: agency },
		role: 'officer'
	} as const;
	const person = await enrol(house.desk, who, now, house.alton, CHEAP);
	staff.hold(person);
	return person;
}
const epoch = async () => {
	const { owner } = house.database.as;
	return owner.$count(laneEpochs, eq(laneEpochs.laneId, 'general'));
};
/** A custodian signs what somebody proposed, at somebody's desk. */
async function custodianSigns(
	sheet: Sheet,
	made: Awaited<ReturnType<typeof draft>>,
	at: Person = house.mara,
	proposer: Person = at
) {
	const actor = inLane(at, 'general');
	const id = await idOf(house.desk, actor, proposer);
	const given = { signature: signatureOf(sheet, made), lookedThrough: printOfIds([]) };
	return staff.lane.countersign(house.desk, actor, id, given, now);
}
describe('a custodian', () => {
	it('makes no card alone, and stands by a member’s at that member’s own desk', async () => {
		const { mara, devon, desk } = house;
		const made = await draft(house, [mara, devon], now);
		const actor = inLane(mara, 'general');
		const { roster, sealedFor } = made;
		for (const sheets of [[customs], [customs, customs], [customs, labour], house.sheets]) {
			const signatures = sheets.map((sheet) => signatureOf(sheet!, made));
			const card = { ...made.card, signatures };
			const proposed = staff.lane.propose(desk, actor, { card, roster, sealedFor }, now);
			expect(await proposed).toEqual(refused('not-allowed'));
		}
		expect(await epoch()).toBe(1);
		expect(await propose(house, mara, made, now)).toEqual(waits);
		expect(await custodianSigns(customs!, made, devon, mara)).toEqual(refused('not-allowed'));
		expect(await custodianSigns(customs!, made)).toEqual(stands);
		const acts = await actsOf(house.database, 'general', [house.general, made.keys]);
		expect(acts.find(({ act }) => act === 'card.signed-by-custodian')).toMatchObject({
			by: mara.officerId,
			subject: '2',
			detail: { agency: 'customs' }
		});
	});

	it('has no word where somebody of their own agency comes to read the lane, or proposes: another custodian has', async () => {
		const { mara, devon } = house;
		const cyril = await newcomer('customs');
		await sayYes(house, cyril, now);
		const made = await draft(house, [mara, devon, cyril], now);
		const theirs = { signatures: [signatureOf(customs!, made)] };
		expect(await propose(house, mara, made, now, theirs)).toEqual(refused('own-agency'));
		expect(await propose(house, mara, made, now)).toEqual(waits);
		expect(await custodianSigns(customs!, made)).toEqual(refused('own-agency'));
		expect(await custodianSigns(labour!, made)).toEqual(stands);

		const next = await draft(house, [mara, cyril], now, made.keys);
		expect(await propose(house, cyril, next, now)).toEqual(waits);
		const both = custodianSigns(customs!, next, cyril);
		expect(await both, 'who is both counts once').toEqual(refused('own-agency'));
		expect(await custodianSigns(defence!, next, cyril)).toEqual(stands);
	});

	it('dates no card with a member whose clock is wrong: the lane would get no other until that day', async () => {
		const { mara, devon } = house;
		for (const days of [400, 2, -101]) {
			const made = await draft(house, [mara, devon], new Date(now.getTime() + days * 86_400_000));
			const theirs = { signatures: [signatureOf(customs!, made)] };
			for (const given of [{}, theirs])
				expect(await propose(house, mara, made, now, given)).toMatchObject({ ok: false });
		}
		const made = await draft(house, [mara, devon], new Date(now.getTime() + 86_400_000));
		expect(await propose(house, mara, made, now)).toEqual(waits);
		expect(await custodianSigns(customs!, made), 'of another zone').toEqual(stands);
	});

	it('of before is none, once the recovery key has another card', async () => {
		const { mara, devon } = house;
		const { owner } = house.database.as;
		const made = await draft(house, [mara, devon], now);
		expect(await propose(house, mara, made, now)).toEqual(waits);
		const isOf = (agencyId: string) =>
			owner.update(officers).set({ agencyId }).where(eq(officers.id, mara.officerId));
		await isOf('customs');
		const moved = custodianSigns(customs!, made);
		expect(await moved, 'who proposes is of their agency by now').toEqual(refused('own-agency'));
		await isOf('police');
		const [first] = (await staff.lane.list(house.desk)).filter(({ kind }) => kind === 'recovery');
		const before = { card: first!.card, sheets: house.sheets } as Recovery;
		await putCard(house, (await newRecovery(before)).card);
		expect(await custodianSigns(customs!, made)).toEqual(refused('not-custodian'));
	});

	it('stands by a lane’s first card with one of those who are to read it', async () => {
		const { mara, devon, desk } = house;
		const members = [mara.officerId, devon.officerId];
		const plan = { id: 'night', name: 'Night', kind: 'general' as const, members };
		expect(await staff.lane.plan(desk, mara.actor, plan, now)).toEqual({ ok: true });
		for (const { officerId: id, keys, actor } of [mara, devon]) {
			const yes = agree({ id, signingKey: keys.signingKey }, 'night');
			expect(await staff.lane.agree(desk, actor, yes, now)).toEqual({ ok: true });
		}
		const made = await demo.draft(desk, { ...plan, people: [mara, devon] }, now);
		const { roster, sealedFor } = made;
		const card = { ...made.card, signatures: [signatureOf(mara, made)] };
		const proposal = { card, roster, sealedFor };
		expect(await staff.lane.propose(desk, mara.actor, proposal, now)).toEqual(waits);
		const id = await idOf(desk, mara.actor, mara);
		const stand = (sheet: Sheet) =>
			staff.lane.countersign(desk, mara.actor, id, { signature: signatureOf(sheet, made) }, now);
		expect(await stand((await newRecovery()).sheets[0]!)).toEqual(refused('bad-card'));
		expect(await stand(customs!)).toEqual(stands);
	});
});
