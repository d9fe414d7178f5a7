import { eq, gt, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memberOf, type Draft } from '../../scripts/demo/lanes.ts';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import { sealLaneKeys, type LaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { laneEpochs, laneKeys, notebooks, passkeys } from '../../src/lib/server/db/index.ts';
import type { LaneCard } from '../../src/lib/sealed/lane-card.ts';
import { open } from '../../src/lib/sealed/open.ts';
import type { Clean } from '../../src/lib/server/files/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { sendFiles } from '../../src/lib/server/tip-form/index.ts';
import { addPiece, beginSpool, keepFile, spoolFor } from '../../src/lib/server/tips/index.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { draft, signatureOf, turn } from '../support/lane.ts';
import { softwarePasskey } from '../support/passkey.ts';
import {
	keep,
	lanesShown,
	newBrowser,
	typedAgain,
	unlocked,
	type Browser
} from '../support/unlocked.ts';
import { newEpoch } from '../support/lane-v1.ts';

/** Somebody who writes what they like in every table, and holds no officer's key. */
const now = new Date('2026-11-29T10:00:00Z');
let house: House;
beforeEach(async () => {
	house = await createHouse(now);
});
afterEach(() => house.database.close());

const owner = () => house.database.as.owner;
const place = { kind: 'note' as const, id: 'n', tip: 't', lane: 'general' };

describe('whoever writes the database', () => {
	it('has nobody write to a key of theirs by sealing one to an officer', async () => {
		const { mara } = house;
		const drafted = await draft(house, [mara, house.devon], now);
		// Two of another lane stand by it.
		const signatures = [house.ruth, house.joan].map((one) => signatureOf(one, drafted));
		const [keys, card] = [drafted.keys, { ...drafted.card, signatures }];
		expect(card.epoch).toBe(2);
		const sealed = await sealLaneKeys(keys, (await cardOf(mara.keys)).recipient);
		const copy = { laneId: 'general', epoch: 2, holder: mara.officerId, sealed };
		await owner()
			.insert(laneKeys)
			.values({ ...copy, writer: mara.officerId });
		const first = await unlocked(house, mara, now);
		expect(first.missing).toEqual([]);
		await expect(
			first.vault.sealWritten({ body: {}, place: { ...place, epoch: 2 } })
		).rejects.toMatchObject({ name: 'NotYourLane' });

		const made = { laneId: 'general', epoch: 2, card, madeBy: mara.officerId, madeAt: now };
		await owner().insert(laneEpochs).values(made);
		const second = await unlocked(house, mara, now);
		expect(second.missing, 'a card that nobody of the lane stands by').toEqual([
			{ lane: 'general', epoch: 2 }
		]);
		await expect(
			second.vault.sealWritten({ body: {}, place: { ...place, epoch: 2 } })
		).rejects.toMatchObject({ name: 'NotYourLane' });
		await expect(
			second.vault.sealWritten({ body: {}, place: { ...place, epoch: 1 } }),
			'what was there goes on'
		).resolves.toMatchObject({ epoch: 1 });
	});

	it('cuts no file short unseen, whether it drops what comes or what lies there', async () => {
		const { intake } = house;
		const { code } = await send(intake, answersWith(), now);
		const letter = Buffer.alloc(300_000, 'A list of names. ');
		// What comes with the form is put away at 131,072 bytes a piece; of what is sealed a row is counted from 0.
		await owner().execute(sql`create function drop_piece() returns trigger language plpgsql
			as $$ begin return case when new.n < 131072 then new end; end $$`);
		await owner().execute(sql`create trigger drop_piece before insert on chunks for each row
			execute function drop_piece()`);
		const posted = new FormData();
		for (const [name, value] of Object.entries({ code, form: 'f', original: '1', step: 'send' }))
			posted.set(name, value);
		const read: Parameters<typeof sendFiles>[1] = async (_, take) => {
			const bytes = (async function* () {
				yield letter;
			})();
			await take(posted, { name: 'names.txt', bytes, isTooLong: () => false });
			return posted;
		};
		const sent = await sendFiles({ intake, now, broke: () => undefined }, read);
		expect(sent.ends).toEqual([{ name: 'names.txt', end: { is: 'refused', why: 'not-whole' } }]);
		await owner().execute(sql`drop trigger drop_piece on chunks`);

		const spool = await spoolFor(intake, code, 'names');
		await beginSpool(intake, spool, now);
		for (const at of [0, 100_000, 200_000]) {
			await addPiece(intake, spool, at, letter.subarray(at, at + 100_000), now);
		}
		// Only while it is read for the first time, so that the copy without what hides in it is short.
		const cut: Clean = async (bytes) => {
			await owner().execute(
				sql`update chunks set part_id = ${spool.id}, n = n + 1000000 where n = 200000`
			);
			for await (const some of bytes) void some;
			return { is: 'uncleanable', type: 'text/plain' };
		};
		const came = { file: 'names', name: 'names.txt', original: false, size: letter.length };
		expect(await keepFile({ ...intake, clean: cut }, code, came, now)).toEqual({
			is: 'refused',
			why: 'not-whole'
		});
	});
});

describe('whoever writes the database, once a browser has seen its lanes', () => {
	let browser: Browser;
	/** The lane's second key. */
	let keys: LaneKeys;
	/** Another second card of the same two people, that was proposed and never kept. */
	let rival: Draft;
	const later = new Date('2026-11-29T12:00:00Z');
	beforeEach(async () => {
		const { mara, devon } = house;
		rival = await draft(house, [mara, devon], now);
		keys = await turn(house, now);
		browser = newBrowser();
		await unlocked(house, mara, now, browser);
		await unlocked(house, devon, now);
	});
	const proof = () => typedAgain(house, house.mara);
	const unlock = (to = browser) => unlocked(house, house.mara, later, to);
	const own = async () => ({
		holder: house.mara.officerId,
		recipient: (await cardOf(house.mara.keys)).recipient
	});
	type Vault = Awaited<ReturnType<typeof unlocked>>['vault'];
	/** Every way in which a worker gives a lane's keys to somebody. */
	const gives = async (vault: Vault) => {
		const { desk, mara, devon } = house;
		const [lane, kind] = ['general', 'general'] as const;
		const members = await Promise.all([mara, devon].map((one) => memberOf(one, lane)));
		const card = (await staff.lane.recoveryCard(desk))!;
		const wanted = { lane, kind, members, recovery: { recipient: card.recipient, card } };
		return {
			propose: async () => vault.propose({ ...wanted, proof: await proof() }),
			shareEpochs: async () =>
				vault.shareEpochs({ lane, holder: devon.officerId, proof: await proof() })
		};
	};
	const writes = (vault: Vault, epoch: number) =>
		vault.sealWritten({ body: { words: 'Where she is.' }, place: { ...place, epoch } });
	const isReadBy = async (written: { sealed: string }, { identity }: LaneKeys) =>
		open(new Uint8Array(Buffer.from(written.sealed, 'base64')), identity).then(
			() => true,
			() => false
		);
	/** Puts cards in the place of the lane's, each with a copy of its secret for Mara. */
	async function show(made: readonly { card: LaneCard; keys: LaneKeys }[]) {
		const { recipient } = await cardOf(house.mara.keys);
		await owner().delete(laneEpochs).where(eq(laneEpochs.laneId, 'general'));
		for (const { card, keys } of made) {
			const { officerId } = house.mara;
			const row = { laneId: 'general', epoch: card.epoch };
			await owner()
				.insert(laneEpochs)
				.values({ ...row, card, madeBy: officerId, madeAt: now });
			await owner()
				.insert(laneKeys)
				.values({
					...row,
					holder: officerId,
					writer: house.alton.officerId,
					sealed: await sealLaneKeys(keys, recipient)
				});
		}
	}
	async function replace() {
		const first = await newEpoch('general');
		const second = await newEpoch('general', first.keys);
		const third = await newEpoch('general', second.keys);
		await show([first, second, third]);
		return third.keys;
	}

	// Before there was a notebook she believed the chain whole, and wrote to `thief`.
	it('has her write to no key of theirs with a whole chain of their own, a copy sealed to her', async () => {
		const [mine] = (await unlock()).remembered.lanes.map(({ print }) => print);
		const thief = await replace();
		const { vault, remembered } = await unlock();
		const lane = remembered.lanes.find(({ lane }) => lane === 'general')!;
		expect(lane.doubt).toBe('forked');
		expect(lane.own, 'what she is to hear from a colleague').toEqual([mine]);
		expect(lane.print).not.toBe(mine);
		const written = await writes(vault, 3);
		expect(written.epoch, 'answering goes on').toBe(2);
		expect(await isReadBy(written, thief)).toBe(false);
		expect(await isReadBy(written, keys)).toBe(true);
		for (const [verb, give] of Object.entries(await gives(vault))) {
			await expect(give(), verb).rejects.toMatchObject({ name: 'LaneInDoubt' });
		}
		const reader = { ...(await own()), lane: 'general', epoch: 2 };
		expect(await vault.repair([reader])).toEqual([]);
		const stranger = await unlock(newBrowser());
		expect(stranger.remembered.isStale, 'her notebook goes with her to any browser').toBe(false);
		expect(stranger.remembered.lanes.some(({ doubt }) => doubt === 'forked')).toBe(true);
	});

	it('nor with another card that the same members stood by, in the place of the newest', async () => {
		const thief = rival.keys;
		const signatures = [house.mara, house.devon].map((one) => signatureOf(one, rival));
		const card = { ...rival.card, signatures };
		const first = await owner().select().from(laneEpochs).where(eq(laneEpochs.epoch, 1));
		const card1 = first.find(({ laneId }) => laneId === 'general')!.card;
		await show([
			{ card: card1, keys: house.general },
			{ card, keys: thief }
		]);
		const { vault, remembered } = await unlock();
		expect(remembered.lanes.find(({ lane }) => lane === 'general')?.doubt).toBe('forked');
		const written = await writes(vault, 2);
		expect([await isReadBy(written, thief), await isReadBy(written, keys)]).toEqual([false, true]);
	});

	// Before: she took the older chain for all there is, and handed its next key to whoever the server named.
	it('has her give no key of an older chain, in which somebody who left still reads', async () => {
		await owner().delete(laneEpochs).where(gt(laneEpochs.epoch, 1));
		const { vault, remembered } = await unlock();
		expect(remembered.lanes.find(({ lane }) => lane === 'general')?.doubt).toBe('behind');
		const written = await writes(vault, 1);
		expect(written.epoch, 'her copy of the newest is still there').toBe(2);
		for (const [verb, give] of Object.entries(await gives(vault))) {
			await expect(give(), verb).rejects.toMatchObject({ name: 'LaneInDoubt' });
		}
	});

	it('is not believed with an older notebook of hers, none, one of a colleague, or one that they wrote', async () => {
		const { mara, devon } = house;
		const own = eq(notebooks.officerId, mara.officerId);
		const [older] = await owner().select().from(notebooks).where(own);
		keys = await turn(house, later, keys);
		await unlock();
		const [newest] = await owner().select().from(notebooks).where(own);
		expect(newest!.version).toBe(older!.version + 1);
		const [his] = await owner()
			.select()
			.from(notebooks)
			.where(eq(notebooks.officerId, devon.officerId));
		const forgeries: Record<string, Partial<typeof notebooks.$inferInsert>> = {
			'an older one': older!,
			'an older one under a newer number': { ...older!, version: newest!.version + 1 },
			'a colleague’s': { sealed: his!.sealed, version: newest!.version + 1 },
			'one that nobody sealed': { sealed: new Uint8Array(9), version: newest!.version + 1 }
		};
		const isStopped = async (what: string) => {
			const { vault, remembered } = await unlock({ ...browser });
			expect(remembered.isStale, what).toBe(true);
			expect((await writes(vault, 3)).epoch, 'answering goes on').toBe(3);
			expect(await vault.nextNotebook(), 'nothing is written over it').toBeUndefined();
			for (const [verb, give] of Object.entries(await gives(vault))) {
				await expect(give(), `${what}: ${verb}`).rejects.toMatchObject({ name: 'StaleNotebook' });
			}
		};
		for (const [what, { version, sealed }] of Object.entries(forgeries)) {
			await owner().update(notebooks).set({ version, sealed }).where(own);
			await isStopped(what);
		}
		await owner().delete(notebooks).where(own);
		await isStopped('none');
		await owner().insert(notebooks).values(newest!);
		expect((await unlock({ ...browser })).remembered.isStale).toBe(false);
	});

	it.each([
		['put back', {}],
		['under a number that none has', { version: -3 }]
	])(
		'a notebook %s is fresh again once people have compared the newest cards, and another card is not',
		async (_, changed) => {
			const { mara } = house;
			const own = eq(notebooks.officerId, mara.officerId);
			const [older] = await owner().select().from(notebooks).where(own);
			await turn(house, later, keys);
			await unlock();
			const before = browser.seen!;
			await owner()
				.update(notebooks)
				.set({ ...older!, ...changed })
				.where(own);
			const { vault, actor, remembered } = await unlock();
			expect(remembered.lanes.map(({ lane }) => lane)).toEqual(['general']);
			const cards = remembered.lanes.map(({ print }) => print);
			const take = async (cards: string[]) => vault.takeCompared({ cards, proof: await proof() });
			expect(await take(['another'])).toBe(false);
			expect((await vault.remembered()).isStale).toBe(true);
			await expect(vault.takeCompared({ cards })).rejects.toMatchObject({ name: 'Unproven' });
			expect(await take(cards)).toBe(true);
			await keep(house, actor, vault, later, browser);
			expect(browser.seen?.version, 'the highest version seen, and one').toBe(before.version + 1);
			await vault.openLanes(await lanesShown(house, actor));
			const give = await gives(vault);
			await expect(give.shareEpochs()).resolves.toHaveLength(3);
			expect((await unlock()).remembered.isStale).toBe(false);
		}
	);

	// Before: nothing asked for a touch. The desk's server would sign its bearer in with this row, here as there.
	it('gives no key by a passkey of their own that they put into the table', async () => {
		const { mara } = house;
		const mine = softwarePasskey(house.desk.origin);
		await owner()
			.insert(passkeys)
			.values({
				id: mine.id,
				officerId: mara.officerId,
				publicKey: new Uint8Array(Buffer.from(mine.publicKey, 'base64url')),
				counter: 0,
				transports: [],
				label: 'A key'
			});
		const { vault } = await unlock();
		const { officerId: holder, keys: his } = house.devon;
		const { recipient } = await cardOf(his);
		const lane = 'general';
		const act = { what: 'shareEpochs' as const, lane, holders: [{ holder, recipient }] };
		const { challenge, passkeys: asked } = await vault.touchFor(act);
		expect(asked).toEqual([]);
		const { clientDataJSON, authenticatorData, signature } = mine.signIn({ challenge }).response;
		const answer = { id: mine.id, clientDataJSON, authenticatorData, signature };
		const given = vault.shareEpochs({ lane, holder, proof: { way: 'passkey', answer } });
		await expect(given).rejects.toMatchObject({ name: 'Unproven' });
	});

	it('a chain that people have compared takes the place of the one that was remembered', async () => {
		await replace();
		const { vault, actor, remembered } = await unlock();
		const cards = remembered.lanes.map(({ print }) => print);
		await vault.takeCompared({ cards, proof: await proof() });
		await keep(house, actor, vault, later, browser);
		const after = await unlock();
		expect(after.remembered.lanes.map(({ doubt }) => doubt)).toEqual([null]);
		expect((await writes(after.vault, 3)).epoch).toBe(3);
	});
});
