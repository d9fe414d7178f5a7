import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { join } from '../../../../tests/support/lane.ts';
import { newState } from '../../../../tests/support/server.ts';
import { answerTo } from '../../../../tests/support/plain-question.ts';
import { RULES_VERSION } from '#lib/questions/table.ts';
import type { Recipient } from '#lib/sealed/age.ts';
import { readEnvelope } from '#lib/sealed/envelope.ts';
import { open } from '#lib/sealed/open.ts';
import { printOf } from '#lib/sealed/print.ts';
import type { TipBody } from '#lib/sealed/tip.ts';
import { solve } from '#lib/proof/solve.ts';
import { offer } from '../captcha/index.ts';
import { connect, tips as tipRows } from '../db/index.ts';
import type { Intake } from './intake.ts';
import { createLaneMemory } from './lane-memory.ts';
import type { Draft } from './draft.ts';
import type { Form, Outcome } from './form.ts';
import { submit } from './submit.ts';
import { newTicket } from './ticket.ts';
import { newEpoch } from '../../../../tests/support/lane-v1.ts';

const now = new Date('2026-11-23T14:37:21Z');
let house: House;
beforeAll(async () => {
	house = await createHouse(now);
});
afterAll(() => house.database.close());

const owner = () => house.database.as.owner;
const rows = () =>
	owner().execute<{
		id: string;
		lane_id: string;
		standing: string;
		arrived_at: string;
		urgency: number;
		reply_recipient: Recipient;
		sealed: Uint8Array;
	}>(sql`select id, lane_id, standing, arrived_at, urgency, reply_recipient, sealed from tips`);
const count = async () => (await rows()).length;
const form = (more: Partial<Form> = {}, draft: Partial<Draft> = {}): Form => ({
	ticket: newTicket(randomBytes(16), now),
	locale: 'en',
	draft: { answers: answersWith({ what: randomBytes(8).toString('hex') }), failures: 0, ...draft },
	shown: {},
	...more
});
/** What the form goes on with after it was not kept. */
const next = (outcome: Outcome): Draft => {
	if (outcome.is === 'kept') throw new Error('it was kept');
	return outcome.draft;
};

