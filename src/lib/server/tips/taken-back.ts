import type { Said } from '#lib/sealed/tip.ts';
import { derive, secretbox } from '../crypto/index.ts';
import { functions } from '../db/index.ts';
import type { State } from '../state/index.ts';
import type { Intake } from './intake.ts';
import { addSaid, type Addition } from './said.ts';
import { createLedger, enter, replay, type Ledger } from './until-backups-end.ts';

/** `said`: for this face's ticket key alone, base64. Nobody else is to learn what a tip may be used for. */
type TakenBackHere = {
	readonly lookup: string;
	readonly id: string;
	readonly day: string;
	readonly said: string;
};

/**
 * What tipsters took back here, tips and consents, outside the database: one that is put back from a backup would have officers
 * go on with what somebody asked them to leave.
 */
export type TakenBack = Ledger<TakenBackHere>;

export const createTakenBack = (state: State): TakenBack =>
	createLedger(state, 'taken-back', ({ lookup, id, said }) =>
		[lookup, id, said].every((one) => typeof one === 'string')
	);

export const rememberTakenBack = (
	intake: Intake,
	{ lookup, id, said }: Addition,
	now: Date
): Promise<void> => {
	const box = secretbox.seal(keyOf(intake), Buffer.from(JSON.stringify(said)), boundTo(lookup, id));
	const day = now.toISOString().slice(0, 10);
	const entry = {
		lookup: Buffer.from(lookup).toString('hex'),
		id,
		day,
		said: box.toString('base64')
	};
	return enter(intake.takenBack, [entry], now);
};

/** A lane that is not pinned yet, or cannot be sealed for: it is said again once it can be. */
class NotSaidAgain extends Error {
	override name = 'NotSaidAgain';
}

/** Says again what is not there any more, sealed for the lane where the tip is now. @throws as replay */
export const replayTakenBack = (intake: Intake, now: Date): Promise<void> =>
	replay(intake.takenBack, async ({ lookup: hex, id, said: box }) => {
		const lookup = new Uint8Array(Buffer.from(hex, 'hex')) as Addition['lookup'];
		if (await functions.isAdded(intake.db, { lookup, id })) return;
		const opened = secretbox.open(keyOf(intake), Buffer.from(box, 'base64'), boundTo(lookup, id));
		const said = JSON.parse(opened.toString()) as Said;
		const became = await addSaid(intake, { lookup, id, said }, now, () => Promise.resolve(true));
		if (became === 'closed') throw new NotSaidAgain('its lane takes nothing now');
	});

const keyOf = ({ keys }: Intake) => derive(keys.ticket, 'plainsight/v1/taken-back', 32);
const boundTo = (lookup: Uint8Array, id: string) => Buffer.concat([lookup, Buffer.from(id)]);
