import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import { printOf, printOfCard } from '../../src/lib/sealed/print.ts';
import { printOfIds } from '../../src/lib/sealed/looked-through.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import { seal } from '../../src/lib/sealed/age.ts';
import { sealEnvelope } from '../../src/lib/sealed/envelope.ts';
import { open } from '../../src/lib/sealed/open.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { actingAs, functions, moveFiles, sqlState } from '../../src/lib/server/db/index.ts';
import * as staff from '../support/staff.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../support/triage.ts';
import { newMoving } from '../../src/lib/desk/work/moving.ts';
import { stand } from '../../scripts/demo/lanes.ts';
import type { Person } from '../../scripts/demo/people.ts';
import { newRecovery, nextEpoch } from '../support/cards.ts';
import { countersign, draft, propose, signatureOf } from '../support/lane.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { begins, carrierOf, moves, opens, sealedReply, seen, sits } from '../support/moving.ts';
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

const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));
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
/** Somebody says that all of it opens, of the moves that their page shows. */
async function findsWhole(who: typeof mara) {
	const page = await seen(house, who, id, later);
	const looked = (page?.moves ?? []).filter(({ foundAt }) => !foundAt).map((move) => move.id);
	return triage.findWhole(house.desk, who.actor, id, looked, later);
}
const DAY = 86_400_000;
const sweeps = (days: number) =>
	triage.sweepMoves(house.database.as.jobs, new Date(later.getTime() + days * DAY));
const former = async () =>
	(await house.database.as.owner.execute(sql`select from move_files where is_former`)).length;

/** As their next session finds them. */
const inReview = (person: Person): Person => ({
	...person,
	actor: { ...person.actor, lanes: [...person.actor.lanes, 'review'] }
});
/** Somebody reads the other lane, too. */
async function joins(newcomer: Person) {
	const { desk, ruth: one, joan: other } = house;
	const { officerId, keys, actor } = newcomer;
	const change = { officerId, kind: 'joins' } as const;
	expect(await staff.lane.ask(desk, one.actor, 'review', change, now)).toEqual({ ok: true });
	const yes = agree({ id: officerId, signingKey: keys.signingKey }, 'review');
	expect(await staff.lane.agree(desk, actor, yes, now)).toEqual({ ok: true });
	const made = await draft(house, [one, other, newcomer], now, house.review, 'review');
	await propose(house, one, made, now, { lookedThrough: printOfIds([]) });
	expect(await countersign(house, other, one, made, now)).toEqual({ ok: true, stands: true });
	ruth = await sits(house, one, now);
}

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
		const deletes = actingAs(db, house.devon.officerId, (tx) => tx.delete(moveFiles));
		await expect(deletes.catch(sqlState)).resolves.toBe('42501');
		await actingAs(db, house.devon.officerId, (tx) =>
			tx.execute(sql`update moves set found_at = now()`)
		);
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
		await joins(house.devon);
		devon = await sits(house, inReview(house.devon), now);
	}
});

