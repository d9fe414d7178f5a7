import { and, asc, eq, inArray, lte, ne } from 'drizzle-orm';
import { custodiansOn, type LaneCard } from '#lib/sealed/lane-card.ts';
import {
	countVoices,
	isClosed,
	isNext,
	isVoiceOn,
	stands,
	type CardSignature,
	type LaneCardV2
} from '#lib/sealed/lane-card-v2.ts';
import type { LaneCardV1 } from '#lib/sealed/lane-card-v1.ts';
import { laneActs } from '#lib/sealed/lane-act.ts';
import { printOfIds } from '#lib/sealed/looked-through.ts';
import { PLACES } from '#lib/sealed/roster.ts';
import { isAgreed } from '#lib/sealed/voice.ts';
import * as audit from '../../audit/index.ts';
import {
	actAs,
	actingAs,
	functions,
	isTaken,
	laneAgreements,
	laneClosings,
	laneEpochs,
	laneMembers,
	laneProposals,
	lanes,
	officers,
	proposedCopies,
	tips,
	type Tx
} from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext, type Signing } from '../context.ts';
import * as membership from '../membership.ts';
import { actsOfCustodians, whyNoCustodian } from './by-custodian.ts';
import { changesIn, note as noteChange, settle } from './changes.ts';
import { enter, enterWhatFollows } from './entering.ts';
import { RECOVERY, type LaneChange, type SealedFor } from './lane.ts';
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

export type Proposed = LaneChange & { readonly stands?: boolean };

/** Keeps a card that does not stand yet. Whoever proposes another for the same epoch takes the former one back. */
export async function propose(
	desk: DeskContext,
	actor: Signing,
	{ card, roster, sealedFor, lookedThrough }: Proposal,
	now: Date
): Promise<Proposed | audit.NotSigned> {
	try {
		return await audit.orRefused(() =>
			actingAs<Proposed>(desk.db, actor.officerId, async (tx) => {
				await membership.lockLanes(tx);
				const why = await whyNot(tx, actor, { card, roster, sealedFor, lookedThrough });
				if (why) return { ok: false, why };
				const { lane: laneId, epoch } = card;
				const mine = and(
					eq(laneProposals.laneId, laneId),
					eq(laneProposals.epoch, epoch),
					eq(laneProposals.proposedBy, actor.officerId)
				);
				await tx.delete(laneProposals).where(mine);
				const [proposal] = await tx
					.insert(laneProposals)
					.values({
						laneId,
						epoch,
						card,
						roster,
						members: membersAmong(sealedFor),
						lookedThrough: lookedThrough ?? null,
						proposedBy: actor.officerId,
						proposedAt: now
					})
					.returning({ id: laneProposals.id });
				if (!proposal) throw new Error('a proposal without an id');
				await tx
					.insert(proposedCopies)
					.values(sealedFor.map((one) => ({ proposalId: proposal.id, ...one })));
				const act = await enter(tx, actor, laneId, laneActs.propose(card), now);
				for (const stoodBy of await actsOfCustodians(tx, card, card.signatures))
					await enterWhatFollows(tx, actor, laneId, stoodBy, act, now);
				return standIfItMay(tx, actor, proposal.id, act, now);
			})
		);
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'taken' };
		throw error;
	}
}

/** What a browser says that stands by a card. */
type Countersignature = {
	readonly signature: CardSignature;
	/** Tips, and replies of a card that lists older ones: see printOfIds. */
	readonly lookedThrough?: string | undefined;
	readonly repliesLookedThrough?: string | undefined;
};

