import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { isOpenedByAMember } from '#lib/sealed/lane-card-v2.ts';
import type { Remembered } from './remembered.ts';

/** Cards that lie on the disk, and whose copies of the newest one's secret lie beside them. */
export type Kept = {
	/** Print of the pinned one. */
	readonly pin: string;
	readonly cards: readonly LaneCard[];
	readonly holders: readonly string[];
	/** Whether somebody who reads the newest stands by it: only who could open its secret does. */
	readonly isOpened: boolean;
	/** Whether these are all that the database shows. */
	readonly agrees: boolean;
	/** Cards that stand after these in the database, and are not remembered yet. */
	readonly waiting: readonly LaneCard[];
};

export const keptOf = ({ pin, cards, copies }: Omit<Remembered, 'v'>): Kept => ({
	pin,
	cards,
	holders: copies.filter(({ epoch }) => epoch === cards.at(-1)?.epoch).map(({ holder }) => holder),
	isOpened: isOpenedNow(cards.at(-1)),
	agrees: true,
	waiting: []
});

export const waitingFor = (kept: Kept, shown: readonly LaneCard[]): Kept => ({
	...kept,
	agrees: shown.length === kept.cards.length,
	waiting: shown.slice(kept.cards.length)
});

/** Whether the newest card has got what it lacked: a signature by somebody who reads it. */
export const gains = ({ cards, isOpened }: Kept, shown: readonly LaneCard[]): boolean =>
	!isOpened && isOpenedNow(shown[cards.length - 1]);

/** Of version 1 nobody said so. */
const isOpenedNow = (card: LaneCard | undefined): boolean =>
	card !== undefined && (card.v === 1 || card.kind === 'recovery' || isOpenedByAMember(card));

/** What kind of lane a card is of: its own word, and for a card of version 1, which says nothing, the row's. */
export const kindOf = <Kind>(card: LaneCard | null | undefined, { kind }: { kind: Kind }) =>
	card?.v === 2 ? card.kind : kind;
