import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import { fingerprint } from '../../src/lib/sealed/lane-card.ts';
import { sealLaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import { seal } from '../../src/lib/sealed/age.ts';
import { open } from '../../src/lib/sealed/open.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { actingAs, functions, moveFiles, sqlState } from '../../src/lib/server/db/index.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../../src/lib/server/triage/index.ts';
import { newMoving } from '../../src/lib/desk/work/moving.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { begins, carrierOf, moves, opens, seen, sits } from '../support/moving.ts';
import { actsOf } from '../support/record.ts';
import { newEpoch } from '../support/lane-v1.ts';

/** Somebody who reads a tip, and moves it so that nobody else does; or who read it, and wants to go on. */
const now = new Date('2026-11-29T10:00:00Z');
const later = new Date('2026-11-29T12:00:00Z');
const WORDS = 'The sergeant takes money at the pier.';
const NOT_THERE = { ok: false, why: 'not-there' };
let house: House;
let mara: Awaited<ReturnType<typeof sits>>;
let devon: typeof mara;
let ruth: typeof mara;
let joan: typeof mara;
let id: string;
let code: ReceiptCode;
beforeEach(async () => {
	house = await createHouse(now);
	[mara, devon, ruth, joan] = [
		await sits(house, house.mara, now),
		await sits(house, house.devon, now),
		await sits(house, house.ruth, now),
		await sits(house, house.joan, now)
	];
	({ code } = await send(house.intake, answersWith({ what: WORDS }), now));
	id = (await tips.find(house.intake, code))!.id;
	await tips.add(house.intake, code, 'a form', 'And more.', now);
});
afterEach(() => house.database.close());

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
/** Devon's browser seals junk for the other lane, and sends it as if it were the tip. */
async function movesJunk() {
	const to = await recipientOf(await newIdentity());
	const moving = await begins(house, devon, id, 'review');
	const { bring } = carrierOf(house, devon.actor, id, later);
	const carrier = {
		bring: (async (move, file) =>
			bring(move, { ...file, sealed: base64(await seal(randomBytes(8192), [to])) })) as typeof bring
	};
	expect(await moves(house, devon, id, 'review', later, { moving, carrier })).toEqual({ ok: true });
}
const textsOf = async (who: typeof mara) => {
	const { all } = (await opens(house, who, id, later))!;
	return [
		all.tip.ok ? all.tip.body.answers.what : 'does not open',
		...[...all.texts.values()].map((text) => (text.ok ? text.body.words : 'does not open'))
	].sort();
};
const findsWhole = ({ actor }: typeof mara) => triage.findWhole(house.desk, actor, id, later);
const former = async () =>
	(await house.database.as.owner.execute(sql`select from move_files where is_former`)).length;

describe('who moves a tip to nowhere', () => {
	it('is named where it went, and whoever opens it there puts it back as it lay', async () => {
		await movesJunk();
		expect(await textsOf(ruth)).toEqual(['He is his cousin.', 'does not open', 'does not open']);
		const [came] = await actsOf(house.database, 'review', [house.review]);
		expect(came).toMatchObject({ act: 'tip.moved-here', by: house.devon.officerId });
		await tips.add(house.intake, code, 'another form', 'Are you there?', later);
		expect(await moves(house, ruth, id, 'general', later)).toEqual({ ok: true });
		expect(await textsOf(mara)).toEqual(
			[WORDS, 'And more.', 'Are you there?', 'He is his cousin.', 'He is his cousin.'].sort()
		);
		expect(await tips.add(house.intake, code, 'a third form', 'Yes.', later)).toBe('added');
		expect(await textsOf(mara)).toContain('Yes.');
	});

	it('cannot say alone that all of it opens: not by the desk, and not by the database', async () => {
		await join();
		await movesJunk();
		const there = await former();
		expect(there).toBeGreaterThan(0);
		expect(await findsWhole(devon)).toEqual({ ok: false, why: 'own-move' });
		const { db } = house.desk;
		await actingAs(db, house.devon.officerId, async (tx) => {
			await tx.delete(moveFiles);
			await tx.execute(sql`update moves set found_at = now()`);
		});
		expect(await former()).toBe(there);
		const [move] = await house.database.as.owner.execute(sql`select found_at from moves`);
		expect(move).toEqual({ found_at: null });
	});

	it('moves it on to no other lane from which nothing comes back', async () => {
		await join();
		await movesJunk();
		await moves(house, devon, id, 'general', later);
		expect(await textsOf(mara)).toContain(WORDS);
	});

	/** Devon reads the other lane, too. */
	async function join() {
		const { desk, ruth, review } = house;
		const { recipient } = await cardOf(house.devon.keys);
		const added = {
			officerId: house.devon.officerId,
			keys: [{ epoch: 1, sealed: await sealLaneKeys(review, recipient) }],
			lookedThrough: { tips: 0, agencyId: house.devon.agencyId }
		};
		expect(await staff.lane.addMember(desk, ruth.actor, 'review', added, now)).toEqual({
			ok: true
		});
		devon = await sits(house, house.devon, now);
	}
});

describe('who moves a tip to a lane of their own', () => {
	/** Devon makes a lane of himself, and of whoever he says, with whatever copies he likes. */
	async function ownLane(others: readonly string[]) {
		const recovery = (await staff.lane.list(house.desk)).find(({ kind }) => kind === 'recovery')!;
		const { recipient } = await cardOf(house.devon.keys);
		const { keys, card } = await newEpoch('mine');
		const sealedFor = [
			{ holder: house.devon.officerId, sealed: await sealLaneKeys(keys, recipient) },
			{ holder: 'recovery', sealed: await sealLaneKeys(keys, recovery.card.recipient) },
			...others.map((holder) => ({ holder, sealed: new Uint8Array(randomBytes(300)) }))
		];
		const lane = { id: 'mine', name: 'Mine', kind: 'restricted' as const, card, sealedFor };
		expect(await staff.lane.make(house.desk, house.devon.actor, lane, now)).toEqual({ ok: true });
		devon = await sits(house, house.devon, now);
	}

	it('does not, where they are the only one who reads it', async () => {
		await ownLane([]);
		expect(await moves(house, devon, id, 'mine', later)).toEqual({ ok: false, why: 'few' });
		expect(await textsOf(mara)).toContain(WORDS);
	});

	it('buries nothing with copies for others that do not open: what lay there stays until one of them says so', async () => {
		await ownLane([house.mara.officerId, house.joan.officerId]);
		expect(await moves(house, devon, id, 'mine', later)).toEqual({ ok: true });
		expect(await findsWhole(devon)).toEqual({ ok: false, why: 'own-move' });
		mara = await sits(house, house.mara, now);
		expect(mara.missing).toEqual([{ lane: 'mine', epoch: 1 }]);
		expect(await textsOf(mara)).not.toContain(WORDS);
		expect(await moves(house, mara, id, 'general', later)).toEqual({ ok: true });
		expect(await textsOf(mara)).toContain(WORDS);
	});
});

describe('who read a tip before', () => {
	it('opens nothing of it with the database, once somebody of its new lane has found it whole', async () => {
		const { owner } = house.database.as;
		await triage.take(house.desk, mara.actor, id, now);
		await moves(house, mara, id, 'review', later);
		expect(await former()).toBeGreaterThan(0);
		expect(await findsWhole(joan)).toEqual({ ok: true });
		expect(await findsWhole(ruth)).toEqual({ ok: true });
		const columns = await owner.execute<{ table: string; column: string }>(sql`
			select table_name as "table", column_name as "column" from information_schema.columns
			where table_schema = 'public' and data_type = 'bytea' and table_name <> 'audit_entries'`);
		expect(columns.length).toBeGreaterThan(15);
		let opened = 0;
		for (const { table, column } of columns) {
			const rows = await owner.execute<{ file: Uint8Array | null }>(
				sql.raw(`select ${column} as file from ${table}`)
			);
			for (const { file } of rows) {
				if (file && (await open(file, house.general.identity).catch(() => undefined))) opened += 1;
			}
		}
		expect(opened).toBe(0);
		const found = (await actsOf(house.database, 'review', [house.review])).filter(
			({ act }) => act === 'tip.found-whole'
		);
		expect(found).toMatchObject([
			{ by: house.joan.officerId, subject: id, detail: { inBackupsUntil: '2027-01-03' } }
		]);
		const page = await seen(house, ruth, id, later);
		expect(page!.moves[0]).toMatchObject({ inBackupsUntil: new Date('2027-01-03T12:00:00Z') });
	});

	it('reaches what lay there through no session of the desk meanwhile', async () => {
		await moves(house, mara, id, 'review', later);
		for (const { officerId } of [house.mara, house.devon, house.ruth]) {
			const read = actingAs(house.desk.db, officerId, (tx) =>
				tx.execute(sql`select sealed from move_files`)
			);
			await expect(read.catch(sqlState)).resolves.toBe('42501');
		}
		const rows = await actingAs(house.desk.db, house.mara.officerId, (tx) =>
			tx.execute(
				sql`select move_id, kind, row_id from move_files union all select id, from_lane, tip_id from moves`
			)
		);
		expect(rows).toHaveLength(0);
	});
});

describe('who looks for tips of a restricted lane through this door', () => {
	it('hears of one what they hear of one that never was, and leaves nothing', async () => {
		const sent = await send(house.intake, answersWith({ what: WORDS, involved: ['police'] }), now);
		const restricted = (await tips.find(house.intake, sent.code))!;
		expect(restricted.lane).toBe('review');
		const { desk } = house;
		const heard = async (tip: string) => {
			const move = { id: randomUUID(), lane: 'general', epoch: 1 };
			const file = { kind: 'tip' as const, rowId: tip, n: 0, sealed: new Uint8Array(8) };
			const at = { tip, move: move.id };
			return [
				await triage.targets(desk, mara.actor, tip),
				await triage.begin(desk, mara.actor, tip, move, now),
				await triage.bring(desk, mara.actor, at, file),
				await triage.move(desk, mara.actor, at, { reason: new Uint8Array(8), agencies: [] }, now),
				await triage.findWhole(desk, mara.actor, tip, now),
				await triage.isThere(desk, mara.actor, tip)
			];
		};
		const nothing = await heard(randomUUID());
		expect(nothing).toEqual([...Array<unknown>(5).fill(NOT_THERE), false]);
		expect(await heard(restricted.id)).toEqual(nothing);
		expect(await house.database.as.owner.execute(sql`select from moves`)).toHaveLength(0);
		const insert = actingAs(desk.db, house.mara.officerId, (tx) =>
			tx.execute(sql`
				insert into moves (id, tip_id, from_lane, to_lane, epoch, moved_by, begun_at)
				values (gen_random_uuid(), ${restricted.id}, 'general', 'general', 1, ${house.mara.officerId}, now())`)
		);
		await expect(insert.catch(sqlState)).resolves.toBe('42501');
	});

	it('goes on with no move of another’s, nor makes one in another’s name', async () => {
		const moving = await begins(house, mara, id, 'review');
		const carrier = { move: () => Promise.resolve({ ok: false as const, status: 0 }) };
		await expect(moves(house, mara, id, 'review', now, { moving, carrier })).rejects.toThrow();
		const at = { tip: id, move: moving.id };
		const file = { kind: 'tip' as const, rowId: id, n: 1, sealed: new Uint8Array(8) };
		const given = { reason: new Uint8Array(8), agencies: moving.agencies };
		const { desk } = house;
		expect(await triage.bring(desk, devon.actor, at, file)).toEqual(NOT_THERE);
		expect(await triage.move(desk, devon.actor, at, given, now)).toEqual(NOT_THERE);
		const past = actingAs(desk.db, house.devon.officerId, (tx) =>
			functions.moveTip(tx, {
				...{ move: moving.id, reason: given.reason, agencies: given.agencies, now, due: now },
				...{ leftCommitment: file.sealed, left: file.sealed },
				...{ cameCommitment: file.sealed, came: file.sealed }
			})
		);
		await expect(past).resolves.toBe('not-there');
		expect(await textsOf(devon)).toContain(WORDS);
	});
});

describe('who writes the database', () => {
	it('has nothing sealed to a lane that they put in the place of the one whose words were compared', async () => {
		const moving = await begins(house, mara, id, 'review');
		const { card } = await newEpoch('review');
		const { keys } = await newEpoch('review');
		const forged = [
			[card],
			[...moving.to.cards, (await newEpoch('review', keys)).card],
			(await begins(house, mara, id, 'review')).to.cards.map((one) => ({ ...one, lane: 'general' }))
		];
		for (const cards of forged) {
			const { pin } = moving.to;
			const swapped = newMoving({ lane: 'review', pin, cards }, moving.agencies);
			const moved = moves(house, mara, id, 'review', later, { moving: swapped });
			await expect(moved).rejects.toMatchObject({
				name: expect.stringMatching(/BrokenChain|NotCarried/)
			});
		}
		const pin = fingerprint(moving.to.cards[0]!);
		const other = newMoving({ lane: 'general', pin, cards: moving.to.cards }, moving.agencies);
		await expect(
			mara.vault.moveReason({ words: 'x', id: randomUUID(), tip: id, to: other.to })
		).rejects.toMatchObject({ name: 'BrokenChain' });
		expect(await former()).toBe(0);
		expect(await textsOf(mara)).toContain(WORDS);
	});
});
