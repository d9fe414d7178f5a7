import { sha256 } from '@noble/hashes/sha2.js';
import { randomBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import type { Recipient } from './age.ts';
import { canonical, utf8 } from './bytes.ts';
import type { VerifyKey } from './signature.ts';
import { isAgreed, leafOf, saltOf, type Agreement } from './voice.ts';

/** Somebody who reads a lane, with the keys that are theirs as long as its card is the newest. */
export type Member = {
	readonly officer: string;
	readonly agency: string;
	readonly recipient: Recipient;
	readonly verifyKey: VerifyKey;
	readonly agreement: Agreement;
};

/** Who reads a lane: sealed to it, and on its card as a hash alone. */
export type Roster = {
	readonly v: 2;
	readonly lane: string;
	readonly epoch: number;
	/** 32 random bytes, new for each card: none shows who stayed. base64url. */
	readonly salt: string;
	/** By officer. */
	readonly members: readonly Member[];
};

/** How many voices each card shows, however many of them are somebody's: the most members that a lane may have. */
export const PLACES = 24;

/** In a holder's place where the public face keeps a card's sealed roster among the copies of its secret: no officer's id. */
export const ROSTER = 'roster';

/** In the place of a voice where there is nobody: no key, since every signature is refused under it. */
const NOBODY = new Uint8Array(32);

/** Whatever else is known of its members stays outside. @throws RangeError when they are too many, or nobody. */
export function makeRoster(lane: string, epoch: number, members: readonly Member[]): Roster {
	if (members.length < 1 || members.length > PLACES)
		throw new RangeError(`a lane has 1 to ${PLACES} members`);
	const sorted = members
		.map(({ officer, agency, recipient, verifyKey, agreement }) => ({
			officer,
			agency,
			recipient,
			verifyKey,
			agreement
		}))
		.sort((a, b) => (a.officer < b.officer ? -1 : 1));
	const salt = base64urlnopad.encode(randomBytes(32));
	return { v: 2, lane, epoch, salt, members: sorted };
}

/** SHA-256, base64url. */
export const rosterHash = (roster: Roster): string =>
	base64urlnopad.encode(sha256(utf8(canonical(roster))));

/** What the card shows of its voices: so many leaves, sorted, base64url. */
export const voicesOf = (roster: Roster): readonly string[] =>
	Array.from({ length: PLACES }, (_, place) => {
		const voice = roster.members[place]?.agreement.voice;
		return showVoice(saltAt(roster, place), voice);
	}).sort();

/** @param voice nothing for a place that nobody has. */
const showVoice = (salt: Uint8Array, voice: VerifyKey | undefined): string =>
	base64urlnopad.encode(leafOf(salt, voice ? base64urlnopad.decode(voice) : NOBODY));

/** The salt that shows an officer's voice to be on the card; undefined when they are not on the roster. base64url. */
export function saltFor(roster: Roster, officer: string): string | undefined {
	const place = roster.members.findIndex((member) => member.officer === officer);
	return place < 0 ? undefined : base64urlnopad.encode(saltAt(roster, place));
}

/** Whether a voice is among those that a card shows. Malformed salts are a plain no. */
export function isAmong(voices: readonly string[], voice: VerifyKey, salt: string): boolean {
	try {
		return voices.includes(showVoice(base64urlnopad.decode(salt), voice));
	} catch {
		return false; // not base64url
	}
}

/** Whether everybody on it is there once, with a voice of their own, and agreed to it with the key that it names. */
export const isWhole = ({ v, lane, members }: Roster): boolean =>
	v === 2 &&
	members.length > 0 &&
	members.length <= PLACES &&
	new Set(members.map(({ officer }) => officer)).size === members.length &&
	new Set(members.map(({ agreement }) => agreement.voice)).size === members.length &&
	members.every(
		({ officer, verifyKey, agreement }) =>
			agreement.officer === officer && agreement.lane === lane && isAgreed(agreement, verifyKey)
	);

/** Who is on one roster and not on the one before, who is no more, and whose keys or agency are others now. Officers' ids. */
export type RosterChange = {
	readonly joined: readonly string[];
	readonly left: readonly string[];
	readonly renewed: readonly string[];
	/** Agencies of whoever is on it that nobody was of before. */
	readonly agencies: readonly string[];
};

/** What a card changes of the one before. */
export type CardChange = RosterChange & {
	/** The lane takes no new tips from then on. */
	readonly closes: boolean;
};

export function changeOf(roster: Roster, before: Roster): RosterChange {
	const were = new Map(before.members.map((member) => [member.officer, member]));
	const are = new Map(roster.members.map((member) => [member.officer, member]));
	const ids = [...are.keys()];
	const hadAgency = new Set(before.members.map(({ agency }) => agency));
	return {
		joined: ids.filter((id) => !were.has(id)),
		left: [...were.keys()].filter((id) => !are.has(id)),
		renewed: ids.filter((id) => {
			const [is, was] = [are.get(id), were.get(id)];
			return is && was && canonical(whatCounts(is)) !== canonical(whatCounts(was));
		}),
		agencies: [...new Set(roster.members.map(({ agency }) => agency))].filter(
			(agency) => !hadAgency.has(agency)
		)
	};
}

/** Whether older replies are to be looked through and listed: whoever left, or lost keys, could sign another. */
export const needsReplies = ({ left, renewed }: RosterChange): boolean =>
	left.length + renewed.length > 0;

/** Whether nobody joins, leaves, or has other keys, and the lane goes on: then it is not for people to decide. */
export const isTurn = ({ joined, left, renewed, agencies, closes }: CardChange): boolean =>
	!closes && joined.length + left.length + renewed.length + agencies.length === 0;

const whatCounts = ({ agency, recipient, verifyKey, agreement }: Member) => ({
	agency,
	recipient,
	verifyKey,
	voice: agreement.voice
});

const saltAt = ({ salt }: Roster, place: number) => saltOf(base64urlnopad.decode(salt), place);
