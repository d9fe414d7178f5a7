import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import { bodyOf, printOfCard } from '../../src/lib/sealed/print.ts';
import {
	makeRecoveryCard,
	type RecoveryBody,
	type RecoveryCard
} from '../../src/lib/sealed/recovery-card.ts';
import { dayOf } from '../../src/lib/sealed/lane-card-v2.ts';
import { signRequest } from '../../src/lib/sealed/recovery-request.ts';
import { sheetCardOf } from '../../src/lib/sealed/sheets.ts';
import { actingAs, functions, laneEpochs, laneKeys } from '../../src/lib/server/db/index.ts';
import { memberOf } from '../../scripts/demo/lanes.ts';
import { ofPeople, peopleActs, recoveryActs } from '../../src/lib/sealed/people-act.ts';
import * as room from '../../src/lib/server/staff/index.ts';
import * as intakeRoom from '../../src/lib/server/tips/index.ts';
import * as staff from '../support/staff.ts';
import { newRecovery, pinned, putCard } from '../support/cards.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { draft, idOf, propose, signatureOf } from '../support/lane.ts';
import { handOver, keepNext, makeNext } from '../support/next-recovery.ts';
import { typed } from '../support/recovering.ts';
import { newState } from '../support/server.ts';
import { actorNow, recoveryCard, type AtDesk } from '../support/standing.ts';
import { newBrowser, typedAgain, unlocked, type Browser } from '../support/unlocked.ts';

/** Whoever would put a recovery key of their own in the place of the custodians': it opens every lane that follows it. */
const now = new Date();
let house: House;
let first: RecoveryCard;
let browser: Browser;
let mara: AtDesk;
beforeEach(async () => {
	house = await createHouse(now);
	first = (await recoveryCard(house)) as RecoveryCard;
	browser = newBrowser();
	mara = { person: house.mara, vault: (await unlocked(house, house.mara, now, browser)).vault };
});
afterEach(() => house.database.close());

const refused = (why: string) => ({ ok: false, why });
const owner = () => house.database.as.owner;
const NOBODYS = ['police', 'prosecutions', 'child-protection'];
/** To which of its keys a tip for the recovery lane goes. */
async function goesTo(intake = house.intake): Promise<number> {
	await send(intake, answersWith({ what: crypto.randomUUID(), involved: NOBODYS }), now);
	const counted = await functions.tipsForRecovery(house.database.as.desk);
	const newest = counted.find(({ epoch, tips }) => tips > (before.get(epoch) ?? 0));
	before = new Map(counted.map(({ epoch, tips }) => [epoch, tips]));
	return newest?.epoch ?? 0;
}
let before = new Map<number, number>();
beforeEach(() => void (before = new Map()));
const saidOf = ({ memory }: House['intake']) =>
	memory.doubts.take().map(({ doubt, lane }) => `${doubt} ${lane}`);
/** What the general lane wants of Mara. */
async function due() {
	const actor = await actorNow(house, house.mara);
	const cards = await staff.lane.dueCards(house.desk, actor, now);
	return cards.find(({ lane }) => lane === 'general')!;
}
/** What a turn of it would want. */
async function wantedNow() {
	const people = [house.mara, house.devon];
	const members = await Promise.all(people.map((one) => memberOf(one, 'general')));
	return { lane: 'general', kind: 'general' as const, members };
}
/** A card that follows the first by its print, and says what else they like. */
const after = (card: RecoveryCard): RecoveryBody => ({
	...bodyOf(card),
	epoch: 2,
	before: printOfCard(card)
});

