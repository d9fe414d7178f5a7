import { base64 } from '@scure/base';
import { newIdentity, recipientOf } from '#lib/sealed/identity.ts';
import { cardOf } from '#lib/sealed/keyring.ts';
import { signerOf as signerOfCard, type LaneCard } from '#lib/sealed/lane-card.ts';
import {
	draftCard,
	isClosed,
	isClosing,
	signAsEpoch,
	signCard,
	type CardSignature,
	type LaneCardV2
} from '#lib/sealed/lane-card-v2.ts';
import { openLaneKeys, sealLaneKeys, type LaneKeys } from '#lib/sealed/lane-keys.ts';
import { isCompared, isFormer, withKeys } from '#lib/sealed/notebook.ts';
import { printOf, printOfCard } from '#lib/sealed/print.ts';
import {
	changeSince,
	Misfit,
	openRoster,
	review,
	sealRoster,
	type Known
} from '#lib/sealed/proposal.ts';
import {
	isTurn,
	makeRoster,
	needsReplies,
	type CardChange,
	type Member,
	type Roster,
	type RosterChange
} from '#lib/sealed/roster.ts';
import { hashOf, isTheLanes, openSaid } from '#lib/sealed/reply.ts';
import { standsBy, standsByWord } from '#lib/sealed/reply-stands.ts';
import { hashOfSaid, type Restated } from '#lib/sealed/restated.ts';
import { newSigningKey } from '#lib/sealed/signature.ts';
import { agree, type Agreement } from '#lib/sealed/voice.ts';
import { isSealedTo } from './custodians-known.ts';
import {
	LeavesOutReplies,
	NotCompared,
	NotYourLane,
	UnknownHolder,
	UnknownRecovery
} from './faults.ts';
import { hasKeys, refuseFormer } from './renewing.ts';
import { mayGive, prove, type Proof } from './touch.ts';
import { epochsOf, newestOf, officerOf, signerOf, signerOn, type State } from './state.ts';
import {
	holdersOf,
	membersOf,
	type Base64,
	type Compared,
	type SealedForHolder,
	type SealedProposal,
	type SealedReply,
	type WantedCard
} from './wire.ts';

