import type { LaneCard } from '#lib/sealed/lane-card.ts';
import { dayOf, daysLater, isClosed, type CardSignature } from '#lib/sealed/lane-card-v2.ts';
import { isTurn } from '#lib/sealed/roster.ts';
import type { Agreement } from '#lib/sealed/voice.ts';
import type { DueCard, ProposedCard, ServerKeys } from '../server-keys.ts';
import type { Reviewed } from '../vault/cards.ts';
import type { Givens, Results, Verb } from '../vault/verbs.ts';

/** A card that changes people, looked through here: whether to stand by it is for the officer to say. */
export type WaitingCard = ProposedCard & Reviewed & { readonly recovery: LaneCard };

/** The worker, and the desk's server as far as cards go. */
export type Between = {
	readonly do: <V extends Verb>(verb: V, given: Givens[V]) => Promise<Results[V]>;
	readonly keys: () => Promise<CardsShown>;
	readonly agree: (agreement: Agreement) => Promise<unknown>;
	readonly propose: (lane: string, made: Results['propose']) => Promise<unknown>;
	/** @returns whether the card stands by it. */
	readonly countersign: (
		proposal: Pick<ProposedCard, 'card' | 'id'>,
		signature: CardSignature
	) => Promise<boolean>;
	/** Has the worker take the lanes as the server has them now. */
	readonly renew: () => Promise<unknown>;
};
type CardsShown = Pick<ServerKeys, 'officerId' | 'unsaid' | 'due' | 'proposed' | 'recovery'>;

/** What is left for people to look at. */
export type LeftToPeople = {
	readonly waiting: readonly WaitingCard[];
	readonly unsure: readonly DueCard[];
};

/**
 * What an unlock does for the officer's lanes: says again that they read them where their key is new; stands by cards that
 * change nobody; proposes those that are due and change nobody. What changes people is left for them to look at.
 */
export async function turnLanes(between: Between, keys: CardsShown): Promise<LeftToPeople> {
	const said = await sayYes(between, keys.unsaid);
	const shown = said ? await between.keys() : keys;
	const { proposed, recovery } = shown;
	const held = recovery ? await lookThrough(between, proposed, recovery) : [];
	const isMine = ({ by }: WaitingCard) => by === keys.officerId;
	const stood = await standBy(
		between,
		held.filter((one) => one.isTurn && !isMine(one))
	);
	if (stood.size > 0) await between.renew();
	// One that had waited for long is due to be followed at once.
	const { due } = stood.size > 0 ? await between.keys() : shown;
	const open = held.filter(({ card }) => !stood.has(card.lane));
	const isAwaited = (one: WaitingCard) => !one.isTurn || isFresh(one, new Date());
	const unsure = await proposeTurns(
		between,
		due.filter((wanted) => !open.some((one) => isFor(one, wanted) && isAwaited(one)))
	);
	if (proposed.length + due.length > 0) await between.renew();
	// A turn is nobody's to look at, but where nobody else is there to stand by it, or may be away until the lane's card has
	// expired: then a custodian can.
	const ages = (lane: string) => due.some((one) => one.lane === lane && one.ages === true);
	const isAlone = ({ members, card }: WaitingCard) => members.length === 1 || ages(card.lane);
	const waiting = open.filter(
		(one) => !one.isTurn || (isMine(one) && isAlone(one) && isAwaited(one))
	);
	return { waiting, unsure };
}

/**
 * A turn that still waits the day after it was made is made anew by whoever unlocks: it is as old when it stands as it has
 * waited, and takes tips for so much less.
 */
const isFresh = ({ card }: WaitingCard, now: Date): boolean =>
	card.from >= daysLater(dayOf(now), -1);

export async function sayYes(
	{ do: call, agree }: Pick<Between, 'do' | 'agree'>,
	lanes: readonly string[]
): Promise<boolean> {
	if (lanes.length === 0) return false;
	for (const agreement of await call('agree', lanes)) await agree(agreement);
	return true;
}

/** @returns those that hold: others are nobody's to stand by, and keep nobody from proposing. */
async function lookThrough(
	{ do: call }: Between,
	proposed: readonly ProposedCard[],
	recovery: LaneCard
): Promise<WaitingCard[]> {
	const held: WaitingCard[] = [];
	for (const { by, ...proposal } of proposed) {
		const reviewed = await call('review', { proposal, recovery }).catch(() => undefined);
		if (reviewed) held.push({ ...proposal, ...reviewed, by, recovery });
	}
	return held;
}

/** The newest first: of several for one lane one stands. @returns lanes of those that stand. */
async function standBy(
	{ do: call, countersign }: Between,
	turns: readonly WaitingCard[]
): Promise<ReadonlySet<string>> {
	const stood = new Set<string>();
	for (const { id, card, roster, copy, copiesFor, recovery } of turns.toReversed()) {
		if (stood.has(card.lane)) continue;
		const given = { proposal: { id, card, roster, copy, copiesFor }, recovery };
		const signature = await call('countersign', given).catch(unlessUnreadable);
		if (signature && (await countersign({ card, id }, signature))) stood.add(card.lane);
	}
	return stood;
}

/** Whether it is for the very people whom a lane wants, and ends the lane as it is to. */
const isFor = ({ card, members }: WaitingCard, wanted: DueCard): boolean =>
	card.lane === wanted.lane &&
	isClosed(card) === wanted.closes &&
	idsOf(members) === idsOf(wanted.members);
const idsOf = (members: readonly { readonly officer: string }[]): string =>
	members
		.map(({ officer }) => officer)
		.sort()
		.join();

/** @returns those that people have to look at. Of two members who do this at once one is first, and the other's is not kept. */
async function proposeTurns(
	{ do: call, propose }: Between,
	due: readonly DueCard[]
): Promise<DueCard[]> {
	const unsure: DueCard[] = [];
	for (const wanted of due) {
		const change = await call('changes', wanted).catch(unlessUnreadable);
		if (!change) continue;
		// That is asked once, and not for each lane: see NewRecovery.svelte.
		if (isTurn(change) && change.unknown.join() === 'recovery') continue;
		if (change.unknown.length > 0 || !isTurn(change)) {
			unsure.push(wanted);
			continue;
		}
		const made = await call('propose', wanted).catch(unlessUnreadable);
		if (made) await propose(wanted.lane, made);
	}
	return unsure;
}

/** A lane whose newest copy does not open here, or a clock that is wrong, keeps nobody out of their other lanes. */
const unlessUnreadable = (fault: Error): undefined =>
	['NotYourLane', 'Misfit', 'FormerKeys', 'UnknownRecovery'].includes(fault.name)
		? undefined
		: unlessInDoubt(fault);

/** It can wait, and the desk says what for; reading and answering go on. */
function unlessInDoubt(fault: Error): undefined {
	if (fault.name !== 'StaleNotebook' && fault.name !== 'LaneInDoubt') throw fault;
}
