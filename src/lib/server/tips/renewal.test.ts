import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondOf } from '../../../../tests/support/codes.ts';
import { answersWith, createHouse, send, type House } from '../../../../tests/support/house.ts';
import { asRecipient } from '#lib/sealed/age.ts';
import { recipientOf } from '#lib/sealed/identity.ts';
import { sealReply } from '#lib/sealed/reply.ts';
import * as triage from '../../../../tests/support/triage.ts';
import { find } from './find.ts';
import { add, burn, secondCode } from './follow-up.ts';
import type { Intake } from './intake.ts';
import { openReplies } from './open-replies.ts';
import { missingPeppers } from './peppers.ts';
import { receiptsFor } from './receipt.ts';
import { pepperPrint } from './receipt-v2.ts';

const now = new Date('2026-11-30T09:12:00Z');
const [former, newest] = [randomBytes(32), randomBytes(32)];
let house: House;
let before: Intake;
/** The same server once its pepper is renewed; and one that threw the former away. */
let renewed: Intake;
let without: Intake;
beforeAll(async () => {
	house = await createHouse(now);
	const under = (...peppers: readonly [Uint8Array, ...Uint8Array[]]): Intake => ({
		...house.intake,
		keys: { ...house.intake.keys, peppers }
	});
	before = under(former);
	renewed = under(newest, former);
	without = under(newest);
});
afterAll(() => house.database.close());

const answers = () => answersWith({ what: randomUUID() });
async function replyTo(code: Parameters<typeof find>[1], words: string) {
	const { mara, general, desk } = house;
	const { id: tip } = (await find(renewed, code))!;
	const { replyRecipient } = (await triage.view(desk, mara.actor, tip, now))!;
	const id = randomUUID();
	const lane = await recipientOf(general.identity);
	const place = { id, tip, tipster: asRecipient(replyRecipient!), lane };
	const by = { id: mara.officerId, signingKey: mara.keys.signingKey };
	const sealed = await sealReply({ words, asks: false }, place, general, by);
	const reply = { id, epoch: general.epoch, asks: false, ...sealed };
	await triage.reply(desk, mara.actor, tip, reply, now);
}

describe('a renewed pepper', () => {
	it('leaves a code all that it was for: status, replies, additions, second codes, burning', async () => {
		const { code } = await send(before, answers(), now);
		const second = await secondOf(before, code, now);
		const third = await secondOf(before, second, now);
		await replyTo(code, 'We read it.');
		expect(await find(renewed, code)).toMatchObject({ forced: false });
		expect(await openReplies(renewed, code, now)).toMatchObject([{ words: 'We read it.' }]);
		expect(await add(renewed, code, 'f', 'More.', now)).toBe('added');
		expect(await secondOf(renewed, code, now)).toBe(second);
		expect(await secondOf(renewed, second, now)).toBe(third);
		expect(await find(renewed, third)).toMatchObject({ forced: true });
		await burn(renewed, second, now);
		expect(await secondCode(renewed, code, now)).toEqual({ is: 'ended' });
		await burn(renewed, code, now);
		expect(await find(renewed, code)).toBeUndefined();
	});

	it('is what new codes are under, and their second codes', async () => {
		const { code } = await send(renewed, answers(), now);
		expect(await find(without, code)).toBeDefined();
		expect(await find(before, code), 'by whom the former leaked to').toBeUndefined();
		expect(await find(without, await secondOf(renewed, code, now))).toMatchObject({ forced: true });
		const { id } = (await find(renewed, code))!;
		const rows = await house.database.as.owner.execute(
			sql`select kind, version, pepper from codes where tip_id = ${id} order by 1`
		);
		const named = { version: 2, pepper: pepperPrint(newest) };
		expect([...rows]).toEqual([
			{ kind: 'first', ...named },
			{ kind: 'second', ...named }
		]);
	});

	it('keeps the same of the same form once, with the code that it had', async () => {
		const same = answers();
		const { code, ticket } = await send(before, same, now);
		expect(await send(renewed, same, now, ticket)).toMatchObject({ code, again: true });
	});

	it('and what a release before made of that form is found again, too', async () => {
		const same = answers();
		const { ticket } = await send(before, same, now);
		const [newer, older] = receiptsFor(before.keys, ticket, same);
		await house.database.as.owner.execute(
			sql`update codes set lookup_id = ${older!.lookup}, version = 1, pepper = null
				where lookup_id = ${newer.lookup}`
		);
		const again = await send(renewed, same, now, ticket);
		expect(again).toMatchObject({ code: older!.code, again: true });
		expect(await find(renewed, again.code)).toBeDefined();
	});

	it('that is thrown away is missed by name, while a code was given out under it', async () => {
		await send(before, answers(), now);
		expect(await missingPeppers(renewed)).toEqual([]);
		expect(await missingPeppers(without)).toEqual([pepperPrint(former)]);
	});
});
