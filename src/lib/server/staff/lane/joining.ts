import { eq, max } from 'drizzle-orm';
import * as audit from '../../audit/index.ts';
import { laneEpochs, laneKeys, laneMembers, officers, tips, type Tx } from '../../db/index.ts';
import type { Actor, DeskContext } from '../context.ts';
import * as membership from '../membership.ts';
import { changeLane } from './change.ts';
import type { LaneChange } from './lane.ts';

export type Newcomer = {
	readonly officerId: string;
	/** Every epoch's secret, sealed for them by a member who has it. */
	readonly keys: readonly { readonly epoch: number; readonly sealed: Uint8Array }[];
	/** What that member's browser looked through before: so many tips, for the newcomer's agency. */
	readonly lookedThrough: { readonly tips: number; readonly agencyId: string };
};

/** Adds a member. */
export function addMember(
	desk: DeskContext,
	actor: Actor,
	laneId: string,
	newcomer: Newcomer,
	now: Date
): Promise<LaneChange> {
	const { officerId, keys } = newcomer;
	return changeLane(desk, actor, laneId, async (tx) => {
		const why = await whyNot(tx, laneId, newcomer);
		if (why) return { ok: false, why };
		await tx
			.insert(laneMembers)
			.values({ laneId, officerId, addedBy: actor.officerId, addedAt: now });
		await tx
			.insert(laneKeys)
			.values(keys.map((key) => ({ laneId, holder: officerId, ...key })))
			.onConflictDoNothing(); // somebody who comes back still has the old ones
		const act = { act: 'member.added', by: actor.officerId, subject: officerId };
		await audit.record(tx, { lane: laneId }, act, now);
		return { ok: true };
	});
}

async function whyNot(tx: Tx, laneId: string, { officerId, keys, lookedThrough }: Newcomer) {
	if (!(await membership.canAllRead(tx, [officerId]))) return 'not-enrolled';
	// No tip was looked at for the agency that they have moved to since. From here on the lock keeps them in it.
	if ((await agencyOf(tx, officerId)) !== lookedThrough.agencyId) return 'other-agency';
	// A tip that came since could name the newcomer's agency. From here on the lock keeps new ones out.
	if ((await tx.$count(tips, eq(tips.laneId, laneId))) !== lookedThrough.tips) return 'new-tips';
	const [newest] = await tx
		.select({ epoch: max(laneEpochs.epoch) })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, laneId));
	return isEachEpoch(keys, newest?.epoch ?? 0) ? undefined : 'keys-missing';
}

/** Ends a membership at once. The lane then needs a new epoch, whose secret the one who left never had. */
export function removeMember(
	desk: DeskContext,
	actor: Actor,
	laneId: string,
	officerId: string,
	now: Date
): Promise<LaneChange> {
	return changeLane(desk, actor, laneId, async (tx) => {
		if (!(await membership.isMember(tx, laneId, officerId)))
			return { ok: false, why: 'not-enrolled' };
		if ((await membership.countReaders(tx, laneId)) === 1) return { ok: false, why: 'last-member' };
		await membership.end(tx, { officerId, laneId, by: actor.officerId }, now);
		return { ok: true };
	});
}

/** Whether there is a key of every epoch up to the newest, once each. */
const isEachEpoch = (keys: readonly { epoch: number }[], newest: number): boolean =>
	keys.length === newest &&
	new Set(keys.map(({ epoch }) => epoch)).size === newest &&
	keys.every(({ epoch }) => epoch >= 1 && epoch <= newest);

async function agencyOf(tx: Tx, officerId: string): Promise<string | undefined> {
	const [officer] = await tx
		.select({ agencyId: officers.agencyId })
		.from(officers)
		.where(eq(officers.id, officerId));
	return officer?.agencyId;
}
