import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { keepNext, makeNext } from '../../../../tests/support/next-recovery.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import { askAll, begin, filesFor, seal, typed } from '../../../../tests/support/recovering.ts';
import {
	actorNow,
	proposeDue,
	recoveryCard,
	renew,
	sit,
	standBy,
	type AtDesk
} from '../../../../tests/support/standing.ts';
import { typedAgain } from '../../../../tests/support/unlocked.ts';
import type { Results } from '#lib/desk/vault/verbs.ts';
import { open } from '#lib/sealed/open.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { openLaneKeys } from '#lib/sealed/lane-keys.ts';
import { printOfCard } from '#lib/sealed/print.ts';
import { identitiesIn, openWithTwo } from '#lib/sealed/sheets.ts';
import { custodianFiles, laneKeys, tips } from '../db/index.ts';
import * as staff from '../../../../tests/support/staff.ts';

/** A sheet is lost: the two custodians who have theirs come to Mara's desk, and another recovery key takes the place of this one. */
const now = new Date();
let house: House;
let mara: AtDesk;
let devon: AtDesk;
let made: Results['makeNextRecovery'];
let first: LaneCard;
beforeAll(async () => {
	house = await createHouse(now);
	first = await recoveryCard(house);
	[mara, devon] = await Promise.all([sit(house, house.mara, now), sit(house, house.devon, now)]);
	const nobodys = {
		what: 'An officer is in it.',
		involved: ['police', 'prosecutions', 'child-protection']
	};
	await send(house.intake, answersWith(nobodys), now);
	await send(house.intake, answersWith({ what: 'A boat, at night.' }), now);
});
afterAll(() => house.database.close());

describe('another recovery key', () => {
	it('is signed by two custodians of the one before and by its own, and takes its place, on record', async () => {
		const [one, , third] = house.sheets;
		made = await makeNext(house, mara, [third!, one!], now);
		expect(JSON.stringify(made.card)).not.toContain(one!.signingKey);
		const kept = await keepNext(house, mara, made, 'sheet-lost', now);
		expect(kept).toEqual({ ok: true, stands: true });
		expect(await keepNext(house, mara, made, 'sheet-lost', now), 'sent again').toEqual(kept);
		expect(await recoveryCard(house)).toMatchObject({ epoch: 2, before: expect.any(String) });
		expect(await staff.lane.custody(house.desk)).toMatchObject({ no: 2, rehearsedAt: null });
		const acts = (await actsOfPeople(house.database)).slice(-3);
		expect(acts.map(({ act }) => act)).toEqual([
			'recovery.handing-over',
			'sheets.made',
			'recovery.renewed'
		]);
		expect(acts.at(-1)).toMatchObject({
			by: house.mara.officerId,
			detail: { why: 'sheet-lost', agencies: ['customs', 'defence-force'] }
		});
		expect(await staff.lane.leftBehind(house.desk)).toEqual([]);
	});

	it('is rehearsed with its own sheets, and with none of before', async () => {
		const files = (await staff.lane.rehearsals(house.desk)).map((file) => ({
			...file,
			sealed: Buffer.from(file.sealed).toString('base64')
		}));
		expect(files).toHaveLength(3);
		const [one, other] = made.sheets.map(({ identity }) => identity);
		const pair = await mara.vault.rehearse({ files, sheets: [one!, other!] });
		expect(await staff.lane.rehearsed(house.desk, house.mara.actor, pair, now)).toEqual({
			ok: true
		});
		const { owner } = house.database.as;
		const tried = await owner.$count(custodianFiles, eq(custodianFiles.rehearsedAt, now));
		expect(tried).toBe(1);
		const [was, wasOther] = house.sheets.map(({ identity }) => identity);
		await expect(mara.vault.rehearse({ files, sheets: [was!, wasOther!] })).rejects.toMatchObject({
			name: 'WrongKey'
		});
	});

	it('opens with two of its sheets whatever was sealed to the one before: tips of nobody’s lane, too', async () => {
		const { owner } = house.database.as;
		const files = await owner
			.select({ sealed: custodianFiles.sealed })
			.from(custodianFiles)
			.where(and(eq(custodianFiles.kind, 'identity'), eq(custodianFiles.epoch, 2)));
		const sealed = files.map((file) => file.sealed);
		const [, other, third] = made.sheets.map(({ identity }) => identity);
		const [newest, before] = identitiesIn(await openWithTwo(sealed, [third!, other!]));
		expect(before).toBe(house.recovery.identity);
		const [tip] = await owner.select().from(tips).where(eq(tips.laneId, 'recovery'));
		expect(new TextDecoder().decode(await open(tip!.sealed, before!))).toContain(
			'An officer is in it.'
		);
		await expect(open(tip!.sealed, newest!)).rejects.toThrow();
		const [was, wasOther] = house.sheets.map(({ identity }) => identity);
		await expect(openWithTwo(sealed, [was!, wasOther!])).rejects.toThrow();
	});

	it('is what the public face seals to from then on, by its signatures', async () => {
		await send(
			house.intake,
			answersWith({ what: 'Once more.', involved: ['police', 'prosecutions', 'child-protection'] }),
			now
		);
		const { owner } = house.database.as;
		const epochs = await owner
			.select({ epoch: tips.epoch })
			.from(tips)
			.where(eq(tips.laneId, 'recovery'))
			.orderBy(tips.epoch);
		expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
	});
});

