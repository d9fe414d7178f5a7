import {
	BrokenChain,
	custodiansOn,
	followCards,
	follows,
	isSameCard,
	type LaneCard
} from '#lib/sealed/lane-card.ts';
import { isPinned, type Pin } from './pins.ts';

/** Cards of a lane, and the one that it is known by. */
export type Pinned = {
	readonly id: string;
	readonly cards: readonly LaneCard[] | null;
	readonly pin: Pin;
};
/** Those that lead from the pin, all of them; undefined when they do not. */
export type Chain = readonly LaneCard[] | undefined;

/** Chains that were followed before, by their text: checking a signature takes about a millisecond. */
const followed = new Map<string, Chain>();

/** @param recovery cards of the recovery lane: its custodians countersign the cards of others. */
export function chainFrom({ id, cards, pin }: Pinned, recovery: readonly LaneCard[]): Chain {
	if (!cards || cards[0]?.lane !== id) return undefined;
	// The last card names those before it.
	const textOf = (some: readonly LaneCard[]) => JSON.stringify([pin, recovery.at(-1), some]);
	const text = textOf(cards);
	if (followed.has(text)) return followed.get(text);
	const before = followed.get(textOf(cards.slice(0, -1)));
	const chain = before ? followOn(before, cards, recovery) : follow(cards, pin, recovery);
	if (followed.size > 100) followed.clear();
	followed.set(text, chain);
	return chain;
}

/** One card more than were followed already: the others are not looked at again. */
function followOn(
	before: readonly LaneCard[],
	cards: readonly LaneCard[],
	recovery: readonly LaneCard[]
): Chain {
	const card = cards.at(-1);
	const stands = card && follows(card, before.at(-1), custodiansOn(recovery));
	return stands ? [...before, card] : undefined;
}

function follow(cards: readonly LaneCard[], pin: Pin, recovery: readonly LaneCard[]): Chain {
	try {
		const chain = followCards(cards, pin.print, custodiansOn(recovery));
		return chain.some((card) => isPinned(card, pin)) ? chain : undefined;
	} catch (error) {
		if (error instanceof BrokenChain || error instanceof TypeError) return undefined;
		throw error;
	}
}

/** Whether one chain is how the other begins. */
export const leadsOn = (from: readonly LaneCard[], to: readonly LaneCard[]): boolean =>
	from.every((card, at) => isSameCard(card, to[at]));
