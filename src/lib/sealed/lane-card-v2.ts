import { isRecipient, type Recipient } from './age.ts';
import type { LaneCardV1 } from './lane-card-v1.ts';
import type { LaneKeys } from './lane-keys.ts';
import { bodyOf, printOfCard } from './print.ts';
import { isAmong, PLACES, rosterHash, saltFor, voicesOf, type Roster } from './roster.ts';
import {
	isSigned,
	isVerifyKey,
	sign,
	verifyKeyOf,
	type SigningKey,
	type VerifyKey
} from './signature.ts';
import { voiceOf } from './voice.ts';

/** A day, UTC: `2026-11-30`. */
export type Day = string;

/** What a lane's readers stand by together, as of one epoch. */
export type CardBody = {
	readonly v: 2;
	readonly lane: string;
	readonly kind: 'general' | 'restricted';
	/** From 1, one more each. */
	readonly epoch: number;
	readonly recipient: Recipient;
	readonly verifyKey: VerifyKey;
	/** Of everybody who reads it, sorted: whoever is named in a tip does not get it. */
	readonly agencies: readonly string[];
	/** See roster.ts. */
	readonly voices: readonly string[];
	/** SHA-256 of the roster, base64url. */
	readonly roster: string;
	/** Replies of this epoch and later ones stand, and of older ones those in `replies`. */
	readonly repliesFrom: number;
	/** SHA-256 of the files of older replies that stand, base64url. On a card that raises `repliesFrom`. */
	readonly replies: readonly string[];
	/** It takes new tips from the first of these days until the second begins. */
	readonly from: Day;
	readonly until: Day;
	/** Print of the recovery card that its secret is sealed to, too. */
	readonly recovery: string;
	/** Print of the card before; null on a lane's first. */
	readonly before: string | null;
	/** It takes no new tips, and no card after it does. */
	readonly closes?: true;
};

/** Who stands by a card, and what shows that they may: a signature counts once. */
export type CardSignature =
	| {
			readonly by: 'voice';
			readonly key: VerifyKey;
			/** Shows it among the voices of the card before, and of the card itself. base64url. */
			readonly before?: string;
			readonly own?: string;
			readonly signature: string;
	  }
	| { readonly by: 'custodian'; readonly key: VerifyKey; readonly signature: string }
	/** By the signing key of a card of version 1, which the first of version 2 follows. */
	| { readonly by: 'epoch'; readonly signature: string };

export type LaneCardV2 = CardBody & { readonly signatures: readonly CardSignature[] };

/** How long a card takes new tips. */
export const LASTS_DAYS = 100;
/** From this day of it on the lane wants the next, and people hear of it: holidays of a whole lane pass until it is over. */
export const AGES_DAYS = 60;
const DAY_MS = 86_400_000;

export const dayOf = (at: Date): Day => at.toISOString().slice(0, 10);
export const daysLater = (day: Day, days: number): Day =>
	dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));

/**
 * Whether a card is of these days. It is dated by the clock of whoever proposes it, and may wait for the next who signs as long as it
 * takes tips: of a lane whose members come once a quarter no card would ever stand else. None is dated before the one that it
 * follows: by a clock that is far ahead the lane would get no other until that day.
 */
export const isTimely = ({ from, until }: Pick<CardBody, 'from' | 'until'>, now: Date): boolean =>
	from <= daysLater(dayOf(now), 1) && dayOf(now) < until;

/** What a card is made of besides what follows from the roster and the card before. */
export type Making = {
	readonly kind: CardBody['kind'];
	readonly recipient: Recipient;
	readonly roster: Roster;
	readonly recovery: string;
	/** Older replies that stand, where somebody leaves or has new keys; else those of before stand as they did. */
	readonly replies?: readonly string[];
	/** The lane is to take no more tips. */
	readonly closes?: boolean;
};

