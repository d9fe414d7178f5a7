import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import {
	begins,
	carrierOf,
	moves,
	opens,
	sealedReply,
	seen,
	sits
} from '../../../../tests/support/moving.ts';
import { secondOf } from '../../../../tests/support/codes.ts';
import { photo } from '../../../../tests/support/pictures.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import { untilWaiting } from '../../../../tests/support/waiting.ts';
import { open } from '#lib/sealed/open.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { actingAs, functions } from '../db/index.ts';
import * as staff from '../staff/index.ts';
import * as tips from '../tips/index.ts';
import * as triage from '../../../../tests/support/triage.ts';

const now = new Date('2026-11-23T14:37:21Z');
const later = new Date('2026-11-23T15:37:21Z');
const WORDS = 'An officer takes money at the pier.';
let house: House;
let mara: Awaited<ReturnType<typeof sits>>;
let ruth: Awaited<ReturnType<typeof sits>>;
let id: string;
let code: ReceiptCode;
beforeEach(async () => {
	house = await createHouse(now);
	[mara, ruth] = [await sits(house, house.mara, now), await sits(house, house.ruth, now)];
	({ code } = await send(house.intake, answersWith({ what: WORDS }), now));
	id = (await tips.find(house.intake, code))!.id;
});
afterEach(() => house.database.close());

const bytes = (sealed: string) => new Uint8Array(Buffer.from(sealed, 'base64'));
/** What a page seals for its lane, and sends. */
async function writes(
	kind: 'note' | 'reason' | 'closure' | 'stage' | 'response',
	body: object,
	{ vault }: typeof mara = mara,
	lane = 'general',
	row: string = randomUUID()
) {
	const place = { kind, id: row, tip: id, lane, epoch: 1 };
	const { epoch, sealed } = await vault.sealWritten({ body, place });
	return { id: row, lane, epoch, sealed: bytes(sealed) };
}
async function answers(words: string, who = mara, lane = 'general') {
	const reply = await sealedReply(house, who, id, { words, asks: true }, now, lane);
	expect(await triage.reply(house.desk, who.actor, id, reply, now)).toEqual({ ok: true });
	return reply.id;
}
const repliesRead = async () =>
	(await tips.openReplies(house.intake, code, now)).map(({ words }) => words);
/** A file that comes whole and is kept as it came, too. */
async function sendsFile(file: Uint8Array, intake = house.intake) {
	const spool = await tips.spoolFor(intake, code, 'a file');
	await tips.beginSpool(intake, spool, now);
	for (let at = 0; at < file.length; at += tips.PIECE) {
		await tips.addPiece(intake, spool, at, file.subarray(at, at + tips.PIECE), now);
	}
	const came = { file: 'a file', name: 'pier.jpg', original: true, size: file.length };
	return tips.keepFile(intake, code, came, now);
}
/** All bytes of the files of a tip, as somebody's desk opens them. */
async function filesOf(who: typeof mara) {
	const { page, all } = (await opens(house, who, id, later))!;
	const carrier = carrierOf(house, who.actor, id, later);
	const files: Buffer[] = [];
	for (const { id: addition, epoch } of page.additions) {
		const text = all.texts.get(addition);
		const original = text?.ok ? text.body.file?.original : undefined;
		if (!original) continue;
		const { part, size, sha256, from } = original;
		const fetched = await carrier.part(part);
		const sealed = new Uint8Array(await (fetched.ok ? fetched.value : new Blob()).arrayBuffer());
		const expected = { from: from ?? 0, size, sha256 };
		const at = { lane: page.lane, epoch, sealed, expected };
		files.push(Buffer.from(await who.vault.openPart(at)));
	}
	return files;
}
const once = (work: () => Promise<unknown>) => {
	let done: Promise<unknown> | undefined;
	return () => (done ??= work());
};

