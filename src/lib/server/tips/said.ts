import { sealEnvelope } from '#lib/sealed/envelope.ts';
import type { AdditionBody, Said } from '#lib/sealed/tip.ts';
import { functions, type Tx } from '../db/index.ts';
import { findTip } from './find.ts';
import { fast } from '../crypto/index.ts';
import type { Intake } from './intake.ts';
import type { LookupId } from './receipt.ts';
import { pinnedLanes } from './routing.ts';

/** What a tipster says with a code. */
export type Addition = {
	readonly lookup: LookupId;
	/** See additionId: the same again is kept once. */
	readonly id: string;
	readonly said: Said;
};

/** `closed`: no lane can be sealed for now. */
export type Kept = 'added' | 'too-many' | 'unknown-code' | 'closed';

/**
 * Seals it for the lane where the tip is by then.
 * @param admit whether there is room for one more, in the transaction that adds it.
 * @param tries how often the tip may move to another lane meanwhile.
 */
export async function addSaid(
	intake: Intake,
	{ lookup, id, said }: Addition,
	now: Date,
	admit: (tx: Tx) => Promise<boolean>,
	tries = 3
): Promise<Kept> {
	const tip = await findTip(intake, lookup);
	if (!tip) return 'unknown-code';
	const card = (await pinnedLanes(intake)).find(({ id: one }) => one === tip.lane)?.cards.at(-1);
	if (!card) return 'closed';
	const body: AdditionBody = { ...said, ...(tip.forced ? { forced: true } : {}) };
	const { lane } = tip;
	const { epoch } = card;
	const place = { kind: 'addition' as const, id, tip: tip.id, lane, epoch };
	const sealed = await sealEnvelope({ v: 1, ...place, body }, [fast(card.recipient)]);
	const answers = said.words !== '';
	const dues = duesOf(intake, now);
	const end = await intake.db.transaction(async (tx) => {
		if (!(await admit(tx))) return 'too-many';
		return functions.addToTip(tx, { lookup, id, lane, epoch, now, answers, dues, sealed });
	});
	if (end === 'moved')
		return tries > 0 ? addSaid(intake, { lookup, id, said }, now, admit, tries - 1) : 'closed';
	return end === 'unknown' ? 'unknown-code' : end;
}

/** By when what a tipster says is to be answered, for each level: which is the tip's, the database knows. */
export const duesOf = ({ clocks }: Intake, now: Date): readonly Date[] =>
	([1, 2, 3, 4] as const).map((level) => clocks.dueAt('answer', level, now));
