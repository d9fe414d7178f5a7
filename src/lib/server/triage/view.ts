import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import {
	additions,
	assignments,
	closures,
	laneEpochs,
	laneMembers,
	lanes,
	notes,
	officers,
	replies,
	tips,
	urgencyChanges,
	type Tx
} from '../db/index.ts';
import type { Actor, Desk } from '../staff/index.ts';
import { changeTip, recorded } from './change.ts';

/**
 * Everything about one tip, sealed as it lies. Opening the page is itself an act: it is recorded, and what
 * the tipster added counts as opened.
 * @returns undefined when it is not there, or not for this officer.
 */
export async function view(desk: Desk, actor: Actor, tipId: string, now: Date) {
	const seen = await changeTip(
		desk,
		actor,
		tipId,
		async (tx, { id, laneId, epoch, state, urgency, replyRecipient }) => {
			const [rest] = await tx
				.select({
					sealed: tips.sealed,
					arrivedAt: tips.arrivedAt,
					dueAt: tips.dueAt,
					standing: tips.standing,
					burntOn: tips.burntOn,
					laneName: lanes.name,
					restricted: lanes.kind
				})
				.from(tips)
				.innerJoin(lanes, eq(lanes.id, tips.laneId))
				.where(eq(tips.id, id));
			const whole = {
				...rest!,
				id,
				lane: laneId,
				epoch,
				state,
				urgency,
				replyRecipient,
				restricted: rest!.restricted === 'restricted',
				additions: await ofTip(tx, additions, id),
				replies: await ofTip(tx, replies, id),
				notes: await ofTip(tx, notes, id),
				urgencyChanges: await ofTip(tx, urgencyChanges, id),
				closures: await ofTip(tx, closures, id),
				assignments: await tx
					.select()
					.from(assignments)
					.where(eq(assignments.tipId, id))
					.orderBy(asc(assignments.assignedAt)),
				members: await membersOf(tx, laneId),
				people: await people(tx),
				card: await newestCard(tx, laneId)
			};
			await tx
				.update(additions)
				.set({ openedAt: now })
				.where(and(eq(additions.tipId, id), isNull(additions.openedAt)));
			await recorded(
				tx,
				{ id, laneId, epoch, state, urgency, replyRecipient },
				actor,
				'tip.opened',
				now
			);
			return whole;
		}
	);
	return 'ok' in seen ? undefined : seen;
}

export type WholeTip = NonNullable<Awaited<ReturnType<typeof view>>>;

type Child =
	typeof additions | typeof replies | typeof notes | typeof urgencyChanges | typeof closures;
const ofTip = <T extends Child>(tx: Tx, table: T, tipId: string): Promise<T['$inferSelect'][]> =>
	tx
		.select()
		.from(table as typeof notes)
		.where(eq((table as typeof notes).tipId, tipId)) as unknown as Promise<T['$inferSelect'][]>;

const membersOf = (tx: Tx, laneId: string) =>
	tx
		.select({ id: officers.id, name: officers.name })
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.where(and(eq(laneMembers.laneId, laneId), isNull(laneMembers.removedAt)))
		.orderBy(asc(officers.name));

/** Names and verify keys of everyone who could have written something here, also of those who left. */
const people = (tx: Tx) =>
	tx
		.select({ id: officers.id, name: officers.name, verifyKey: officers.verifyKey })
		.from(officers)
		.where(inArray(officers.role, ['officer', 'supervisor', 'administrator', 'auditor']));

async function newestCard(tx: Tx, laneId: string) {
	const [newest] = await tx
		.select({ card: laneEpochs.card })
		.from(laneEpochs)
		.where(eq(laneEpochs.laneId, laneId))
		.orderBy(desc(laneEpochs.epoch))
		.limit(1);
	return newest!.card;
}