describe('who moves a tip to a lane of their own', () => {
	/** Devon makes a lane with Joan, who helps him, and of whoever he says, with whatever copies he likes. */
	async function ownLane(others: readonly Person[]) {
		const { desk, devon: maker, joan } = house;
		const people = [maker, joan, ...others];
		const members = people.map(({ officerId }) => officerId);
		const lane = { id: 'mine', name: 'Mine', kind: 'restricted' as const };
		expect(await staff.lane.plan(desk, maker.actor, { ...lane, members }, now)).toEqual({
			ok: true
		});
		for (const { officerId, keys, actor } of people) {
			const yes = agree({ id: officerId, signingKey: keys.signingKey }, 'mine');
			expect(await staff.lane.agree(desk, actor, yes, now)).toEqual({ ok: true });
		}
		const copyFor = (holder: string) =>
			others.some(({ officerId }) => officerId === holder)
				? Promise.resolve(new Uint8Array(randomBytes(300)))
				: undefined;
		await stand(desk, { ...lane, people, by: [maker, joan], copyFor }, now);
		devon = await sits(house, maker, now);
	}

	it('does not, where they are the only one who reads it', async () => {
		await ownLane([]);
		const { owner } = house.database.as;
		await owner.execute(
			sql`update officers set disabled_at = now() where id = ${house.joan.officerId}`
		);
		expect(await moves(house, devon, id, 'mine', later)).toEqual({ ok: false, why: 'few' });
		expect(await textsOf(mara)).toContain(WORDS);
	});

	it('buries nothing with copies for others that do not open: what lay there stays until one of them says so', async () => {
		await ownLane([house.mara]);
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
	it('opens nothing of it with the database, some days after somebody of its new lane has found it whole', async () => {
		const { owner } = house.database.as;
		await triage.take(house.desk, mara.actor, id, now);
		await moves(house, mara, id, 'review', later);
		expect(await former()).toBeGreaterThan(0);
		expect(await findsWhole(joan)).toEqual({ ok: true });
		expect(await findsWhole(ruth)).toEqual({ ok: true });
		await sweeps(6.9);
		expect(await former(), 'what opens need not be what lay there').toBeGreaterThan(0);
		await sweeps(7.1);
		expect(await former()).toBe(0);
		const columns = await owner.execute<{ table: string; column: string }>(sql`
			select table_name as "table", column_name as "column" from information_schema.columns
			where table_schema = 'public' and data_type = 'bytea'
				and table_name not in ('audit_entries', 'lane_epochs')`); // entries of the lane's record, and who reads it
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
			{ by: house.joan.officerId, subject: id, noted: { inBackupsUntil: '2027-01-10' } }
		]);
		const page = await seen(house, ruth, id, later);
		expect(page!.moves[0]).toMatchObject({
			keptUntil: new Date('2026-12-06T12:00:00Z'),
			inBackupsUntil: new Date('2027-01-10T12:00:00Z')
		});
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
				await triage.findWhole(desk, mara.actor, tip, [], now),
				await triage.view(desk, mara.actor, tip, now)
			];
		};
		const nothing = await heard(randomUUID());
		expect(nothing).toEqual([...Array<unknown>(5).fill(NOT_THERE), undefined]);
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
				...{
					move: moving.id,
					reason: given.reason,
					agencies: given.agencies,
					now,
					readDue: now,
					due: now
				},
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
			const swapped = newMoving({ ...moving.to, pin, cards }, moving.agencies);
			const moved = moves(house, mara, id, 'review', later, { moving: swapped });
			await expect(moved).rejects.toMatchObject({
				name: expect.stringMatching(/BrokenChain|NotCarried/)
			});
		}
		const pin = printOfCard(moving.to.cards[0]!);
		const other = newMoving({ ...moving.to, lane: 'general', pin }, moving.agencies);
		await expect(
			mara.vault.moveReason({ words: 'x', id: randomUUID(), tip: id, to: other.to })
		).rejects.toMatchObject({ name: 'BrokenChain' });
		expect(await former()).toBe(0);
		expect(await textsOf(mara)).toContain(WORDS);
	});
});

describe('a lane whose last card a custodian signed', () => {
	it('gets a tip, and one whose last card two of no recovery key that is known signed does not', async () => {
		const made = await draft(house, [house.ruth, house.joan], now, house.review, 'review');
		const custodian = signatureOf(house.sheets[0]!, made);
		expect(await propose(house, house.ruth, made, now, { signatures: [custodian] })).toEqual({
			ok: true,
			stands: true
		});
		const { to, agencies } = await begins(house, mara, id, 'review');
		const invented = await newRecovery();
		const forged = await nextEpoch(
			{
				lane: 'review',
				members: [house.devon],
				recovery: invented,
				now,
				kind: 'restricted',
				replies: []
			},
			{ card: made.card, roster: made.roster as never, keys: made.keys },
			{ sheets: invented.sheets.slice(0, 2) }
		);
		const moving = newMoving(
			{ ...to, cards: [...to.cards, forged.card], recovery: [invented.card] },
			agencies
		);
		const { epoch } = forged.card;
		const begin = () =>
			Promise.resolve({ ok: true as const, value: { former: [], brought: [], parts: [] } });
		await expect(
			moves(house, mara, id, 'review', later, { moving, carrier: { begin } }),
			`epoch ${epoch}`
		).rejects.toMatchObject({ name: 'BrokenChain' });
		ruth = await sits(house, house.ruth, now);
		expect(await moves(house, mara, id, 'review', later)).toEqual({ ok: true });
		expect(await textsOf(ruth)).toContain(WORDS);
	});
});