/** A tip on which everything was done that can be. */
async function everything() {
	await tips.add(house.intake, code, 'a form', 'And more.', now);
	await triage.take(house.desk, mara.actor, id, now);
	const note = await writes('note', { words: 'I called.' });
	await triage.note(house.desk, mara.actor, id, note, now);
	const reason = await writes('reason', { words: 'Sooner.' });
	await triage.changeUrgency(house.desk, mara.actor, id, { was: 3, becomes: 2 }, reason, now);
	const none = await writes('response', { words: 'They asked for none.' });
	await triage.waive(house.desk, mara.actor, id, none, now);
	const until = '2026-11-27';
	const held = await writes('stage', { stage: 'held', until, words: 'The boat comes then.' });
	await triage.wait(house.desk, mara.actor, id, 'held', { ...held, epoch: 1, until }, now);
	const closure = await writes('closure', { words: 'Done.', outcome: 'referred' });
	await triage.close(house.desk, mara.actor, id, closure, 'closed', now);
	const reopening = await writes('reason', { words: 'Not done.' }, mara, 'general', closure.id);
	await triage.reopen(house.desk, mara.actor, id, reopening, now);
	const asked = await answers('Which pier?');
	return { note: note.id, reason: reason.id, closure: closure.id, asked };
}
const textsOf = async (who: typeof mara) => {
	const { all } = (await opens(house, who, id, later))!;
	return [
		all.tip.ok ? all.tip.body.answers.what : 'does not open',
		...[...all.texts.values()].map((text) => (text.ok ? text.body.words : 'does not open'))
	].sort();
};

describe('a tip that moves', () => {
	it('is read whole in its new lane, and is not there in the one that it left', async () => {
		await everything();
		const before = await textsOf(mara);
		expect(await moves(house, mara, id, 'review', later)).toEqual({ ok: true });
		expect(await seen(house, mara, id, later)).toBeUndefined();
		const read = await textsOf(ruth);
		expect(read).toEqual([...before, 'He is his cousin.'].sort());
		expect(read).not.toContain('does not open');
		const page = (await seen(house, ruth, id, later))!;
		const looked = { tips: [page], agency: 'customs' };
		expect(await ruth.vault.countInvolved(looked), 'before somebody joins').toBe(0);
		const { rows } = await triage.queue(house.desk, ruth.actor, { view: 'news', page: 0 });
		expect(rows).toMatchObject([{ id, takenBy: null, news: true, urgency: 2 }]);
	});

	it('is answered and added to with its code as before: what was said stays, what comes goes to the new lane', async () => {
		await answers('Which pier?');
		const second = await secondOf(house.intake, code, now);
		const both = () => Promise.all([code, second].map((one) => tips.find(house.intake, one)));
		const [first, other] = await both();
		await moves(house, mara, id, 'review', later);
		expect(await both()).toEqual([
			{ ...first, lane: 'review' },
			{ ...other, lane: 'review' }
		]);
		expect(await repliesRead()).toEqual(['Which pier?']);
		expect(await tips.add(house.intake, code, 'a form', 'The old one.', later)).toBe('added');
		await answers('Thank you.', ruth, 'review');
		expect((await repliesRead()).sort()).toEqual(['Thank you.', 'Which pier?']);
		expect(await textsOf(ruth)).toEqual(
			[WORDS, 'He is his cousin.', 'Thank you.', 'The old one.', 'Which pier?'].sort()
		);
	});

	it('brings its files, chunk by chunk', async () => {
		await triage.take(house.desk, mara.actor, id, now);
		const file = await photo(500_000);
		expect(await sendsFile(file)).toMatchObject({ is: 'kept', as: 'both' });
		const chunks: number[] = [];
		const { bring } = carrierOf(house, mara.actor, id, later);
		const carrier = {
			bring: ((move, one) => {
				if (one.kind === 'part') chunks.push(one.sealed.length);
				return bring(move, one);
			}) as typeof bring
		};
		expect(await moves(house, mara, id, 'review', later, { carrier })).toEqual({ ok: true });
		expect(Math.max(...chunks)).toBeLessThan(400_000);
		expect(chunks.length).toBeGreaterThan(2);
		expect(await filesOf(ruth)).toEqual([Buffer.from(file)]);
	});

	it('is as one that has just come: nobody’s, and due anew; who could read it before stands there', async () => {
		const { desk } = house;
		await triage.take(desk, mara.actor, id, now);
		await moves(house, mara, id, 'review', later);
		const page = (await seen(house, ruth, id, later))!;
		expect(page.assignments).toMatchObject([{ officerId: mara.actor.officerId, endedAt: later }]);
		expect(page.dueAt).toEqual(house.desk.clocks.dueAt('response', page.urgency as 4, later));
		const [mover, other] = [house.mara, house.devon].map(({ officerId }) => officerId);
		expect(page.moves).toMatchObject([
			{
				...{ from: 'general', movedBy: mover, movedAt: later, foundAt: null },
				couldRead: [{ id: other }, { id: mover }]
			}
		]);
		const left = await actsOf(house.database, 'general', [house.general]);
		expect(left.at(-1)).toMatchObject({ act: 'tip.moved-away', by: mover, subject: id });
		const [{ id: move } = { id: '' }] = page.moves;
		expect(left.at(-1)!.detail).toEqual({ move });
		const came = await actsOf(house.database, 'review', [house.review]);
		expect(came).toMatchObject([
			{
				...{ act: 'tip.moved-here', by: mover, subject: id },
				detail: { from: 'general', couldRead: [other, mover] }
			},
			{ act: 'tip.opened', by: ruth.actor.officerId }
		]);
		for (const [{ actor }, lane] of [
			[mara, 'general'],
			[ruth, 'review']
		] as const) {
			expect(await triage.checkChain(desk, actor, lane)).toMatchObject({ holds: true });
		}
	});

	it('goes into no lane that has ended, but back where it lay before', async () => {
		const ended = (lane: string) =>
			house.database.as.owner.execute(
				sql`update lane_epochs set card = card || '{"closes":true}' where lane_id = ${lane}`
			);
		const offered = async ({ actor }: typeof mara) => {
			const found = await triage.targets(house.desk, actor, id);
			return found.ok ? found.lanes.map((lane) => lane.id) : found.why;
		};
		const moving = await begins(house, mara, id, 'review');
		await ended('review');
		expect(await offered(mara)).not.toContain('review');
		const sent = moves(house, mara, id, 'review', later, { moving });
		await expect(sent).rejects.toMatchObject({ name: 'NotCarried' });
		await house.database.as.owner.execute(sql`update lane_epochs set card = card - 'closes'`);
		expect(await moves(house, mara, id, 'review', later)).toEqual({ ok: true });
		await ended('general');
		expect(await offered(ruth)).toContain('general');
	});
});

