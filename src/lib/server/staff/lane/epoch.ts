import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Recipient } from '#lib/sealed/age.ts';
import { follows, type LaneCard } from '#lib/sealed/lane-card.ts';
import * as audit from '../../audit/index.ts';
import { laneEpochs, laneKeys, laneMembers, officers, type Tx } from '../../db/index.ts';
import type { Actor, DeskContext } from '../context.ts';
import { changeLane } from './change.ts';
import { list, RECOVERY, type Lane, type LaneChange, type SealedFor } from './lane.ts';

/** Whether the next member's unlock makes a new epoch: each quarter, and when somebody has left. */
export const isEpochDue = ({ kind, madeAt, needsEpoch }: Lane, now: Date): boolean =>
	kind !== 'recovery' && (needsEpoch || quarterOf(madeAt) < quarterOf(now));

/** Whom a lane's secret is sealed for: an officer's id, or `recovery`. */
type Holder = { readonly holder: string; readonly recipient: Recipient };

/** Whom a lane's next secret is sealed for: every member, and the recovery identity. */
export async function holders(desk: Pick<DeskContext, 'db'>, laneId: string): Promise<Holder[]> {
	const lanes = await list(desk);
	const one = lanes.filter(({ id }) => id === laneId);
	return (await holdersOf(desk, lanes, one))[0]?.holders ?? [];
}

/** The actor's lanes that want a new epoch now, each with whom its secret is to be sealed for. */
export async function dueEpochs(desk: DeskContext, actor: Actor, now: Date) {
	const lanes = await list(desk);
	const due = lanes.filter((lane) => actor.lanes.includes(lane.id) && isEpochDue(lane, now));
	return holdersOf(desk, lanes, due);
}

/** Of each of some lanes, all asked for at once. */
async function holdersOf(
	{ db }: Pick<DeskContext, 'db'>,
	lanes: readonly Lane[],
	some: readonly Lane[]
): Promise<{ lane: string; holders: Holder[] }[]> {
	if (some.length === 0) return [];
	const ids = some.flatMap(({ members }) => members.map(({ officerId }) => officerId));
	const people = await db
		.select({ holder: officers.id, recipient: officers.recipient })
		.from(officers)
		.where(inArray(officers.id, ids));
	const recovery = lanes
		.filter(({ kind }) => kind === 'recovery')
		.map(({ card }) => ({ holder: RECOVERY, recipient: card.recipient }));
	return some.map(({ id, members }) => {
		const isMember = (one: string) => members.some(({ officerId }) => officerId === one);
		const keyed = people.flatMap(({ holder, recipient }) =>
			recipient && isMember(holder) ? [{ holder, recipient }] : []
		);
		return { lane: id, holders: [...keyed, ...recovery] };
	});
}

/** Keeps a new epoch: its card signed by the one before, its secret sealed for every current member and recovery. */
export function addEpoch(
	desk: DeskContext,
	actor: Actor,
	card: LaneCard,
	sealedFor: readonly SealedFor[],
	now: Date
): Promise<LaneChange> {
	const { lane: laneId, epoch } = card;
	return changeLane(desk, actor, laneId, async (tx) => {
		const why = await whyNot(tx, card, sealedFor);
		if (why) return { ok: false, why };
		await tx
			.insert(laneEpochs)
			.values({ laneId, epoch, card, madeBy: actor.officerId, madeAt: now });
		await tx.insert(laneKeys).values(sealedFor.map((one) => ({ laneId, epoch, ...one })));
		const act = { act: 'epoch.made', by: actor.officerId, subject: String(epoch) };
		await audit.record(tx, { lane: laneId }, act, now);
		return { ok: true };
	});
}

async function whyNot(tx: Tx, card: LaneCard, sealedFor: readonly SealedFor[]) {
	const [newest] = await tx
		.select()
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, card.lane))
		.orderBy(desc(laneEpochs.epoch))
		.limit(1);
	if (!newest || !follows(card, newest.card)) return 'bad-card';
	const current = await tx
		.select({ id: laneMembers.officerId })
		.from(laneMembers)
		.where(and(eq(laneMembers.laneId, card.lane), isNull(laneMembers.removedAt)));
	const wanted = [...current.map(({ id }) => id), RECOVERY].sort();
	const got = sealedFor.map(({ holder }) => holder).sort();
	return wanted.join() === got.join() ? undefined : 'keys-missing';
}

/** Quarters since year 0, UTC. */
const quarterOf = (at: Date): number => at.getUTCFullYear() * 4 + Math.floor(at.getUTCMonth() / 3);