/** Adds a signature to a card that was proposed, of a member or a custodian; with enough of them it stands from here on. */
export const countersign = (
	desk: DeskContext,
	actor: Signing,
	id: string,
	{ signature, lookedThrough, repliesLookedThrough }: Countersignature,
	now: Date
): Promise<Proposed | audit.NotSigned> =>
	audit.orRefused(() =>
		actingAs<Proposed>(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			const proposal = await find(tx, id);
			const before = proposal && (await newest(tx, proposal.laneId));
			if (!proposal || !(await hasAWord(tx, actor, proposal, before, [signature])))
				return { ok: false, why: 'not-allowed' };
			const { card, laneId } = proposal;
			const custodians = (await custodiansOf(tx))(card.recovery);
			const signed = { ...card, signatures: [...card.signatures, signature] };
			if (countVoices(signed, before, custodians) <= countVoices(card, before, custodians))
				return { ok: false, why: 'bad-card' };
			if (await hasVoiceOfAnother(tx, actor, laneId, [signature]))
				return { ok: false, why: 'bad-card' };
			const whyNotTheirs = await whyNoCustodian(tx, { ...proposal, before }, [signature], actor);
			if (whyNotTheirs) return { ok: false, why: whyNotTheirs };
			const looked = lookedThrough ?? proposal.lookedThrough;
			const wanted = { ...proposal, card: signed, lookedThrough: looked, repliesLookedThrough };
			const why = await whyNotNow(tx, wanted, before);
			if (why) return { ok: false, why };
			await tx
				.update(laneProposals)
				.set({ card: signed, lookedThrough: looked })
				.where(eq(laneProposals.id, id));
			const [stoodBy = laneActs.countersign(card)] = await actsOfCustodians(tx, card, [signature]);
			const act = await enter(tx, actor, laneId, stoodBy, now);
			return standIfItMay(tx, actor, id, act, now);
		})
	);

/** Takes a proposal away: one's own, or as somebody who is to read the lane by it. Whom it leaves out cannot. */
export const refuse = (
	desk: DeskContext,
	actor: Signing,
	id: string,
	now: Date
): Promise<LaneChange | audit.NotSigned> =>
	audit.orRefused(() =>
		actingAs<LaneChange>(desk.db, actor.officerId, async (tx) => {
			await membership.lockLanes(tx);
			const proposal = await find(tx, id);
			if (!proposal || ![proposal.proposedBy, ...proposal.members].includes(actor.officerId))
				return { ok: false, why: 'not-allowed' };
			await tx.delete(laneProposals).where(eq(laneProposals.id, id));
			await enter(tx, actor, proposal.laneId, laneActs.refuse(proposal.card), now);
			return { ok: true };
		})
	);

export type Why = Extract<LaneChange, { ok: false }>['why'];

async function whyNot(
	tx: Tx,
	actor: Actor,
	{ card, sealedFor, lookedThrough }: Proposal
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
	return whyNotNow(tx, { laneId, card, members, lookedThrough: lookedThrough ?? null }, before);
}

type Wanted = Pick<
	typeof laneProposals.$inferSelect,
	'laneId' | 'card' | 'members' | 'lookedThrough'
> &
	Pick<Countersignature, 'repliesLookedThrough'>;

/** What keeps a card from being kept as things are, and from standing: people and tips change while it waits. */
async function whyNotNow(
	tx: Tx,
	proposal: Wanted,
	before: LaneCardV1 | LaneCardV2 | undefined
): Promise<Why | undefined> {
	const { card } = proposal;
	const why = await whyNotThese(tx, proposal);
	if (why) return why;
	const isLast = stands(card, before, (await custodiansOf(tx))(card.recovery));
	if (!isLast) return undefined;
	if (await hasNewReplies(tx, card, proposal.repliesLookedThrough)) return 'new-replies';
	return (await hasNewTips(tx, proposal, before)) ? 'new-tips' : undefined;
}

/** What keeps these people from reading a lane by a card. */
export async function whyNotThese(
	tx: Tx,
	{ laneId, card, members }: Pick<Wanted, 'laneId' | 'card' | 'members'>
): Promise<Why | undefined> {
	if (!(await membership.canAllRead(tx, members))) return 'not-enrolled';
	if (!(await haveAllAgreed(tx, laneId, members))) return 'not-agreed';
	if ((await agenciesOf(tx, members)).join() !== card.agencies.join()) return 'other-agency';
	return undefined;
}

/**
 * Whether a signature is by a voice that somebody else agreed to. Whoever takes a card back has signed it all the same: who
 * kept it shows their signature in vain.
 */
