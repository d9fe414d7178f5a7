import { seal, type Recipient, type Sealed } from './age.ts';
import { text, utf8 } from './bytes.ts';
import { padded } from './envelope.ts';
import { recipientOf, type Identity } from './identity.ts';
import type { OfficerKeys } from './keyring.ts';
import type { LaneCardV1 } from './lane-card-v1.ts';
import { agenciesOf, isClosing, isNext, isTimely, type LaneCardV2 } from './lane-card-v2.ts';
import { isOfOlderRecovery, type CustodiansOf } from './lane-card.ts';
import { fits, type Holders, type LaneKeys } from './lane-keys.ts';
import { open } from './open.ts';
import { printOf } from './print.ts';
import {
	changeOf,
	isWhole,
	needsReplies,
	rosterHash,
	voicesOf,
	type CardChange,
	type Member,
	type Roster,
	type RosterChange
} from './roster.ts';
import { verifyKeyOf } from './signature.ts';
import { voiceOf } from './voice.ts';

/** Seals who reads a lane, for those who read it and for recovery. */
export const sealRoster = (roster: Roster, to: readonly Recipient[]): Promise<Sealed> =>
	seal(padded(utf8(JSON.stringify(roster))), [...to]);

/** @throws CannotOpen when the identity is not the lane's of that epoch. */
export const openRoster = async (sealed: Uint8Array, identity: Identity): Promise<Roster> =>
	JSON.parse(text(await open(sealed, identity))) as Roster;

/** A card that somebody proposes, opened by who is asked to stand by it. */
export type Opened = {
	readonly card: LaneCardV2;
	readonly roster: Roster;
	/** Of the card's epoch: the reader's own copy. */
	readonly keys: LaneKeys;
};

/** What whoever is asked knows already. */
export type Known = {
	/** The lane's newest card, and who reads the lane by it. None: it is to be the lane's first. */
	readonly before?:
		| { readonly card: LaneCardV2; readonly roster: Roster }
		| { readonly card: LaneCardV1; readonly holders: Holders }
		| undefined;
	/** Print of the recovery card. */
	readonly recovery: string;
	/** The recovery lane's cards, as far as they are known. */
	readonly custodians?: CustodiansOf | undefined;
	readonly me: { readonly id: string; readonly keys: OfficerKeys };
};

/** What is proposed is not what it says that it is, or not what may be: nobody stands by it. */
export class Misfit extends Error {
	override name = 'Misfit';
}

/**
 * What a card changes. Whoever stands by it has checked, by this, that its secret opens, that it is for the people whom it
 * names and whose agencies it shows, that they agreed, and that it goes to the recovery key that is known.
 * @throws Misfit
 */
export async function review(
	{ card, roster, keys }: Opened,
	{ before, recovery, custodians, me }: Known,
	now: Date
): Promise<CardChange> {
	const refuse = (why: string) => {
		throw new Misfit(why);
	};
	if (!isNext(card, before?.card)) refuse('it does not follow from the card before');
	if (!(await fits(keys, card))) refuse('the copy is not its secret');
	if (roster.lane !== card.lane || roster.epoch !== card.epoch) refuse('another card’s roster');
	if (rosterHash(roster) !== card.roster || !isWhole(roster)) refuse('not its roster');
	if (voicesOf(roster).join() !== card.voices.join()) refuse('not the voices of its roster');
	if (agenciesOf(roster).join() !== card.agencies.join()) refuse('not the agencies of its roster');
	if (card.recovery !== recovery) refuse('another recovery key');
	if (custodians && isOfOlderRecovery(card, before?.card, custodians))
		refuse('a recovery key of before');
	if (!isTimely(card, now)) refuse('not of these days');
	if (!(await isMine(roster, me))) refuse('other keys in your name');
	const change = before ? changeSince(roster, before) : changeFromNothing(roster);
	const isRaised = card.repliesFrom === card.epoch && card.epoch > 1;
	if (needsReplies(change) !== isRaised) refuse('older replies stand as they may not');
	return { ...change, closes: isClosing(card, before?.card) };
}

async function isMine({ lane, members }: Roster, { id, keys }: Known['me']): Promise<boolean> {
	const mine = members.find(({ officer }) => officer === id);
	return (
		mine !== undefined &&
		mine.recipient === (await recipientOf(keys.identity)) &&
		mine.verifyKey === verifyKeyOf(keys.signingKey) &&
		mine.agreement.voice === verifyKeyOf(voiceOf(keys.signingKey, lane))
	);
}

export function changeSince(roster: Roster, before: NonNullable<Known['before']>): RosterChange {
	return 'roster' in before
		? changeOf(roster, before.roster)
		: changeFromHolders(roster, before.holders);
}

/** After cards of version 1, which knew nobody's agency and no key that signs. */
function changeFromHolders({ members }: Roster, holders: Holders): RosterChange {
	const ids = members.map(({ officer }) => officer);
	const joins = (one: Member) => holders[one.officer] === undefined;
	return {
		joined: members.filter(joins).map(({ officer }) => officer),
		left: Object.keys(holders).filter((id) => id !== 'recovery' && !ids.includes(id)),
		renewed: members
			.filter((one) => !joins(one) && holders[one.officer] !== printOf(one.recipient))
			.map(({ officer }) => officer),
		agencies: [...new Set(members.filter(joins).map(({ agency }) => agency))]
	};
}

const changeFromNothing = (roster: Roster): RosterChange => ({
	joined: roster.members.map(({ officer }) => officer),
	left: [],
	renewed: [],
	agencies: agenciesOf(roster)
});
