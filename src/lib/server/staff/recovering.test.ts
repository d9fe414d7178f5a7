import { and, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { actsOfPeople } from '../../../../tests/support/record.ts';
import {
	askAll,
	begin,
	filesFor,
	keep,
	seal,
	type TwoSheets
} from '../../../../tests/support/recovering.ts';
import { actorNow, renew, sit, type AtDesk } from '../../../../tests/support/standing.ts';
import { sealedReply } from '../../../../tests/support/moving.ts';
import { unlocked } from '../../../../tests/support/unlocked.ts';
import { isOpenedByAMember } from '#lib/sealed/lane-card-v2.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { custodianFiles, functions, laneKeys, recoveries, tips } from '../db/index.ts';
import * as intake from '../tips/index.ts';
import * as triage from '../../../../tests/support/triage.ts';
import * as staff from '../../../../tests/support/staff.ts';

/** The general lane's members are gone, both of them: its tips open with two of the custodians' sheets, and with nothing else. */
const now = new Date();
let house: House;
let ruth: AtDesk;
let joan: AtDesk;
let two: TwoSheets;
let code: ReceiptCode;
let tip: { id: string; epoch: number; sealed: Uint8Array };
beforeAll(async () => {
	house = await createHouse(now);
	[ruth, joan] = await Promise.all([sit(house, house.ruth, now), sit(house, house.joan, now)]);
	two = [house.sheets[2]!, house.sheets[0]!];
	({ code } = await send(house.intake, answersWith({ what: 'A boat, at night.' }), now));
	const [row] = await house.database.as.owner.select().from(tips);
	tip = row!;
	for (let n = 0; n < 6; n++)
		await send(house.intake, answersWith({ what: `${n} ${'一'.repeat(19_000)}` }), now);
	const mara = await unlocked(house, house.mara, now);
	const words = { words: 'Go to the nurse.', asks: false };
	const made = await sealedReply(house, mara, tip.id, words, now);
	expect(await triage.reply(house.desk, mara.actor, tip.id, made, now)).toEqual({ ok: true });
});
afterAll(() => house.database.close());

const lost = () => staff.lane.lost(house.desk);
const general = async () => (await staff.lane.list(house.desk)).find(({ id }) => id === 'general')!;
const refused = (why: string) => ({ ok: false, why });

describe('a lane that somebody opens', () => {
	it('is recovered by nobody, whoever holds the sheets, and its members are not put out', async () => {
		expect(await lost()).toEqual([]);
		expect(await askAll(house, [ruth, joan], 'general', now)).toEqual(refused('not-allowed'));
		expect(await begin(house, ruth, 'general', two, now)).toEqual(refused('not-allowed'));
	});

	it('is lost once nobody at work has a copy that opens its newest key', async () => {
		const { alton, mara, devon } = house;
		const end = (whom: typeof mara) =>
			staff.people.disable(house.desk, alton.actor, whom.officerId, now);
		await end(devon);
		expect(await lost()).toEqual([]);
		expect(await begin(house, ruth, 'general', two, now)).toEqual(refused('not-allowed'));
		await end(mara);
		expect(await lost()).toEqual(['general']);
	});
});

describe('a lane that nobody opens', () => {
	it('is begun to be recovered by two custodians, at the desk of somebody who is to read it and said so', async () => {
		expect(await begin(house, ruth, 'general', two, now)).toEqual(refused('not-agreed'));
		expect(await askAll(house, [ruth, joan], 'general', now)).toEqual({ ok: true });
		const { officerId } = house.alton;
		const alton = { ...house.alton.actor, lanes: [] };
		const asked = staff.lane.askToRecover(house.desk, alton, 'general', [officerId], now);
		expect(await asked, 'who reads no tips').toEqual(refused('not-allowed'));
		const actor = await actorNow(house, ruth.person);
		expect(await staff.lane.dueCards(house.desk, actor, now), 'nothing to propose').toEqual([]);
	});

	it('is handed to its new readers: its card is signed by two custodians and by one who opened it', async () => {
		const begun = await begin(house, ruth, 'general', two, now);
		if (!begun.ok) throw new Error(begun.why);
		const { made, opened, change, looked } = await seal(house, ruth, begun.recovery, two, now, {
			withOlder: true
		});
		const { mara, devon } = house;
		expect(opened.readers.map(({ officer }) => officer).sort()).toEqual(
			[mara.officerId, devon.officerId].sort()
		);
		expect(opened.missing).toEqual([]);
		expect(change.agencies.toSorted()).toEqual(['child-protection', 'prosecutions']);
		expect(JSON.stringify([made, opened])).not.toMatch(/AGE-SECRET-KEY/);
		expect(await keep(house, ruth, begun.recovery, made, looked, now)).toEqual({ ok: true });
		expect(await keep(house, ruth, begun.recovery, made, looked, now), 'sent again').toEqual({
			ok: true
		});

		const lane = await general();
		expect(lane).toMatchObject({
			card: { epoch: 2, repliesFrom: 2, agencies: ['child-protection', 'prosecutions'] },
			needsEpoch: false
		});
		const { card } = lane;
		expect(card.v === 2 && card.kind !== 'recovery' && isOpenedByAMember(card)).toBe(true);
		expect(await lost()).toEqual([]);
		for (const one of [ruth, joan]) expect(await renew(house, one)).toEqual([]);
		const told = await ruth.vault.openTip({ ...tip, lane: 'general' });
		expect(told.answers.what).toBe('A boat, at night.');
		await expect(
			joan.vault.openTip({ ...tip, lane: 'general' }),
			'not shared yet'
		).rejects.toThrow();
	});

	it('stands by what its tipsters were answered before', async () => {
		const answers = await intake.openReplies(house.intake, code, now);
		expect(answers.map(({ words }) => words)).toEqual(['Go to the nurse.']);
	});

	it('takes new tips at the public face at once, for those who read it now', async () => {
		await send(house.intake, answersWith({ what: 'Another boat.' }), now);
		const [row] = await house.database.as.owner
			.select()
			.from(tips)
			.where(and(eq(tips.laneId, 'general'), eq(tips.epoch, 2)));
		const told = await joan.vault.openTip({ ...row!, lane: 'general' });
		expect(told.answers.what).toBe('Another boat.');
	});

	it('is on record, at whose desk and by custodians of which agencies, for everybody who reads the record', async () => {
		const acts = await actsOfPeople(house.database);
		const ofLane = acts.filter(({ subject }) => subject === 'general');
		expect(ofLane.map(({ act }) => act).slice(-5)).toEqual([
			'lane.recovery-asked',
			'lane.agreed',
			'lane.agreed',
			'lane.recovery-begun',
			'lane.recovered'
		]);
		expect(ofLane.at(-1)).toMatchObject({
			by: ruth.person.officerId,
			detail: { agencies: ['customs', 'defence-force'] }
		});
		expect(await house.database.as.owner.$count(recoveries)).toBe(1);
	});

	it('hands out nothing more: to nobody, and by no role of a server but for the act itself', async () => {
		const [row] = await house.database.as.owner.select().from(recoveries);
		const { id } = row!;
		await expect(filesFor(house, ruth, id, now)).rejects.toThrow('no files');
		const { desk, public: site, jobs } = house.database.as;
		expect(await functions.recoveryFiles(desk, { recovery: id, now })).toEqual([]);
		for (const role of [site, jobs])
			await expect(functions.recoveryFiles(role, { recovery: id, now })).rejects.toThrow();
		expect(await desk.$count(custodianFiles, eq(custodianFiles.kind, 'identity'))).toBe(0);
		expect(await desk.$count(laneKeys, eq(laneKeys.holder, 'recovery'))).toBe(0);
	});
});

describe('a lane whose members are there, and no copy of its key opens', () => {
	it('gets another key for the same people, and what came before with it', async () => {
		const spoilt = await createHouse(now);
		const { owner } = spoilt.database.as;
		const { mara, devon, sheets } = spoilt;
		await send(spoilt.intake, answersWith({ what: 'A boat, at night.' }), now);
		await owner
			.update(laneKeys)
			.set({ sealed: new Uint8Array(400) })
			.where(and(eq(laneKeys.laneId, 'general'), ne(laneKeys.holder, 'recovery')));
		const [hers, his] = [await sit(spoilt, mara, now), await sit(spoilt, devon, now)];
		expect(await staff.lane.lost(spoilt.desk)).toEqual(['general']);
		const keepers: TwoSheets = [sheets[1]!, sheets[2]!];
		const begun = await begin(spoilt, hers, 'general', keepers, now);
		if (!begun.ok) throw new Error(begun.why);
		const given = { withOlder: true };
		const { made, change, looked } = await seal(spoilt, hers, begun.recovery, keepers, now, given);
		expect(change).toMatchObject({ joined: [], left: [], renewed: [], agencies: [] });
		expect(await keep(spoilt, hers, begun.recovery, made, looked, now)).toEqual({ ok: true });
		expect(await renew(spoilt, hers)).toEqual([]);
		const before = [{ lane: 'general', epoch: 1 }];
		expect(await renew(spoilt, his)).toEqual(before);
		const copies = made.older.flatMap(({ holder, epoch, sealed }) =>
			holder === devon.officerId ? [{ epoch, sealed: Buffer.from(sealed, 'base64') }] : []
		);
		const share = async (by: AtDesk, to = devon) =>
			staff.lane.shareRecovered(
				spoilt.desk,
				await actorNow(spoilt, by.person),
				begun.recovery,
				{ holder: to.officerId, copies },
				now
			);
		expect(await share(his), 'whose act it was not').toEqual(refused('not-allowed'));
		expect(await share(hers, spoilt.ruth)).toEqual(refused('not-enrolled'));
		expect(await share(hers)).toEqual({ ok: true });
		expect(await renew(spoilt, his)).toEqual([]);
		const [row] = await owner.select().from(tips);
		expect((await hers.vault.openTip({ ...row!, lane: 'general' })).answers.what).toBe(
			'A boat, at night.'
		);
		await spoilt.database.close();
	});
});
