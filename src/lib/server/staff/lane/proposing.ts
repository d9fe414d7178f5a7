import { and, eq } from 'drizzle-orm';
import { countVoices, stands, type CardSignature } from '#lib/sealed/lane-card-v2.ts';
import { laneActs, type LaneAct } from '#lib/sealed/lane-act.ts';
import * as audit from '../../audit/index.ts';
import { functions, isTaken, laneProposals, proposedCopies, type Tx } from '../../db/index.ts';
import type { DeskContext, Signing } from '../context.ts';
import { actsOfCustodians, whyNoCustodian } from './by-custodian.ts';
import {
	hasAWord,
	hasVoiceOfAnother,
	membersAmong,
	whyNot,
	whyNotNow,
	type Proposal
} from './card-rules.ts';
import { changeLane, enter, enterWhatFollows } from './entering.ts';
import { staysAbsent, takeEffect } from './in-force.ts';
import type { LaneChange } from './lane.ts';
import { custodiansOf, newest } from './newest-card.ts';

export type Proposed = LaneChange & { readonly stands?: boolean };

/** Keeps a card that does not stand yet. Whoever proposes another for the same epoch takes the former one back. */
export async function propose(
	desk: DeskContext,
	actor: Signing,
	{ card, roster, sealedFor, lookedThrough }: Proposal,
	now: Date
): Promise<Proposed | audit.NotSigned> {
	try {
		return await changeLane<Proposed>(desk, actor, async (tx) => {
			const why = await whyNot(tx, actor, { card, roster, sealedFor, lookedThrough }, now);
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
		});
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
	changeLane<Proposed>(desk, actor, async (tx) => {
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
		const why = await whyNotNow(tx, wanted, before, now);
		if (why) return { ok: false, why };
		await tx
			.update(laneProposals)
			.set({ card: signed, lookedThrough: looked })
			.where(eq(laneProposals.id, id));
		const [stoodBy = laneActs.countersign(card)] = await actsOfCustodians(tx, card, [signature]);
		const act = await enter(tx, actor, laneId, stoodBy, now);
		return standIfItMay(tx, actor, id, act, now);
	});

/** Takes a proposal away: one's own, or as somebody who is to read the lane by it. Whom it leaves out cannot. */
export const refuse = (
	desk: DeskContext,
	actor: Signing,
	id: string,
	now: Date
): Promise<LaneChange | audit.NotSigned> =>
	changeLane<LaneChange>(desk, actor, async (tx) => {
		const proposal = await find(tx, id);
		if (!proposal || ![proposal.proposedBy, ...proposal.members].includes(actor.officerId))
			return { ok: false, why: 'not-allowed' };
		await tx.delete(laneProposals).where(eq(laneProposals.id, id));
		await enter(tx, actor, proposal.laneId, laneActs.refuse(proposal.card), now);
		return { ok: true };
	});

async function find(tx: Tx, id: string) {
	const [proposal] = await tx.select().from(laneProposals).where(eq(laneProposals.id, id));
	return proposal;
}

/** Puts a proposal in force if enough stand by it: from here on it is the lane's newest card. */
async function standIfItMay(
	tx: Tx,
	actor: Signing,
	id: string,
	/** By which it may stand: see enter. */
	act: string | undefined,
	now: Date
): Promise<Proposed> {
	const proposal = await find(tx, id);
	if (!proposal) throw new Error('the proposal is gone');
	const { laneId, epoch, card, proposedBy: madeBy } = proposal;
	const before = await newest(tx, laneId);
	if (!stands(card, before, (await custodiansOf(tx))(card.recovery)))
		return { ok: true, stands: false };
	const enters = (entry: LaneAct) => enterWhatFollows(tx, actor, laneId, entry, act, now);
	await takeEffect(
		tx,
		{ ...proposal, madeBy },
		{
			by: actor.officerId,
			follows: act,
			enters,
			onceMembers: async () => {
				await functions.keepCopies(tx, { proposal: id });
				await enters({ act: 'card.stands', subject: String(epoch) });
			},
			stay: (out) =>
				before?.v === 1 ? staysAbsent(tx, actor, { card, out }, now) : Promise.resolve([])
		},
		now
	);
	return { ok: true, stands: true };
}
