import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { sealEnvelope } from '#lib/sealed/envelope.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { AdditionBody } from '#lib/sealed/tip.ts';
import { LONGEST } from './answers.ts';
import { find } from './find.ts';
import type { Intake } from './intake.ts';
import { additionId, lookupIdOf, type LookupId } from './receipt.ts';
import { pinnedLanes } from './routing.ts';

/** What became of words that were to be added. */
export type Added = 'added' | 'empty' | 'too-long' | 'too-many' | 'unknown-code' | 'closed';

/** Under one code a day: more than anybody has to say, and a code is no way to fill the desk. */
export const ADDITIONS_A_DAY = 30;

/**
 * Seals more words to the tip's lane. The same words again from the same form are kept once.
 * @param form as for additionId.
 */
export async function add(
	intake: Intake,
	code: ReceiptCode,
	form: string,
	typed: string,
	now: Date
): Promise<Added> {
	const words = typed.replace(/\r\n?/g, '\n').normalize('NFC').trim();
	if (!words) return 'empty';
	if (words.length > LONGEST.what) return 'too-long';
	const tip = await find(intake, code);
	if (!tip) return 'unknown-code';
	const card = (await pinnedLanes(intake)).find(({ id }) => id === tip.lane)?.cards.at(-1);
	if (!card) return 'closed';
	const id = additionId(intake.keys, code, form, words);
	const body: AdditionBody = { words };
	const place = { kind: 'addition' as const, id, tip: tip.id, lane: tip.lane, epoch: card.epoch };
	const sealed = await sealEnvelope({ v: 1, ...place, body }, [card.recipient]);
	const lookupId = lookupIdOf(intake.keys, code);
	const at = now.toISOString();
	return intake.db.transaction(async (tx) => {
		const [today] = await tx.execute<{ ok: boolean }>(
			sql`select intake.use_ticket(${dayDigest(intake, lookupId, at)}, ${at}::date, ${ADDITIONS_A_DAY}) as ok`
		);
		if (!today!.ok) return 'too-many';
		const [kept] = await tx.execute<{ ok: boolean }>(
			sql`select intake.add_to_tip(${lookupId}, ${id}, ${card.epoch}, ${at}, ${sealed}) as ok`
		);
		return kept!.ok ? 'added' : 'unknown-code';
	});
}

/** A keyed digest, so that the count does not tell which tip it belongs to. */
const dayDigest = ({ keys }: Intake, lookupId: LookupId, at: string): Uint8Array =>
	createHmac('sha256', keys.ticket)
		.update('additions-of-day')
		.update(lookupId)
		.update(at.slice(0, 10))
		.digest();

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
