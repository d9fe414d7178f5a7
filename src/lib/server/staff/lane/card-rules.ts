import { and, eq, inArray, ne } from 'drizzle-orm';
import type { LaneCard } from '#lib/sealed/lane-card.ts';
import type { LaneCardV1 } from '#lib/sealed/lane-card-v1.ts';
import {
	countVoices,
	isNext,
	isTimely,
	isVoiceOn,
	stands,
	type CardSignature,
	type LaneCardV2
} from '#lib/sealed/lane-card-v2.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { PLACES } from '#lib/sealed/roster.ts';
import { isAgreed } from '#lib/sealed/voice.ts';
import {
	functions,
	laneAgreements,
	laneProposals,
	lanes,
	officers,
	type Tx
} from '../../db/index.ts';
import { mayReadTips, type Actor } from '../context.ts';
import * as membership from '../membership.ts';
import { whyNoCustodian } from './by-custodian.ts';
import { changesIn } from './changes.ts';
import { RECOVERY, type LaneChange, type SealedFor } from './lane.ts';
import { custodiansOf, newest } from './newest-card.ts';
import { hasNewReplies } from './sent-replies.ts';

/** A card that a member's browser made and signed. */
export type Proposal = {
	readonly card: LaneCardV2;
	/** Who reads the lane by it, sealed to it. */
	readonly roster: Uint8Array;
	/** For everybody on the roster, and for recovery. */
	readonly sealedFor: readonly SealedFor[];
	/** For the tips that the browser looked through, where the card gets an agency that was not there: see printOfIds. */
	readonly lookedThrough?: string | undefined;
};

export type Why = Extract<LaneChange, { ok: false }>['why'];

/** What keeps a card from being kept at all. */
export async function whyNot(
	tx: Tx,
	actor: Actor,
	{ card, sealedFor, lookedThrough }: Proposal,
	now: Date
): Promise<Why | undefined> {
	const { lane: laneId } = card;
	const [lane] = await tx.select().from(lanes).where(eq(lanes.id, laneId));
	const holders = sealedFor.map(({ holder }) => holder);
	const members = membersAmong(sealedFor);
	const before = await newest(tx, laneId);
	if (!lane || lane.kind !== card.kind) return 'not-allowed';
	if (!(await hasAWord(tx, actor, { laneId, members }, before, card.signatures)))
		return 'not-allowed';
	if (!isNext(card, before)) return 'bad-card';
	if (countVoices(card, before, (await custodiansOf(tx))(card.recovery)) < 1) return 'bad-card';
	if (await hasVoiceOfAnother(tx, actor, laneId, card.signatures)) return 'bad-card';
	const signed = { card, members, before, proposedBy: actor.officerId };
	const whyNotTheirs = await whyNoCustodian(tx, signed, card.signatures, actor);
	if (whyNotTheirs) return whyNotTheirs;
	if (new Set(holders).size < holders.length || members.length === holders.length)
		return 'keys-missing';
	if (members.length > PLACES) return 'full';
	const wanted = { laneId, card, members, lookedThrough: lookedThrough ?? null };
	return whyNotNow(tx, wanted, before, now);
}

type Wanted = Pick<
	typeof laneProposals.$inferSelect,
	'laneId' | 'card' | 'members' | 'lookedThrough'
> & {
	/** Replies that a card lists: see printOfIds. */
	readonly repliesLookedThrough?: string | undefined;
};

/** What keeps a card from being kept as things are, and from standing: people and tips change while it waits. */
export async function whyNotNow(
	tx: Tx,
	proposal: Wanted,
	before: LaneCardV1 | LaneCardV2 | undefined,
	now: Date
): Promise<Why | undefined> {
	const { card } = proposal;
	const why = await whyNotThese(tx, proposal, now);
	if (why) return why;
	const isLast = stands(card, before, (await custodiansOf(tx))(card.recovery));
	if (!isLast) return undefined;
	const came = (await hasNewReplies(tx, card, proposal.repliesLookedThrough))
		? 'new-replies'
		: (await hasNewTips(tx, proposal, before)) && 'new-tips';
	// What they stepped aside from they could not look through: somebody else has to.
	return came && (await standsAside(tx)) ? 'aside' : came || undefined;
}