describe('a tip', () => {
	it('is sealed to its lane before it is written, and opens with the lane’s key alone', async () => {
		const { code } = await send(house.intake, answersWith(), now);
		expect(code).toMatch(/^[0-9A-Z]{18}$/);
		const [row] = (await rows()).filter(({ lane_id }) => lane_id === 'general');
		const opened = readEnvelope<TipBody>(await open(row!.sealed, house.general.identity), {
			kind: 'tip',
			id: row!.id,
			lane: 'general',
			epoch: 1
		});
		expect(opened.body.answers).toEqual(answersWith());
		expect(opened.body.replyPrint).toBe(printOf(row!.reply_recipient));
		expect(opened.body.urgency).toEqual({
			level: 3,
			rules: RULES_VERSION,
			reasons: ['little-detail']
		});
		await expect(open(row!.sealed, house.review.identity)).rejects.toThrow();
		expect(Buffer.from(row!.sealed).toString('latin1')).not.toContain('passports');
	});

	it('that is sent twice is one tip with one code, also at the same moment', async () => {
		const before = await count();
		const answers = answersWith({ what: 'The very same words.' });
		const first = await send(house.intake, answers, now);
		const again = await Promise.all(
			[1, 2, 3].map(() => send(house.intake, answers, now, first.ticket))
		);
		expect(new Set([first, ...again].map(({ code }) => code)).size).toBe(1);
		expect(again.every(({ again }) => again)).toBe(true);
		const other = answersWith({ what: 'Never sent before.' });
		const ticket = newTicket(randomBytes(16), now);
		const racing = await Promise.all(
			[1, 2, 3, 4].map(() => send(house.intake, other, now, ticket))
		);
		expect(new Set(racing.map(({ code }) => code)).size).toBe(1);
		expect(await count()).toBe(before + 2);
	});

	it('with other words from the same form has a code of its own', async () => {
		const first = await send(house.intake, answersWith({ what: 'One person’s story.' }), now);
		const second = await send(
			house.intake,
			answersWith({ what: 'A stranger’s story.' }),
			now,
			first.ticket
		);
		expect(second.code).not.toBe(first.code);
	});

	it('is stored with the hour of its arrival, or five minutes when it is urgent', async () => {
		await send(house.intake, answersWith({ what: 'urgent', danger: 'yes' }), now);
		const urgent = (await rows()).find(({ urgency }) => urgency === 1)!;
		expect(new Date(urgent.arrived_at).toISOString()).toBe('2026-11-23T14:35:00.000Z');
		const other = (await rows()).find(({ urgency }) => urgency !== 1)!;
		expect(new Date(other.arrived_at).toISOString()).toBe('2026-11-23T14:00:00.000Z');
	});

	it('is kept after two failed checks, apart from the others; one failure asks again', async () => {
		const wrong = { answer: 'xyzzy' };
		const first = form({ shown: wrong });
		const asked = await submit(house.intake, first, now);
		expect(asked).toEqual({
			...{ is: 'ask-again', why: 'wrong' },
			draft: { ...first.draft, failures: 1 }
		});
		expect(await submit(house.intake, { ...first, draft: next(asked) }, now)).toMatchObject({
			is: 'kept'
		});
		expect((await rows()).filter(({ standing }) => standing === 'quarantined')).toHaveLength(1);
	});

	it('is asked for more when nothing was shown, and told nothing is lost by it', async () => {
		const first = form();
		expect(await submit(house.intake, first, now)).toEqual({
			...{ is: 'ask-again', why: 'nothing' },
			draft: first.draft
		});
	});

	it('cannot be multiplied from one form', async () => {
		const { ticket } = await send(house.intake, answersWith({ what: 'n0' }), now);
		for (const n of [1, 2, 3, 4])
			await send(house.intake, answersWith({ what: `n${n}` }), now, ticket);
		const before = await count();
		await expect(send(house.intake, answersWith({ what: 'n5' }), now, ticket)).rejects.toThrow(
			'renew'
		);
		expect(await count()).toBe(before);
		const again = await Promise.all(
			Array.from({ length: 8 }, () => send(house.intake, answersWith({ what: 'n4' }), now, ticket))
		);
		expect(again.every((sent) => sent.again)).toBe(true);
	});

	it('is shown its receipt again when the form is sent once more days later; a new one is renewed', async () => {
		const days = new Date(now.getTime() + 3 * 24 * 3_600_000);
		const answers = answersWith({ what: 'A phone that kept its page open.' });
		const { code, ticket } = await send(house.intake, answers, now);
		const late = form({ ticket }, { answers });
		expect(await submit(house.intake, late, days)).toMatchObject({ is: 'kept', again: true, code });
		const other = form({ ticket }, { answers: answersWith({ what: 'Other words.' }) });
		expect(await submit(house.intake, other, days)).toEqual({ is: 'renew', draft: other.draft });
	});

	it('keeps the check that it passed when the database is away, or no lane is open', async () => {
		const away: Intake = {
			...house.intake,
			db: connect('postgres://nobody@127.0.0.1:1/none', { name: 'test', max: 1 })
		};
		const unsent = form();
		const { work } = offer(house.intake.captcha, { ...unsent.ticket, locale: 'en' }, 0);
		const shown = { work: `${work.challenge}.${solve(work.challenge, work.bits)}` };
		const down = await submit(away, { ...unsent, shown }, now);
		expect(down).toMatchObject({ is: 'down', draft: { pass: expect.any(String) } });
		const unpinned = { ...house.intake, pins: new Map() };
		const closed = await submit(unpinned, { ...unsent, draft: next(down) }, now);
		expect(closed).toMatchObject({ is: 'closed', draft: { pass: expect.any(String) } });
		const draft = next(closed);
		expect(await submit(house.intake, { ...unsent, draft }, now)).toMatchObject({
			is: 'kept',
			again: false
		});
		expect(await submit(house.intake, form({}, { pass: draft.pass }), now)).toMatchObject({
			is: 'ask-again'
		});
	});

	it('that failed its checks waits when the quarantine is full, and leaves no trace; a proven one is kept', async () => {
		const midnight = '2026-11-23T00:00:00Z';
		const quarantine = () =>
			owner().execute<{ count: number }>(
				sql`select count from inflow where kind = 'quarantined' and since = ${midnight}`
			);
		await owner().execute(sql`
			insert into inflow (kind, since, count) values ('quarantined', ${midnight}, 300)
			on conflict (kind, since) do update set count = 300`);
		const before = await count();
		const failed = form({ shown: { answer: 'xyzzy' } }, { failures: 1 });
		expect(await submit(house.intake, failed, now)).toEqual({
			is: 'wait',
			failed: true,
			retryAfterSeconds: 33_759,
			draft: failed.draft
		});
		expect(await count()).toBe(before);
		expect(await quarantine()).toMatchObject([{ count: 300 }]);
		await send(house.intake, failed.draft.answers, now, failed.ticket);
		expect(await count()).toBe(before + 1);
	});
});

