import {
	BrokenChain,
	chainOf,
	custodiansOn,
	followCards,
	type CustodiansOf,
	type LaneCard
} from '../../src/lib/sealed/lane-card.ts';
import { printOfCard } from '../../src/lib/sealed/print.ts';
import { isNextRecovery } from '../../src/lib/sealed/recovery-card.ts';
import type { LaneCards } from '../../src/lib/server/staff/index.ts';
import type { LanePins, Pin } from '../../src/lib/server/tips/index.ts';

/** A lane's pin as it is written by now, and as it ought to be. */
export type ProposedPin = {
	readonly lane: string;
	readonly kind: LaneCards['kind'];
	readonly written: Pin | undefined;
	readonly proposed: Pin;
	/**
	 * `new`: nothing is written. `same`. `ahead`: the card that is proposed stands after the one that is written. `other`: the
	 * one that is written is of no card of the lane. `unsigned`: the recovery key has another card, which names the one before and which
	 * no custodian of that one signed.
	 */
	readonly is: 'new' | 'same' | 'ahead' | 'other' | 'unsigned';
	/** Of cards after that, which do not stand. */
	readonly unfit: readonly number[];
};

/**
 * The pin of each lane: of its newest card that stands. Cards of version 1 have no second person's word, so one that is
 * written of them stays, and else it is the first's.
 */
export function proposePins(lanes: readonly LaneCards[], written: LanePins): ProposedPin[] {
	const standing = standingOf(lanes, written);
	return lanes.flatMap(({ id, kind, cards }): ProposedPin[] => {
		const chain = standing.get(id) ?? [];
		const [first, newest] = [chain[0], chain.at(-1)];
		if (!first || !newest) return [];
		const before = written.get(id);
		const at = before && chain.find((card) => printOfCard(card) === before.print);
		const card = newest.v === 2 ? newest : (at ?? first);
		const print = printOfCard(card);
		const proposed = card.v === 2 ? { print, epoch: card.epoch } : { print };
		const is = !before ? 'new' : !at ? 'other' : at === card ? 'same' : 'ahead';
		const unsigned = unsignedAfter(chain, cards);
		if (unsigned)
			return [
				{
					...{ lane: id, kind, written: before, is: 'unsigned', unfit: [] },
					proposed: { print: printOfCard(unsigned), epoch: unsigned.epoch }
				}
			];
		const unfit = cards.slice(chain.length).map(({ epoch }) => epoch);
		return [{ lane: id, kind, written: before, proposed, is, unfit }];
	});
}

/** The recovery card after those that stand, where it names the last of them and is by its own custodians alone. */
function unsignedAfter(chain: readonly LaneCard[], cards: readonly LaneCard[]) {
	const [last, next] = [chain.at(-1), cards[chain.length]];
	if (!last || next?.v !== 2 || next.kind !== 'recovery') return undefined;
	return isNextRecovery(next, last) ? next : undefined;
}

/** By lane, the cards that stand; the recovery lane's custodians countersign those of the others. */
function standingOf(lanes: readonly LaneCards[], written: LanePins) {
	const standing = new Map<string, readonly LaneCard[]>();
	const none: CustodiansOf = () => [];
	const isRecovery = ({ cards: [card] }: LaneCards) => card?.v === 2 && card.kind === 'recovery';
	for (const { id, cards } of lanes.filter(isRecovery))
		standing.set(id, longest(cards, written.get(id), none));
	const custodians = custodiansOn([...standing.values()].flat());
	for (const { id, cards } of lanes.filter((lane) => !isRecovery(lane)))
		standing.set(id, longest(cards, written.get(id), custodians));
	return standing;
}

/** From the card that is pinned; from the first by itself where none of them is. */
function longest(cards: readonly LaneCard[], pin: Pin | undefined, custodians: CustodiansOf) {
	for (let end = cards.length; pin && end > 0; end -= 1) {
		try {
			return followCards(cards.slice(0, end), pin.print, custodians);
		} catch (error) {
			if (!(error instanceof BrokenChain || error instanceof TypeError)) throw error;
		}
	}
	return chainOf(cards, custodians);
}