describe('who posts what is no reply', () => {
	/** A row of replies that any member can write: with an age file of their own, or one for somebody else. */
	async function posts(sealed: Uint8Array) {
		const reply = {
			...{ id: randomUUID(), lane: 'general', epoch: 1, asks: false },
			...{ sealed, sending: await seal(randomBytes(300), [await generalKey()]) }
		};
		expect(await triage.reply(house.desk, devon.actor, id, reply, now)).toEqual({ ok: true });
		return reply.id;
	}
	const generalKey = () => recipientOf(house.general.identity);

	it('keeps no tip from moving: it goes along as it lies, and is shown as what never opened', async () => {
		const { print, recipient } = await anotherTipster();
		const place = { id: randomUUID(), tip: id, lane: 'general', epoch: 1 };
		const made = await devon.vault.sealReply({
			...{ reply: { words: 'For another.', asks: false }, place },
			...{ tipster: recipient, print }
		});
		const other = {
			...place,
			asks: false,
			sealed: bytes(made.sealed),
			sending: bytes(made.sending)
		};
		expect(await triage.reply(house.desk, devon.actor, id, other, now)).toEqual({ ok: true });
		const toNobody = await posts(
			await seal(randomBytes(300), [await recipientOf(await newIdentity())])
		);
		const noJson = await posts(await seal(randomBytes(300), [await generalKey()]));
		const noReply = await posts(
			await seal(new TextEncoder().encode('{"v":1}'), [await generalKey()])
		);
		expect(await moves(house, mara, id, 'review', later)).toEqual({ ok: true });
		const { all } = (await opens(house, ruth, id, later))!;
		for (const one of [toNobody, noJson])
			expect(all.texts.get(one)).toEqual({ ok: false, unopened: true });
		for (const one of [noReply, other.id]) expect(all.texts.get(one)).toMatchObject({ ok: false });
		expect(await textsOf(ruth)).toContain(WORDS);
		expect(await tips.openReplies(house.intake, code, later)).toEqual([]);
		expect(await moves(house, ruth, id, 'general', later), 'and back').toEqual({ ok: true });
	});

	async function anotherTipster() {
		const recipient = await recipientOf(await newIdentity());
		return { recipient, print: printOf(recipient) };
	}
});

describe('who writes while a tip moves, and reads both lanes', () => {
	it('has nothing kept that is sealed for the lane where it was', async () => {
		await joins(house.devon);
		const both = await sits(house, inReview(house.devon), now);
		const write = async (kind: 'note' | 'reason' | 'closure', body: object) => {
			const place = { kind, id: randomUUID(), tip: id, lane: 'general', epoch: 1 };
			const { epoch, sealed } = await both.vault.sealWritten({ body, place });
			return { id: place.id, lane: 'general', epoch, sealed: bytes(sealed) };
		};
		const note = await write('note', { words: 'I know him.' });
		const reason = await write('reason', { words: 'Sooner.' });
		const closure = await write('closure', { words: 'Done.', outcome: 'referred' });
		const reply = { ...note, epoch: 1, asks: true, sending: note.sealed };
		await moves(house, mara, id, 'review', later);
		const { desk } = house;
		const unsaid = { ...note, lane: undefined };
		const at = { was: 4, becomes: 2 } as const;
		const { actor } = both;
		expect(await triage.view(desk, actor, id, later)).toBeDefined();
		expect(
			await Promise.all([
				triage.note(desk, actor, id, note, later),
				triage.note(desk, actor, id, unsaid, later),
				triage.reply(desk, actor, id, reply, later),
				triage.changeUrgency(desk, actor, id, at, reason, later),
				triage.close(desk, actor, id, closure, 'closed', later),
				triage.reopen(desk, actor, id, reason, later),
				triage.keepWords(desk, actor, { ...note, tip: id }, later),
				triage.begin(desk, actor, id, { ...BEGUN, id: randomUUID(), from: 'general' }, later)
			])
		).toEqual(Array(8).fill(NOT_THERE));
		expect(await textsOf(ruth)).not.toContain('does not open');
	});
	const BEGUN = { lane: 'general', epoch: 1 };
});

describe('who says that all of it opens', () => {
	it('says so of the moves that they looked at, and of none since', async () => {
		await moves(house, mara, id, 'review', later);
		const page = (await seen(house, ruth, id, later))!;
		const looked = page.moves.map((move) => move.id);
		await moves(house, joan, id, 'general', later);
		await moves(house, devon, id, 'review', later);
		expect(await triage.findWhole(house.desk, ruth.actor, id, looked, later)).toEqual({
			ok: false,
			why: 'moved-since'
		});
		const rows = await house.database.as.owner.execute(
			sql`select from moves where found_at is not null`
		);
		expect(rows).toHaveLength(0);
	});

	it('has opened anew what was opened before the tip went and came back as junk', async () => {
		await moves(house, mara, id, 'review', later);
		const before = (await opens(house, ruth, id, later))!.all;
		await moves(house, joan, id, 'general', later);
		await house.database.as.owner.execute(sql`delete from move_files`);
		await movesJunk();
		const { all } = (await opens(house, ruth, id, later, before))!;
		expect(all.tip).toEqual({ ok: false });
	});

	it('has not seen that it is what lay there: for some days it is put back', async () => {
		const invented = await inventedTip();
		const moving = await begins(house, devon, id, 'review');
		const { bring } = carrierOf(house, devon.actor, id, later);
		const carrier = {
			bring: (async (move, file) =>
				bring(
					move,
					file.kind === 'tip' ? { ...file, sealed: await invented() } : file
				)) as typeof bring
		};
		expect(await moves(house, devon, id, 'review', later, { moving, carrier })).toEqual({
			ok: true
		});
		expect(await textsOf(ruth)).toContain('Nothing at all.');
		expect(await findsWhole(ruth)).toEqual({ ok: true });
		await sweeps(6.9);
		expect(await moves(house, joan, id, 'general', later)).toEqual({ ok: true });
		expect(await textsOf(mara)).toContain(WORDS);
	});

	/** A whole tip, as a browser with other code makes it: everybody has the lane's public key. */
	async function inventedTip() {
		const page = (await seen(house, devon, id, later))!;
		const body = await devon.vault.openTip(page);
		const to = await recipientOf(house.review.identity);
		const answers = { ...body.answers, what: 'Nothing at all.' };
		const place = { kind: 'tip', id, tip: id, lane: 'review', epoch: 1 } as const;
		return async () =>
			base64(await sealEnvelope({ v: 1, ...place, body: { ...body, answers } }, [to]));
	}
});