describe('whoever writes the database', () => {
	it('takes no lane by custodians of a recovery key that they invent: who read it before believes none', async () => {
		expect(await goesTo()).toBe(1);
		saidOf(house.intake);
		const stranger = await newRecovery();
		const invented = await newRecovery({ card: first, sheets: stranger.sheets });
		await putCard(house, invented.card);
		const { devon } = house;
		const made = await draft(house, [house.mara, devon], now);
		const signatures = invented.sheets.slice(0, 2).map((sheet) => signatureOf(sheet, made));
		const card = { ...made.card, signatures };
		const row = { laneId: 'general', epoch: 2, card, roster: made.roster };
		await owner()
			.insert(laneEpochs)
			.values({ ...row, madeBy: devon.officerId, madeAt: now });
		await owner()
			.insert(laneKeys)
			.values(made.sealedFor.map((copy) => ({ ...row, ...copy, writer: devon.officerId })));
		const { vault, missing } = await unlocked(house, house.mara, now, browser);
		expect(missing).toEqual([{ lane: 'general', epoch: 2 }]);
		const place = { kind: 'note', id: 'n', tip: 't', lane: 'general', epoch: 2 } as const;
		await expect(vault.sealWritten({ body: {}, place })).rejects.toMatchObject({
			name: 'NotYourLane'
		});
		expect(await goesTo()).toBe(1);
		expect(saidOf(house.intake).sort()).toEqual(['broken general', 'broken recovery']);
	});

	it('puts no custodians of their own beside the very key that was compared', async () => {
		const proof = await typedAgain(house, house.mara);
		await mara.vault.takeRecovery({ recovery: first, recoveries: [], proof });
		const { card, sheets } = await newRecovery();
		const keys = sheets.map(({ signingKey }) => signingKey);
		await putCard(house, makeRecoveryCard({ ...after(first), custodians: card.custodians }, keys));
		const wanted = await due();
		expect(wanted.recovery.recipient).toBe(first.recipient);
		expect(await mara.vault.changes(wanted)).toMatchObject({ unknown: ['recovery'] });
		await expect(mara.vault.propose(wanted)).rejects.toMatchObject({ name: 'UnknownHolder' });
	});

	it('has no custodian sign for a key of theirs by listing the custodians’ own sheets beside it', async () => {
		const stranger = await newRecovery();
		const [one, other] = house.sheets;
		const custodians = [
			...(await Promise.all([one!, other!].map(sheetCardOf))),
			stranger.card.custodians[0]!
		].map((half, at) => ({ ...half, agency: first.custodians[at]!.agency }));
		const recipient = await recipientOf(await newIdentity());
		const keys = stranger.sheets.map(({ signingKey }) => signingKey);
		const recovery = makeRecoveryCard({ ...after(first), recipient, custodians }, keys);
		const asked = mara.vault.requestRecovery({
			...{ lane: 'general', after: 'x'.repeat(43), recovery },
			sheets: [typed(one!), typed(other!)]
		});
		await expect(asked).rejects.toMatchObject({ name: 'NotCustodian' });
		const agencies = ['customs', 'labour', 'police'];
		const sheets = [typed(one!), typed(other!)] as const;
		await expect(
			mara.vault.makeNextRecovery({
				...{ before: recovery, agencies },
				handedOver: { identity: [], sheets }
			})
		).rejects.toMatchObject({ name: 'NotCustodian' });
	});

	it('keeps no lane with the former key by hiding the new one from whoever has compared it', async () => {
		const two = [house.sheets[0]!, house.sheets[2]!] as const;
		const { card: recovery } = await makeNext(house, mara, two, now);
		const wanted = {
			...(await wantedNow()),
			recovery: { recipient: first.recipient, card: first }
		};
		expect(await mara.vault.changes(wanted)).toMatchObject({ unknown: [] });
		const proof = await typedAgain(house, house.mara);
		await mara.vault.takeRecovery({ recovery, recoveries: [first, recovery], proof });
		expect(await mara.vault.changes(wanted)).toMatchObject({ unknown: ['recovery'] });
		await expect(mara.vault.propose(wanted)).rejects.toMatchObject({ name: 'UnknownHolder' });
	});

	it('leads no public face back, or aside, by an older card or another one of the same number', async () => {
		const two = [house.sheets[0]!, house.sheets[2]!] as const;
		const next = await makeNext(house, mara, two, now);
		expect(await keepNext(house, mara, next, 'sheet-lost', now)).toMatchObject({ stands: true });
		expect(await goesTo()).toBe(2);
		saidOf(house.intake);
		await owner()
			.delete(laneEpochs)
			.where(and(eq(laneEpochs.laneId, 'recovery'), eq(laneEpochs.epoch, 2)));
		expect(await goesTo()).toBe(2);
		expect(saidOf(house.intake)).toEqual(['behind recovery']);
		await putCard(house, (await newRecovery({ card: first, sheets: two })).card);
		expect(await goesTo()).toBe(2);
		expect(saidOf(house.intake)).toEqual(['forked recovery']);
	});
});

