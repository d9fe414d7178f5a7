import { eq } from 'drizzle-orm';
import { tipActs } from '#lib/sealed/tip-act.ts';
import type { NotSigned } from '../audit/index.ts';
import { notes } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { recorded, writeOn, type NotThere, type OldKey } from './change.ts';
import { noteResponse } from './response.ts';
import { begin, hinders, type Hindered, type SealedWait } from './stage.ts';

/**
 * Something sealed in an officer's browser, with the id that stands inside it, and the epoch to whose key it was sealed;
 * none: the tip's own, by a page of the release before.
 */
export type SealedText = {
	readonly id: string;
	/** For which it was sealed: see writeOn. */
	readonly lane?: string | undefined;
	readonly epoch?: number | undefined;
	readonly seen?: number | undefined;
	readonly sealed: Uint8Array;
};

/** A note that tells of something done outside: a response. `waits`: it is held until the day on which that goes on. */
export type Done = { readonly waits?: SealedWait | undefined };

export type Noted = { readonly ok: true } | Hindered | NotThere | OldKey | NotSigned;

/**
 * Adds a note that only the lane reads. The same note sent again is kept once. What it tells of is sealed: the row of a call, of a
 * safety plan and of a remark are one kind, so that whoever reads the database learns of none.
 */
export const note = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ lane, seen, done, ...text }: SealedText & { readonly done?: Done | undefined },
	now: Date
): Promise<Noted> =>
	writeOn<Noted>(desk, actor, { id: tipId, lane, epoch: text.epoch, seen }, async (tx, tip) => {
		if ((await tx.$count(notes, eq(notes.id, text.id))) > 0) return { ok: true };
		const waits = done?.waits;
		const hindered = waits && (await hinders(tx, desk, actor, tip, waits, now));
		if (hindered) return hindered;
		const kept = await tx
			.insert(notes)
			.values({ ...text, tipId, madeBy: actor.officerId, madeAt: now })
			.onConflictDoNothing()
			.returning({ id: notes.id });
		if (kept.length === 0) return { ok: true };
		if (done) await noteResponse(tx, tip, now);
		const responded = done ? { ...tip, respondedAt: tip.respondedAt ?? now } : tip;
		if (waits) await begin(tx, desk, actor, responded, 'held', waits, now);
		await recorded(tx, tip, actor, tipActs.note(text.id, done), now);
		return { ok: true };
	});
