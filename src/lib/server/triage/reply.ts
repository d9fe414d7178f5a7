import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { replies } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from './change.ts';

export type SealedReply = {
	readonly id: string;
	/** For which it was sealed: see writeOn. */
	readonly lane?: string | undefined;
	/** The epoch whose key signed it. */
	readonly epoch: number;
	readonly seen?: number | undefined;
	readonly asks: boolean;
	/** For the tipster and the lane. */
	readonly sealed: Uint8Array;
	/** Who sent it, for the lane. */
	readonly sending: Uint8Array;
};
export type Replied =
	| { readonly ok: true }
	/** The tipster burnt the code: nobody would ever read it. */
	| { readonly ok: false; readonly why: 'burnt' }
	| NotThere
	| OldKey
	| NotSigned;

/**
 * Sends a reply or a question to the tipster. The time that is kept is the hour. The same reply sent again
 * is kept once.
 */
export const reply = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ id, lane, epoch, seen, asks, sealed, sending }: SealedReply,
	now: Date
): Promise<Replied> =>
	writeOn<Replied>(desk, actor, { id: tipId, lane, epoch, seen }, async (tx, tip) => {
		if (!tip.replyRecipient) return { ok: false, why: 'burnt' };
		const kept = await tx
			.insert(replies)
			.values({
				id,
				tipId,
				epoch,
				writtenAt: hourOf(now),
				asks: asks ? 'open' : null,
				sealed,
				sending
			})
			.onConflictDoNothing()
			.returning({ id: replies.id });
		if (kept.length > 0) {
			await recorded(tx, tip, actor, tipActs.reply(id, asks), now);
		}
		return { ok: true };
	});

const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
