import type { Consent } from '#lib/questions/question.ts';
import { questions } from '#lib/questions/table.ts';
import type { ReceiptCode } from '#lib/sealed/receipt-code.ts';
import type { Said } from '#lib/sealed/tip.ts';
import { tidy } from '#lib/text/typed.ts';
import { mac } from '../crypto/index.ts';
import { functions, type Tx } from '../db/index.ts';
import { additionId } from './derived-id.ts';
import { findKeyed } from './find.ts';
import type { Intake } from './intake.ts';
import { rememberBurn } from './burns.ts';
import { lookUp } from './look-up.ts';
import { secondCodeOf, type LookupId } from './receipt.ts';
import { addSaid, type Kept } from './said.ts';
import { rememberTakenBack } from './taken-back.ts';

/** What became of words that were to be added. */
export type Added = Kept | 'empty' | 'too-long';

/** Under one code a day: more than anybody has to say, and a code is no way to fill the desk. */
export const ADDITIONS_A_DAY = 30;

/** Seals more words to the tip's lane. */
export async function add(
	intake: Intake,
	code: ReceiptCode,
	form: string,
	typed: string,
	now: Date
): Promise<Added> {
	const words = tidy(typed, questions.what.longest);
	if (!words) return 'empty';
	if (words.length > questions.what.longest) return 'too-long';
	return say(intake, code, form, { words }, now);
}

/** Asks the task force to do nothing more with the tip. What it says is sealed like everything else. */
export const withdraw = (intake: Intake, code: ReceiptCode, form: string, now: Date) =>
	takeBack(intake, code, form, { words: '', withdrawn: true }, now);

/** Changes what may be done with the tip from now on. */
export const changeConsent = (
	intake: Intake,
	code: ReceiptCode,
	form: string,
	consent: Consent,
	now: Date
) => takeBack(intake, code, form, { words: '', consent }, now);

/** Says it to the lane, and remembers that outside the database, which may be put back from a backup. */
async function takeBack(
	intake: Intake,
	code: ReceiptCode,
	form: string,
	said: Said,
	now: Date
): Promise<Added> {
	const { addition, added } = await sayIt(intake, code, form, said, now);
	// It is said, even where a disk is full.
	if (added === 'added')
		await rememberTakenBack(intake, addition, now).catch(() =>
			intake.memory.doubts.about('unremembered', 'any')
		);
	return added;
}

/**
 * Seals what a tipster says to the tip's lane. The same from the same form is kept once.
 * @param form as for additionId.
 */
const say = async (...given: Parameters<typeof sayIt>): Promise<Added> =>
	(await sayIt(...given)).added;

async function sayIt(intake: Intake, code: ReceiptCode, form: string, said: Said, now: Date) {
	const keyed = await lookUp(intake, code);
	const { lookup } = keyed;
	const addition = { lookup, id: additionId(keyed, form, said), said };
	const admit = (tx: Tx) => countToday(tx, intake, lookup, now);
	return { addition, added: await addSaid(intake, addition, now, admit) };
}

/**
 * Second codes that the whole site makes a day. Any limit of one tip's would tell a second code from a first, by how
 * many are left; see docs/decisions/0026-a-second-code-is-a-constant.md.
 */
export const SECOND_CODES_A_DAY = 1_000;

export type Second =
	| { readonly is: 'shown'; readonly code: ReceiptCode }
	/** `ended`: it was burnt, and is never made again. */
	| { readonly is: 'ended' | 'too-many' | 'unknown' };

/** The code to show when somebody forces one to: each code, at any depth, has exactly one. */
export async function secondCode(intake: Intake, code: ReceiptCode, now: Date): Promise<Second> {
	const keyed = await lookUp(intake, code);
	const { lookup } = keyed;
	const second = secondCodeOf(keyed);
	const end = await functions.addSecondCode(intake.db, {
		lookup,
		second: second.lookup,
		asked: dayDigest(intake, 'second-code-of-day', lookup, now),
		now,
		most: SECOND_CODES_A_DAY
	});
	return end === 'shown' ? { is: end, code: second.code } : { is: end };
}

/** Counts one more addition under this code. False: there were enough today. */
export const countToday = (
	tx: Tx,
	intake: Intake,
	lookupId: LookupId,
	now: Date
): Promise<boolean> =>
	functions.useTicket(tx, {
		digest: dayDigest(intake, 'additions-of-day', lookupId, now),
		day: now,
		most: ADDITIONS_A_DAY
	});

/** A keyed digest of a code and the day, so that the count does not tell which tip it belongs to. */
export const dayDigest = (
	{ keys }: Intake,
	label: 'additions-of-day' | 'files-of-day' | 'second-code-of-day',
	lookupId: LookupId,
	at: Date
): Uint8Array => mac(keys.ticket, `${label}/v0`, lookupId, at.toISOString().slice(0, 10));

/** Takes the replies away from the tipster's page; the lane keeps its own copies. */
export async function clearReplies(intake: Intake, code: ReceiptCode): Promise<void> {
	const { lookup } = await lookUp(intake, code);
	await functions.clearReplies(intake.db, { lookup });
}

/**
 * Ends the code, not the tip: nothing is found under it any more, and no reply can be sealed to it. A second code ends
 * itself alone, and is never made again. It is remembered outside the database, which may be put back from a backup.
 */
export async function burn(intake: Intake, code: ReceiptCode, now: Date): Promise<void> {
	const keyed = await lookUp(intake, code);
	const { lookup } = keyed;
	// What finds nothing is not remembered: anybody could bring as much of that as they like.
	const tip = await findKeyed(intake, keyed);
	// Nobody who wants their code gone is sent away because a disk is full.
	const isRemembered =
		!tip || (await rememberBurn(intake.burns, { lookup, second: tip.forced }, now).then(yes, no));
	await functions.burn(intake.db, { lookup, day: now });
	if (!isRemembered) intake.memory.doubts.about('unburnt', 'any');
}

const yes = () => true;
const no = () => false;
