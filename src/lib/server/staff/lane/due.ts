import { and, asc, eq, gte, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Recipient } from '#lib/sealed/age.ts';
import {
	AGES_DAYS,
	type Day,
	dayOf,
	daysLater,
	isClosed,
	type LaneCardV2
} from '#lib/sealed/lane-card-v2.ts';
import { FEWEST_READERS, type LaneCard } from '#lib/sealed/lane-card.ts';
import { PLACES, type Member } from '#lib/sealed/roster.ts';
import { isAgreed } from '#lib/sealed/voice.ts';
import {
	actingAs,
	laneAgreements,
	laneChanges,
	laneClosings,
	laneProposals,
	lanes,
	officers,
	proposedCopies,
	type Tx
} from '../../db/index.ts';
import { mayReadTips, type Actor, type DeskContext, type Reading } from '../context.ts';
import { isAlone } from './alone.ts';
import { changesIn } from './changes.ts';
import { list, type Lane } from './lane.ts';

/** A card that the actor's browser may propose, and who is to read the lane by it. */
export type DueCard = {
	readonly lane: string;
	readonly kind: 'general' | 'restricted';
	/** Keys as the server's rows name them: whether they are these people's is for a browser to know. */
	readonly members: readonly (Member & { readonly name: string })[];
	readonly recovery: { readonly recipient: Recipient; readonly card: LaneCard };
	/** It takes no tips any more: by this card, where a member asked for that, or by an earlier one. */
	readonly closes: boolean;
	/** People hear that its newest card ages: who else stands by the next one may be away for longer than that lasts. */
	readonly ages: boolean;
	/** No other member can stand by it: see alone.ts. */
	readonly isAlone: boolean;
};

/** A card that others proposed, as far as the actor may see it. */
export type ProposedCard = {
	readonly id: string;
	readonly lane: string;
	readonly by: string;
	readonly card: LaneCardV2;
	readonly roster: Uint8Array;
	/** The actor's copy of its secret; null for whom there is none. */
	readonly copy: Uint8Array | null;
	/** Officers for whom there is a copy: who reads the lane once it stands. */
	readonly copiesFor: readonly string[];
	/** No member but the actor can stand by it: see alone.ts. */
	readonly isAlone: boolean;
};

/**
 * Of the lanes that the actor reads, or is to read first of all: each that wants another card. Whether one that is proposed will do is for
 * a browser to know, which opens it: else what a colleague proposes in spite, or nobody can stand by, held up the lane.
 */
export const dueCards = (desk: Reading, actor: Actor, now: Date): Promise<DueCard[]> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const made = await list({ db: tx });
		const [recovery] = made.filter(({ kind }) => kind === 'recovery');
		if (!recovery) return [];
		const closing = await tx.select({ lane: laneClosings.laneId }).from(laneClosings);
		const due: DueCard[] = [];
		for (const lane of await tx.select().from(lanes).orderBy(asc(lanes.position))) {
			if (lane.kind === 'recovery') continue;
			const newest = made.find(({ id }) => id === lane.id);
			// One that nobody reads is recovered: no browser holds what its next card is made of.
			if (newest?.members.length === 0) continue;
			// Nor does that of whoever was asked to read it and has no key of it yet.
			if (newest && !newest.members.some((one) => one.officerId === actor.officerId)) continue;
			const wanted = await wantedIn(tx, lane.id, newest, now);
			if (!wanted?.some(({ officer }) => officer === actor.officerId)) continue;
			const isAsked = closing.some((one) => one.lane === lane.id);
			if (newest && !isAsked && !isDue(newest, wanted, recovery.pin, now)) continue;
			const ids = wanted.map(({ officer }) => officer);
			due.push({
				lane: lane.id,
				kind: lane.kind,
				members: wanted,
				recovery: { recipient: recovery.card.recipient, card: recovery.card },
				closes: isAsked || isClosed(newest?.card),
				ages: newest !== undefined && isAgeing(newest.card, now),
				isAlone: await isAlone(tx, actor.officerId, newest, ids)
			});
		}
		return due;
	});

type Wanted = Member & { readonly name: string; readonly agreedAt: Date };

/**
 * Who is to read a lane by its next card: who reads it and is at work, but for who is to leave, and who was asked and said
 * yes. Undefined as long as somebody of them has not said so with the keys that are theirs now; after a card of version 1 for some
 * days at most.
 */