/** Cards that stand by more than one: proposed here, or looked through and stood by. */
export const cards = (state: State) => ({
	/** The officer's yes to reading these lanes. */
	async agree(lanes: readonly string[]): Promise<Agreement[]> {
		return lanes.map((lane) => agree(signerOf(state), lane));
	},

	/**
	 * What a card for these people would change, and whose keys nobody has compared. Officers' ids.
	 * @returns undefined of a lane whose newest key is not held here: what the server calls it, or a copy that does not open.
	 */
	async changes(
		wanted: WantedCard
	): Promise<(CardChange & { readonly unknown: string[] }) | undefined> {
		if (!isHeld(state, wanted.lane)) return undefined;
		const before = knownOf(state, wanted.lane);
		const closes = wanted.closes === true && !isClosed(before?.card);
		return { ...changeOf(wanted, before), closes, unknown: await unknownIn(state, wanted) };
	},

	/**
	 * Makes a lane's next secret, or its first, and signs the card of it, once it was looked through like a colleague's.
	 * @param wanted.compared keys whose words people have compared just now.
	 * @param wanted.proof wanted where anybody is given a key who does not hold the lane yet, and where the lane closes.
	 * @throws UnknownHolder when there is a key that nobody has compared; Misfit, StaleNotebook, LaneInDoubt, Unproven.
	 */
	async propose(wanted: WantedCard & Sure): Promise<{
		card: LaneCardV2;
		roster: Base64;
		sealedFor: SealedForHolder[];
	}> {
		const { lane, kind, members, recovery, replies, closes } = wanted;
		mayGive(state, lane);
		refuseFormer(state, members);
		const unknown = await unknownIn(state, wanted);
		if (unknown.length > 0) throw new UnknownHolder(unknown.join());
		const before = knownOf(state, lane);
		const holders = holdersOf(wanted);
		const { joined, renewed } = changeOf(wanted, before);
		const former = before?.card.v === 1 ? newestOf(state, lane, before.card.epoch) : undefined;
		const epoch = (before?.card.epoch ?? 0) + 1;
		const identity = await newIdentity();
		const keys: LaneKeys = { lane, epoch, identity, signingKey: newSigningKey(), holders: {} };
		const recipient = await recipientOf(identity);
		const roster = makeRoster(lane, epoch, members);
		const making = { kind, recipient, roster, recovery: printOfCard(recovery.card) };
		const now = new Date();
		const given = { ...(replies && { replies }), ...(closes && { closes }) };
		const draft = draftCard(keys, { ...making, ...given }, before?.card, now);
		const { id, keys: own } = officerOf(state);
		const custodians = state.custodians.get(lane);
		const known = { before, recovery: making.recovery, custodians, me: { id, keys: own } };
		await review({ card: draft, roster, keys }, known, now);
		// Last of what may be refused: a touch is spent by it, and another try with the lanes of then would be without.
		if (
			joined.length + renewed.length + (wanted.compared ?? []).length > 0 ||
			isClosing(draft, before?.card)
		)
			await prove(state, { what: 'propose', lane, holders }, wanted.proof);
		remember(state, wanted.compared);
		const signed = signedBy(state, draft, rostersOf(before, roster));
		const card = former ? signAsEpoch(signed, former) : signed;
		const sealedFor = await Promise.all(
			holders.map(async (one) => ({
				holder: one.holder,
				sealed: base64.encode(await sealLaneKeys(keys, one.recipient))
			}))
		);
		const sealed = await sealRoster(roster, [recipient, recovery.recipient]);
		return { card, roster: base64.encode(sealed), sealedFor };
	},

	/**
	 * Seals the epochs of before for a member of the lane's newest card, so that they read what came then, too.
	 * @throws UnknownHolder when nobody of this id is on it; StaleNotebook, LaneInDoubt, Unproven.
	 */
	async shareEpochs(given: {
		lane: string;
		holder: string;
		proof?: Proof | undefined;
	}): Promise<SealedEpoch[]> {
		mayGive(state, given.lane);
		const member = state.rosters
			.get(given.lane)
			?.members.find(({ officer }) => officer === given.holder);
		if (!member) throw new UnknownHolder(given.holder);
		refuseFormer(state, [member]);
		const holders = [{ holder: member.officer, recipient: member.recipient }];
		const epochs = epochsOf(state, given.lane);
		await prove(state, { what: 'shareEpochs', lane: given.lane, holders }, given.proof);
		return Promise.all(
			epochs.map(async (keys) => ({
				epoch: keys.epoch,
				sealed: base64.encode(await sealLaneKeys(keys, member.recipient))
			}))
		);
	},

	/**
	 * Of these replies' files, those that the lane stands by and whose words its own epoch signed. What came before this officer
	 * did nobody looks through here: the lane stands by it as before, and its signature is checked where it is shown.
	 * @returns SHA-256 of each, base64url.
	 */
	async checkReplies(replies: readonly SealedReply[]): Promise<string[]> {
		const stand: string[] = [];
		for (const reply of replies) {
			if (await isStoodBy(state, reply)) stand.push(hashOf(reply.sealed));
		}
		return stand;
	},

	/** What the lane said again of replies whose tips moved away, of what it stands by still. @returns what each of them holds, as a hash. */
	async checkRestated(restated: readonly Restated[]): Promise<string[]> {
		return restated
			.filter((one) => standsByWord(state.chains.get(one.lane) ?? [], one))
			.map(({ said }) => said);
	},

	/**
	 * Looks through a card that somebody proposes: see sealed/proposal.ts.
	 * @param given.recovery the recovery lane's newest card.
	 * @throws Misfit; UnknownRecovery; NotYourLane when there is no copy for this officer.
	 */
	async review(given: { proposal: SealedProposal; recovery: LaneCard }): Promise<Reviewed> {
		const { roster, change } = await reviewed(state, given.proposal, given.recovery);
		return { change, isTurn: isTurn(change), members: roster.members };
	},

	/**
	 * Stands by a card that was looked through. One that changes people wants their keys to have been compared, and a proof.
	 * @param given.replies those that stand, of a lane whose card lists them: an answer left out would be shown no more.
	 * @throws Misfit, NotCompared, UnknownRecovery, LeavesOutReplies, StaleNotebook, LaneInDoubt, Unproven
	 */
	async countersign(
		given: {
			proposal: SealedProposal;
			recovery: LaneCard;
			replies?: readonly string[] | undefined;
		} & Sure
	): Promise<CardSignature> {
		const { card } = given.proposal;
		mayGive(state, card.lane);
		const { roster, change, before } = await reviewed(state, given.proposal, given.recovery);
		const me = officerOf(state).id;
		const fresh = new Set([...change.joined, ...change.renewed]);
		const uncompared = roster.members.filter(
			(one) =>
				fresh.has(one.officer) &&
				one.officer !== me &&
				!isKnownKey(state, given.compared, one.officer, one)
		);
		if (needsReplies(change) && !given.replies?.every((one) => card.replies.includes(one)))
			throw new LeavesOutReplies(card.lane);
		if (uncompared.length > 0)
			throw new NotCompared(uncompared.map(({ officer }) => officer).join());
		if (!isTurn(change)) {
			const holders = membersOf(roster.members);
			await prove(state, { what: 'countersign', lane: card.lane, holders }, given.proof);
		}
		remember(state, given.compared);
		const unsigned = { ...card, signatures: [] };
		const [signature] = signedBy(state, unsigned, rostersOf(before, roster)).signatures;
		if (!signature) throw new Error('a card without the signature that was made');
		return signature;
	}
});