describe('while a tip is on its way', () => {
	it('what comes holds it up, and is brought alone', async () => {
		const moving = await begins(house, mara, id, 'review');
		const { move } = carrierOf(house, mara.actor, id, later);
		const comes = once(() => tips.add(house.intake, code, 'a form', 'And more.', now));
		const carrier = {
			move: (async (...given) => {
				await comes();
				return move(...given);
			}) as typeof move
		};
		const first = await moves(house, mara, id, 'review', later, { moving, carrier });
		expect(first).toEqual({ ok: false, why: 'changed-tip' });
		const brought = moving.brought.size;
		expect(await moves(house, mara, id, 'review', later, { moving })).toEqual({ ok: true });
		expect(moving.brought.size).toBe(brought + 1);
		expect(await textsOf(ruth)).toContain('And more.');
	});

	it('a line that breaks off loses nothing, and what was brought is not brought again', async () => {
		await triage.take(house.desk, mara.actor, id, now);
		await sendsFile(await photo(300_000));
		const moving = await begins(house, mara, id, 'review');
		const { bring } = carrierOf(house, mara.actor, id, later);
		let left = 3;
		const carrier = {
			bring: ((...given) =>
				left-- > 0 ? bring(...given) : Promise.resolve({ ok: false, status: 0 })) as typeof bring
		};
		const broken = moves(house, mara, id, 'review', later, { moving, carrier });
		await expect(broken).rejects.toMatchObject({ name: 'NotCarried' });
		expect(await seen(house, mara, id, later)).toBeDefined();
		expect(await moves(house, mara, id, 'review', later, { moving })).toEqual({ ok: true });
		expect(await filesOf(ruth)).toHaveLength(1);
	});

	it('half a file is none', async () => {
		await triage.take(house.desk, mara.actor, id, now);
		await sendsFile(await photo(300_000));
		const { bring } = carrierOf(house, mara.actor, id, later);
		const carrier = {
			bring: ((move, one) =>
				one.kind === 'part' && one.n > 0
					? Promise.resolve({ ok: true, value: {} })
					: bring(move, one)) as typeof bring
		};
		const became = await moves(house, mara, id, 'review', later, { carrier });
		expect(became).toEqual({ ok: false, why: 'changed-tip' });
	});

	it('words and a file that its tipster sends at this moment are sealed for the lane where it is by then', async () => {
		await triage.take(house.desk, mara.actor, id, now);
		const file = await photo(300_000);
		const move = once(() => moves(house, mara, id, 'review', later));
		const { intake } = house;
		const clean: typeof intake.clean = async (...given) => {
			await move();
			return intake.clean(...given);
		};
		expect(await sendsFile(file, { ...intake, clean })).toMatchObject({ is: 'kept' });
		expect(await filesOf(ruth)).toEqual([Buffer.from(file)]);

		const back = once(() => moves(house, ruth, id, 'general', later));
		const db = new Proxy(intake.db, {
			get: (of, name) =>
				name === 'transaction'
					? async (work: never) => {
							await back();
							return of.transaction(work);
						}
					: Reflect.get(of, name)
		});
		const added = await tips.add({ ...intake, db }, code, 'a form', 'He saw me.', later);
		expect(added).toBe('added');
		expect(await textsOf(mara)).toContain('He saw me.');
		expect(await filesOf(mara)).toEqual([Buffer.from(file)]);
	});

	it('what is added at the very moment waits for it, and is sealed for where it is then', async () => {
		const { as } = house.database;
		const moved = as.owner.transaction(async (tx) => {
			await tx.execute(sql`update tips set lane_id = 'review' where id = ${id}`);
			const adding = tips.add(house.intake, code, 'a form', 'At the very moment.', now);
			await untilWaiting(house.database, 1);
			return { adding };
		});
		expect(await (await moved).adding).toBe('added');
		const [row] = await as.owner.execute<{ epoch: number; sealed: Uint8Array }>(
			sql`select sealed from additions where tip_id = ${id}`
		);
		await expect(open(row!.sealed, house.review.identity)).resolves.toBeDefined();
	});

	it('a face of the release before, which does not say for which lane it sealed, adds nothing right after', async () => {
		await answers('Which pier?');
		const { as } = house.database;
		const [{ lookup }] = (await as.owner.execute<{ lookup: Uint8Array }>(
			sql`select lookup_id as lookup from codes where tip_id = ${id} and kind = 'first'`
		)) as unknown as [{ lookup: Uint8Array }];
		const adds = (at: Date) =>
			as.public
				.execute(sql`select intake.add_to_tip(p_lookup => ${lookup}::bytea, p_id => ${randomUUID()}::uuid,
				p_epoch => 1::integer, p_now => ${at.toISOString()}::timestamptz, p_answers => true, p_sealed => ''::bytea) as ok`);
		const shows = () =>
			as.public.execute(sql`select id from intake.replies_to(p_lookup => ${lookup}::bytea)`);
		expect(await adds(now)).toEqual([{ ok: true }]);
		expect(await shows()).toHaveLength(1);
		await moves(house, mara, id, 'review', later);
		await expect(adds(later)).rejects.toThrow();
		expect(await adds(new Date(later.getTime() + 6 * 60_000))).toEqual([{ ok: true }]);
		expect(await shows(), 'what it would take for nobody’s').toHaveLength(0);
	});

	it('a colleague who writes or takes it is too late, and told as of any tip that is not there', async () => {
		const note = await writes('note', { words: 'I know him.' });
		await moves(house, mara, id, 'review', later);
		const { desk } = house;
		const NOT_THERE = { ok: false, why: 'not-there' };
		expect(await triage.note(desk, mara.actor, id, note, later)).toEqual(NOT_THERE);
		expect(await triage.take(desk, house.devon.actor, id, later)).toEqual(NOT_THERE);
		expect(await triage.view(desk, house.devon.actor, id, later)).toBeUndefined();
	});

	it('of two who move it one is first, and the other finds nothing', async () => {
		const devon = await sits(house, house.devon, now);
		const moving = await begins(house, devon, id, 'review');
		const { move } = carrierOf(house, devon.actor, id, later);
		const first = once(() => moves(house, mara, id, 'review', later));
		const carrier = {
			move: (async (...given) => {
				await first();
				return move(...given);
			}) as typeof move
		};
		const late = moves(house, devon, id, 'review', later, { moving, carrier });
		await expect(late).rejects.toMatchObject({ name: 'NotCarried', status: 404 });
		const empty = new Uint8Array(8);
		const past = actingAs(house.desk.db, devon.actor.officerId, (tx) =>
			functions.moveTip(tx, {
				...{
					move: moving.id,
					reason: empty,
					agencies: moving.agencies,
					now: later,
					readDue: later,
					due: later
				},
				...{ leftCommitment: empty, left: empty, cameCommitment: empty, came: empty }
			})
		);
		expect(await past).toBe('not-there');
		expect(await textsOf(ruth)).toEqual(['He is his cousin.', WORDS].sort());
	});

	it('its lane’s people, or its key, may change: it does not move on what the mover saw before', async () => {
		const moving = await begins(house, mara, id, 'review');
		const refused = (why: string) =>
			expect(moves(house, mara, id, 'review', later, { moving })).resolves.toEqual({
				ok: false,
				why
			});
		const { owner } = house.database.as;
		const agencies = (are: readonly string[]) =>
			owner.execute(sql`update lane_epochs set card = jsonb_set(card, '{agencies}', ${JSON.stringify(are)}::jsonb)
				where lane_id = 'review'`);
		await agencies(['police']);
		await refused('other-people');
		await agencies(moving.agencies);
		await owner.execute(sql`
			insert into lane_epochs (lane_id, epoch, card, made_by)
			select lane_id, 2, card, made_by from lane_epochs where lane_id = 'review'`);
		await refused('other-key');
		await owner.execute(sql`delete from lane_epochs where lane_id = 'review' and epoch = 2`);
		await owner.execute(
			sql`insert into copies_wanted (lane_id, epoch, holder) values ('review', 1, ${house.joan.officerId})`
		);
		await refused('few');
		await owner.execute(sql`delete from copies_wanted`);
		expect(await moves(house, mara, id, 'review', later, { moving })).toEqual({ ok: true });
	});

	it('its lane is of the agencies that its card names, whatever a row says of an officer, and is read by somebody', async () => {
		const lane = { id: 'planned', name: 'Planned', kind: 'restricted' as const };
		const members = [house.mara.officerId, house.devon.officerId];
		const { actor } = house.mara;
		expect(await staff.lane.plan(house.desk, actor, { ...lane, members }, now)).toEqual({
			ok: true
		});
		await house.database.as.owner.execute(
			sql`update officers set agency_id = 'police' where id = ${house.ruth.officerId}`
		);
		const found = await triage.targets(house.desk, actor, id);
		expect(found.ok && found.lanes.map(({ id, agencies }) => [id, agencies])).toEqual([
			['review', ['child-protection', 'prosecutions']]
		]);
		const move = { id: randomUUID(), from: 'general', lane: 'planned', epoch: 1 };
		expect(await triage.begin(house.desk, actor, id, move, now)).toEqual({
			ok: false,
			why: 'not-there'
		});
		expect(await moves(house, mara, id, 'review', later)).toEqual({ ok: true });
	});

	it('what was begun and never moved goes after a day, and with another beginning', async () => {
		const moving = await begins(house, mara, id, 'review');
		const count = async () => {
			const rows = await house.database.as.owner.execute(sql`select from move_files`);
			return rows.length;
		};
		const carrier = {
			move: () => Promise.resolve({ ok: false as const, status: 0 })
		};
		await expect(moves(house, mara, id, 'review', now, { moving, carrier })).rejects.toThrow();
		expect(await count()).toBe(1);
		await triage.sweepMoves(house.database.as.jobs, later);
		expect(await count()).toBe(1);
		await triage.begin(
			house.desk,
			mara.actor,
			id,
			{ id: randomUUID(), lane: 'review', epoch: 1 },
			now
		);
		expect(await count()).toBe(0);
		await triage.sweepMoves(house.database.as.jobs, new Date(now.getTime() + 25 * 3_600_000));
		const left = await house.database.as.owner.execute(sql`select from moves`);
		expect(left).toHaveLength(0);
	});
});