describe('a former custodian alone, or one session without sheets', () => {
	it('is handed no layer of the key, and signs no other in its place', async () => {
		const [one] = house.sheets;
		await expect(handOver(house, mara, [one!, one!], now)).rejects.toMatchObject({
			name: 'WrongSheets'
		});
		const print = printOfCard(first);
		const request = {
			...{ v: 2 as const, lane: 'recovery', after: print, recovery: print },
			...{ officer: house.mara.officerId, on: dayOf(now) }
		};
		const ask = (sheets: typeof house.sheets, who = house.mara, given: object = {}) =>
			staff.lane.beginHandingOver(
				house.desk,
				who.actor,
				{ ...request, ...given },
				sheets.map(({ signingKey }) => signRequest({ ...request, ...given }, signingKey)),
				now
			);
		for (const sheets of [[], [one!], [one!, one!], (await newRecovery()).sheets])
			expect(await ask(sheets)).toEqual(refused('not-custodian'));
		expect(await ask(house.sheets, house.devon)).toEqual(refused('not-allowed'));
		expect(await ask(house.sheets, house.mara, { lane: 'general' })).toEqual(
			refused('not-allowed')
		);
		expect(await ask(house.sheets)).toMatchObject({ ok: true });
		const mine = await actingAs(house.desk.db, house.devon.officerId, (tx) =>
			functions.recoveryIdentity(tx, { recovery: crypto.randomUUID(), now })
		);
		expect(mine).toEqual([]);

		const friend = await newRecovery();
		const next = await makeNext(house, mara, undefined, now);
		const { signatures, ...body } = next.card;
		const byOne = makeRecoveryCard(body, [one!.signingKey, friend.sheets[0]!.signingKey]);
		const card = { ...byOne, signatures: [...byOne.signatures, ...signatures] };
		const kept = await keepNext(house, mara, { ...next, card }, 'custodian-leaves', now);
		expect(kept).toEqual({ ok: true, stands: false });
		expect(await recoveryCard(house)).toEqual(first);
	});
});