export async function wantedIn(
	tx: Tx,
	laneId: string,
	newest: Lane | undefined,
	now: Date
): Promise<readonly Wanted[] | undefined> {
	const changes = await changesIn(tx, laneId);
	const of = (kind: 'joins' | 'leaves') =>
		changes.filter((one) => one.kind === kind).map(({ officerId }) => officerId);
	const members = newest?.members.map(({ officerId }) => officerId) ?? [];
	const ids = [...members.filter((id) => !of('leaves').includes(id)), ...of('joins')];
	if (ids.length === 0) return undefined;
	const known = await tx
		.select({
			officer: officers.id,
			name: officers.name,
			agency: officers.agencyId,
			role: officers.role,
			recipient: officers.recipient,
			verifyKey: officers.verifyKey,
			agreement: laneAgreements.agreement,
			agreedAt: laneAgreements.agreedAt
		})
		.from(officers)
		.leftJoin(
			laneAgreements,
			and(eq(laneAgreements.officerId, officers.id), eq(laneAgreements.laneId, laneId))
		)
		.where(and(inArray(officers.id, ids), isNull(officers.disabledAt)))
		.orderBy(asc(officers.id));
	// Else a card for whoever was asked and has another role by now would be made again and again, and never taken.
	const people = known.flatMap(({ role, ...one }) => (mayReadTips(role) ? [one] : []));
	const askedAt = (id: string) => changes.find(({ officerId }) => officerId === id)?.askedAt;
	const agreed = people.flatMap(({ recipient, verifyKey, agreement, agreedAt, ...person }) =>
		recipient &&
		verifyKey &&
		agreement &&
		agreedAt &&
		isAgreed(agreement, verifyKey) &&
		agreedAt >= (askedAt(person.officer) ?? agreedAt)
			? [{ ...person, recipient, verifyKey, agreement, agreedAt }]
			: []
	);
	// Of a lane that is read already, whoever was asked can be added later; of a planned one everybody is waited for.
	const isThere = (id: string) => agreed.some(({ officer }) => officer === id);
	const awaited = newest ? people.filter(({ officer }) => members.includes(officer)) : people;
	const hasWaited =
		newest?.card.v === 1 &&
		hasWaitedForOthers(
			agreed.filter(({ officer }) => members.includes(officer)),
			now
		);
	if (!hasWaited && !awaited.every(({ officer }) => isThere(officer))) return undefined;
	// Of the first releases, whose lanes had no end: no card is made of it before somebody leaves.
	if (agreed.length > PLACES) return undefined;
	return agreed.length >= FEWEST_READERS || newest ? agreed : undefined;
}

/**
 * How long a lane of the first releases waits for its other members once two have said yes: whoever is at work says so at their next
 * unlock, and whoever is not on its first card of version 2 reads nothing new until people have compared their words. Its own cards
 * take tips for much longer.
 */
const WAITS_DAYS = 7;

function hasWaitedForOthers(members: readonly Wanted[], now: Date): boolean {
	const said = members.map(({ agreedAt }) => agreedAt.getTime()).sort((a, b) => a - b);
	const second = said[FEWEST_READERS - 1];
	return second !== undefined && now.getTime() >= second + WAITS_DAYS * 86_400_000;
}

/**
 * Whether a lane wants another card: each quarter, when people change, when a member has new keys or an agency, and when there is
 * another recovery key.
 * @param recovery print of its card.
 */
function isDue(lane: Lane, wanted: readonly Wanted[], recovery: string, now: Date): boolean {
	const { card, members, madeAt } = lane;
	if (card.v === 1 || card.kind === 'recovery' || isTurnDue(card, now)) return true;
	if (card.recovery !== recovery) return true;
	const ids = wanted.map(({ officer }) => officer).sort();
	const agencies = [...new Set(wanted.map(({ agency }) => agency))].sort();
	return (
		ids.join() !== [...(lane.cardMembers ?? [])].sort().join() ||
		agencies.join() !== card.agencies.join() ||
		wanted.some(({ agreedAt }) => agreedAt > madeAt) ||
		members.length === 0
	);
}

