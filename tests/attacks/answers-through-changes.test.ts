import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../scripts/demo/people.ts';
import { LeavesOutReplies } from '../../src/lib/desk/vault/faults.ts';
import type { ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import * as staff from '../support/staff.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import * as triage from '../support/triage.ts';
import { answersWith, createHouse, send, type House } from '../support/house.ts';
import { join, lookThrough, sayYes, turn } from '../support/lane.ts';
import { sealedReply } from '../support/moving.ts';
import {
	actorNow,
	agree,
	proposeDue,
	renew,
	sit,
	standBy,
	waiting,
	type AtDesk
} from '../support/standing.ts';
import { unlocked } from '../support/unlocked.ts';

const now = new Date();
let house: House;
let id: string;
let code: ReceiptCode;
beforeEach(async () => {
	house = await createHouse(now);
});
afterEach(() => house.database.close());

const tipComes = async () => {
	({ code } = await send(house.intake, answersWith({ what: 'At the pier.' }), now));
	id = (await tips.find(house.intake, code))!.id;
};
const shown = async () =>
	(await tips.openReplies(house.intake, code, now)).map(({ words }) => words);

async function reply({ person, vault }: AtDesk, words: string) {
	const actor = await actorNow(house, person);
	return sealedReply(house, { actor, vault }, id, { words, asks: false }, now);
}
async function answers(at: AtDesk, words: string) {
	const made = await reply(at, words);
	const actor = await actorNow(house, at.person);
	expect(await triage.reply(house.desk, actor, id, made, now)).toEqual({ ok: true });
}
const leaves = async (by: AtDesk, who: Person, lane = 'general') =>
	expect(
		await staff.lane.ask(
			house.desk,
			await actorNow(house, by.person),
			lane,
			{ officerId: who.officerId, kind: 'leaves' },
			now
		)
	).toEqual({ ok: true });
const joinsAgain = async (by: AtDesk, who: AtDesk, lane = 'general') => {
	expect(
		await staff.lane.ask(
			house.desk,
			await actorNow(house, by.person),
			lane,
			{ officerId: who.person.officerId, kind: 'joins' },
			now
		)
	).toEqual({ ok: true });
	await agree(house, who, [lane], now);
};

describe('what a tipster was answered, while people of the lane change', () => {
	it('is shown when it was sent while a removal waited for its second member', async () => {
		await join(house, house.ruth, now);
		await tipComes();
		const [mara, devon] = [await sit(house, house.mara, now), await sit(house, house.devon, now)];
		await leaves(mara, house.ruth);
		expect(await proposeDue(house, mara, 'general', now)).toEqual({ ok: true, stands: false });
		await answers(devon, 'Go to the nurse.');
		expect(await shown(), 'before it stands').toEqual(['Go to the nurse.']);
		// The card would leave it out: a browser says so, and so does the server of one that does not look.
		await expect(standBy(house, devon, 'general', now)).rejects.toThrow(LeavesOutReplies);
		expect(await standBy(house, devon, 'general', now, { replies: [] })).toEqual({
			ok: false,
			why: 'new-replies'
		});
		const former = await waiting(house, devon, 'general');
		const actor = await actorNow(house, house.devon);
		expect(await staff.lane.refuse(house.desk, actor, former.id, now)).toEqual({ ok: true });
		expect(await proposeDue(house, devon, 'general', now)).toEqual({ ok: true, stands: false });
		expect(await standBy(house, mara, 'general', now)).toEqual({ ok: true, stands: true });
		expect(await shown()).toEqual(['Go to the nurse.']);
	});

	it('is not taken with the key of before once somebody left: who wrote it is told, and sends it again', async () => {
		await join(house, house.ruth, now);
		await tipComes();
		const [mara, devon, his] = [
			await sit(house, house.mara, now),
			await sit(house, house.devon, now),
			await sit(house, house.devon, now)
		];
		await leaves(mara, house.ruth);
		await proposeDue(house, mara, 'general', now);
		// Devon writes while he stands by the card in another tab.
		const late = await reply(devon, 'Go to the nurse.');
		const note = { id: randomUUID(), lane: 'general', epoch: late.epoch, sealed: late.sealed };
		expect(await standBy(house, his, 'general', now)).toEqual({ ok: true, stands: true });
		const actor = await actorNow(house, house.devon);
		const oldKey = { ok: false, why: 'old-key' };
		expect(await triage.reply(house.desk, actor, id, late, now)).toEqual(oldKey);
		expect(await triage.note(house.desk, actor, id, note, now), 'she would read it').toEqual(
			oldKey
		);
		// A browser that was shown the newest and goes by another, of a lane in doubt, is kept from nothing.
		const seen = late.epoch + 1;
		expect(await triage.note(house.desk, actor, id, { ...note, seen }, now)).toEqual({ ok: true });
		await renew(house, devon);
		await answers(devon, 'Go to the nurse.');
		expect(await shown()).toEqual(['Go to the nurse.']);
	});

	it('is not what somebody who left signs with the old key, also after the next one leaves', async () => {
		await join(house, house.ruth, now);
		await tipComes();
		const [mara, devon, ruth, joan] = await Promise.all(
			[house.mara, house.devon, house.ruth, house.joan].map((one) => sit(house, one, now))
		);
		const forged = await reply(ruth!, 'Come to the pier tonight, alone.');
		await leaves(mara!, house.ruth);
		await proposeDue(house, mara!, 'general', now);
		expect(await standBy(house, devon!, 'general', now)).toEqual({ ok: true, stands: true });
		// She writes the database.
		const hex = (of: Uint8Array) => Buffer.from(of).toString('hex');
		await house.database.as.owner
			.execute(sql`insert into replies (id, tip_id, epoch, written_at, asks, sealed_for_tipster, sending)
			values (${forged.id}, ${id}, ${forged.epoch}, ${now.toISOString()}::timestamptz, null, decode(${hex(forged.sealed)}, 'hex'), decode(${hex(forged.sending)}, 'hex'))`);
		expect(await shown(), 'refused at first').toEqual([]);
		for (const one of [mara!, devon!]) await renew(house, one);
		await joinsAgain(mara!, joan!);
		const looked = await lookThrough(house);
		expect(await proposeDue(house, mara!, 'general', now, looked)).toEqual({
			ok: true,
			stands: false
		});
		expect(await standBy(house, devon!, 'general', now, { lookedThrough: looked })).toEqual({
			ok: true,
			stands: true
		});
		for (const one of [mara!, devon!]) await renew(house, one);
		await leaves(mara!, house.joan);
		await proposeDue(house, mara!, 'general', now);
		expect(await standBy(house, devon!, 'general', now)).toEqual({ ok: true, stands: true });
		expect(await shown()).toEqual([]);
	});

	it('lets nobody stay by a file among the answers that no browser opens', async () => {
		await join(house, house.ruth, now);
		await tipComes();
		const [mara, devon, ruth] = await Promise.all(
			[house.mara, house.devon, house.ruth].map((one) => sit(house, one, now))
		);
		await answers(devon!, 'Go to the nurse.');
		const junk = { ...(await reply(ruth!, 'Junk.')), sealed: randomBytes(300) };
		const hers = await actorNow(house, house.ruth);
		expect(await triage.reply(house.desk, hers, id, junk, now)).toEqual({ ok: true });
		await leaves(mara!, house.ruth);
		expect(await proposeDue(house, mara!, 'general', now)).toEqual({ ok: true, stands: false });
		expect(await standBy(house, devon!, 'general', now)).toEqual({ ok: true, stands: true });
		expect(await shown()).toEqual(['Go to the nurse.']);
	});

	it('keeps nobody who joined later from proposing a removal', async () => {
		await tipComes();
		await answers(await sit(house, house.mara, now), 'Go to the nurse.');
		await sayYes(house, house.ruth, now);
		await turn(house, now, house.general, { people: [house.mara, house.devon, house.ruth] });
		const ruth = await sit(house, house.ruth, now);
		await leaves(ruth, house.devon);
		expect(await proposeDue(house, ruth, 'general', now)).toEqual({ ok: true, stands: false });
	});
});

describe('a lane that answered more than one page of its answers holds', () => {
	it('looks them through the newest first, each once: of too many a card lists those', async () => {
		await tipComes();
		const { mara } = house;
		const hours = Array.from(
			{ length: 120 },
			(_, n) =>
				`(gen_random_uuid(), '${id}', 1, '2026-01-01'::timestamptz + interval '1 hour' * ${n % 70}, 'x', 'x')`
		);
		await house.database.as.owner.execute(
			`insert into replies (id, tip_id, epoch, written_at, sealed_for_tipster, sending) values ${hours.join()}`
		);
		const seen: string[] = [];
		for (let after: string | undefined; ;) {
			const page = await staff.lane.sentReplies(house.desk, mara.actor, 'general', after);
			if (!page?.length) break;
			seen.push(...page.map((reply) => reply.id));
			after = seen.at(-1);
		}
		const rows = await house.database.as.owner.execute<{ id: string }>(
			'select id from replies order by written_at desc, id desc'
		);
		expect(seen).toEqual(rows.map((row) => row.id));
	});
});

describe('a copy of the lane’s next secret', () => {
	it('is the one that its holder looked through', async () => {
		const { officerId: holder } = house.devon;
		const mara = { ...house.mara.actor, lanes: ['general'] };
		// For the epoch that is not there yet, in her own name: what she proposes then gives way to it.
		const copies = [{ epoch: 2, sealed: new Uint8Array([1]) }];
		await staff.lane.share(house.desk, mara, 'general', { holder, copies }, now);
		await turn(house, now);
		expect((await unlocked(house, house.devon, now)).missing).toEqual([]);
	});
});
