import { and, eq, ne } from 'drizzle-orm';
import { keyringEntries, passphrases, type Tx } from '../db/index.ts';
import * as audit from '../audit/index.ts';
import type { Actor, Desk } from './desk.ts';

export type EntryKind = 'passkey' | 'passphrase' | 'recovery';
/** An age file that holds the officer's keys for one opener. */
export type Entry = {
	readonly id: string;
	readonly kind: EntryKind;
	readonly passkeyId: string | null;
	readonly sealed: Uint8Array;
	/** Of the passphrase; null for the others. */
	readonly salt: Uint8Array | null;
};

/** Every way in which the officer's keys can be opened. */
export function entries({ db }: Pick<Desk, 'db'>, officerId: string): Promise<Entry[]> {
	return db
		.select({
			id: keyringEntries.id,
			kind: keyringEntries.kind,
			passkeyId: keyringEntries.passkeyId,
			sealed: keyringEntries.sealed,
			salt: passphrases.salt
		})
		.from(keyringEntries)
		.leftJoin(
			passphrases,
			and(
				eq(passphrases.officerId, keyringEntries.officerId),
				eq(keyringEntries.kind, 'passphrase')
			)
		)
		.where(eq(keyringEntries.officerId, officerId));
}

export async function put(
	tx: Tx,
	officerId: string,
	entry: { kind: EntryKind; sealed: Uint8Array; passkeyId?: string }
): Promise<void> {
	if (entry.kind !== 'passkey') {
		await tx
			.delete(keyringEntries)
			.where(and(eq(keyringEntries.officerId, officerId), eq(keyringEntries.kind, entry.kind)));
	}
	await tx.insert(keyringEntries).values({ officerId, ...entry });
}

/** Takes one way away, but never the last but one: two must stay. */
export async function remove(
	desk: Desk,
	actor: Actor,
	entryId: string
): Promise<'removed' | 'two-must-stay'> {
	return desk.db.transaction(async (tx) => {
		const others = await tx
			.select({ id: keyringEntries.id })
			.from(keyringEntries)
			.where(and(eq(keyringEntries.officerId, actor.officerId), ne(keyringEntries.id, entryId)))
			.for('update');
		if (others.length < 2) return 'two-must-stay';
		await tx
			.delete(keyringEntries)
			.where(and(eq(keyringEntries.officerId, actor.officerId), eq(keyringEntries.id, entryId)));
		await audit.record(tx, 'people', {
			act: 'keyring.reduced',
			by: actor.officerId,
			subject: entryId
		});
		return 'removed';
	});
}
