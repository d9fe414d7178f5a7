import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import { seal, type Recipient, type Sealed } from './age.ts';
import type { Head } from './act.ts';
import { canonical, text, utf8 } from './bytes.ts';
import { padded } from './envelope.ts';
import { recipientOf } from './identity.ts';
import type { OfficerKeys } from './keyring.ts';
import { signerOf, type LaneCard } from './lane-card.ts';
import { open } from './open.ts';
import { PEOPLE } from './people-act.ts';
import { mergeKnown, type KnownPeople } from './people.ts';
import { printOfCard } from './print.ts';
import { isSigned, sign, verifyKeyOf, type VerifyKey } from './signature.ts';

/**
 * What an officer's own browser remembers, so that who writes the database cannot show it another past: sealed to the
 * officer's own recipient, signed with their own signing key. See docs/decisions/0045.
 */
export type Notebook = {
	readonly v: 1;
	readonly officer: string;
	/** Counts up with each that is kept; 0 is none yet. */
	readonly version: number;
	readonly lanes: Readonly<Record<string, RememberedLane>>;
	/** Colleagues by id: prints of the keys that were compared with them, and marks of those that are theirs no more, sorted. */
	readonly keys: Readonly<Record<string, readonly string[]>>;
	/** Own passkeys by credential id: COSE public key, base64url; empty once it is taken away. */
	readonly passkeys: Readonly<Record<string, string>>;
};

export type RememberedLane = {
	/** The notebook's version at which people last compared this lane's newest card; 0 is never. */
	readonly compared: number;
	/** By epoch: what was seen of its card, see markOf. More than one: two browsers were shown different ones. */
	readonly epochs: Readonly<Record<string, readonly string[]>>;
	/** What was seen of its record; none by a browser of the releases before. */
	readonly record?: RememberedRecord | undefined;
	/** Of the chain of people alone, by who reads it: who is who at the desk. */
	readonly people?: KnownPeople | undefined;
};

type RememberedRecord = {
	/** The newest entry when this officer's browsers first looked: whatever officers do after it is signed. */
	readonly since: number;
	/** Hashes of newest entries by their numbers: more than one, where browsers were shown different records. */
	readonly heads: Readonly<Record<string, readonly string[]>>;
};

export const newNotebook = (
	officer: string,
	passkeys: Readonly<Record<string, string>> = {}
): Notebook => ({ v: 1, officer, version: 0, lanes: {}, keys: {}, passkeys });

/** What differs from what is remembered: another card of a known epoch, or fewer epochs than there were. */
export type Doubt = 'forked' | 'behind';

/**
 * As many cards as agree with what is remembered of the lane.
 * @param chain cards that follow from one another.
 */
export function judge(
	book: Notebook,
	lane: string,
	chain: readonly LaneCard[]
): { readonly believed: readonly LaneCard[]; readonly doubt?: Doubt } {
	const fork = chain.findIndex((card) => {
		const marks = marksOf(book, lane, card.epoch);
		return marks.length > 0 && marks.join() !== markOf(card);
	});
	if (fork >= 0) return { believed: chain.slice(0, fork), doubt: 'forked' };
	const highest = Math.max(0, ...Object.keys(laneIn(book, lane).epochs).map(Number));
	return (chain.at(-1)?.epoch ?? 0) < highest
		? { believed: chain, doubt: 'behind' }
		: { believed: chain };
}

/** Epochs that are remembered with one card, and whether these are the public halves of its secret. */
export const rememberedEpochs = (book: Notebook, lane: string) =>
	Object.entries(laneIn(book, lane).epochs).flatMap(([epoch, [mark, ...others]]) =>
		mark && others.length === 0
			? [
					{
						epoch: Number(epoch),
						isOf: (card: Halves) => mark.endsWith(` ${printOfKeys(card)}`)
					}
				]
			: []
	);

/** Prints of the newest card that is remembered of a lane: more than one where two browsers were shown different ones. */
export function newestRemembered(book: Notebook, lane: string): readonly string[] {
	const highest = Math.max(0, ...Object.keys(laneIn(book, lane).epochs).map(Number));
	return marksOf(book, lane, highest).map((mark) => mark.split(' ')[0] ?? '');
}

/** Remembers the cards of a lane, beside what is remembered. */
export const withCards = (book: Notebook, lane: string, cards: readonly LaneCard[]): Notebook =>
	merge(book, {
		...newNotebook(book.officer),
		lanes: { [lane]: remembered(cards, compared(book, lane)) }
	});

/** Puts what people compared in the place of whatever was remembered of these lanes. */
export const withCompared = (
	book: Notebook,
	chains: ReadonlyMap<string, readonly LaneCard[]>,
	version: number
): Notebook => ({
	...book,
	lanes: {
		...book.lanes,
		...Object.fromEntries(
			[...chains].map(([lane, cards]) => {
				const { record } = laneIn(book, lane);
				// Which record is the right one is what people settle now: the one that is shown is believed anew.
				return [
					lane,
					{ ...remembered(cards, version), ...(record && { record: { ...record, heads: {} } }) }
				];
			})
		)
	}
});