async function hasVoiceOfAnother(
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

const membersAmong = (sealedFor: readonly SealedFor[]): string[] =>
	sealedFor.map(({ holder }) => holder).filter((holder) => holder !== RECOVERY);

/** Puts a proposal in force if enough stand by it: from here on it is the lane's newest card. */
async function standIfItMay(
	tx: Tx,
	actor: Actor,
	id: string,
	/** By which it may stand: see enter. */
	act: string | undefined,
	now: Date
): Promise<Proposed> {
	const proposal = await find(tx, id);
	if (!proposal) throw new Error('the proposal is gone');
	const { laneId, epoch, card, roster, members, proposedBy } = proposal;
	const before = await newest(tx, laneId);
	if (!stands(card, before, (await custodiansOf(tx))(card.recovery)))
		return { ok: true, stands: false };
	await tx
		.insert(laneEpochs)
		.values({ laneId, epoch, card, roster, members, madeBy: proposedBy, madeAt: now });
	await functions.keepCopies(tx, { proposal: id });
	const were = await membership.membersOf(tx, laneId);
	for (const officerId of members.filter((one) => !were.includes(one))) {
		await tx.insert(laneMembers).values({ laneId, officerId, addedBy: proposedBy, addedAt: now });
		const added = { act: 'member.added', subject: officerId };
		await enterWhatFollows(tx, actor, laneId, added, act, now);
	}
	const stood = { act: 'card.stands', subject: String(epoch) };
	await enterWhatFollows(tx, actor, laneId, stood, act, now);
	await settle(tx, laneId, members);
	if (isClosed(card)) await tx.delete(laneClosings).where(eq(laneClosings.laneId, laneId));
	await tx
		.delete(laneProposals)
		.where(and(eq(laneProposals.laneId, laneId), lte(laneProposals.epoch, epoch)));
	const out = were.filter((one) => !members.includes(one));
	const absent = before?.v === 1 ? await whoIsAbsent(tx, laneId, out) : [];
	const stay = await ofAgencies(tx, absent, card.agencies);
	for (const officerId of absent.filter((one) => !stay.includes(one)))
		await noteChange(tx, actor, laneId, officerId, 'joins', now);
	// Last: the transaction acts as each who leaves from here on.
	for (const officerId of out.filter((one) => !stay.includes(one)))
		await membership.end(tx, { officerId, laneId, by: actor.officerId, follows: act }, now);
	await actAs(tx, actor.officerId);
	return { ok: true, stands: true };
}

/**
 * Of those whom a lane's first card of version 2 leaves out: who has not said yet whether they read it, and was not asked to leave. They
 * go on reading what they read, and are on the next card once they have said so. Where nobody else is of their agency they
 * leave, and are asked: tips that name it come to the lane from here on, and nobody of it sees that there is one.
 */
async function whoIsAbsent(tx: Tx, laneId: string, out: readonly string[]): Promise<string[]> {
	const said = await tx
		.select({ officerId: laneAgreements.officerId })
		.from(laneAgreements)
		.where(eq(laneAgreements.laneId, laneId));
	const asked = (await changesIn(tx, laneId)).filter(({ kind }) => kind === 'leaves');
	const known = new Set([...said, ...asked].map(({ officerId }) => officerId));
	return out.filter((id) => !known.has(id));
}

const ofAgencies = async (
	tx: Tx,
	ids: readonly string[],
	agencies: readonly string[]
): Promise<string[]> =>
	(
		await tx
			.select({ id: officers.id })
			.from(officers)
			.where(and(inArray(officers.id, [...ids]), inArray(officers.agencyId, [...agencies])))
	).map(({ id }) => id);

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
	const there = await tx.select({ id: tips.id }).from(tips).where(eq(tips.laneId, laneId));
	return printOfIds(there.map(({ id }) => id)) !== (lookedThrough ?? printOfIds([]));
}

/** The lane's newest card; none of one that is planned. */
export async function newest(tx: Tx, laneId: string): Promise<LaneCardV1 | LaneCardV2 | undefined> {
	const cards = await cardsOf(tx, laneId);
	const last = cards.at(-1);
	if (last?.v === 2 && last.kind === 'recovery') throw new Error('no lane of people');
	return last;
}

async function cardsOf(tx: Tx, laneId: string): Promise<LaneCard[]> {
	const rows = await tx
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, laneId))
		.orderBy(asc(laneEpochs.epoch));
	return rows.map(({ card }) => card);
}

const custodiansOf = async (tx: Tx) => custodiansOn(await cardsOf(tx, RECOVERY));

async function find(tx: Tx, id: string) {
	const [proposal] = await tx.select().from(laneProposals).where(eq(laneProposals.id, id));
	return proposal;
}

/**
 * Whether the actor reads the lane, or signs with a voice of the card before: rows may have ended what no card did, and without
 * them a lane of two would never get another. Of a lane that nobody reads yet, whether they are to. After a card of version 1, which
 * shows no voices, a newcomer's would count like a member's: this is what keeps one member from taking the lane with a friend.
 */
async function hasAWord(
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