describe('in a flood', () => {
	const answered = (more: Partial<Form> = {}) => {
		const ticket = newTicket(randomBytes(16), new Date(now.getTime() - 60_000));
		const { question } = offer(house.intake.captcha, { ...ticket, locale: 'en' }, 0);
		return form({ ticket, shown: { answer: answerTo(question) }, ...more });
	};
	const set = (kind: string, since: string, count: number) =>
		owner().execute(sql`
			insert into inflow (kind, since, count) values (${kind}, ${since}, ${count})
			on conflict (kind, since) do update set count = ${count}`);
	const [hour, day] = ['2026-11-23T14:00:00Z', '2026-11-23T00:00:00Z'];
	const standingOf = async (one: Form) => {
		const before = new Set((await rows()).map(({ id }) => id));
		const outcome = await submit(house.intake, one, now);
		if (outcome.is !== 'kept') return outcome;
		return (await rows()).find(({ id }) => !before.has(id))!.standing;
	};

	it('an answer proves as much as before, until many come or come from where it comes from', async () => {
		await set('arrived', hour, 0);
		expect(await standingOf(answered())).toBe('proven');
		expect(await standingOf(answered({ crowded: true }))).toBe('unproven');
		await set('arrived', hour, 200);
		expect(await standingOf(answered())).toBe('unproven');
	});

	it('so many unproven are kept a day; then they go to the quarantine, and then they wait', async () => {
		await set('arrived', hour, 200);
		await set('quarantined', day, 299);
		await set('unproven', day, 19_999);
		expect(await standingOf(answered())).toBe('unproven');
		expect(await standingOf(answered())).toBe('quarantined');
		const full = answered();
		expect(await standingOf(full)).toEqual({
			is: 'wait',
			failed: false,
			retryAfterSeconds: 33_759,
			draft: full.draft
		});
		const { ticket, draft } = form();
		expect(await send(house.intake, draft.answers, now, ticket)).toMatchObject({ again: false });
	});

	it('who comes to a full semaphore is told to come again, and what they proved stays proven', async () => {
		const asked: number[] = [];
		const semaphore = {
			acquire: (rank: number) => {
				asked.push(rank);
				return Promise.resolve(undefined);
			}
		};
		const before = await count();
		const plain = answered();
		expect(await submit({ ...house.intake, semaphore }, plain, now)).toEqual({
			is: 'busy',
			draft: { ...plain.draft, waited: true }
		});
		const { work } = offer(house.intake.captcha, { ...plain.ticket, locale: 'en' }, 0);
		const shown = { work: `${work.challenge}.${solve(work.challenge, work.bits)}` };
		const busy = await submit({ ...house.intake, semaphore }, { ...plain, shown }, now);
		const passed = { ...plain.draft, pass: expect.any(String), waited: true };
		expect(busy).toEqual({ is: 'busy', draft: passed });
		const waited = { ...plain.draft, waited: true };
		await submit({ ...house.intake, semaphore }, { ...plain, draft: waited }, now);
		expect(asked).toEqual([0, 2, 1]);
		expect(await count()).toBe(before);
		expect(await standingOf({ ...plain, shown: {}, draft: next(busy) })).toBe('proven');
	});

	it('whatever becomes of a tip, its place at the semaphore is free again', async () => {
		let inside = 0;
		const semaphore = {
			acquire: () => {
				inside += 1;
				return Promise.resolve(() => void (inside -= 1));
			}
		};
		const away = connect('postgres://nobody@127.0.0.1:1/none', { name: 'test', max: 1 });
		for (const intake of [house.intake, { ...house.intake, db: away }]) {
			for (const one of [answered(), form()]) await submit({ ...intake, semaphore }, one, now);
		}
		expect(inside).toBe(0);
	});
});