/** What was seen of a lane's record, the oldest first. */
export const headsIn = (book: Notebook, lane: string): Head[] =>
	Object.entries(laneIn(book, lane).record?.heads ?? {})
		.map(([seq, hashes]) => hashes.map((hash) => ({ seq: Number(seq), hash })))
		.flat()
		.sort((a, b) => a.seq - b.seq);

/** From which entry of a lane's record on each act is signed; undefined while nothing was seen of it. */
export const signedSince = (book: Notebook, lane: string): number | undefined =>
	laneIn(book, lane).record?.since;

/** Remembers the newest entry of a lane's record in the place of those that it was followed from. */
export const withHead = (book: Notebook, lane: string, { seq, hash }: Head): Notebook => {
	const before = laneIn(book, lane);
	const record = { since: before.record?.since ?? seq, heads: { [seq]: [hash] } };
	return { ...book, lanes: { ...book.lanes, [lane]: { ...before, record } } };
};

/** Who is who at the desk; undefined while nothing was seen of the chain of people. */
export const peopleIn = (book: Notebook): KnownPeople | undefined => laneIn(book, PEOPLE).people;

/** Remembers who is who, and the entry of the chain of people up to which that holds. */
export function withPeople(book: Notebook, people: KnownPeople): Notebook {
	const { lanes, ...rest } = withHead(book, PEOPLE, people.at);
	return {
		...rest,
		lanes: { ...lanes, [PEOPLE]: { ...laneIn({ ...rest, lanes }, PEOPLE), people } }
	};
}

/** Puts those that people compared in the place of whoever was remembered: which is the right record is settled by that. */
export function withComparedPeople(book: Notebook, people: KnownPeople, version: number): Notebook {
	const { record } = laneIn(book, PEOPLE);
	const settled = { compared: version, epochs: {}, ...(record && { record }) };
	return withPeople({ ...book, lanes: { ...book.lanes, [PEOPLE]: settled } }, people);
}

/** Remembers keys of colleagues that were compared with them. Whatever was compared with the same person before is theirs no more. */
export const withKeys = (
	book: Notebook,
	keys: readonly ({ readonly holder: string } & Halves)[]
): Notebook =>
	keys.reduce((one, { holder, ...halves }) => {
		const print = printOfKeys(halves);
		const former = (own(one.keys, holder) ?? [])
			.filter((known) => known !== print && !known.startsWith(FORMER))
			.map((known) => FORMER + known);
		return merge(one, {
			...newNotebook(one.officer),
			keys: { [holder]: union([print], former) }
		});
	}, book);

/** Remembers that these keys are somebody's no more, which stays. */
export const withFormer = (book: Notebook, holder: string, keys: Halves): Notebook =>
	merge(book, {
		...newNotebook(book.officer),
		keys: { [holder]: [FORMER + printOfKeys(keys)] }
	});

/** Whether these very keys were compared with whose they are, and are theirs still. */
export const isCompared = (book: Notebook, holder: string, keys: Halves): boolean =>
	(own(book.keys, holder) ?? []).includes(printOfKeys(keys)) && !isFormer(book, holder, keys);

/** Whether the words of this card of the recovery key were compared with its custodians. */
export const isComparedRecovery = (book: Notebook, card: LaneCard): boolean =>
	isCompared(book, 'recovery', { recipient: card.recipient, card: printOfCard(card) });

/** Whether these keys were somebody's, and are no more. */
export const isFormer = (book: Notebook, holder: string, keys: Halves): boolean =>
	(own(book.keys, holder) ?? []).includes(FORMER + printOfKeys(keys));

/** Before a print. The release before knows no such mark, and keeps it. */
const FORMER = 'former ';

/**
 * Both in one: commutative, associative, and nothing of either is lost, but what people have compared since takes the
 * place of what was remembered of that lane before.
 */
export function merge(one: Notebook, other: Notebook): Notebook {
	if (one.officer !== other.officer) throw new WrongNotebook('of two officers');
	return {
		v: 1,
		officer: one.officer,
		version: Math.max(one.version, other.version),
		lanes: mergeRecords(one.lanes, other.lanes, mergeLanes),
		keys: mergeRecords(one.keys, other.keys, union),
		// Taken away is the least of texts, and stays.
		passkeys: mergeRecords(one.passkeys, other.passkeys, (a, b) => (a < b ? a : b))
	};
}

/** Remembers a passkey of the officer's own, or that it was taken away, which stays. @param publicKey empty for that. */
export const withPasskey = (book: Notebook, id: string, publicKey: string): Notebook =>
	merge(book, newNotebook(book.officer, { [id]: publicKey }));

