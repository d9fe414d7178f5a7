import { eq } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { replies } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from './change.ts';
import { dealWith, noteResponse } from './response.ts';
import { begin, hinders, type Hindered, type SealedWait } from './stage.ts';

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
	/** What of the tipster's it answers, as it stood on the page. */
	readonly answers?: readonly string[] | undefined;
	/** That the tip waits for the tipster then. */
	readonly waits?: SealedWait | undefined;
};
export type Replied =
	| { readonly ok: true }
	/** The tipster burnt the code: nobody would ever read it. */
	| { readonly ok: false; readonly why: 'burnt' }
	/** It cannot wait: nothing was sent. */
	| Hindered
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
	{ id, lane, epoch, seen, asks, sealed, sending, answers = [], waits }: SealedReply,
	now: Date
): Promise<Replied> =>
	writeOn<Replied>(desk, actor, { id: tipId, lane, epoch, seen }, async (tx, tip) => {
		if (!tip.replyRecipient) return { ok: false, why: 'burnt' };
		if ((await tx.$count(replies, eq(replies.id, id))) > 0) return { ok: true };
		const hindered = waits && (await hinders(tx, desk, actor, tip, waits, now));
		if (hindered) return hindered;
		await noteResponse(tx, tip, now);
		const responded = { ...tip, respondedAt: tip.respondedAt ?? now };
		await tx
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
			.onConflictDoNothing();
		await dealWith(tx, desk, actor, responded, answers, now);
		if (waits) await begin(tx, desk, actor, responded, 'tipster', waits, now);
		await recorded(tx, tip, actor, tipActs.reply(id, asks, answers, waits), now);
		return { ok: true };
	});

const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
