import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { begins, carrierOf, moves, opens, seen, sits } from '../../../../tests/support/moving.ts';
import { actsOf } from '../../../../tests/support/record.ts';
import { asRecipient } from '#lib/sealed/age.ts';
import { CannotOpen, open } from '#lib/sealed/open.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import * as tips from '../tips/index.ts';
import * as triage from './index.ts';

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
	kind: 'note' | 'reason' | 'closure',
	body: object,
	{ vault }: typeof mara = mara,
	lane = 'general',
	row: string = randomUUID()
) {
	const place = { kind, id: row, tip: id, lane, epoch: 1 };
	const { epoch, sealed } = await vault.sealWritten({ body, place });
	return { id: row, epoch, sealed: bytes(sealed) };
}
async function answers(words: string, who = mara, lane = 'general') {
	const page = (await seen(house, who, id, now))!;
	const print = (await who.vault.openTip(page)).replyPrint;
	const place = { id: randomUUID(), tip: id, lane, epoch: 1 };
	const tipster = asRecipient(page.replyRecipient!);
	const made = await who.vault.sealReply({ reply: { words, asks: true }, place, tipster, print });
	const reply = {
		...{ id: place.id, asks: true, epoch: made.epoch },
		...{ sealed: bytes(made.sealed), sending: bytes(made.sending) }
	};
	expect(await triage.reply(house.desk, who.actor, id, reply, now)).toEqual({ ok: true });
	return place.id;
}
const repliesRead = async () =>
	(await tips.openReplies(house.intake, code, now)).map(({ words }) => words);
async function sendsFile(size: number) {
	await triage.take(house.desk, mara.actor, id, now);
	const file = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(size)]);
	const spool = await tips.spoolFor(house.intake, code, 'a file');
	return { file, spool };
}

/** A tip on which everything was done that can be. */
async function everything() {
	await tips.add(house.intake, code, 'a form', 'And more.', now);
	await triage.take(house.desk, mara.actor, id, now);
	const note = await writes('note', { words: 'I called.' });
	await triage.note(house.desk, mara.actor, id, note, now);
	const reason = await writes('reason', { words: 'Sooner.' });
	await triage.changeUrgency(house.desk, mara.actor, id, { was: 4, becomes: 2 }, reason, now);
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
		const { rows } = await triage.queue(house.desk, ruth.actor, { view: 'news', page: 0 });
		expect(rows).toMatchObject([{ id, takenBy: null, news: true, urgency: 2 }]);
	});
});
