import { randomBytes } from '@noble/hashes/utils.js';
import { base64, base64urlnopad } from '@scure/base';
import type { Head } from '#lib/sealed/act.ts';
import type { OfficerKeys, Opener } from '#lib/sealed/keyring.ts';
import { recipientOf, type Identity } from '#lib/sealed/identity.ts';
import { chainBelieving, type CustodiansOf, type LaneCard } from '#lib/sealed/lane-card.ts';
import type { LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import { fits, openLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import {
	isComparedRecovery,
	judge,
	rememberedEpochs,
	withCards,
	type Doubt,
	type Notebook
} from '#lib/sealed/notebook.ts';
import { openRoster } from '#lib/sealed/proposal.ts';
import { rosterHash, type Roster } from '#lib/sealed/roster.ts';
import { verifyKeyOf, type SigningKey } from '#lib/sealed/signature.ts';
import type { KnownPeople } from '#lib/sealed/people.ts';
import type { Succession } from '#lib/sealed/succession.ts';
import { Locked, NotYourLane } from './faults.ts';
import { LinkStore } from './link-store.ts';
import { Store } from './store.ts';
import type { EpochAt, SealedLane, SeenNotebook } from './wire.ts';

/** What the officer's browsers remember, and how that stands to what the server shows of it. */
export type Remembering = {
	readonly book: Notebook;
	/** As it was last read; nothing is kept anew while nothing was added since. */
	readonly kept?: Notebook;
	/** Version of the server's row, whatever is in it; 0 is none. */
	readonly row: number;
	/** The newest that any unlock of this browser saw, or that was read since. */
	readonly newest: SeenNotebook | null;
	/** The server shows an older one than that, or none, or one that does not hold. */
	readonly isStale: boolean;
	/** Of the officer's passkeys, how many the server left out at this unlock that were remembered. They are forgotten with that. */
	readonly passkeysGone?: number;
};

/** As far as a lane's record was followed from what was seen of it before: named in what is signed. */
export type Followed = {
	readonly head: Head;
	/** Entries that were seen are gone, or are others. */
	readonly doubt?: RecordDoubt;
};
/** `other-keys`: the chain of people says that this officer's keys are others than they are. */
export type RecordDoubt = 'cut' | 'forked' | 'other-keys';

type Officer = {
	readonly id: string;
	readonly keys: OfficerKeys;
	/** Those that were the officer's before, the newest first: what was sealed to them opens, and a card that lists them still counts. */
	readonly former: readonly OfficerKeys[];
	notebook: Remembering;
};

/** Of a passphrase's scrypt (RFC 7914). */
export type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** What two custodians' sheets opened of a lane: it is the officer's for this act alone. */
export type Recovering = {
	readonly lane: string;
	readonly chain: readonly LaneCard[];
	readonly epochs: readonly LaneKeys[];
	readonly roster: Roster | undefined;
	readonly custodians: CustodiansOf;
	/** Print of the recovery card that the two sheets are of. */
	readonly recovery: string;
	/** Of the two sheets: what signs. */
	readonly signs: readonly SigningKey[];
};

/** Every private half that the worker holds, from unlocking to its end. It leaves the worker nowhere. */
export type State = {
	/** What opens the keyring, from when a way in was used until it is unlocked. */
	opener?: Opener | undefined;
	officer?: Officer;
	/** The epochs of each lane, oldest first. */
	readonly lanes: Map<string, readonly LaneKeys[]>;
	/** Each lane's cards as the server last showed them, as far as they follow from one another. */
	readonly chains: Map<string, readonly LaneCard[]>;
	/** Who reads each lane by its newest card of version 2. */
	readonly rosters: Map<string, Roster>;
	/** Who keeps each recovery key that is believed, as the server last showed its cards with the lane's. */
	readonly custodians: Map<string, CustodiansOf>;
	/** Lanes whose cards are not the remembered ones. */
	readonly doubts: Map<string, Doubt>;
	/** Words of officers who renewed their keys: each checked. */
	successions: readonly Succession[];
	/** Rosters of older cards, by the hash that these name. */
	readonly formerRosters: Map<string, Roster>;
	/** A lane that is being recovered, from when two sheets opened it until its next key is made, or it is let go. */
	recovering?: Recovering | undefined;
	/** Print of the recovery card whose words the officer compared and gave a touch for: once it holds, it is theirs to remember. */
	compared?: string | undefined;
	/** By lane, and that of people. */
	readonly records: Map<string, Followed>;
	/** The officer reads the chain of people: an administrator, or an auditor. */
	readsPeople: boolean;
	/** Who is at the desk as the server says, for people to compare where the record of it is in doubt. */
	listedPeople?: KnownPeople | undefined;
	/** What was opened for lists and search. */
	readonly store: Store;
	/** Which of them belong together. */
	readonly links: LinkStore;
	/** What makes the signatures of this unlock its own: see sealed/act.ts. */
	unlock: { readonly id: string; count: number };
	/** What makes the act unique that a passkey was asked about last. */
	asked?: Uint8Array | undefined;
	readonly cost: Cost;
	/** Where this worker runs, e.g. `https://desk.example`: passkeys answer for it alone. */
	readonly origin: string;
};

export const newState = (cost: Cost, origin: string): State => ({
	cost,
	origin,
	lanes: new Map(),
	chains: new Map(),
	rosters: new Map(),
	custodians: new Map(),
	doubts: new Map(),
	successions: [],
	formerRosters: new Map(),
	records: new Map(),
	store: new Store(),
	links: new LinkStore(),
	readsPeople: false,
	unlock: newUnlock()
});

/** Each signature of acts names the unlock in which it was made, and how many that one made before. */
export const newUnlock = (): State['unlock'] => ({
	id: base64urlnopad.encode(randomBytes(16)),
	count: 0
});

/** @throws Locked */
export function officerOf({ officer }: State): Officer {
	if (!officer) throw new Locked('no keys here');
	return officer;
}

/** What keeps a lane's keys from being given away; reading and answering never. @throws Locked */
export const doubtOf = (state: State, lane: string): Doubt | 'stale' | undefined =>
	officerOf(state).notebook.isStale ? 'stale' : state.doubts.get(lane);

/** @throws Locked when the keys that are unlocked are another's: of whoever was signed in before, in this browser. */
export function keysOfOfficer(state: State, officerId: string): OfficerKeys {
	const { id, keys } = officerOf(state);
	if (id !== officerId) throw new Locked('the keys of somebody else');
	return keys;
}

/** Who signs, and with what. @throws Locked */
export function signerOf(state: State) {
	const { id, keys } = officerOf(state);
	return { id, signingKey: keys.signingKey };
}

/** The same for those who go by a roster: with the keys that it lists. What it does not list yet nobody there could check. */
export function signerOn(state: State, roster: Roster | undefined) {
	const { id, keys, former } = officerOf(state);
	const listed = roster?.members.find(({ officer }) => officer === id)?.verifyKey;
	const { signingKey } =
		[keys, ...former].find((one) => verifyKeyOf(one.signingKey) === listed) ?? keys;
	return { id, signingKey };
}

/** @throws NotYourLane */
export function epochsOf({ lanes }: State, lane: string): readonly LaneKeys[] {
	const epochs = lanes.get(lane);
	if (!epochs) throw new NotYourLane(lane);
	return epochs;
}

/** @throws NotYourLane */
export function keysOf(state: State, lane: string, epoch: number): LaneKeys {
	const keys = epochsOf(state, lane).find((keys) => keys.epoch === epoch);
	if (!keys) throw new NotYourLane(`${lane}/${epoch}`);
	return keys;
}

/**
 * @returns undefined of an epoch whose card is known here and whose secret this member never had.
 * @throws NotYourLane of any other: the page takes the lanes as they are now, and tries again.
 */
export function keysHere(state: State, lane: string, epoch: number): LaneKeys | undefined {
	const isKnown = state.chains.get(lane)?.some((card) => card.epoch === epoch);
	const held = state.lanes.get(lane)?.find((keys) => keys.epoch === epoch);
	return held ?? (isKnown ? undefined : keysOf(state, lane, epoch));
}

/**
 * @param least the epoch that it must be at least; of a lane in doubt that is the word of whoever made it doubtful, and the
 * newest that is held is written to.
 * @throws NotYourLane
 */
export function newestOf(state: State, lane: string, least = 1): LaneKeys {
	const newest = epochsOf(state, lane).at(-1);
	if (!newest || (newest.epoch < least && !state.doubts.has(lane)))
		throw new NotYourLane(`${lane}/${least}`);
	return newest;
}

/**
 * Takes the officer's lanes as they are now; what was held before is let go. A copy is believed because it fits its
 * card, and not because it decrypts; a card because it follows from the one before and is the remembered one. One that
 * does not takes nothing else with it.
 * @returns the epochs of which there is no copy that fits, or whose card does not follow from the one before.
 * @throws Locked
 */
export async function takeLanes(state: State, sealed: readonly SealedLane[]): Promise<EpochAt[]> {
	const officer = officerOf(state);
	const taken = await Promise.all(
		sealed.map((lane) => takeLane(lane, officer.notebook.book, identitiesOf(officer)))
	);
	// At once: what is read meanwhile goes by the lanes as they were.
	const { lanes, chains, rosters, custodians, doubts } = state;
	for (const map of [lanes, chains, rosters, custodians, doubts]) map.clear();
	for (const { lane, chain, believed, doubt, held, roster, custodians } of taken) {
		state.custodians.set(lane, custodians);
		state.lanes.set(lane, held);
		state.chains.set(lane, chain);
		if (roster) state.rosters.set(lane, roster);
		if (doubt) state.doubts.set(lane, doubt);
		const { notebook } = officer;
		officer.notebook = { ...notebook, book: withCards(notebook.book, lane, believed) };
	}
	state.store.keepLanes(new Set(state.lanes.keys()));
	state.links.keepLanes(new Set(state.lanes.keys()));
	return taken.flatMap(({ missing }) => missing);
}

async function takeLane(
	{ lane, cards, copies, roster: sealed, since, recovery }: SealedLane,
	book: Notebook,
	identities: readonly Identity[]
) {
	// Of a lane that is seen for the first time all is believed that follows: there is nothing to hold it against.
	const isFirst = rememberedEpochs(book, lane).length === 0;
	const { chain: led, custodians } = chainBelieving(
		cards,
		recovery,
		(card) => isFirst || isComparedRecovery(book, card)
	);
	const chain = led.filter((card) => card.lane === lane);
	const { believed, doubt } = judge(book, lane, chain);
	const first = (epoch: number, isIt: (keys: LaneKeys) => Promise<boolean>) =>
		firstThat(
			isIt,
			copies.filter((copy) => copy.epoch === epoch),
			identities
		);
	// Where a card is gone, or another stands in its place, its secret is told by the keys that are remembered of it.
	const gone = rememberedEpochs(book, lane).filter(
		({ epoch }) => epoch > (believed.at(-1)?.epoch ?? 0)
	);
	const held = await Promise.all([
		...believed.map((card) => first(card.epoch, (keys) => fits(keys, card))),
		...gone.map(({ epoch, isOf }) =>
			first(
				epoch,
				async (keys) =>
					keys.lane === lane && keys.epoch === epoch && isOf(await publicHalvesOf(keys))
			)
		)
	]);
	const epochs = held.filter((keys) => keys !== undefined);
	const isHeld = (epoch: number) => epochs.some((keys) => keys.epoch === epoch);
	const missing = cards
		.filter(({ epoch }, at) => epoch >= since && (at >= chain.length || !isHeld(epoch)))
		.map(({ epoch }): EpochAt => ({ lane, epoch }));
	const roster = sealed && (await rosterOf(believed.at(-1), epochs.at(-1), base64.decode(sealed)));
	return { lane, chain, believed, doubt, held: epochs, missing, roster, custodians };
}

/** Believed because the card names it, and not because it decrypts. */
export async function rosterOf(
	card: LaneCard | undefined,
	keys: LaneKeys | undefined,
	sealed: Uint8Array
): Promise<Roster | undefined> {
	if (card?.v !== 2 || card.kind === 'recovery' || keys?.epoch !== card.epoch) return undefined;
	return openRosterOf(card, keys, sealed);
}

/** Believed because the card names it, and not because it decrypts. */
export const openRosterOf = async (
	{ roster: hash }: LaneCardV2,
	{ identity }: LaneKeys,
	sealed: Uint8Array
): Promise<Roster | undefined> => {
	const roster = await openRoster(sealed, identity).catch(() => undefined); // the database may show anything
	return roster && rosterHash(roster) === hash ? roster : undefined;
};

const identitiesOf = ({ keys, former }: Officer): Identity[] =>
	[keys, ...former].map(({ identity }) => identity);

const publicHalvesOf = async ({ identity, signingKey }: LaneKeys) => ({
	recipient: await recipientOf(identity),
	verifyKey: verifyKeyOf(signingKey)
});

/** The first of these copies that is what is wanted; another's, and what decrypts to something else, is passed over. */
export async function firstThat(
	isIt: (keys: LaneKeys) => Promise<boolean>,
	copies: SealedLane['copies'],
	identities: readonly Identity[]
): Promise<LaneKeys | undefined> {
	for (const { sealed } of copies) {
		for (const identity of identities) {
			const keys = await openLaneKeys(base64.decode(sealed), identity).catch(() => undefined);
			if (keys && (await isIt(keys).catch(() => false))) return keys;
		}
	}
	return undefined;
}
