import { followsV1, type LaneCardV1 } from './lane-card-v1.ts';
import { stands, type LaneCardV2 } from './lane-card-v2.ts';
import { printOfCard } from './print.ts';
import { recoveryStands, type RecoveryCard } from './recovery-card.ts';
import type { VerifyKey } from './signature.ts';

/** A lane takes tips once two members can open it: one person's lost key must not lose a tip. */
export const FEWEST_READERS = 2;

/** What the public may know of a lane's epoch: whom to seal to, and whose signature its replies carry. */
export type LaneCard = LaneCardV1 | LaneCardV2 | RecoveryCard;

/** Whose signature replies and vouchers of this epoch carry; nobody's of a recovery card, since nobody speaks for it. */
export const signerOf = (card: LaneCard): VerifyKey | undefined =>
	'verifyKey' in card ? card.verifyKey : undefined;

/** Verify keys of those who keep the recovery key of a recovery card, by its print; none for one that is not known. */
export type CustodiansOf = ((recovery: string) => readonly VerifyKey[]) & {
	/** Of a recovery card that is known, by its print. */
	readonly epochOf?: (recovery: string) => number | undefined;
};

/** From the recovery lane's own cards. */
export const custodiansOn = (cards: readonly LaneCard[]): CustodiansOf => {
	const keys = new Map(
		cards.map((card) => [
			printOfCard(card),
			card.v === 2 && card.kind === 'recovery'
				? card.custodians.map(({ verifyKey }) => verifyKey)
				: []
		])
	);
	const epochs = new Map(cards.map((card) => [printOfCard(card), card.epoch]));
	return Object.assign((recovery: string) => keys.get(recovery) ?? [], {
		epochOf: (recovery: string) => epochs.get(recovery)
	});
};

export const isSameCard = (one: LaneCard, other: LaneCard | undefined): boolean =>
	other !== undefined && printOfCard(one) === printOfCard(other);

/** The cards do not lead from the pin to the newest one. */
export class BrokenChain extends Error {
	override name = 'BrokenChain';
}

/**
 * Follows the cards of a lane from the pinned one, so that a changed database row cannot redirect new tips; and the other
 * way to its first, since older cards tell whose signature a reply carries.
 * @param cards all cards of one lane, in order of epoch.
 * @param pin print of any of them.
 * @returns every card, checked, in order; the last is the one to seal to.
 * @throws BrokenChain when any link does not hold.
 */
export function followCards(
	cards: readonly LaneCard[],
	pin: string,
	custodians: CustodiansOf = nobody
): readonly LaneCard[] {
	const at = cards.findIndex((card) => isReadable(card) && printOfCard(card) === pin);
	const pinned = cards[at];
	if (!pinned) throw new BrokenChain('no card is the pinned one');
	const broken = cards.find((card, n) => {
		const before = cards[n - 1];
		// The one after it names it by its print, whoever keeps the recovery key by now.
		if (n === 0 && at > 0 && card.v === 2) return card.before !== null;
		if (n > at || n === 0) return !follows(card, before, custodians);
		return !isNamedBy(card, before);
	});
	if (broken)
		throw new BrokenChain(`the card of epoch ${broken.epoch} does not follow from the one before`);
	return cards;
}

/** Whether a card that is trusted vouches for the one before it. */
const isNamedBy = (card: LaneCard, before: LaneCard | undefined): boolean =>
	before !== undefined &&
	isReadable(before) &&
	before.epoch === card.epoch - 1 &&
	(card.v === 2 ? card.before === printOfCard(before) : before.v === 1 && followsV1(card, before));

/** As many cards as each follow from the one before, the first of them by its own signatures. */
export function chainOf(
	cards: readonly LaneCard[],
	custodians: CustodiansOf = nobody
): readonly LaneCard[] {
	const end = cards.findIndex((card, at) => !follows(card, cards[at - 1], custodians));
	return end < 0 ? cards : cards.slice(0, end);
}

/**
 * Of the recovery lane's cards, as a database shows them, those that may be believed: the newest that is known, the ones that lead
 * to it by their prints, and the ones that follow from it by the word of two custodians each.
 */
export function believedRecoveries(
	cards: readonly LaneCard[],
	isKnown: (card: LaneCard) => boolean
): readonly LaneCard[] {
	const at = cards.findLastIndex(isKnown);
	const end = cards.findIndex((card, n) => n > at && !follows(card, cards[n - 1]));
	const led = at < 0 ? [] : cards.slice(0, end < 0 ? cards.length : end);
	const from = led.findLastIndex((card, n) => n <= at && !isNamedBy(card, led[n - 1]));
	return led.slice(Math.max(0, from));
}

/**
 * As chainOf, for whoever has the recovery lane's cards from a database and no pin of them. Once a card of version 2 stands, those
 * custodians alone have a word whose recovery key a card of the lane went to before, or that leads on from such a one, or
 * that is known: else whoever writes the database would invent a recovery key, and be its custodians.
 */
export function chainBelieving(
	cards: readonly LaneCard[],
	recoveries: readonly LaneCard[],
	isKnown: (card: LaneCard) => boolean
): { readonly chain: readonly LaneCard[]; readonly custodians: CustodiansOf } {
	const named = new Set<string>();
	const believed = () =>
		custodiansOn(
			believedRecoveries(recoveries, (card) => isKnown(card) || named.has(printOfCard(card)))
		);
	const chain: LaneCard[] = [];
	let custodians = custodiansOn(recoveries);
	for (const card of cards) {
		if (!follows(card, chain.at(-1), custodians)) break;
		chain.push(card);
		if (card.v === 1 || card.kind === 'recovery' || named.has(card.recovery)) continue;
		named.add(card.recovery);
		custodians = believed();
	}
	return { chain, custodians: named.size > 0 ? custodians : believed() };
}

/** Whether a card stands after another; a lane's first by itself. One that is malformed does not. */
export function follows(
	card: LaneCard,
	before: LaneCard | undefined,
	custodians: CustodiansOf = nobody
): boolean {
	try {
		if (card.v === 1) return before?.v !== 2 && followsV1(card, before);
		if (card.kind !== 'recovery')
			return (
				!isRecovery(before) &&
				!isOfOlderRecovery(card, before, custodians) &&
				stands(card, before, custodians(card.recovery))
			);
		return (before === undefined || isRecovery(before)) && recoveryStands(card, before);
	} catch {
		return false; // a row that somebody changed may hold anything
	}
}

/**
 * Whether a card goes to an older recovery key than the card before: to people who were custodians, and are no more. Of
 * recovery cards that are not known nothing is said.
 */
export function isOfOlderRecovery(
	card: LaneCardV2,
	before: LaneCardV1 | LaneCardV2 | undefined,
	{ epochOf }: CustodiansOf
): boolean {
	const own = epochOf?.(card.recovery);
	const former = before?.v === 2 ? epochOf?.(before.recovery) : undefined;
	return own !== undefined && former !== undefined && own < former;
}

const isRecovery = (card: LaneCard | undefined): card is RecoveryCard =>
	card?.v === 2 && card.kind === 'recovery';

const nobody: CustodiansOf = () => [];
const isReadable = (card: LaneCard): boolean => card.v === 1 || card.v === 2;
