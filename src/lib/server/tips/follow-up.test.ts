import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secondOf } from '../../../../tests/support/codes.ts';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { readEnvelope } from '#lib/sealed/envelope.ts';
import { open } from '#lib/sealed/open.ts';
import type { Recipient } from '#lib/sealed/age.ts';
import { codeFrom, type ReceiptCode } from '#lib/sealed/receipt-code.ts';
import { sealReply } from '#lib/sealed/reply.ts';
import type { AdditionBody } from '#lib/sealed/tip.ts';
import { unlocked } from '../../../../tests/support/unlocked.ts';
import { actingAs, replies } from '../db/index.ts';
import * as triage from '../../../../tests/support/triage.ts';
import { find } from './find.ts';
import {
	ADDITIONS_A_DAY,
	add as addFrom,
	burn,
	changeConsent,
	clearReplies,
	SECOND_CODES_A_DAY,
	secondCode,
	withdraw
} from './follow-up.ts';
import { openReplies } from './open-replies.ts';
import { newEpoch } from '../../../../tests/support/lane-v1.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
let code: ReceiptCode;
let tipId: string;
let story = 0;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());
beforeEach(async () => {
	code = (await send(house.intake, answersWith({ what: `story ${story++}` }), now)).code;
	tipId = (await find(house.intake, code))!.id;
});

async function officerReplies(words: string, asks: boolean, keys = house.general) {
	const [tip] = await house.database.as.owner.execute<{ reply_recipient: Recipient }>(
		sql`select reply_recipient from tips where id = ${tipId}`
	);
	const id = randomUUID();
	const [general] = (await house.intake.db.execute<{ cards: { recipient: Recipient }[] }>(
		sql`select cards from intake.lanes()`
	)) as unknown as [{ cards: { recipient: Recipient }[] }];
	const sealed = await sealReply(
		{ words, asks },
		{ id, tip: tipId, tipster: tip!.reply_recipient, lane: general.cards[0]!.recipient },
		keys,
		{ id: house.mara.officerId, signingKey: house.mara.keys.signingKey }
	);
	return triage.reply(house.desk, house.mara.actor, tipId, { id, epoch: 1, asks, ...sealed }, now);
}
const add = (intake: House['intake'], of: ReceiptCode, words: string, at: Date, form = 'a form') =>
	addFrom(intake, of, form, words, at);
const status = async () => (await find(house.intake, code))?.status;

