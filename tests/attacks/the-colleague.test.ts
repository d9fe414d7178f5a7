import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stand } from '../../scripts/demo/lanes.ts';
import type { Person } from '../../scripts/demo/people.ts';
import type { Recipient } from '../../src/lib/sealed/age.ts';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import { signerOf } from '../../src/lib/sealed/lane-card.ts';
import { sealLaneKeys, type LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { newIdentity, recipientOf, type Identity } from '../../src/lib/sealed/identity.ts';
import { readEnvelope } from '../../src/lib/sealed/envelope.ts';
import { open } from '../../src/lib/sealed/open.ts';
import type { TipBody } from '../../src/lib/sealed/tip.ts';
import { printOf } from '../../src/lib/sealed/print.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import { openReply } from '../../src/lib/sealed/reply.ts';
import {
	actingAs,
	copiesWanted,
	functions,
	laneKeys,
	sqlState,
	tips as tipRows
} from '../../src/lib/server/db/index.ts';
import { receiptsFor } from '../../src/lib/server/tips/receipt.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as staff from '../support/staff.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { actsOf } from '../support/record.ts';
import { join, turn } from '../support/lane.ts';
import { unlocked } from '../support/unlocked.ts';
import { newEpoch } from '../support/lane-v1.ts';

/** Somebody who sits at the desk, too, and wants a colleague locked out, or silent, or believing what is not. */
const now = new Date('2026-11-29T10:00:00Z');
let house: House;
beforeEach(async () => {
	house = await createHouse(now);
});
afterEach(() => house.database.close());

const recipient = async ({ keys }: Person) => (await cardOf(keys)).recipient;
const junk = () => randomBytes(400);

/** Devon makes a lane with Joan, in good faith hers, whose copy for Mara is whatever he likes. */
async function spite(copyFor: (mara: Recipient) => Promise<Uint8Array>) {
	const { devon, joan, mara, desk } = house;
	const people = [devon, joan, mara];
	const id = 'spite';
	const members = people.map(({ officerId }) => officerId);
	const lane = { id, name: 'Spite', kind: 'general' as const, members };
	expect(await staff.lane.plan(desk, devon.actor, lane, now)).toEqual({ ok: true });
	for (const { officerId, keys, actor } of people) {
		const yes = agree({ id: officerId, signingKey: keys.signingKey }, id);
		expect(await staff.lane.agree(desk, actor, yes, now)).toEqual({ ok: true });
	}
	const { keys } = await stand(
		desk,
		{
			...{ id, kind: 'general', people, by: [devon, joan] },
			copyFor: (holder, to) => (holder === mara.officerId ? copyFor(to) : undefined)
		},
		now
	);
	return keys;
}

/** How many can read what comes to a lane, as the public face counts them. */
async function readersOf(lane: string) {
	const lanes = await functions.lanes(house.database.as.public);
	return lanes.find(({ id }) => id === lane)?.readers;
}

type Vault = Awaited<ReturnType<typeof unlocked>>['vault'];
const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));

/** Mara answers a tip in the general lane. */
async function sent(vault: Vault, words: string) {
	const to = await recipientOf(tipster);
	const reply = { words, asks: false };
	const given = { reply, place: PLACE, tipster: to, print: printOf(to) };
	const { epoch, ...files } = await vault.sealReply(given);
	return { place: { ...PLACE, epoch }, ...files };
}
const PLACE = { id: randomUUID(), tip: randomUUID(), lane: 'general', epoch: 1 };
let tipster: Identity;
beforeAll(async () => {
	tipster = await newIdentity();
});

/** What the tipster's page shows of Mara's answer: its lane's signature has to hold. */
async function answers(vault: Vault) {
	const { place, sealed } = await sent(vault, 'Thank you.');
	const [general] = (await staff.lane.list(house.desk)).filter(({ id }) => id === 'general');
	return openReply(bytes(sealed), place, tipster, signerOf(general!.card)!);
}