/** A card that nobody stands by yet. @param before none for a lane's first. */
export function draftCard(
	keys: Pick<LaneKeys, 'lane' | 'epoch' | 'signingKey'>,
	{ kind, recipient, roster, recovery, replies, closes }: Making,
	before: LaneCardV1 | LaneCardV2 | undefined,
	now: Date
): LaneCardV2 {
	const from = dayOf(now);
	const raises = replies !== undefined || before === undefined;
	return {
		v: 2,
		lane: keys.lane,
		kind,
		epoch: keys.epoch,
		recipient,
		verifyKey: verifyKeyOf(keys.signingKey),
		agencies: agenciesOf(roster),
		voices: voicesOf(roster),
		roster: rosterHash(roster),
		repliesFrom: raises ? keys.epoch : repliesFromOf(before),
		replies: replies ?? [],
		from,
		until: daysLater(from, LASTS_DAYS),
		recovery,
		before: before ? printOfCard(before) : null,
		...((closes || isClosed(before)) && { closes: true as const }),
		signatures: []
	};
}

/** Whether a lane has ended: it takes no tips, and what is in it goes on there. */
export const isClosed = (card: object | undefined): boolean =>
	card !== undefined && 'closes' in card && card.closes === true;

/** Whether it is by this card that a lane ends. */
export const isClosing = (card: LaneCardV2, before: LaneCardV1 | LaneCardV2 | undefined): boolean =>
	isClosed(card) && !isClosed(before);

export const agenciesOf = (roster: Roster): readonly string[] =>
	[...new Set(roster.members.map(({ agency }) => agency))].sort();

const repliesFromOf = (before: LaneCardV1 | LaneCardV2): number =>
	before.v === 1 ? 1 : before.repliesFrom;

/** Adds an officer's signature. @param rosters those of theirs among this card's and the one's before. */
export function signCard(
	card: LaneCardV2,
	officer: { id: string; signingKey: SigningKey },
	rosters: { readonly before?: Roster | undefined; readonly own?: Roster | undefined }
): LaneCardV2 {
	const voice = voiceOf(officer.signingKey, card.lane);
	const key = verifyKeyOf(voice);
	const before = rosters.before && saltFor(rosters.before, officer.id);
	const own = rosters.own && saltFor(rosters.own, officer.id);
	const signature = sign(PURPOSE, bodyOf(card), voice);
	return signedBy(card, {
		by: 'voice',
		key,
		...(before && { before }),
		...(own && { own }),
		signature
	});
}

/** Adds a custodian's signature, made with what is on their sheet. */
export const signAsCustodian = (card: LaneCardV2, sheet: SigningKey): LaneCardV2 =>
	signedBy(card, {
		by: 'custodian',
		key: verifyKeyOf(sheet),
		signature: sign(PURPOSE, bodyOf(card), sheet)
	});

/** Adds the signature of the epoch before, which was of version 1. */
export const signAsEpoch = (card: LaneCardV2, { signingKey }: LaneKeys): LaneCardV2 =>
	signedBy(card, { by: 'epoch', signature: sign(PURPOSE, bodyOf(card), signingKey) });

const PURPOSE = 'card';
const signedBy = (card: LaneCardV2, signature: CardSignature): LaneCardV2 => ({
	...card,
	signatures: [...card.signatures, signature]
});

/** So many of those who were members before, or keep the recovery key, stand by a card. */
const NEEDED = 2;

/**
 * Whether a card may stand after another: two members of the card before stand by it, or one and a custodian, or two
 * custodians. A lane's first: two of its own, or one and a custodian. The first after cards of version 1: the epoch before,
 * and two of its own.
 * @param custodians verify keys of those who keep the recovery key.
 */
export function stands(
	card: LaneCardV2,
	before: LaneCardV1 | LaneCardV2 | undefined,
	custodians: readonly VerifyKey[]
): boolean {
	return isNext(card, before) && countVoices(card, before, custodians) >= NEEDED;
}

/** Whether a card has the form of one that comes after another, whoever stands by it. */
export const isNext = (card: LaneCardV2, before: LaneCardV1 | LaneCardV2 | undefined): boolean =>
	isCard(card) && isAfter(card, before);