describe('coming back with a code', () => {
	it('tells how far the tip is, in words that follow the officers’ work', async () => {
		expect(await status()).toBe('received');
		await triage.take(house.desk, house.mara.actor, tipId, now);
		expect(await status()).toBe('being-read');
		await officerReplies('When does the van come?', true);
		expect(await status()).toBe('question');
		await add(house.intake, code, 'The van is white.', now);
		expect(await status(), 'written before the question was read').toBe('question');
		await openReplies(house.intake, code, now);
		await add(house.intake, code, 'At six.', now);
		expect(await status()).toBe('being-read');
	});

	it('shows what the lane wrote, marks it read to the hour, and takes it away when asked', async () => {
		await officerReplies('Thank you. Do not go there again.', false);
		expect(await openReplies(house.intake, code, now)).toMatchObject([
			{ words: 'Thank you. Do not go there again.', asks: false }
		]);
		const [row] = await house.database.as.owner.execute<{ read_at: string }>(
			sql`select read_at from replies where tip_id = ${tipId}`
		);
		expect(new Date(row!.read_at).toISOString()).toBe('2026-11-23T14:00:00.000Z');
		await clearReplies(house.intake, code);
		expect(await openReplies(house.intake, code, now)).toEqual([]);
	});

	it('never shows a reply that does not carry the lane’s signature', async () => {
		const { keys } = await newEpoch('general');
		await officerReplies('Meet me alone at the pier.', false, keys);
		expect(await openReplies(house.intake, code, now)).toEqual([]);
		const seen = await triage.view(house.desk, house.mara.actor, tipId, now);
		const hour = new Date('2026-11-23T14:00:00Z');
		expect(seen?.replies, 'nor is it read').toMatchObject([{ readAt: null, refusedAt: hour }]);
	});

	it('says of a reply that was refused and is read after all that it was read; and nothing where the lane is not known', async () => {
		await officerReplies('Thank you.', false);
		const unpinned = { ...house.intake, pins: new Map() };
		const seen = async () =>
			(await triage.view(house.desk, house.mara.actor, tipId, now))?.replies[0];
		expect(await openReplies(unpinned, code, now)).toEqual([]);
		expect(await seen()).toMatchObject({ readAt: null, refusedAt: null });
		await house.database.as.owner
			.update(replies)
			.set({ refusedAt: now })
			.where(eq(replies.tipId, tipId));
		expect(await openReplies(house.intake, code, now)).toHaveLength(1);
		expect(await seen()).toMatchObject({ readAt: expect.any(Date), refusedAt: null });
	});

	it('lets no code open what was cleared, or was under a burnt one, once a member has unlocked', async () => {
		await officerReplies('Is the pier still watched?', true);
		await clearReplies(house.intake, code);
		await officerReplies('One more question.', false);
		await burn(house.intake, code, now);
		const { desk, mara, ruth } = house;
		expect(await triage.cleared(desk, ruth.actor), 'of another lane').toEqual([]);
		const cleared = (await triage.cleared(desk, mara.actor)).filter(({ tip }) => tip === tipId);
		expect(cleared).toHaveLength(2);
		const { vault } = await unlocked(house, mara, now);
		for (const at of cleared) {
			const { epoch, sealed } = await vault.keepReply(at);
			const words = { id: at.id, tip: at.tip, epoch, sealed: Buffer.from(sealed, 'base64') };
			expect(await triage.keepWords(desk, ruth.actor, words, now)).toMatchObject({ ok: false });
			expect(await triage.keepWords(desk, mara.actor, words, now)).toEqual({ ok: true });
			const spoilt = { ...words, sealed: new Uint8Array(64) };
			expect(await triage.keepWords(desk, mara.actor, spoilt, now), 'only once').toEqual({
				ok: true
			});
		}
		const seen = await triage.view(desk, mara.actor, tipId, now);
		const keys = Object.fromEntries(seen!.people.map(({ id, verifyKeys }) => [id, verifyKeys]));
		const read = seen!.replies.map(({ id, epoch, sealed, sending, kept, keptEpoch }) => {
			expect(sealed).toBeNull();
			const inLane = { epoch: keptEpoch!, sealed: kept! };
			const at = { id, tip: tipId, lane: 'general', epoch, sending: sending! };
			return vault.openReply({ ...at, sealed: null, kept: inLane, writers: { keys } });
		});
		expect((await Promise.all(read)).map(({ words, by }) => [words, by]).sort()).toEqual([
			['Is the pier still watched?', mara.officerId],
			['One more question.', mara.officerId]
		]);
	});

	it('keeps what was sealed as it is, whatever the desk’s server would write, unless it was cleared', async () => {
		await officerReplies('Thank you.', false);
		const { desk, mara } = house;
		const overwritten = actingAs(desk.db, mara.officerId, (tx) =>
			tx
				.update(replies)
				.set({ kept: new Uint8Array([1]), sealed: null })
				.where(eq(replies.tipId, tipId))
				.returning({ id: replies.id })
		);
		expect(await overwritten).toEqual([]);
		expect(await openReplies(house.intake, code, now)).toMatchObject([{ words: 'Thank you.' }]);
	});

	it('keeps added words once, sealed, and refuses what is empty or too long', async () => {
		expect(await add(house.intake, code, '  \r\n ', now)).toBe('empty');
		expect(await add(house.intake, code, 'x'.repeat(20_001), now)).toBe('too-long');
		expect(await add(house.intake, code, 'He drives a red truck.\r\n', now)).toBe('added');
		expect(await add(house.intake, code, 'He drives a red truck.\n', now)).toBe('added');
		const rows = await house.database.as.owner.execute<{ id: string; sealed: Uint8Array }>(
			sql`select id, sealed from additions where tip_id = ${tipId}`
		);
		expect(rows).toHaveLength(1);
		const opened = await open(rows[0]!.sealed, house.general.identity);
		const expected = { kind: 'addition', id: rows[0]!.id, tip: tipId, lane: 'general' } as const;
		expect(readEnvelope<AdditionBody>(opened, expected).body.words).toBe('He drives a red truck.');
	});

	it('keeps the same answer to a second question, and takes neither for read before it was shown', async () => {
		const ask = async (words: string) => {
			await officerReplies(words, true);
			await openReplies(house.intake, code, now);
		};
		await ask('Is she under 18?');
		expect(await add(house.intake, code, 'Yes', now, 'first form')).toBe('added');
		await ask('Is he armed?');
		expect(await add(house.intake, code, 'Yes', now, 'first form'), 'a refresh').toBe('added');
		expect(await status()).toBe('question');
		expect(await add(house.intake, code, 'Yes', now, 'second form')).toBe('added');
		expect(await status()).not.toBe('question');
		const rows = await house.database.as.owner.execute(
			sql`select id from additions where tip_id = ${tipId}`
		);
		expect(rows).toHaveLength(2);
	});

	it('goes on while only one officer still holds the key, and new tips wait', async () => {
		await officerReplies('We are two no more.', false);
		await house.database.as.owner.execute(
			sql`update officers set disabled_at = now() where id = ${house.devon.officerId}`
		);
		try {
			expect(await openReplies(house.intake, code, now)).toHaveLength(1);
			expect(await add(house.intake, code, 'Thank you.', now)).toBe('added');
		} finally {
			await house.database.as.owner.execute(
				sql`update officers set disabled_at = null where id = ${house.devon.officerId}`
			);
		}
	});

	it('takes only so much under one code in a day', async () => {
		const words = Array.from({ length: ADDITIONS_A_DAY + 1 }, (_, n) => `word ${n}`);
		const said = [];
		for (const each of words) said.push(await add(house.intake, code, each, now));
		expect(said.filter((each) => each === 'added')).toHaveLength(ADDITIONS_A_DAY);
		expect(said.at(-1)).toBe('too-many');
		const [kept] = await house.database.as.owner.execute<{ count: number }>(
			sql`select count(*)::integer as count from additions where tip_id = ${tipId}`
		);
		expect(kept!.count).toBe(ADDITIONS_A_DAY);
		const tomorrow = new Date(now.getTime() + 24 * 3_600_000);
		expect(await add(house.intake, code, 'more', tomorrow)).toBe('added');
	});

	it('finds nothing with a wrong code, nor with a burnt one; the tip itself stays', async () => {
		await officerReplies('A question for you.', true);
		await burn(house.intake, code, now);
		const wrong = codeFrom(new Uint8Array(10).fill(9));
		for (const gone of [code, wrong]) {
			expect(await find(house.intake, gone)).toBeUndefined();
			expect(await openReplies(house.intake, gone, now)).toEqual([]);
			expect(await add(house.intake, gone, 'more', now)).toBe('unknown-code');
		}
		const [tip] = await house.database.as.owner.execute(
			sql`select reply_recipient, burnt_on from tips where id = ${tipId}`
		);
		expect(tip).toMatchObject({ reply_recipient: null, burnt_on: '2026-11-23' });
		const refused = await triage.reply(
			house.desk,
			house.mara.actor,
			tipId,
			{
				id: randomUUID(),
				epoch: 1,
				asks: false,
				sealed: new Uint8Array(1),
				sending: new Uint8Array(1)
			},
			now
		);
		expect(refused).toEqual({ ok: false, why: 'burnt' });
	});
});

