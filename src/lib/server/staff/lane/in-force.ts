import { and, eq, inArray, lte } from 'drizzle-orm';
import { isClosed, type LaneCardV2 } from '#lib/sealed/lane-card-v2.ts';
import type { LaneAct } from '#lib/sealed/lane-act.ts';
import {
	actAs,
	laneAgreements,
	laneClosings,
	laneEpochs,
	laneMembers,
	laneProposals,
	officers,
	type Tx
} from '../../db/index.ts';
import type { Actor } from '../context.ts';
import * as membership from '../membership.ts';
import { changesIn, note, settle } from './changes.ts';

/** A card that enough stand by. */
type Standing = {
	readonly card: LaneCardV2;
	readonly roster: Uint8Array;
	/** Officers' ids. */
	readonly members: readonly string[];
	/** Whose browser made it. */
	readonly madeBy: string;
};

/** In whose name it takes effect, and what is particular to the way on which it came to stand. */
type Effect = {
	readonly by: string;
	/** Of which signed act it is a consequence: see enter. */
	readonly follows?: string | undefined;
	/** Enters that somebody joined. */
	readonly enters: (act: LaneAct) => Promise<void>;
	/** Called once its readers are members: keeps their copies, and may enter more. */
	readonly onceMembers: () => Promise<void>;
	/** Who of those whom the card leaves out goes on reading all the same. */
	readonly stay?: (out: readonly string[]) => Promise<readonly string[]>;
};

/**
 * Makes a card the lane's newest: who is on it reads the lane, who is not leaves it, and what was asked or proposed and is settled
 * by it goes.
 */
export async function takeEffect(
	tx: Tx,
	{ card, roster, members: readers, madeBy }: Standing,
	{ by, follows, enters, onceMembers, stay }: Effect,
	now: Date
): Promise<void> {
	const { lane: laneId, epoch } = card;
	const members = [...readers];
	const were = await membership.membersOf(tx, laneId);
	await tx.insert(laneEpochs).values({ laneId, epoch, card, roster, members, madeBy, madeAt: now });
	const joining = members.filter((one) => !were.includes(one));
	const added = { laneId, addedBy: madeBy, addedAt: now };
	if (joining.length > 0)
		await tx.insert(laneMembers).values(joining.map((officerId) => ({ ...added, officerId })));
	for (const subject of joining) await enters({ act: 'member.added', subject });
	await onceMembers();
	await settle(tx, laneId, members);
	if (isClosed(card)) await tx.delete(laneClosings).where(eq(laneClosings.laneId, laneId));
	await tx
		.delete(laneProposals)
		.where(and(eq(laneProposals.laneId, laneId), lte(laneProposals.epoch, epoch)));
	const out = were.filter((one) => !members.includes(one));
	const stays = (await stay?.(out)) ?? [];
	// Last: the transaction acts as each who leaves from here on.
	for (const officerId of out.filter((one) => !stays.includes(one)))
		await membership.end(tx, { officerId, laneId, by, follows }, now);
	await actAs(tx, by);
}

/**
 * Of those whom a lane's first card of version 2 leaves out: who has not said yet whether they read it, and was not asked to leave. They
 * go on reading what they read, and are on the next card once they have said so. Where nobody else is of their agency they
 * leave, and are asked: tips that name it come to the lane from here on, and nobody of it sees that there is one.
 */
export async function staysAbsent(
	tx: Tx,
	actor: Actor,
	{ card, out }: { readonly card: LaneCardV2; readonly out: readonly string[] },
	now: Date
): Promise<readonly string[]> {
	const { lane: laneId } = card;
	const said = await tx
		.select({ officerId: laneAgreements.officerId })
		.from(laneAgreements)
		.where(eq(laneAgreements.laneId, laneId));
	const asked = (await changesIn(tx, laneId)).filter(({ kind }) => kind === 'leaves');
	const known = new Set([...said, ...asked].map(({ officerId }) => officerId));
	const absent = out.filter((id) => !known.has(id));
	const stay = await ofAgencies(tx, absent, card.agencies);
	for (const officerId of absent.filter((one) => !stay.includes(one)))
		await note(tx, actor, laneId, officerId, 'joins', now);
	return stay;
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
