import { and, eq, isNull, ne, notExists, sql } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { laneMembers, notes, officers, readings, stepAsides, tips, type Tx } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import type { Level } from '../tips/index.ts';
import { assigneeOf, endCurrent, standsAside } from './assignment.ts';
import { actOn, recorded, writeOn, type LockedTip, type NotThere, type OldKey } from './change.ts';
import type { SealedText } from './note.ts';
import { endStage } from './stage-end.ts';

export type SteppedAside =
	| { readonly ok: true }
	/** Nobody else at work reads the lane and has not stepped aside: nobody would see the tip. */
	| { readonly ok: false; readonly why: 'alone' }
	| NotThere
	| OldKey
	| NotSigned;

type Why = Omit<SealedText, 'lane' | 'seen' | 'epoch'> & {
	readonly epoch: number;
	readonly seen: number;
};

/**
 * Steps aside from a tip about people whom the officer knows: it is not there for them from then on, and goes to the top for the others.
 * What they read they have read, and the record says so. A wall of the server's: the lane's keys are its members', all of them.
 * @param given.why a note, for the lane; none: they need not say.
 */
export const stepAside = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ lane, why }: { readonly lane: string; readonly why?: Why | undefined },
	now: Date
): Promise<SteppedAside> =>
	writeOn<SteppedAside>(
		desk,
		actor,
		// Where nothing is written no key matters.
		{ id: tipId, lane, epoch: why?.epoch ?? Infinity, seen: why?.seen },
		async (tx, tip) => {
			const { officerId } = actor;
			if (!(await isReadBesides(tx, tip, officerId))) return { ok: false, why: 'alone' };
			if (why) {
				const { id, epoch, sealed } = why;
				await tx
					.insert(notes)
					.values({ id, tipId, epoch, sealed, madeBy: officerId, madeAt: now })
					.onConflictDoNothing();
			}
			if ((await assigneeOf(tx, tipId))?.officerId === officerId) {
				await endStage(tx, desk, { by: officerId, wasStopped: true }, tip, now);
				await endCurrent(tx, tipId, now);
			}
			await unreadByOthers(tx, desk, tip, officerId, now);
			await recorded(tx, tip, actor, tipActs.stepAside(why?.id), now);
			// The last of it: from here on the tip is not there for whoever acts.
			await tx.insert(stepAsides).values({ tipId, officerId, steppedAt: now });
			return { ok: true };
		}
	);

export type CameBack =
	| { readonly ok: true }
	/** They did not step aside, or somebody was first; or it is who acts. */
	| { readonly ok: false; readonly why: 'not-aside' }
	| NotThere
	| NotSigned;

/** Lets somebody come back who stepped aside, by the word of another who reads the lane. */
export const mayComeBack = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	officerId: string,
	now: Date
): Promise<CameBack> =>
	actOn<CameBack>(desk, actor, tipId, async (tx, tip) => {
		if (officerId === actor.officerId) return { ok: false, why: 'not-aside' };
		const back = await tx
			.update(stepAsides)
			.set({ endedBy: actor.officerId, endedAt: now })
			.where(standsAside(tipId, officerId))
			.returning({ id: stepAsides.id });
		if (back.length === 0) return { ok: false, why: 'not-aside' };
		await recorded(tx, tip, actor, tipActs.mayComeBack(officerId), now);
		return { ok: true };
	});

/** Who stands aside from a tip now. */
export const asidesOf = (tx: Tx, tipId: string) =>
	tx
		.select({ officerId: stepAsides.officerId, steppedAt: stepAsides.steppedAt })
		.from(stepAsides)
		.where(and(eq(stepAsides.tipId, tipId), isNull(stepAsides.endedAt)));

/** As drizzle/functions/is_read_by_others.sql, of those besides one who is about to go. To the end of the transaction they read it. */
async function isReadBesides(tx: Tx, { id, laneId }: LockedTip, officerId: string) {
	const aside = tx
		.select({ one: sql`1` })
		.from(stepAsides)
		.where(standsAside(id, laneMembers.officerId));
	const others = await tx
		.select({ id: laneMembers.id })
		.from(laneMembers)
		.innerJoin(officers, eq(officers.id, laneMembers.officerId))
		.where(
			and(
				eq(laneMembers.laneId, laneId),
				ne(laneMembers.officerId, officerId),
				isNull(laneMembers.removedAt),
				isNull(officers.disabledAt),
				notExists(aside)
			)
		)
		.limit(1)
		.for('share', { of: laneMembers });
	return others.length > 0;
}

/** A tip that only who steps aside has read is one that nobody has read: its clock of reading begins anew. */
async function unreadByOthers(
	tx: Tx,
	{ clocks }: DeskContext,
	tip: LockedTip,
	officerId: string,
	now: Date
): Promise<void> {
	const others = and(eq(readings.tipId, tip.id), ne(readings.officerId, officerId));
	if (tip.readAt === null || (await tx.$count(readings, others)) > 0) return;
	const readDueAt = clocks.dueAt('reading', tip.urgency as Level, now);
	await tx.update(tips).set({ readAt: null, readDueAt }).where(eq(tips.id, tip.id));
}
