import type { Recipient } from '#lib/sealed/age.ts';
import type { Place } from '#lib/sealed/envelope.ts';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { Restated } from '#lib/sealed/restated.ts';
import type { Member } from '#lib/sealed/roster.ts';
import type { VerifyKey } from '#lib/sealed/signature.ts';
import type { Sheet, SheetCard } from '#lib/sealed/sheets.ts';

/** Bytes as they stand in JSON and forms. */
export type Base64 = string;

/** Bytes of a part that are handed on at once: a request of its own, in base64. */
export const CHUNK = 256 * 1024;

/** A way to the officer's keys, as the server keeps it. */
export type KeyringEntry = {
	readonly kind: 'passkey' | 'passphrase' | 'recovery';
	readonly sealed: Base64;
};
/** The same with the salt of the passphrase, of whose entry alone there is one. */
export type SaltedEntry = KeyringEntry & { readonly salt: Base64 | null };
/** A lane of the officer's: its cards in order of epoch, and each copy of their secrets that is sealed for the officer. */
export type SealedLane = {
	readonly lane: string;
	readonly cards: readonly LaneCard[];
	readonly copies: readonly { readonly epoch: number; readonly sealed: Base64 }[];
	/** Who reads it by the newest card; null of a card of version 1. */
	readonly roster: Base64 | null;
	/** The officer's first epoch: nothing of earlier ones is missing. */
	readonly since: number;
	/** Cards of the recovery lane, whose custodians may stand by a lane's. */
	readonly recovery: readonly LaneCard[];
};
/** A card that was proposed, and the officer's own copy of its secret; null for who is not to read the lane by it. */
export type SealedProposal = {
	readonly id: string;
	readonly card: LaneCardV2;
	readonly roster: Base64;
	readonly copy: Base64 | null;
	/** Officers for whom the server has a copy. */
	readonly copiesFor: readonly string[];
};
/** What the officer's own browser remembers, as the server keeps it: see sealed/notebook.ts. */
export type KeptNotebook = { readonly version: number; readonly sealed: Base64 };
/** A passkey of the officer's: credential id, and COSE public key in base64url. */
export type OwnPasskey = { readonly id: string; readonly publicKey: string };
/** The newest that a browser has seen of it. */
export type SeenNotebook = { readonly version: number; readonly hash: string };
/** An epoch of a lane. */
export type EpochAt = { readonly lane: string; readonly epoch: number };
/** Whom a lane's secret is to be sealed for: an officer's id, or `recovery`. */
export type Holder = { readonly holder: string; readonly recipient: Recipient };
/** A lane's secret, sealed for one holder. */
export type SealedForHolder = { readonly holder: string; readonly sealed: Base64 };
/** A lane where a tip goes: its cards as the server has them, and the pin whose words somebody compared. */
export type MoveTo = {
	readonly lane: string;
	readonly pin: string;
	readonly cards: readonly LaneCard[];
	/** The recovery lane's: its custodians may stand by a lane's. */
	readonly recovery: readonly LaneCard[];
};
/**
 * A reply of a lane and who sent it: in its file, or, once that is gone, as the lane kept it. `signed`: the lane and epoch that
 * signed it, where its tip moved since.
 */
export type SentReply = Omit<Place, 'kind'> & {
	readonly signed?: EpochAt | undefined;
	readonly sending: Uint8Array;
} & (
		| { readonly sealed: Uint8Array; readonly kept: null }
		| {
				readonly sealed: null;
				readonly kept: { readonly epoch: number; readonly sealed: Uint8Array };
		  }
	);
/** Who reads a lane by its card of an epoch, sealed to that. */
export type SealedRoster = { readonly epoch: number; readonly sealed: Base64 };
/** What tells whose keys signed what officers wrote. */
export type Writers = {
	/** By officer: all that the server's rows name, those of before among them. */
	readonly keys: Readonly<Record<string, readonly VerifyKey[]>>;
	/** Of the lane where it lies. None of what may be written by somebody who is on no roster of that lane: why a tip came there. */
	readonly rosters?: readonly SealedRoster[] | undefined;
};
/** Something sealed, and where it belongs. */
export type SealedAt = Omit<Place, 'kind'> & { readonly sealed: Uint8Array };
/** A reply's file, and the epoch that signed it. */
export type SealedReply = SealedAt & {
	/** The epoch to which it is sealed, where its tip came back since it was signed. */
	readonly sealedAt?: number | undefined;
	/** What the lane said of it as the tip moved away. */
	readonly restated?: Restated | null | undefined;
};
/** What two custodians' sheets open together, by their places. */
export type SealedForTwo = {
	readonly first: number;
	readonly second: number;
	readonly sealed: Base64;
};
/** A recovery identity for three custodians: what goes to paper, and what the server keeps. */
export type MadeSheets = {
	readonly sheets: readonly Sheet[];
	readonly custodians: readonly SheetCard[];
	readonly identity: readonly SealedForTwo[];
	readonly rehearsal: readonly SealedForTwo[];
};

/** A lane's next card, or its first, and who is to read the lane by it: as the server's rows name them. */
export type WantedCard = {
	readonly lane: string;
	readonly kind: 'general' | 'restricted';
	readonly members: readonly Member[];
	readonly recovery: { readonly recipient: Recipient; readonly card: LaneCard };
	/** The lane takes no tips any more, from this card on or from an earlier one. */
	readonly closes?: boolean;
	/** SHA-256 of the files of older replies that stand: wanted where somebody leaves or has new keys. */
	readonly replies?: readonly string[];
};

/** Somebody whose words people have compared just now. */
export type Compared = {
	/** An officer's id, or `recovery`. */
	readonly holder: string;
	readonly recipient: Recipient;
	readonly verifyKey?: VerifyKey | undefined;
	/** Of the recovery key: the print of its card, whose words they are. */
	readonly card?: string | undefined;
};

/** Whom a card's secret goes to: what a touch is asked for names them. */
export const holdersOf = ({ members, recovery }: WantedCard): Holder[] => [
	...membersOf(members),
	{ holder: 'recovery', recipient: recovery.recipient }
];

export const membersOf = (members: readonly Member[]): Holder[] =>
	members.map(({ officer: holder, recipient }) => ({ holder, recipient }));
