import {
	BrokenChain,
	custodiansOn,
	followCards,
	type CustodiansOf,
	type LaneCard
} from '#lib/sealed/lane-card.ts';
import { printOf, printOfCard } from '#lib/sealed/print.ts';
import { doubtOf, type State } from './state.ts';

/**
 * Who keeps the recovery key: by the card of it that a lane of the officer's own is sealed to, and those that lead to it and on from
 * it. For a lane whose members are not known here, whoever writes the database would invent a recovery key, and be its custodians.
 * @param recovery cards of the recovery lane, as the server has them.
 */
export function custodiansKnown(state: State, recovery: readonly LaneCard[]): CustodiansOf {
	const known = recovery.find((card) => isSealedTo(state, card));
	return custodiansOn(known ? leading(recovery, printOfCard(known)) : []);
}

const isSealedTo = (state: State, recovery: LaneCard): boolean =>
	[...state.chains].some(([lane, chain]) => {
		const card = chain.at(-1);
		if (!card || doubtOf(state, lane)) return false;
		if (card.v === 2) return card.kind !== 'recovery' && card.recovery === printOfCard(recovery);
		const holders = state.lanes.get(lane)?.at(-1)?.holders;
		return holders?.recovery === printOf(recovery.recipient);
	});

function leading(cards: readonly LaneCard[], pin: string): readonly LaneCard[] {
	try {
		return followCards(cards, pin);
	} catch (fault) {
		if (fault instanceof BrokenChain) return [];
		throw fault;
	}
}