describe('whose reply was cleared or burnt', () => {
	async function answers() {
		const reply = await sealedReply(house, mara, id, { words: 'Which pier?', asks: true }, now);
		expect(await triage.reply(house.desk, mara.actor, id, reply, now)).toEqual({ ok: true });
	}
	const formerReplies = async () =>
		(
			await house.database.as.owner.execute(
				sql`select from move_files where is_former and kind = 'reply'`
			)
		).length;
	const files = async () =>
		(
			await house.database.as.owner.execute(
				sql`select from replies where sealed_for_tipster is not null`
			)
		).length;
	/** What a member's browser does as it unlocks. */
	async function keepsWords(who: typeof mara) {
		for (const { id: reply, ...at } of await triage.cleared(house.desk, who.actor)) {
			const kept = await who.vault.keepReply({ id: reply, ...at });
			const words = { id: reply, ...at, epoch: kept.epoch, sealed: bytes(kept.sealed) };
			expect(await triage.keepWords(house.desk, who.actor, words, later)).toEqual({ ok: true });
		}
	}

	it.each(['clears', 'burns'])(
		'who %s it: no file of it comes back from where the tip was',
		async (how) => {
			await answers();
			await moves(house, mara, id, 'review', later);
			expect(await formerReplies()).toBe(1);
			if (how === 'clears') await tips.clearReplies(house.intake, code);
			else await tips.burn(house.intake, code, later);
			expect(await formerReplies()).toBe(0);
			await keepsWords(ruth);
			expect(await files()).toBe(0);
			expect(await moves(house, ruth, id, 'general', later)).toEqual({ ok: true });
			expect([await files(), await formerReplies()]).toEqual([0, 0]);
			expect(await textsOf(mara)).toContain('Which pier?');
		}
	);

	it('before the tip moved: its file goes where it lay, too, once the lane keeps the words', async () => {
		await answers();
		await tips.clearReplies(house.intake, code);
		await moves(house, mara, id, 'review', later);
		await keepsWords(ruth);
		expect([await files(), await formerReplies()]).toEqual([0, 0]);
		await moves(house, ruth, id, 'general', later);
		expect(await files()).toBe(0);
		expect(await textsOf(mara)).toContain('Which pier?');
	});
});

describe('what a page believes it brought', () => {
	it('is held against what is there: another page of the mover’s took it away', async () => {
		const moving = await begins(house, mara, id, 'review');
		const carrier = { move: () => Promise.resolve({ ok: false as const, status: 0 }) };
		await expect(moves(house, mara, id, 'review', now, { moving, carrier })).rejects.toThrow();
		expect(moving.brought.size).toBeGreaterThan(1);
		await begunElsewhere();
		expect(await moves(house, mara, id, 'review', later, { moving })).toEqual({ ok: true });
		expect(await textsOf(ruth)).toContain(WORDS);
	});
	const begunElsewhere = () =>
		triage.begin(house.desk, mara.actor, id, { id: randomUUID(), lane: 'review', epoch: 1 }, now);
});

describe('whose browser does not hold the lane as it is now', () => {
	it('takes the lanes anew instead of sealing what it does not open as it lies', async () => {
		const page = (await seen(house, mara, id, now))!;
		const { to } = await begins(house, mara, id, 'review');
		const at = { ...page, tip: id, epoch: 9 };
		const stale = { name: 'NotYourLane' };
		await expect(mara.vault.moveFile({ at, to })).rejects.toMatchObject(stale);
		await expect(mara.vault.moveReply({ at, to, tipster: null })).rejects.toMatchObject(stale);
		const part = {
			lane: 'general',
			epoch: 9,
			sealed: new Blob([page.sealed as Uint8Array<ArrayBuffer>]),
			to
		};
		await expect(mara.vault.movePart(part)).rejects.toMatchObject(stale);
	});
});
