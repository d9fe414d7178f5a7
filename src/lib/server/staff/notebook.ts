import { and, eq, lt } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { actingAs, notebooks, type Tx } from '../db/index.ts';
import type { Actor, DeskContext, Reading } from './context.ts';

/** What an officer's own browser remembers: sealed to the officer, and opened by nobody else. */
export type Kept = { readonly version: number; readonly sealed: Uint8Array };

type Next = Kept & { readonly was: number };

export type Keeping =
	| { readonly ok: true }
	/** Another browser of the officer's was first: what is there, to be merged with. */
	| { readonly ok: false; readonly why: 'meanwhile'; readonly kept: Kept | undefined };

export const find = ({ db }: Reading, { officerId }: Actor): Promise<Kept | undefined> =>
	actingAs(db, officerId, (tx) => read(tx, officerId));

/**
 * Keeps the actor's notebook in the place of the one that it was made from.
 * @param given.was version of that one, 0 where there was none.
 */
export const keep = (
	{ db }: DeskContext,
	{ officerId }: Actor,
	given: Next,
	now: Date
): Promise<Keeping> =>
	actingAs(db, officerId, async (tx) => {
		const { ok } = await replace(tx, officerId, given);
		if (!ok) return { ok, why: 'meanwhile', kept: await read(tx, officerId) };
		const detail = { version: given.version };
		const act = { act: 'notebook.kept', by: officerId, subject: officerId, detail };
		await audit.record(tx, 'people', act, now);
		return { ok };
	});

/** Compare-and-set, in the transaction of who acts as whose it is. */
export async function replace(
	tx: Tx,
	officerId: string,
	{ was, version, sealed }: Next
): Promise<{ readonly ok: boolean }> {
	const kept = { version, sealed };
	const { count } =
		was === 0
			? await tx
					.insert(notebooks)
					.values({ officerId, ...kept })
					// A number that no notebook has is no other browser's: somebody else wrote it there.
					.onConflictDoUpdate({
						target: notebooks.officerId,
						set: kept,
						setWhere: lt(notebooks.version, 1)
					})
			: await tx
					.update(notebooks)
					.set(kept)
					.where(and(eq(notebooks.officerId, officerId), eq(notebooks.version, was)));
	return { ok: count > 0 };
}

async function read(tx: Tx, officerId: string): Promise<Kept | undefined> {
	const [kept] = await tx
		.select({ version: notebooks.version, sealed: notebooks.sealed })
		.from(notebooks)
		.where(eq(notebooks.officerId, officerId));
	// Nought: it was of keys that are lost.
	return kept && kept.version > 0 ? kept : undefined;
}