/** What keeps these people from reading a lane by a card, now. */
export async function whyNotThese(
	tx: Tx,
	{ laneId, card, members }: Pick<Wanted, 'laneId' | 'card' | 'members'>,
	now: Date
): Promise<Why | undefined> {
	// A custodian signs by the clock of whose desk it is, and nobody else looks.
	if (!isTimely(card, now)) return 'other-day';
	if (!(await membership.canAllRead(tx, members))) return 'not-enrolled';
	if (!(await haveAllAgreed(tx, laneId, members))) return 'not-agreed';
	if ((await agenciesOf(tx, members)).join() !== card.agencies.join()) return 'other-agency';
	return undefined;
}

/**
 * Whether a signature is by a voice that somebody else agreed to. Whoever takes a card back has signed it all the same: who
 * kept it shows their signature in vain.
 */
export async function hasVoiceOfAnother(
	tx: Tx,
	actor: Actor,
	laneId: string,
	signatures: readonly CardSignature[]
): Promise<boolean> {
	const others = await tx
		.select({ agreement: laneAgreements.agreement })
		.from(laneAgreements)
		.where(and(eq(laneAgreements.laneId, laneId), ne(laneAgreements.officerId, actor.officerId)));
	return signatures.some(
		(one) => one.by === 'voice' && others.some(({ agreement }) => agreement.voice === one.key)
	);
}

const standsAside = async (tx: Tx): Promise<boolean> =>
	(await functions.steppedAside(tx)).length > 0;

/** The officers among the holders of copies. */
export const membersAmong = (sealedFor: readonly SealedFor[]): string[] =>
	sealedFor.map(({ holder }) => holder).filter((holder) => holder !== RECOVERY);

/** Whether tips came that nobody has looked through for an agency that this card brings. From here on the lock keeps new ones out. */
async function hasNewTips(
	tx: Tx,
	{ laneId, card, lookedThrough }: Wanted,
	before: LaneCard | undefined
): Promise<boolean> {
	const had =
		before?.v === 2 && before.kind !== 'recovery'
			? before.agencies
			: await agenciesOf(tx, await membership.membersOf(tx, laneId));
	if (card.agencies.every((agency) => had.includes(agency))) return false;
	const there = (await functions.toLookThrough(tx, { lane: laneId })).filter(
		({ kind }) => kind === 'tip'
	);
	return printOfIds(there.map(({ id }) => id)) !== (lookedThrough ?? printOfIds([]));
}

/**
 * Whether the actor reads the lane, or signs with a voice of the card before: rows may have ended what no card did, and without
 * them a lane of two would never get another. Of a lane that nobody reads yet, whether they are to. After a card of version 1, which
 * shows no voices, a newcomer's would count like a member's: this is what keeps one member from taking the lane with a friend.
 */
export async function hasAWord(
	tx: Tx,
	{ officerId, role }: Actor,
	{ laneId, members }: Pick<Wanted, 'laneId' | 'members'>,
	before: LaneCardV1 | LaneCardV2 | undefined,
	signatures: readonly CardSignature[]
): Promise<boolean> {
	if (!mayReadTips(role)) return false;
	if (!before) return members.includes(officerId);
	return isVoiceOn(before, signatures) || (await membership.isMember(tx, laneId, officerId));
}

/** Sorted, each once. */
async function agenciesOf(tx: Tx, members: readonly string[]): Promise<string[]> {
	const rows = await tx
		.selectDistinct({ agency: officers.agencyId })
		.from(officers)
		.where(inArray(officers.id, [...members]));
	return rows.map(({ agency }) => agency).sort();
}

/**
 * Whether each of them said yes with the key that is theirs now, who joins after they were asked, and the lane asks none of
 * them to leave: their own browser might go on proposing, and a colleague's stand by it unasked.
 */
async function haveAllAgreed(tx: Tx, laneId: string, members: readonly string[]): Promise<boolean> {
	const rows = await tx
		.select({
			officer: officers.id,
			verifyKey: officers.verifyKey,
			agreement: laneAgreements.agreement,
			agreedAt: laneAgreements.agreedAt
		})
		.from(laneAgreements)
		.innerJoin(officers, eq(officers.id, laneAgreements.officerId))
		.where(and(eq(laneAgreements.laneId, laneId), inArray(officers.id, [...members])));
	const were = await membership.membersOf(tx, laneId);
	const changes = await changesIn(tx, laneId);
	return (
		rows.length === members.length &&
		rows.every(({ officer, verifyKey, agreement, agreedAt }) => {
			if (verifyKey === null || !isAgreed(agreement, verifyKey)) return false;
			const asked = changes.find(({ officerId }) => officerId === officer);
			return were.includes(officer)
				? asked?.kind !== 'leaves'
				: asked !== undefined && agreedAt >= asked.askedAt;
		})
	);
}