/** Bodies of what was added to the tip, as the lane opens them. */
async function additions(): Promise<AdditionBody[]> {
	const rows = await house.database.as.owner.execute<{ id: string; sealed: Uint8Array }>(
		sql`select id, sealed from additions where tip_id = ${tipId}`
	);
	return Promise.all(
		rows.map(async ({ id, sealed }) => {
			const place = { kind: 'addition', id, tip: tipId, lane: 'general' } as const;
			return readEnvelope<AdditionBody>(await open(sealed, house.general.identity), place).body;
		})
	);
}

describe('what a tipster decides later', () => {
	it('is sealed like words, answers no question and ends no code', async () => {
		await officerReplies('At what hour?', true);
		await openReplies(house.intake, code, now);
		expect(await withdraw(house.intake, code, 'f', now)).toBe('added');
		expect(await withdraw(house.intake, code, 'f', now)).toBe('added');
		expect(await changeConsent(house.intake, code, 'g', 'no-words', now)).toBe('added');
		expect(await status()).toBe('question');
		const said = await additions();
		expect(said).toHaveLength(2);
		expect(said).toContainEqual({ words: '', withdrawn: true });
		expect(said).toContainEqual({ words: '', consent: 'no-words' });
	});
});

describe('a second code', () => {
	it('opens the page of a tip that was received, whatever was done and written', async () => {
		const second = await secondOf(house.intake, code, now);
		expect(second).not.toBe(code);
		await triage.take(house.desk, house.mara.actor, tipId, now);
		await officerReplies('Where do they sleep?', true);
		expect(await find(house.intake, second)).toMatchObject({ id: tipId, status: 'received' });
		expect(await openReplies(house.intake, second, now)).toEqual([]);
		await clearReplies(house.intake, second);
		expect(await openReplies(house.intake, code, now)).toHaveLength(1);
	});

	it('keeps what is added with it, marked, and answers no question', async () => {
		const second = await secondOf(house.intake, code, now);
		await officerReplies('Where do they sleep?', true);
		await openReplies(house.intake, code, now);
		expect(await add(house.intake, second, 'It was all a lie.', now)).toBe('added');
		expect(await withdraw(house.intake, second, 'f', now)).toBe('added');
		expect(await status()).toBe('question');
		const said = await additions();
		expect(said).toContainEqual({ words: 'It was all a lie.', forced: true });
		expect(said).toContainEqual({ words: '', withdrawn: true, forced: true });
	});

	it('is burnt alone, never to be made again, and the first one alone too', async () => {
		const second = await secondOf(house.intake, code, now);
		const third = await secondOf(house.intake, second, now);
		await burn(house.intake, second, now);
		expect(await find(house.intake, second)).toBeUndefined();
		expect(await status()).toBe('received');
		expect(await secondCode(house.intake, code, now)).toEqual({ is: 'ended' });
		expect(await find(house.intake, second)).toBeUndefined();
		expect(await find(house.intake, third)).toMatchObject({ status: 'received', forced: true });
		await burn(house.intake, code, now);
		expect(await status()).toBeUndefined();
		expect(await secondCode(house.intake, code, now)).toEqual({ is: 'unknown' });
		expect(await find(house.intake, third)).toMatchObject({ status: 'received', forced: true });
	});

	it('has one of its own, and so has that, however far; a wrong code has none', async () => {
		let last = code;
		const seen = new Set<string>([code]);
		for (let depth = 0; depth < 40; depth++) {
			last = await secondOf(house.intake, last, now);
			expect(seen).not.toContain(last);
			seen.add(last);
		}
		expect(await find(house.intake, last)).toMatchObject({ status: 'received', forced: true });
		const wrong = codeFrom(new Uint8Array(10).fill(9));
		expect(await secondCode(house.intake, wrong, now)).toEqual({ is: 'unknown' });
	});

	it('is the same one when it is asked for again, which uses nothing up', async () => {
		const made = async () => {
			const [row] = await house.database.as.owner.execute<{ count: number }>(
				sql`select coalesce(sum(count), 0)::integer as count from inflow where kind = 'second-codes'`
			);
			return row!.count;
		};
		const second = await secondOf(house.intake, code, now);
		const before = await made();
		expect(await secondOf(house.intake, code, now)).toBe(second);
		expect(await made()).toBe(before);
	});

	it('is refused alike to every code while the site has made all of a day’s, and given the next day', async () => {
		const day = new Date('2027-02-01T10:00:00Z');
		const second = await secondOf(house.intake, code, day);
		await house.database.as.owner.execute(
			sql`update inflow set count = ${SECOND_CODES_A_DAY} where since = '2027-02-01 00:00:00+00'`
		);
		const { code: other } = await send(
			house.intake,
			answersWith({ what: `story ${story++}` }),
			now
		);
		for (const one of [other, second]) {
			expect(await secondCode(house.intake, one, day)).toEqual({ is: 'too-many' });
		}
		expect(await secondOf(house.intake, code, day), 'asked for today').toBe(second);
		const next = new Date('2027-02-02T00:00:01Z');
		for (const one of [other, second]) {
			expect(await secondCode(house.intake, one, next)).toMatchObject({ is: 'shown' });
		}
	});

	it('is there for every tip, asked for or not, burnt or not: the rows of a tip tell nothing', async () => {
		const rows = () =>
			house.database.as.owner.execute(
				sql`select tip_id from codes where kind = 'second' and tip_id = ${tipId}`
			);
		expect(await rows()).toHaveLength(1);
		const second = await secondOf(house.intake, code, now);
		expect(await rows()).toHaveLength(1);
		await burn(house.intake, second, now);
		expect(await rows()).toHaveLength(1);
	});
});