describe('one officer, who says that two sheets are lost', () => {
	it('puts none in its place alone: the custodians of now have a word until a second person compared it', async () => {
		const next = await makeNext(house, mara, undefined, now);
		expect(await keepNext(house, mara, next, 'sheets-lost', now)).toEqual({
			ok: true,
			stands: false
		});
		const print = printOfCard(next.card);
		expect(await staff.lane.waitingRecovery(house.desk)).toMatchObject({ pin: print });
		const stand = ({ actor }: House['mara'], what = print) =>
			staff.lane.standRecovery(house.desk, actor, what, now);
		expect(await stand(house.mara)).toEqual(refused('not-allowed'));
		expect(await stand(house.alton)).toEqual(refused('not-allowed'));
		expect(await stand(house.devon, printOfCard(first))).toEqual({ ok: true });
		expect(await stand(house.devon, 'x'.repeat(43))).toEqual(refused('bad-card'));
		const made = await draft(house, [house.mara, house.devon], now);
		expect(await propose(house, house.mara, made, now)).toMatchObject({ stands: false });
		const actor = await actorNow(house, house.mara);
		const id = await idOf(house.desk, actor, house.mara);
		const signature = signatureOf(house.sheets[0]!, made);
		expect(await staff.lane.countersign(house.desk, actor, id, { signature }, now)).toMatchObject({
			stands: true
		});
		expect(await staff.lane.dropRecovery(house.desk, house.devon.actor, now)).toEqual({ ok: true });
		expect(await staff.lane.waitingRecovery(house.desk)).toBeUndefined();
		const { custodians } = await staff.lane.custody(house.desk);
		expect(custodians, 'what is in force stays').toHaveLength(3);
		expect(await staff.lane.rehearsals(house.desk)).toHaveLength(3);
		expect(await stand(house.devon)).toEqual(refused('not-allowed'));
	});

	it('nor does a script in the page of whoever is to compare it: nothing is signed without a touch, and nothing stands without that', async () => {
		const next = await makeNext(house, mara, undefined, now);
		await keepNext(house, mara, next, 'sheets-lost', now);
		const print = printOfCard(next.card);
		const { vault } = await unlocked(house, house.devon, now);
		const stand = (signed: room.Signing['signed']) =>
			room.lane.standRecovery(house.desk, { ...house.devon.actor, signed }, print, now);
		const unproven = { name: 'Unproven' };
		await expect(vault.signAct(ofPeople(recoveryActs.compare(print)))).rejects.toMatchObject(
			unproven
		);
		await expect(vault.compareRecovery({ card: print })).rejects.toMatchObject(unproven);
		const other = await vault.signAct(ofPeople(peopleActs.disable(house.mara.officerId)));
		expect(await stand(undefined)).toEqual(refused('unsigned'));
		expect(await stand(other)).toEqual(refused('signed-otherwise'));
		expect(await recoveryCard(house)).toEqual(first);

		const proof = await typedAgain(house, house.devon);
		const signed = await vault.compareRecovery({ card: print, proof });
		expect(await stand(signed)).toEqual({ ok: true });
		// Who was asked to call two custodians is not asked for the same two again; and for no other key.
		const recoveries = [first, next.card];
		const another = await makeNext(house, mara, undefined, now);
		await expect(vault.takeRecovery({ recovery: another.card, recoveries })).rejects.toMatchObject(
			unproven
		);
		await vault.compareRecovery({ card: print, proof });
		await vault.takeRecovery({ recovery: next.card, recoveries });
		expect(await vault.isNewRecovery(next.card)).toBe(false);
		await expect(vault.takeRecovery({ recovery: next.card, recoveries })).rejects.toMatchObject(
			unproven
		);
	});

	it('and with one who is deceived, too: no face follows unpinned, no browser uncompared, and former sheets sign no more', async () => {
		expect(await goesTo()).toBe(1);
		const next = await makeNext(house, mara, undefined, now);
		await keepNext(house, mara, next, 'sheets-lost', now);
		const print = printOfCard(next.card);
		const stood = await staff.lane.standRecovery(house.desk, house.devon.actor, print, now);
		expect(stood).toEqual({ ok: true });
		expect(await goesTo()).toBe(1);
		expect(saidOf(house.intake)).toContain('broken recovery');
		expect(await staff.lane.leftBehind(house.desk)).toEqual([{ no: 1, tips: 2 }]);
		expect(await mara.vault.isNewRecovery(next.card)).toBe(true);
		await expect(mara.vault.propose(await due())).rejects.toMatchObject({ name: 'UnknownHolder' });

		const moved = pinned(house, 'recovery', next.card).intake;
		expect(await goesTo(moved)).toBe(2);
		const memory = intakeRoom.createLaneMemory({ folder: newState() });
		expect(await goesTo({ ...moved, memory }), 'one that remembers nothing').toBe(2);
		const [one, other] = house.sheets;
		await expect(handOver(house, mara, [one!, other!], now)).rejects.toMatchObject({
			name: 'NotCustodian'
		});
	});
});
