import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WrongSheets } from '../../src/lib/desk/vault/faults.ts';
import { dayOf, daysLater, signAsCustodian } from '../../src/lib/sealed/lane-card-v2.ts';
import { CannotOpen, open } from '../../src/lib/sealed/open.ts';
import { signRequest } from '../../src/lib/sealed/recovery-request.ts';
import { openWithTwo, type Sheet } from '../../src/lib/sealed/sheets.ts';
import {
	custodianFiles,
	laneEpochs,
	laneMembers,
	officers,
	tips
} from '../../src/lib/server/db/index.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import * as staff from '../support/staff.ts';
import { newRecovery, putCard, type Recovery } from '../support/cards.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import {
	askAll,
	begin,
	filesFor,
	keep,
	printOfNewest,
	seal,
	typed
} from '../support/recovering.ts';
import { actorNow, recoveryCard, sit, type AtDesk } from '../support/standing.ts';
import { typedAgain } from '../support/unlocked.ts';

/**
 * A lane that nobody opens, which the custodians recover at Ruth's desk; and whoever would have it in the place of those who are
 * to, or with less than two sheets.
 */
const now = new Date();
let house: House;
let ruth: AtDesk;
let joan: AtDesk;
let [customs, labour, defence]: Sheet[] = [];
/** Of what was begun as it should be. */
let id: string;
beforeAll(async () => {
	house = await createHouse(now);
	[customs, labour, defence] = house.sheets;
	const { alton, mara, devon } = house;
	for (const { officerId } of [mara, devon])
		await staff.people.disable(house.desk, alton.actor, officerId, now);
	[ruth, joan] = await Promise.all([sit(house, house.ruth, now), sit(house, house.joan, now)]);
	expect(await askAll(house, [ruth, joan], 'general', now)).toEqual({ ok: true });
	const begun = await begin(house, ruth, 'general', [customs!, labour!], now);
	if (!begun.ok) throw new Error(begun.why);
	id = begun.recovery;
});
afterAll(() => house.database.close());

const refused = (why: string) => ({ ok: false, why });
const epochs = () => house.database.as.owner.$count(laneEpochs, eq(laneEpochs.laneId, 'general'));
const both = () => [customs!, labour!] as const;

/** What would be asked for, with these signatures. */
async function asks(sheets: readonly Sheet[], given: object = {}, by: AtDesk = ruth) {
	const request = {
		v: 2 as const,
		lane: 'general',
		after: await printOfNewest(house, 'general'),
		recovery: await printOfNewest(house, 'recovery'),
		officer: by.person.officerId,
		on: dayOf(now),
		...given
	};
	const signatures = sheets.map(({ signingKey }) => signRequest(request, signingKey));
	const actor = await actorNow(house, by.person);
	return staff.lane.beginRecovery(house.desk, actor, request, signatures, now);
}

describe('whoever has less than two sheets', () => {
	it('is handed nothing that they open: no session gets the files by asking', async () => {
		const stranger = await newRecovery();
		for (const sheets of [[], [customs!], [customs!, customs!], [customs!, stranger.sheets[0]!]])
			expect(await asks(sheets)).toEqual(refused('not-custodian'));
		expect(await asks(stranger.sheets)).toEqual(refused('not-custodian'));
		const shown = { recovery: printOfCard(stranger.card) };
		expect(await asks(house.sheets, shown)).toEqual(refused('not-custodian'));
		const actor = await actorNow(house, joan.person);
		for (const one of [id, randomUUID()]) {
			const files = staff.lane.recoveryFiles(house.desk, actor, one, now);
			expect(await files, 'what was begun at another desk').toBeUndefined();
			expect(await staff.lane.recoveryTips(house.desk, actor, one, undefined, now)).toEqual([]);
		}
	});

	it('opens no layer of the recovery key with the database and one of them, and no two of another key do', async () => {
		const { owner } = house.database.as;
		const files = await owner
			.select({ sealed: custodianFiles.sealed })
			.from(custodianFiles)
			.where(eq(custodianFiles.kind, 'identity'));
		const sealed = files.map((file) => file.sealed);
		const one = customs!.identity;
		await expect(openWithTwo(sealed, [one, one])).rejects.toThrow(CannotOpen);
		const outer = await Promise.allSettled(sealed.map((file) => open(file, one)));
		const opened = outer.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []));
		expect(opened.length, 'the outer layers of two pairs').toBe(2);
		for (const inner of opened) await expect(open(inner, one)).rejects.toThrow(CannotOpen);
		const handed = await filesFor(house, ruth, id, now);
		const twice = [typed(customs!), typed(customs!)] as const;
		const mixed = [typed(customs!), { ...typed(labour!), opens: defence!.identity }] as const;
		for (const sheets of [twice, mixed])
			await expect(ruth.vault.openRecovery({ ...handed, lane: 'general', sheets })).rejects.toThrow(
				WrongSheets
			);
	});
});

describe('what two custodians asked for once', () => {
	it('is for that officer, that lane as it was, and that day; and is over within the hour', async () => {
		const { officerId } = joan.person;
		expect(await asks(both(), {}, joan), 'at another’s desk').toMatchObject({ ok: true });
		expect(await asks(both(), { officer: officerId })).toEqual(refused('not-allowed'));
		expect(await asks(both(), { lane: 'review' })).toEqual(refused('not-allowed'));
		expect(await asks(both(), { after: 'x'.repeat(43) })).toEqual(refused('bad-card'));
		expect(await asks(both(), { on: daysLater(dayOf(now), -2) })).toEqual(refused('bad-card'));
		const later = new Date(now.getTime() + 61 * 60_000);
		const actor = await actorNow(house, ruth.person);
		expect(await staff.lane.recoveryFiles(house.desk, actor, id, later)).toBeUndefined();
	});
});