/** Credential ids of those that were not taken away. */
export const ownPasskeys = (passkeys: Notebook['passkeys']): string[] =>
	Object.entries(passkeys).flatMap(([id, publicKey]) => (publicKey ? [id] : []));

/** Whether there is anything in one that is not in the other, whatever their versions. */
export const isSameNotebook = (one: Notebook, other: Notebook): boolean =>
	canonical({ ...one, version: 0 }) === canonical({ ...other, version: 0 });

/** Seals a notebook to the officer whose it is, padded, so that its length does not count epochs. */
export async function sealNotebook(book: Notebook, keys: OfficerKeys): Promise<Sealed> {
	const signature = sign('notebook', book, keys.signingKey);
	const plain = padded(utf8(JSON.stringify({ ...book, signature })));
	return seal(plain, [await recipientOf(keys.identity)]);
}

/** It is not a notebook, not this officer's, or not signed by them. */
export class WrongNotebook extends Error {
	override name = 'WrongNotebook';
}

/** @throws WrongNotebook, or CannotOpen. */
export async function openNotebook(
	sealed: Uint8Array,
	officer: { readonly id: string; readonly keys: OfficerKeys }
): Promise<Notebook> {
	const opened = text(await open(sealed, officer.keys.identity));
	const { signature, ...book } = JSON.parse(opened) as Notebook & { signature: string };
	const key: VerifyKey = verifyKeyOf(officer.keys.signingKey);
	if (book.v !== 1 || book.officer !== officer.id || !isSigned('notebook', book, signature, key))
		throw new WrongNotebook('not signed by whose it is');
	return book;
}

/** SHA-256 of a sealed notebook, base64url: all that a browser remembers of it outside. */
export const hashOfNotebook = (sealed: Uint8Array): string => base64urlnopad.encode(sha256(sealed));

/** Of a lane's card, and of the public keys in it: the second tells the epoch's secret where the card is gone. */
const markOf = (card: LaneCard): string =>
	`${printOfCard(card)} ${printOfKeys({ ...card, verifyKey: signerOf(card) })}`;

/** Of an officer, or of a lane's epoch; the recovery key signs nothing. */
type Halves = {
	readonly recipient: Recipient;
	readonly verifyKey?: VerifyKey | undefined;
	/** Of the recovery key: the print of its card, which says whose sheets sign for it. */
	readonly card?: string | undefined;
};

/** SHA-256 of a recipient and a verify key, base64url. */
const printOfKeys = ({ recipient, verifyKey, card }: Halves): string =>
	base64urlnopad.encode(sha256(utf8(canonical({ recipient, verifyKey, card }))));

const remembered = (cards: readonly LaneCard[], compared: number): RememberedLane => ({
	compared,
	epochs: Object.fromEntries(cards.map((card) => [card.epoch, [markOf(card)]]))
});

const NOTHING: RememberedLane = { compared: 0, epochs: {} };
const laneIn = ({ lanes }: Notebook, lane: string): RememberedLane => own(lanes, lane) ?? NOTHING;
const compared = (book: Notebook, lane: string): number => laneIn(book, lane).compared;
const marksOf = (book: Notebook, lane: string, epoch: number): readonly string[] =>
	own(laneIn(book, lane).epochs, String(epoch)) ?? [];

function mergeLanes(one: RememberedLane, other: RememberedLane): RememberedLane {
	if (one.compared !== other.compared) return one.compared > other.compared ? one : other;
	const record = mergeSeen(one.record, other.record);
	const people = mergeKnown(one.people, other.people);
	return {
		...one,
		epochs: mergeRecords(one.epochs, other.epochs, union),
		...(record && { record }),
		...(people && { people })
	};
}

/** Of what was seen the newest: from the oldest of these on, the record is followed anew. */
const HEADS = 3;

function mergeSeen(
	one: RememberedRecord | undefined,
	other: RememberedRecord | undefined
): RememberedRecord | undefined {
	if (!one || !other) return one ?? other;
	const heads = Object.entries(mergeRecords(one.heads, other.heads, union));
	const newest = heads.sort(([a], [b]) => Number(b) - Number(a)).slice(0, HEADS);
	return { since: Math.min(one.since, other.since), heads: Object.fromEntries(newest) };
}

const union = (one: readonly string[], other: readonly string[]): readonly string[] =>
	[...new Set([...one, ...other])].sort();

type Of<Value> = Readonly<Record<string, Value>>;
function mergeRecords<Value>(
	one: Of<Value>,
	other: Of<Value>,
	merged: (a: Value, b: Value) => Value
): Of<Value> {
	const both = new Map(Object.entries(one));
	for (const [key, value] of Object.entries(other)) {
		const there = both.get(key);
		both.set(key, there === undefined ? value : merged(there, value));
	}
	return Object.fromEntries(both);
}

/** A lane may be called `constructor`. */
const own = <Value>(record: Of<Value>, key: string): Value | undefined =>
	Object.hasOwn(record, key) ? record[key] : undefined;
