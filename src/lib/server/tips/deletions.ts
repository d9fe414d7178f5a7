import type { State } from '../state/index.ts';
import { createLedger, enter, isRecent, remembered, type Ledger } from './until-backups-end.ts';

/** Ids of tips that were deleted, and of what was added to them, with the day. */
export type Deletion = { readonly id: string; readonly day: string };

/** What two people deleted here, as bare ids outside the database: a backup that is put back would have it again. */
export type Deletions = Ledger<Deletion>;

export const createDeletions = (state: State): Deletions =>
	createLedger(state, 'deletions', ({ id }) =>
		/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
	);

/**
 * Remembers what is not remembered yet. Once it is done, and not before: else what two people were just about to want, and then did
 * not, would be deleted at the next start.
 */
export async function rememberDeletions(
	deletions: Deletions,
	done: readonly Deletion[],
	now: Date
): Promise<void> {
	const known = new Set((await remembered(deletions)).map(({ id }) => id));
	const fresh = done.filter((one) => !known.has(one.id) && isRecent(one, now));
	if (fresh.length > 0) await enter(deletions, fresh, now);
}

export const rememberedDeletions = (deletions: Deletions): Promise<readonly Deletion[]> =>
	remembered(deletions);