describe('replies of a tip that moves', () => {
	it('that were cleared before, or are after, are kept for the new lane alone', async () => {
		await answers('Which pier?');
		await tips.clearReplies(house.intake, code);
		await answers('Are you there?');
		await moves(house, mara, id, 'review', later);
		expect(await repliesRead()).toEqual(['Are you there?']);
		await tips.clearReplies(house.intake, code);
		await keepsCleared();
		expect(await repliesRead()).toEqual([]);
		expect(await textsOf(ruth)).toEqual(
			[WORDS, 'Which pier?', 'Are you there?', 'He is his cousin.'].sort()
		);
		await moves(house, ruth, id, 'general', later);
		expect(await textsOf(mara)).toEqual(
			[WORDS, 'Which pier?', 'Are you there?', 'He is his cousin.', 'He is his cousin.'].sort()
		);
	});

	it('whose code is burnt are for the new lane alone', async () => {
		await answers('Which pier?');
		await tips.burn(house.intake, code, now);
		await moves(house, mara, id, 'review', later);
		await keepsCleared();
		expect(await textsOf(ruth)).toEqual([WORDS, 'Which pier?', 'He is his cousin.'].sort());
	});

	/** What Ruth's browser does as it unlocks. */
	async function keepsCleared() {
		for (const { id: reply, tip, lane, epoch, sealed } of await triage.cleared(
			house.desk,
			ruth.actor
		)) {
			const kept = await ruth.vault.keepReply({ id: reply, tip, lane, epoch, sealed });
			const words = { id: reply, tip, lane, epoch: kept.epoch, sealed: bytes(kept.sealed) };
			await triage.keepWords(house.desk, ruth.actor, words, later);
		}
		const left = await triage.cleared(house.desk, ruth.actor);
		expect(left).toEqual([]);
	}
});
