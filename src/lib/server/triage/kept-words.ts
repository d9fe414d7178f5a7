import { createHash } from 'node:crypto';
import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { actingAs, functions, laneEpochs, replies, tips } from '../db/index.ts';
import type { Actor, DeskContext, Signing } from '../staff/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from './change.ts';

/** Replies at once, of 8 KiB and more each; the rest is for the next unlock. */
const AT_ONCE = 20;

/** Where a reply stands that its tipster cleared, and what is to be kept of it. */
export type Cleared = {
	readonly id: string;
	readonly tip: string;
	readonly lane: string;
	readonly epoch: number;
	readonly sealed: Uint8Array;
};

/** What a reply said, sealed to the newest epoch of its lane alone. */
export type KeptWords = {
	readonly id: string;
	readonly tip: string;
	/** Where the page saw the tip lie: see writeOn. */
	readonly lane?: string | undefined;
	readonly epoch: number;
	readonly sealed: Uint8Array;
};

const toKeep = [eq(replies.isHidden, true), isNotNull(replies.sealed)];

/**
 * Replies of the actor's lanes whose file can still be opened with the tipster's code, though it was cleared or burnt; some
 * at once, in the order of their ids.
 */
export const cleared = ({ db }: DeskContext, actor: Actor, after?: string): Promise<Cleared[]> =>
	actingAs(db, actor.officerId, async (tx) => {
		const rows = await tx
			.select({
				id: replies.id,
				tip: replies.tipId,
				lane: tips.laneId,
				epoch: sql<number>`coalesce(${replies.movedEpoch}, ${replies.epoch})`,
				sealed: replies.sealed
			})
			.from(replies)
			.innerJoin(tips, eq(tips.id, replies.tipId))
			.where(and(...toKeep, after ? gt(replies.id, after) : undefined))
			.orderBy(asc(replies.id))
			.limit(AT_ONCE);
		return rows.flatMap(({ sealed, ...row }) => (sealed ? [{ ...row, sealed }] : []));
	});

/** Lets the file of a cleared reply go, for what its lane keeps of it. Of two who do so at once one is first. */
export const keepWords = (
	desk: DeskContext,
	actor: Signing,
	{ id, tip: tipId, lane, epoch, sealed }: KeptWords,
	now: Date
): Promise<{ readonly ok: true } | NotThere | OldKey | NotSigned> =>
	writeOn<{ readonly ok: true } | NotThere>(desk, actor, { id: tipId, lane }, async (tx, tip) => {
		const at = and(eq(laneEpochs.laneId, tip.laneId), eq(laneEpochs.epoch, epoch));
		if ((await tx.$count(laneEpochs, at)) === 0) return { ok: false, why: 'not-there' };
		const gone = await tx
			.update(replies)
			.set({ sealed: null, kept: sealed, keptEpoch: epoch })
			.where(and(eq(replies.id, id), eq(replies.tipId, tipId), ...toKeep))
			.returning({ id: replies.id });
		// Whose browser sealed it, and what: should it not be what was said, the lane reads here who kept it.
		const kept = createHash('sha256').update(sealed).digest('hex');
		if (gone.length > 0) {
			await functions.forgetReply(tx, { reply: id });
			await recorded(tx, tip, actor, tipActs.keepWords(id, kept), now);
		}
		return { ok: true };
	});
