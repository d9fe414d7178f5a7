import { eq } from 'drizzle-orm';
import { laneActs } from '../../src/lib/sealed/lane-act.ts';
import type { CardSignature, LaneCardV2 } from '../../src/lib/sealed/lane-card-v2.ts';
import { ofPeople, recoveryActs } from '../../src/lib/sealed/people-act.ts';
import { actingAs, laneProposals } from '../../src/lib/server/db/index.ts';
import type { Actor, DeskContext } from '../../src/lib/server/staff/index.ts';
import * as lane from '../../src/lib/server/staff/lane/index.ts';
import { signs, type Rest } from './keys-held.ts';

// The room's verbs, each with its act signed as the officer's browser signs it.
export * from '../../src/lib/server/staff/lane/index.ts';

export const propose = (
	desk: DeskContext,
	actor: Actor,
	...[proposal, now]: Rest<typeof lane.propose>
) => {
	const act = { lane: proposal.card.lane, ...laneActs.propose(proposal.card) };
	return lane.propose(desk, signs(actor, act, now), proposal, now);
};

/** The card that somebody proposed; another's act where it is gone. */
const onCard = async (desk: DeskContext, actor: Actor, id: string) => {
	const [found] = await actingAs(desk.db, actor.officerId, (tx) =>
		tx.select({ card: laneProposals.card }).from(laneProposals).where(eq(laneProposals.id, id))
	);
	return found?.card;
};

export const countersign = async (
	desk: DeskContext,
	actor: Actor,
	...[id, given, now]: Rest<typeof lane.countersign>
) => {
	const card = await onCard(desk, actor, id);
	const agency = await agencyOf(desk, given.signature);
	const countersigns = (card: LaneCardV2) =>
		agency === undefined
			? laneActs.countersign(card)
			: laneActs.countersignAsCustodian(card, agency);
	const act = card ? countersigns(card) : laneActs.agree('nowhere');
	const signed = signs(actor, { lane: card?.lane ?? 'nowhere', ...act }, now);
	return lane.countersign(desk, signed, id, given, now);
};

/** Of a custodian who signs; undefined where somebody else does. */
async function agencyOf(desk: DeskContext, signature: CardSignature): Promise<string | undefined> {
	if (signature.by !== 'custodian') return undefined;
	const recovery = (await lane.list(desk)).find(({ kind }) => kind === 'recovery')?.card;
	const custodians = recovery?.v === 2 && recovery.kind === 'recovery' ? recovery.custodians : [];
	return custodians.find(({ verifyKey }) => verifyKey === signature.key)?.agency;
}

export const refuse = async (
	desk: DeskContext,
	actor: Actor,
	...[id, now]: Rest<typeof lane.refuse>
) => {
	const card = await onCard(desk, actor, id);
	const act = card ? laneActs.refuse(card) : laneActs.agree('nowhere');
	return lane.refuse(desk, signs(actor, { lane: card?.lane ?? 'nowhere', ...act }, now), id, now);
};

export const ask = (
	desk: DeskContext,
	actor: Actor,
	...[id, change, now]: Rest<typeof lane.ask>
) => {
	const act = laneActs.ask(change.officerId, change.kind);
	return lane.ask(desk, signs(actor, { lane: id, ...act }, now), id, change, now);
};

export const takeBack = (
	desk: DeskContext,
	actor: Actor,
	...[id, officer, now]: Rest<typeof lane.takeBack>
) => {
	const signed = signs(actor, { lane: id, ...laneActs.takeBack(officer) }, now);
	return lane.takeBack(desk, signed, id, officer, now);
};

export const agree = (
	desk: DeskContext,
	actor: Actor,
	...[agreement, now]: Rest<typeof lane.agree>
) => {
	const act = { lane: agreement.lane, ...laneActs.agree(agreement.lane) };
	return lane.agree(desk, signs(actor, act, now), agreement, now);
};

export const share = (
	desk: DeskContext,
	actor: Actor,
	...[id, given, now]: Rest<typeof lane.share>
) => {
	const epochs = given.copies.map(({ epoch }) => epoch);
	const signed = signs(actor, { lane: id, ...laneActs.share(given.holder, epochs) }, now);
	return lane.share(desk, signed, id, given, now);
};

export const askToClose = (
	desk: DeskContext,
	actor: Actor,
	...[id, now]: Rest<typeof lane.askToClose>
) => lane.askToClose(desk, signs(actor, { lane: id, ...laneActs.askToClose(id) }, now), id, now);

export const keepAccepting = (
	desk: DeskContext,
	actor: Actor,
	...[id, now]: Rest<typeof lane.keepAccepting>
) =>
	lane.keepAccepting(desk, signs(actor, { lane: id, ...laneActs.keepAccepting(id) }, now), id, now);

export const standRecovery = (
	desk: DeskContext,
	actor: Actor,
	...[card, now]: Rest<typeof lane.standRecovery>
) => {
	const signed = signs(actor, ofPeople(recoveryActs.compare(card)), now);
	return lane.standRecovery(desk, signed, card, now);
};
