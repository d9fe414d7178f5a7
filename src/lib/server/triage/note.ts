import { tipActs } from '#lib/sealed/tip-act.ts';
import { notes } from '../db/index.ts';
import type { DeskContext, Signing } from '../staff/index.ts';
import { recorded, writeOn } from './change.ts';

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

/** Adds a note that only the lane reads. The same note sent again is kept once. */
export const note = (
	desk: DeskContext,
	actor: Signing,
	tipId: string,
	{ lane, seen, ...text }: SealedText,
	now: Date
) =>
	writeOn<{ ok: true }>(
		desk,
		actor,
		{ id: tipId, lane, epoch: text.epoch, seen },
		async (tx, tip) => {
			const kept = await tx
				.insert(notes)
				.values({ ...text, tipId, madeBy: actor.officerId, madeAt: now })
				.onConflictDoNothing()
				.returning({ id: notes.id });
			if (kept.length > 0) await recorded(tx, tip, actor, tipActs.note(text.id), now);
			return { ok: true };
		}
	);