type Rosters = { readonly before: Roster | undefined; readonly own: Roster };
const rostersOf = (before: Known['before'], own: Roster): Rosters => ({
	before: before && 'roster' in before ? before.roster : undefined,
	own
});

/**
 * With the officer's voice on the card before, which is what counts; and where their keys are others by now, with that of the card
 * itself, too: only who has those could open its secret.
 */
function signedBy(state: State, card: LaneCardV2, { before, own }: Rosters): LaneCardV2 {
	const [counts, opens] = [signerOn(state, before ?? own), signerOf(state)];
	if (counts.signingKey === opens.signingKey) return signCard(card, counts, { before, own });
	return signCard(signCard(card, counts, { before }), opens, { own });
}

/** What people did just now, and what shows that the officer wants it. */
type Sure = {
	readonly compared?: readonly Compared[] | undefined;
	readonly proof?: Proof | undefined;
};

/** Notes keys whose words were compared with the people whose they are. */
export function remember(state: State, compared: readonly Compared[] = []): void {
	const officer = officerOf(state);
	const { notebook } = officer;
	officer.notebook = { ...notebook, book: withKeys(notebook.book, compared) };
}

/** Whether these very keys were compared, now or before. */
const isKnownKey = (
	state: State,
	compared: readonly Compared[] = [],
	holder: string,
	{ recipient, verifyKey, card }: Omit<Compared, 'holder'>
): boolean =>
	isCompared(officerOf(state).notebook.book, holder, { recipient, verifyKey, card }) ||
	compared.some(
		(one) =>
			one.holder === holder &&
			one.recipient === recipient &&
			one.verifyKey === verifyKey &&
			one.card === card
	);

async function isStoodBy(state: State, reply: SealedReply): Promise<boolean> {
	const { sealed, restated, sealedAt, ...place } = reply;
	const { lane, epoch } = place;
	const cards = state.chains.get(lane) ?? [];
	const held = (at: number) => epochsOf(state, lane).find((one) => one.epoch === at);
	const keys = held(sealedAt ?? epoch);
	if (!keys) return standsBy(cards, { epoch, sealed });
	const said = await openSaid(sealed, keys.identity).catch(() => undefined); // the first releases' are the tipster's alone
	if (!said || !standsBy(cards, { epoch, sealed, said: hashOfSaid(said), restated })) return false;
	const card = cards.find((one) => one.epoch === epoch);
	const signer = card && signerOfCard(card);
	return signer !== undefined && isTheLanes(said, place, signer);
}

/** A copy of an epoch's secret. */
type SealedEpoch = { readonly epoch: number; readonly sealed: Base64 };

/** What a member sees of a card that is proposed. */
export type Reviewed = {
	readonly change: CardChange;
	/** Nobody joins, leaves, or has other keys, and the lane goes on: nothing for people to decide. */
	readonly isTurn: boolean;
	readonly members: readonly Member[];
};