describe('the lanes of whoever has not compared its words', () => {
	it('go to it for nobody unasked: no card is made, and none stood by', async () => {
		for (const one of [mara, devon]) {
			await renew(house, one);
			expect(await one.vault.isNewRecovery(await recoveryCard(house))).toBe(true);
		}
		const due = await dueOf(mara);
		expect(await mara.vault.changes(due)).toMatchObject({ unknown: ['recovery'] });
		await expect(mara.vault.propose(due)).rejects.toMatchObject({ name: 'UnknownHolder' });
		const epochs = [{ lane: 'general', epoch: 1 }];
		const recovery = await recoveryCard(house);
		expect(await mara.vault.sealForRecovery({ recovery, epochs })).toEqual([]);
		expect(await proposeDue(house, mara, 'general', now)).toEqual({ ok: true, stands: false });
		await expect(standBy(house, devon, 'general', now)).rejects.toMatchObject({
			name: 'UnknownRecovery'
		});
	});

	it('follow silently once it was compared, and each member’s browser seals for it what came before', async () => {
		const recovery = await recoveryCard(house);
		const recoveries = [first, recovery];
		const proof = await typedAgain(house, devon.person);
		await expect(devon.vault.takeRecovery({ recovery, recoveries })).rejects.toMatchObject({
			name: 'Unproven'
		});
		await devon.vault.takeRecovery({ recovery, recoveries, proof });
		expect(await devon.vault.isNewRecovery(recovery)).toBe(false);
		expect(await standBy(house, devon, 'general', now)).toEqual({ ok: true, stands: true });
		const [general] = (await staff.lane.list(house.desk)).filter(({ id }) => id === 'general');
		expect(general!.card).toMatchObject({ epoch: 2, recovery: printOfCard(recovery) });
		for (const one of [mara, devon]) {
			await renew(house, one);
			const actor = await actorNow(house, one.person);
			const epochs = (await staff.toUnlock(house.desk, actor, now)).forRecovery;
			expect(epochs).toEqual([{ lane: 'general', epoch: 1 }]);
			const copies = await one.vault.sealForRecovery({ recovery, epochs });
			const print = printOfCard(recovery);
			const given = { recovery: print, copies: copies.map(decoded) };
			await staff.lane.addForRecovery(house.desk, actor, given, now);
			expect((await staff.toUnlock(house.desk, actor, now)).forRecovery).toEqual([]);
		}
		const written = await house.database.as.owner
			.select()
			.from(laneKeys)
			.where(and(eq(laneKeys.holder, 'recovery'), eq(laneKeys.holderKeys, 1)));
		expect(written.map(({ writer }) => writer).sort()).toEqual(
			[mara.person.officerId, devon.person.officerId].sort()
		);
		const newest = (await keysOfNext())[0]!;
		for (const { sealed } of written)
			expect(await openLaneKeys(sealed, newest)).toMatchObject({ lane: 'general', epoch: 1 });
	});
});

describe('a lane that nobody opens any more', () => {
	it('is recovered with the new sheets, back to its first epoch', async () => {
		const { alton } = house;
		for (const { person } of [mara, devon])
			await staff.people.disable(house.desk, alton.actor, person.officerId, now);
		const [ruth, joan] = await Promise.all([
			sit(house, house.ruth, now),
			sit(house, house.joan, now)
		]);
		expect(await askAll(house, [ruth, joan], 'general', now)).toEqual({ ok: true });
		const two = [made.sheets[0]!, made.sheets[1]!] as const;
		const begun = await begin(house, ruth, 'general', two, now);
		if (!begun.ok) throw new Error(begun.why);
		const files = await filesFor(house, ruth, begun.recovery, now);
		expect(files.identity).toHaveLength(3);
		const sealed = await seal(house, ruth, begun.recovery, two, now, { withOlder: true });
		expect(sealed.opened.missing).toEqual([]);
		expect(sealed.made.older.filter(({ holder }) => holder === joan.person.officerId)).toHaveLength(
			2
		);
		const former = [typed(house.sheets[0]!), typed(house.sheets[1]!)] as const;
		await expect(
			ruth.vault.openRecovery({ ...files, lane: 'general', sheets: former })
		).rejects.toMatchObject({ name: 'NotCustodian' });
	});
});

async function dueOf({ person }: AtDesk) {
	const due = await staff.lane.dueCards(house.desk, await actorNow(house, person), now);
	return due.find(({ lane }) => lane === 'general')!;
}
const decoded = <Row extends { sealed: string }>(row: Row) => ({
	...row,
	sealed: new Uint8Array(Buffer.from(row.sealed, 'base64'))
});
async function keysOfNext() {
	const files = await house.database.as.owner
		.select({ sealed: custodianFiles.sealed })
		.from(custodianFiles)
		.where(and(eq(custodianFiles.kind, 'identity'), eq(custodianFiles.epoch, 2)));
	const [one, other] = made.sheets.map(({ identity }) => identity);
	const sealed = files.map((file) => file.sealed);
	return identitiesIn(await openWithTwo(sealed, [one!, other!]));
}