describe('the way of a tip', () => {
	const laneOf = async (involved: string[]) => {
		const what = randomBytes(8).toString('hex');
		const before = new Set((await rows()).map(({ id }) => id));
		const { unroutable } = await send(house.intake, answersWith({ what, involved }), now);
		return { lane: (await rows()).find(({ id }) => !before.has(id))!.lane_id, unroutable };
	};

	it.each([
		[[], 'general', false],
		[['customs'], 'general', false],
		[['police'], 'review', false],
		[['immigration', 'customs'], 'review', false],
		[['prosecutions'], 'general', false],
		[['police', 'prosecutions'], 'recovery', true],
		[['police', 'child-protection'], 'recovery', true]
	])('with %j ticked leads to %s', async (involved, lane, unroutable) => {
		expect(await laneOf(involved)).toEqual({ lane, unroutable });
	});

	it('is found anew when somebody of a ticked agency joins while the tip is being sealed', async () => {
		const own = await createHouse(now);
		const { db } = own.intake;
		let joins = 0;
		const joining = new Proxy(db, {
			get: (target, name) => {
				if (name !== 'transaction') return Reflect.get(target, name) as unknown;
				return async (work: Parameters<typeof db.transaction>[0]) => {
					if (joins++ === 0) await join(own, own.joan, now);
					return target.transaction(work);
				};
			}
		});
		const answers = answersWith({ what: 'About a prosecutor.', involved: ['prosecutions'] });
		const sent = await send({ ...own.intake, db: joining }, answers, now);
		expect(joins).toBe(2);
		expect(sent.unroutable).toBe(true);
		const added = await own.database.as.owner.select().from(tipRows);
		expect(added.map(({ laneId }) => laneId)).toEqual(['recovery']);
		await own.database.close();
	});

	it('never leads to a recipient that somebody wrote into the database', async () => {
		const intruder = await newEpoch('general');
		const forged = { ...intruder.card, epoch: 2 };
		await owner().execute(
			sql`insert into lane_epochs (lane_id, epoch, card, made_by) values ('general', 2, ${JSON.stringify(forged)}::jsonb, ${house.mara.officerId})`
		);
		const before = new Set((await rows()).map(({ id }) => id));
		const forgetful = {
			...house.intake,
			memory: createLaneMemory({ folder: newState() })
		};
		await send(forgetful, answersWith({ what: 'To one who remembers nothing.' }), now);
		await send(house.intake, answersWith({ what: 'To one who remembers the lane.' }), now);
		await owner().execute(sql`delete from lane_epochs where epoch = 2`);
		const added = (await rows()).filter(({ id }) => !before.has(id));
		expect(added.map(({ lane_id }) => lane_id).sort()).toEqual(['general', 'review']);
	});

	it('is closed, before anything is asked, when no lane is pinned', async () => {
		const unpinned = { ...house.intake, pins: new Map() };
		const unsent = form();
		expect(await submit(unpinned, unsent, now)).toEqual({ is: 'closed', draft: unsent.draft });
	});
});