/** What a card that is proposed changes, as this officer's browser finds it. @throws Misfit, NotYourLane, UnknownRecovery */
export async function reviewed(state: State, proposal: SealedProposal, recovery: LaneCard) {
	const { id, keys: own } = officerOf(state);
	if (!proposal.copy) throw new NotYourLane(proposal.card.lane);
	const keys = await openLaneKeys(base64.decode(proposal.copy), own.identity);
	const roster = await openRoster(base64.decode(proposal.roster), keys.identity);
	// Else a colleague alone adds to a turn a copy for somebody, or leaves one out.
	const members = roster.members.map(({ officer }) => officer).sort();
	if (members.join() !== [...proposal.copiesFor].sort().join())
		throw new Misfit('copies for others than its roster');
	refuseFormer(state, roster.members);
	const before = knownOf(state, proposal.card.lane);
	const custodians = state.custodians.get(proposal.card.lane);
	const me = { id, keys: own };
	const known = { before, recovery: printOfCard(recovery), custodians, me };
	const change = await review({ card: proposal.card, roster, keys }, known, new Date());
	const { recipient } = recovery;
	if (before && !isKnownRecovery(state, { recovery: { recipient, card: recovery } }, before))
		throw new UnknownRecovery(proposal.card.lane);
	return { roster, change, before };
}

/** Whether the newest secret of a lane that has cards is here, and who reads it by that; of one without cards there is none. */
function isHeld({ chains, lanes, rosters }: State, lane: string): boolean {
	const card = chains.get(lane)?.at(-1);
	if (!card) return true;
	return card.v === 1 ? (lanes.get(lane) ?? []).length > 0 : rosters.has(lane);
}

/** The lane's newest card as it is held here. None: this officer does not read the lane yet. */
function knownOf(state: State, lane: string): Known['before'] {
	const card = state.chains.get(lane)?.at(-1);
	if (!card) return undefined;
	if (card.v === 1) return { card, holders: newestOf(state, lane).holders };
	const roster = state.rosters.get(lane);
	if (card.kind === 'recovery' || !roster) throw new NotYourLane(lane);
	return { card, roster };
}

/** Whose keys are neither those of the card before, nor were compared. `recovery`, too. */
async function unknownIn(state: State, wanted: WantedCard & Sure): Promise<string[]> {
	const { id, keys } = officerOf(state);
	const before = knownOf(state, wanted.lane);
	const mine = await cardOf(keys);
	const isKnown = (member: Member): boolean => {
		if (member.officer === id)
			return member.recipient === mine.recipient && member.verifyKey === mine.verifyKey;
		if (isKnownKey(state, wanted.compared, member.officer, member)) return true;
		if (isFormer(officerOf(state).notebook.book, member.officer, member)) return false;
		return before !== undefined && 'roster' in before && isOn(before.roster.members, member);
	};
	const unknown = wanted.members.filter((one) => !isKnown(one)).map(({ officer }) => officer);
	return isKnownRecovery(state, wanted, before) ? unknown : [...unknown, 'recovery'];
}

const isOn = (members: readonly Member[], { officer, ...keys }: Member): boolean =>
	members.some((one) => hasKeys(one, officer, keys));

function isKnownRecovery(
	state: State,
	{ recovery, compared }: Pick<WantedCard, 'recovery'> & Sure,
	before: Known['before']
): boolean {
	const { card, recipient } = recovery;
	if (card.recipient !== recipient) return false;
	const keys = { recipient, card: printOfCard(card) };
	if (isFormer(officerOf(state).notebook.book, 'recovery', keys)) return false;
	if (isKnownKey(state, compared, 'recovery', keys)) return true;
	if (!before) return isSealedTo(state, card);
	return 'roster' in before
		? before.card.recovery === printOfCard(card)
		: before.holders.recovery === printOf(recipient);
}

function changeOf({ lane, members }: WantedCard, before: Known['before']): RosterChange {
	if (before) return changeSince(makeRoster(lane, before.card.epoch + 1, members), before);
	const joined = members.map(({ officer }) => officer);
	const agencies = [...new Set(members.map(({ agency }) => agency))];
	return { joined, left: [], renewed: [], agencies };
}
