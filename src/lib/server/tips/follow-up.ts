import { sql } from 'drizzle-orm';
import { sealEnvelope } from '#lib/sealed/envelope.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { AdditionBody } from '#lib/sealed/tip.ts';
import { LONGEST } from './answers.ts';
import { find } from './find.ts';
import type { Intake } from './intake.ts';
import { additionId, lookupIdOf } from './receipt.ts';
import { openLanes } from './routing.ts';

/** What became of words that were to be added. */
export type Added = 'added' | 'empty' | 'too-long' | 'unknown-code' | 'closed';

/** Seals more words to the tip's lane. The same words again are kept once. */
export async function add(
	intake: Intake,
	code: ReceiptCode,
	typed: string,
	now: Date
): Promise<Added> {
	const words = typed.replace(/\r\n?/g, '\n').normalize('NFC').trim();
	if (!words) return 'empty';
	if (words.length > LONGEST.what) return 'too-long';
	const tip = await find(intake, code);
	if (!tip) return 'unknown-code';
	const card = (await openLanes(intake)).find(({ id }) => id === tip.lane)?.cards.at(-1);
	if (!card) return 'closed';
	const id = additionId(intake.keys, code, words);
	const body: AdditionBody = { words };
	const place = { kind: 'addition' as const, id, tip: tip.id, lane: tip.lane, epoch: card.epoch };
	const sealed = await sealEnvelope({ v: 1, ...place, body }, [card.recipient]);
	await intake.db.execute(sql`
		select intake.add_to_tip(${lookupIdOf(intake.keys, code)}, ${id}, ${card.epoch}, ${now.toISOString()}, ${sealed})`);
	return 'added';
}

/** Takes the replies away from the tipster's page; the lane keeps its own copies. */
export async function clearReplies(intake: Intake, code: ReceiptCode): Promise<void> {
	await intake.db.execute(sql`select intake.clear_replies(${lookupIdOf(intake.keys, code)})`);
}

/** Ends the code, not the tip: nothing is found under it any more, and no reply can be sealed to it. */
export async function burn(intake: Intake, code: ReceiptCode, now: Date): Promise<void> {
	await intake.db.execute(
		sql`select intake.burn(${lookupIdOf(intake.keys, code)}, ${now.toISOString()}::date)`
	);
}