describe('a script in the page of the desk where it is done', () => {
	it('hears of no key, reads nothing with what the sheets opened, and makes no card without a touch', async () => {
		const { vault } = ruth;
		const files = await filesFor(house, ruth, id, now);
		const sheets = [typed(customs!), typed(labour!)] as const;
		const opened = await vault.openRecovery({ ...files, lane: 'general', sheets });
		expect(JSON.stringify(opened)).not.toMatch(/AGE-SECRET-KEY|signingKey|identity/);
		const tip = { id: randomUUID(), lane: 'general', epoch: 1, sealed: new Uint8Array(9) };
		await expect(vault.openTip(tip)).rejects.toMatchObject({ name: 'NotYourLane' });
		await expect(
			vault.writeVoucher({ lane: 'general', arrival: { channel: 'call' } })
		).rejects.toMatchObject({
			name: 'NotYourLane'
		});
		const given = { ...files.wanted, withOlder: true, replies: [] };
		const compared = files.wanted.members.map(({ officer: holder, ...keys }) => ({
			holder,
			...keys
		}));
		await expect(vault.sealRecovered({ ...given, compared })).rejects.toMatchObject({
			name: 'Unproven'
		});
		const proof = await typedAgain(house, ruth.person);
		const swapped = compared.map((one) => ({ ...one, recipient: files.wanted.recovery.recipient }));
		await expect(
			vault.sealRecovered({ ...given, compared: swapped, proof }),
			'keys that nobody compared'
		).rejects.toMatchObject({ name: 'UnknownHolder' });
		await vault.forgetRecovery();
		await expect(vault.sealRecovered({ ...given, compared, proof })).rejects.toMatchObject({
			name: 'NothingToRecover'
		});
	});
});

describe('a card that comes of it', () => {
	it('holds with both custodians and a reader on it, for people who said yes, and nothing new since', async () => {
		const { made, looked } = await seal(house, ruth, id, both(), now);
		const { card } = made;
		const put = (signatures: typeof card.signatures, more: object = {}) =>
			keep(house, ruth, id, { ...made, card: { ...card, signatures }, ...more }, looked, now);
		const [own, one, other] = card.signatures;
		for (const signatures of [[own!, one!], [own!, one!, one!], [own!]])
			expect(await put(signatures)).toEqual(refused('not-custodian'));
		expect(await put([one!, other!]), 'nobody opened it').toEqual(refused('bad-card'));
		const twice = signAsCustodian({ ...card, signatures: [own!, one!] }, customs!.signingKey);
		expect(await put(twice.signatures)).toEqual(refused('not-custodian'));
		const mine = made.sealedFor.filter(({ holder }) => holder !== joan.person.officerId);
		const { officerId } = house.alton;
		const others = [...mine, { ...mine[0]!, holder: officerId }];
		expect(await put(card.signatures, { sealedFor: others })).toEqual(refused('not-enrolled'));
		const without = made.sealedFor.filter(({ holder }) => holder !== 'recovery');
		expect(await put(card.signatures, { sealedFor: without })).toEqual(refused('keys-missing'));
		const stolen = keep(house, joan, id, made, looked, now);
		expect(await stolen, 'at another desk').toEqual(refused('not-allowed'));

		const { owner } = house.database.as;
		await send(house.intake, answersWith({ what: 'While they signed.' }), now);
		await owner.update(tips).set({ laneId: 'general' });
		expect(await put(card.signatures)).toEqual(refused('new-tips'));
		await owner.update(tips).set({ laneId: 'review' });
		expect(await epochs()).toBe(1);
		expect(await owner.$count(laneMembers, eq(laneMembers.laneId, 'general'))).toBe(2);
	});

	it('holds no more once somebody reads the lane again: who is at work is put out by nobody', async () => {
		const { made, looked } = await seal(house, ruth, id, both(), now);
		const { owner } = house.database.as;
		await owner.update(officers).set({ disabledAt: null });
		await owner
			.update(laneMembers)
			.set({ removedAt: null })
			.where(eq(laneMembers.officerId, house.mara.officerId));
		expect(await staff.lane.lost(house.desk)).toEqual([]);
		expect(await keep(house, ruth, id, made, looked, now)).toEqual(refused('not-allowed'));
		const actor = await actorNow(house, ruth.person);
		expect(await staff.lane.recoveryFiles(house.desk, actor, id, now)).toBeUndefined();
		expect(await epochs()).toBe(1);
	});

	it('is asked for in vain with the sheets of a recovery key of before', async () => {
		const before = { card: await recoveryCard(house), sheets: house.sheets } as Recovery;
		await putCard(house, (await newRecovery(before)).card);
		await house.database.as.owner
			.update(laneMembers)
			.set({ removedAt: now })
			.where(eq(laneMembers.officerId, house.mara.officerId));
		expect(await staff.lane.lost(house.desk)).toEqual(['general']);
		expect(await asks(both())).toEqual(refused('not-custodian'));
	});
});
