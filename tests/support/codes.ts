import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { codeFrom, grouped, type ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';
import { burn, find, secondCode, type Intake } from '../../src/lib/server/tips/index.ts';
import {
	candidates,
	replyRecipientOf,
	secondCodeOf,
	type KeyedCode
} from '../../src/lib/server/tips/receipt.ts';
import * as triage from './triage.ts';
import { answersWith, send, type House } from './house.ts';

/** A code of each kind that there is, by what it is: nobody outside may tell one from another. */
export async function codesOf(house: House, now: Date): Promise<Readonly<Record<string, string>>> {
	const { intake, desk, mara } = house;
	const sent = async (involved: string[] = []) =>
		(await send(intake, answersWith({ what: randomUUID(), involved }), now)).code;
	const worked = await sent();
	await triage.take(desk, mara.actor, (await find(intake, worked))!.id, now);
	const burnt = await sent();
	await burn(intake, burnt, now);
	const before = await sent();
	await asVersion1(house, before);
	const deleted = await sent();
	const secondOfDeleted = await secondOf(intake, deleted, now);
	const { id } = (await find(intake, deleted))!;
	await house.database.as.owner.execute(
		sql`select desk.forget_tip(${id}, ${now.toISOString()}::date)`
	);
	const codes = {
		received: await sent(),
		'worked on': worked,
		second: await secondOf(intake, worked, now),
		'of version 1': before,
		'second of version 1': await secondOf(intake, before, now),
		restricted: await sent(['police']),
		unroutable: await sent(['police', 'child-protection', 'prosecutions']),
		burnt,
		deleted,
		'second of deleted': secondOfDeleted,
		wrong: codeFrom(new Uint8Array(10).fill(5))
	};
	return Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, grouped(code)]));
}

/** Makes of a tip's rows what version 1 made of its code, under the last of the peppers. */
export async function asVersion1({ intake, database }: House, code: ReceiptCode): Promise<void> {
	const [newest] = candidates(intake.keys, code);
	const former = candidates(intake.keys, code).at(-1)!;
	const { id } = (await find(intake, code))!;
	const { owner } = database.as;
	const rename = (from: KeyedCode, to: KeyedCode) =>
		owner.execute(sql`update codes set lookup_id = ${to.lookup}, version = ${to.version}, pepper = null
			where lookup_id = ${from.lookup}`);
	await rename(newest, former);
	await rename(secondCodeOf(newest), secondCodeOf(former));
	await owner.execute(
		sql`update tips set reply_recipient = ${await replyRecipientOf(former)} where id = ${id}`
	);
}

/** The second code of this code. @throws Error when there is none. */
export async function secondOf(intake: Intake, code: ReceiptCode, now: Date): Promise<ReceiptCode> {
	const second = await secondCode(intake, code, now);
	if (second.is !== 'shown') throw new Error(`there is no second code: ${second.is}`);
	return second.code;
}