describe('a colleague', () => {
	it('who makes a lane with junk for another locks nobody out', async () => {
		await spite(() => Promise.resolve(junk()));
		const { vault } = await unlocked(house, house.mara, now);
		expect(await answers(vault)).toMatchObject({ words: 'Thank you.' });
	});

	it('who seals another lane’s name and a later epoch into it silences nobody', async () => {
		const { keys } = await newEpoch('general');
		const poisoned: LaneKeys = { ...keys, epoch: 99 };
		await spite((mara) => sealLaneKeys(poisoned, mara));
		const { vault } = await unlocked(house, house.mara, now);
		expect(await answers(vault)).toMatchObject({ words: 'Thank you.' });
	});

	it('who makes the lane’s next key with junk for another takes nothing else, and a third mends it', async () => {
		const { devon, mara, joan } = house;
		const second = await join(house, joan, now);
		const keys = await turn(house, now, second, {
			people: [mara, devon, joan],
			by: [devon, joan],
			copyFor: (holder) => (holder === mara.officerId ? Promise.resolve(junk()) : undefined)
		});
		const before = await unlocked(house, mara, now);
		expect(before.missing).toEqual([{ lane: 'general', epoch: 3 }]);
		expect(await readersOf('general')).toBe(2); // two who can read what comes, and not three rows

		const third = await unlocked(house, joan, now);
		expect(third.repaired).toMatchObject([{ lane: 'general', epoch: 3, holder: mara.officerId }]);
		const after = await unlocked(house, mara, now);
		expect(after.missing).toEqual([]);
		expect(await answers(after.vault)).toMatchObject({ words: 'Thank you.' });
		expect(await readersOf('general')).toBe(3);
		const acts = (await actsOf(house.database, 'general', [house.general, second, keys])).map(
			({ act }) => act
		);
		expect(acts.filter((act) => act.startsWith('copy.'))).toEqual(['copy.missing', 'copy.added']);
	});

	it('who lays one reply before the tipster and another before the lane is found out: there is one file', async () => {
		const { vault } = await unlocked(house, house.mara, now);
		const lured = await sent(vault, 'Come to the pier tonight, alone.');
		const shown = await sent(vault, 'Thank you.');
		const keys = { [house.mara.officerId]: [(await cardOf(house.mara.keys)).verifyKey] };
		const read = (sealed: string, sending: string) =>
			vault.openReply({
				...lured.place,
				sealed: bytes(sealed),
				sending: bytes(sending),
				kept: null,
				writers: { keys }
			});
		expect(
			await read(lured.sealed, lured.sending),
			'the words that the tipster reads'
		).toMatchObject({ words: 'Come to the pier tonight, alone.', by: house.mara.officerId });
		for (const forged of [read(lured.sealed, shown.sending), read(shown.sealed, lured.sending)]) {
			await expect(forged).rejects.toMatchObject({ name: 'WrongEnvelope' });
		}
	});

	it('of another lane puts no copy into this one: not by the desk, and not by the database', async () => {
		const { ruth, mara, desk } = house;
		await actingAs(desk.db, mara.officerId, (tx) =>
			tx.insert(copiesWanted).values({ laneId: 'general', epoch: 1, holder: mara.officerId })
		);
		const { keys } = await newEpoch('general');
		const sealed = await sealLaneKeys(keys, await recipient(mara));
		const copy = { lane: 'general', epoch: 1, holder: mara.officerId, sealed };
		const count = () => house.database.as.owner.$count(laneKeys, eq(laneKeys.laneId, 'general'));
		const there = await count();
		await staff.lane.mend(desk, ruth.actor, [], [copy], now);
		await staff.lane.mend(desk, { ...ruth.actor, lanes: ['general'] }, [], [copy], now);
		const insert = (by: Person, row: Partial<typeof laneKeys.$inferInsert>) =>
			actingAs(desk.db, by.officerId, (tx) =>
				tx.insert(laneKeys).values({ laneId: 'general', ...copy, ...row })
			).catch(sqlState);
		expect(await insert(ruth, {})).toBe('42501');
		expect(await insert(house.devon, { writer: mara.officerId }), 'in her name').toBe('42501');
		expect(await insert(house.devon, { holder: ruth.officerId }), 'for no member').toBe('42501');
		expect(await count()).toBe(there);
	});

	it('who writes a second copy writes it beside the first, and the one that fits is taken', async () => {
		const { devon, mara, desk } = house;
		const poisoned = { ...(await newEpoch('general')).keys, holders: house.general.holders };
		const sealed = await sealLaneKeys(poisoned, await recipient(mara));
		await actingAs(desk.db, devon.officerId, (tx) =>
			tx.insert(laneKeys).values({ laneId: 'general', epoch: 1, holder: mara.officerId, sealed })
		);
		const { vault, missing } = await unlocked(house, mara, now);
		expect(missing).toEqual([]);
		expect(await answers(vault)).toMatchObject({ words: 'Thank you.' });
	});

	it('who reads a tip and has the key of the tickets makes no code of it', async () => {
		const answers = answersWith({ what: 'A code is what this must not lead to.' });
		const { code } = await send(house.intake, answers, now);
		const [row] = await house.database.as.owner.select().from(tipRows);
		const opened = await open(row!.sealed, house.general.identity);
		const { form } = readEnvelope<TipBody>(opened, { kind: 'tip' }).body;
		const nonce = new Uint8Array(Buffer.from(form, 'base64url'));
		const ticket = { ...tips.newTicket(new Uint8Array(16), now), nonce };
		for (const made of receiptsFor(house.intake.keys, ticket, answers)) {
			expect(made.code).not.toBe(code);
		}
		expect(nonce).toHaveLength(32);
	});
});
