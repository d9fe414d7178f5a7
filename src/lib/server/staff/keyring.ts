import { and, eq } from 'drizzle-orm';
import {
	authenticators,
	keyringEntries,
	officers,
	passkeys,
	passphrases,
	type Db,
	type Tx
} from '../db/index.ts';
import * as audit from '../audit/index.ts';
import type { Actor, DeskContext } from './context.ts';
import * as passkey from './passkey.ts';

export type EntryKind = 'passkey' | 'passphrase' | 'recovery';
/** An age file that holds the officer's keys for one opener. */
export type Entry = {
	readonly id: string;
	readonly kind: EntryKind;
	readonly passkeyId: string | null;
	/** What the officer called the passkey; null for the others. */
	readonly label: string | null;
	readonly createdAt: Date;
	readonly sealed: Uint8Array;
	/** Of the passphrase; null for the others. */
	readonly salt: Uint8Array | null;
};

/** Every way in which the officer's keys can be opened. */
export function entries({ db }: { db: Db | Tx }, officerId: string): Promise<Entry[]> {
	return db
		.select({
			id: keyringEntries.id,
			kind: keyringEntries.kind,
			passkeyId: keyringEntries.passkeyId,
			label: passkeys.label,
			createdAt: keyringEntries.createdAt,
			sealed: keyringEntries.sealed,
			salt: passphrases.salt
		})
		.from(keyringEntries)
		.leftJoin(passkeys, eq(passkeys.id, keyringEntries.passkeyId))
		.leftJoin(
			passphrases,
			and(
				eq(passphrases.officerId, keyringEntries.officerId),
				eq(keyringEntries.kind, 'passphrase')
			)
		)
		.where(eq(keyringEntries.officerId, officerId));
}

/** Held to the end of the transaction: one change of an officer's ways in after the other. */
export const lock = (tx: Tx, officerId: string) =>
	tx.select({ id: officers.id }).from(officers).where(eq(officers.id, officerId)).for('update');

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

/** Adds one more passkey: the officer's keys sealed for it, and the passkey itself to sign in with. */
export const addPasskey = (
	desk: DeskContext,
	actor: Actor,
	given: Parameters<typeof passkey.register>[3] & { entry: Uint8Array },
	now: Date
): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: 'passkey' }> =>
	desk.db.transaction(async (tx) => {
		const passkeyId = await passkey.register(tx, desk, actor.officerId, given, now);
		if (!passkeyId) return { ok: false, why: 'passkey' };
		await put(tx, actor.officerId, { kind: 'passkey', sealed: given.entry, passkeyId });
		const { officerId } = actor;
		await audit.record(
			tx,
			'people',
			{ act: 'keyring.added', by: officerId, subject: officerId },
			now
		);
		return { ok: true };
	});

export type Removed =
	{ readonly ok: true } | { readonly ok: false; readonly why: 'two-must-stay' | 'not-there' };

/** Takes one way away, to sign in as well as to unlock, but never the last but one: two must stay. */
export async function remove(
	desk: DeskContext,
	actor: Actor,
	entryId: string,
	now: Date
): Promise<Removed> {
	const { officerId } = actor;
	return desk.db.transaction(async (tx) => {
		await lock(tx, officerId);
		const all = await tx
			.select({
				id: keyringEntries.id,
				kind: keyringEntries.kind,
				passkeyId: keyringEntries.passkeyId
			})
			.from(keyringEntries)
			.where(eq(keyringEntries.officerId, officerId));
		const entry = all.find(({ id }) => id === entryId);
		if (!entry) return { ok: false, why: 'not-there' };
		if (all.length <= 2) return { ok: false, why: 'two-must-stay' };
		await tx.delete(keyringEntries).where(eq(keyringEntries.id, entryId));
		if (entry.passkeyId) await tx.delete(passkeys).where(eq(passkeys.id, entry.passkeyId));
		if (entry.kind === 'passphrase') {
			await tx.delete(authenticators).where(eq(authenticators.officerId, officerId));
			await tx.delete(passphrases).where(eq(passphrases.officerId, officerId));
		}
		const detail = { kind: entry.kind };
		await audit.record(
			tx,
			'people',
			{ act: 'keyring.reduced', by: officerId, subject: entryId, detail },
			now
		);
		return { ok: true };
	});
}