/** How many stand by a card, of those whose word counts for it. */
export function countVoices(
	card: LaneCardV2,
	before: LaneCardV1 | LaneCardV2 | undefined,
	custodians: readonly VerifyKey[]
): number {
	if (before?.v === 1 && !isSignedByEpoch(card, before)) return 0;
	const keys = valid(card).flatMap((one) => {
		if (one.by === 'custodian') return custodians.includes(one.key) ? [one.key] : [];
		if (one.by === 'epoch') return [];
		return isMember(card, before, one) ? [one.key] : [];
	});
	const count = new Set(keys).size;
	// Two custodians alone make no first card: one of those who are to read it stands by it.
	if (before?.v !== 2 && !isOpenedByAMember(card)) return Math.min(count, NEEDED - 1);
	return count;
}

/** Which of these custodians stand by a card. */
export const custodiansBehind = (
	card: LaneCardV2,
	custodians: readonly VerifyKey[]
): readonly VerifyKey[] => {
	const keys = valid(card).flatMap((one) => (one.by === 'custodian' ? [one.key] : []));
	return custodians.filter((key) => keys.includes(key));
};

const isMember = (
	card: LaneCardV2,
	before: LaneCardV1 | LaneCardV2 | undefined,
	{ key, before: salt, own }: Extract<CardSignature, { by: 'voice' }>
) =>
	before?.v === 2
		? salt !== undefined && isAmong(before.voices, key, salt)
		: own !== undefined && isAmong(card.voices, key, own);

/** Whether one of these shows that it is by a member of a card. That it holds is for whoever counts it to see. */
export const isVoiceOn = (
	card: LaneCardV1 | LaneCardV2,
	signatures: readonly CardSignature[]
): boolean =>
	card.v === 2 &&
	signatures.some(
		(one) =>
			one.by === 'voice' && one.before !== undefined && isAmong(card.voices, one.key, one.before)
	);

/** Whether one of those who read it stands by it: only who could open its secret does. */
export const isOpenedByAMember = (card: LaneCardV2): boolean =>
	valid(card).some(
		(one) => one.by === 'voice' && one.own !== undefined && isAmong(card.voices, one.key, one.own)
	);

const isSignedByEpoch = (card: LaneCardV2, { verifyKey }: LaneCardV1): boolean =>
	card.signatures.some(
		(one) => one.by === 'epoch' && isSigned(PURPOSE, bodyOf(card), one.signature, verifyKey)
	);

/** Those that are signatures of this card by the key that they name. */
const valid = (card: LaneCardV2) =>
	card.signatures.filter(
		(one) => one.by === 'epoch' || isSigned(PURPOSE, bodyOf(card), one.signature, one.key)
	);

function isAfter(card: LaneCardV2, before: LaneCardV1 | LaneCardV2 | undefined): boolean {
	if (!before)
		return card.epoch === 1 && card.before === null && card.repliesFrom === 1 && !isClosed(card);
	return (
		card.lane === before.lane &&
		card.epoch === before.epoch + 1 &&
		card.before === printOfCard(before) &&
		(before.v === 1 || (card.kind === before.kind && card.from >= before.from)) &&
		(isClosed(card) || !isClosed(before)) &&
		(card.repliesFrom === repliesFromOf(before)
			? card.replies.length === 0
			: card.repliesFrom === card.epoch)
	);
}

const HASH = /^[\w-]{43}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const isSortedSet = (texts: readonly string[]) =>
	texts.every((text, at) => at === 0 || (texts[at - 1] ?? text) < text);

/** Whether it has the form of a card, whoever made it. */
const isCard = (card: LaneCardV2): boolean =>
	card.v === 2 &&
	['general', 'restricted'].includes(card.kind) &&
	Number.isSafeInteger(card.epoch) &&
	isRecipient(card.recipient) &&
	isVerifyKey(card.verifyKey) &&
	card.agencies.length > 0 &&
	isSortedSet(card.agencies) &&
	card.voices.length === PLACES &&
	isSortedSet(card.voices) &&
	[...card.voices, card.roster, card.recovery, ...card.replies].every((hash) => HASH.test(hash)) &&
	DAY.test(card.from) &&
	card.until === daysLater(card.from, LASTS_DAYS) &&
	(card.closes === undefined || isClosed(card));
