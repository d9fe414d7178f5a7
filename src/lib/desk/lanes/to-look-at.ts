import type { DueCard, ProposedCard } from '../server-keys.ts';

type Proposed = Pick<ProposedCard, 'by' | 'isAlone'> & { readonly card: { readonly lane: string } };

/**
 * What the desk says of lanes' next cards on each page, by what there is to do for whoever sits here.
 * @param me an officer's id.
 */
export function cardsToLookAt(
	me: string,
	unsure: readonly Pick<DueCard, 'lane' | 'isAlone'>[],
	waiting: readonly Proposed[]
) {
	const mine = waiting.filter(({ by }) => by === me);
	const theirs = waiting.filter(({ by }) => by !== me);
	const lanesOf = (all: readonly Proposed[]) => all.map(({ card }) => card.lane);
	const wanted = (isAlone: boolean) =>
		unsure.filter((one) => (one.isAlone === true) === isAlone).map(({ lane }) => lane);
	return {
		/** To propose, or to stand by. */
		look: [...wanted(false), ...lanesOf(theirs)],
		/** To propose, or proposed: a custodian has to stand by it. */
		alone: [...wanted(true), ...lanesOf(mine.filter(({ isAlone }) => isAlone))],
		/** Proposed here: it waits for somebody else. */
		others: lanesOf(mine.filter(({ isAlone }) => !isAlone))
	};
}
