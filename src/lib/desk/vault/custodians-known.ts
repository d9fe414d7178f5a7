import {
	believedRecoveries,
	custodiansOn,
	type CustodiansOf,
	type LaneCard
} from '#lib/sealed/lane-card.ts';
import { isComparedRecovery } from '#lib/sealed/notebook.ts';
import { printOf, printOfCard } from '#lib/sealed/print.ts';
import { doubtOf, officerOf, type State } from './state.ts';

/**
 * Who keeps the recovery key: by the card of it that a lane of the officer's own is sealed to, or whose words the officer compared, and
 * those that lead to it and on from it. For a lane whose members are not known here, whoever writes the database would invent a
 * recovery key, and be its custodians.
 * @param recovery cards of the recovery lane, as the server has them.
 */
export const custodiansKnown = (state: State, recovery: readonly LaneCard[]): CustodiansOf =>
	custodiansOn(
		believedRecoveries(
			recovery,
			(card) => isSealedTo(state, card) || isComparedRecovery(officerOf(state).notebook.book, card)
		)
	);

/** Whether a lane of the officer's own is sealed to it, by a card that is the remembered one. */
export const isSealedTo = (state: State, recovery: LaneCard): boolean =>
	[...state.chains.keys()].some((lane) => !doubtOf(state, lane) && goesTo(state, lane, recovery));

/** Whether a lane's newest card goes to it; undefined where that cannot be known here. */
export function goesTo(state: State, lane: string, recovery: LaneCard): boolean | undefined {
	const card = state.chains.get(lane)?.at(-1);
	if (card?.v === 2)
		return card.kind === 'recovery' ? undefined : card.recovery === printOfCard(recovery);
	const holders = state.lanes.get(lane)?.at(-1)?.holders;
	return holders && holders.recovery === printOf(recovery.recipient);
}