/** Cards that wait for somebody to stand by them, of lanes that the actor reads or is to read. */
export const proposedCards = (desk: Reading, actor: Actor): Promise<ProposedCard[]> =>
	actingAs(desk.db, actor.officerId, async (tx) => {
		const rows = await tx
			.select({
				id: laneProposals.id,
				lane: laneProposals.laneId,
				by: laneProposals.proposedBy,
				card: laneProposals.card,
				roster: laneProposals.roster,
				members: laneProposals.members,
				// Row-level security leaves the actor's own alone.
				copy: proposedCopies.sealed
			})
			.from(laneProposals)
			.leftJoin(
				proposedCopies,
				and(
					eq(proposedCopies.proposalId, laneProposals.id),
					eq(proposedCopies.holder, actor.officerId)
				)
			)
			.orderBy(asc(laneProposals.proposedAt));
		const mine = rows.filter(
			({ lane, members }) => actor.lanes.includes(lane) || members.includes(actor.officerId)
		);
		const made = mine.length > 0 ? await list({ db: tx }) : [];
		return Promise.all(
			mine.map(async ({ members: copiesFor, ...row }) => {
				const newest = made.find(({ id }) => id === row.lane);
				const alone = await isAlone(tx, actor.officerId, newest, copiesFor);
				return { ...row, copiesFor, isAlone: alone };
			})
		);
	});

/** Lanes that ask the actor to read them, and by whom. */
export const askedOf = ({ db }: Reading, actor: Actor) =>
	db
		.select({
			lane: laneChanges.laneId,
			name: lanes.name,
			kind: lanes.kind,
			by: officers.name
		})
		.from(laneChanges)
		.innerJoin(lanes, eq(lanes.id, laneChanges.laneId))
		.innerJoin(officers, eq(officers.id, laneChanges.askedBy))
		.leftJoin(
			laneAgreements,
			and(
				eq(laneAgreements.laneId, laneChanges.laneId),
				eq(laneAgreements.officerId, laneChanges.officerId)
			)
		)
		.where(
			and(
				eq(laneChanges.officerId, actor.officerId),
				eq(laneChanges.kind, 'joins'),
				// A yes from before is to another question: they left since, or were asked no more.
				or(isNull(laneAgreements.agreedAt), lt(laneAgreements.agreedAt, laneChanges.askedAt))
			)
		);

/**
 * Whether a lane gets another key for its age alone: each quarter, and once people hear that it ages. By the card's own day: it
 * may have waited before it stood, or have been put back since.
 */
const isTurnDue = ({ from }: LaneCardV2, now: Date): boolean =>
	quarterOf(from) < quarterOf(dayOf(now)) || dayOf(now) >= daysLater(from, AGES_DAYS);

const isAgeing = (card: LaneCard, now: Date): boolean =>
	card.v === 2 && card.kind !== 'recovery' && dayOf(now) >= daysLater(card.from, AGES_DAYS);

/** Quarters since year 0, UTC. */
function quarterOf(day: Day): number {
	const [year = 0, month = 1] = day.split('-').map(Number);
	return year * 4 + Math.floor((month - 1) / 3);
}

/** Lanes that the actor reads without having said yes with the key that is theirs now: as of the first releases, or of a new key. */
export async function unsaid({ db }: Reading, actor: Actor): Promise<string[]> {
	const said = await db
		.select({ agreement: laneAgreements.agreement, verifyKey: officers.verifyKey })
		.from(laneAgreements)
		.innerJoin(officers, eq(officers.id, laneAgreements.officerId))
		.where(eq(officers.id, actor.officerId));
	const lanes = said.flatMap(({ agreement, verifyKey }) =>
		verifyKey && isAgreed(agreement, verifyKey) ? [agreement.lane] : []
	);
	return actor.lanes.filter((lane) => !lanes.includes(lane));
}

/** Who was asked to join or is to leave, of every lane, those that are only planned among them. */
export const changesAsked = ({ db }: DeskContext) =>
	db
		.select({
			lane: laneChanges.laneId,
			laneName: lanes.name,
			officerId: laneChanges.officerId,
			name: officers.name,
			kind: laneChanges.kind,
			agreedAt: laneAgreements.agreedAt
		})
		.from(laneChanges)
		.innerJoin(lanes, eq(lanes.id, laneChanges.laneId))
		.innerJoin(officers, eq(officers.id, laneChanges.officerId))
		.leftJoin(
			laneAgreements,
			and(
				eq(laneAgreements.laneId, laneChanges.laneId),
				eq(laneAgreements.officerId, laneChanges.officerId),
				gte(laneAgreements.agreedAt, laneChanges.askedAt)
			)
		)
		.orderBy(asc(lanes.position), asc(officers.name));
