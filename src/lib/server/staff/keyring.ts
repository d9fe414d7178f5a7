import { and, eq } from 'drizzle-orm';
import {
	authenticators,
	keyringEntries,
	passkeys,
	passphrases,
	rowOf,
	type Db,
	type Tx
} from '../db/index.ts';
import * as audit from '../audit/index.ts';
import type { Actor, DeskContext } from './context.ts';
import * as passkey from './passkey.ts';
import { whenProven, type Shown, type Unproven } from './proof.ts';

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

export type Added =
	{ readonly ok: true } | { readonly ok: false; readonly why: 'passkey' } | Unproven;

/**
 * Adds one more passkey: the officer's keys sealed for it, and the passkey itself to sign in with. On a proof: it could
 * prove everything else from then on.
 */
export const addPasskey = (
	desk: DeskContext,
	actor: Actor,
	shown: Shown,
	given: Parameters<typeof passkey.register>[3] & { entry: Uint8Array },
	now: Date
): Promise<Added> => {
	const { officerId } = actor;
	const change = async (tx: Tx): Promise<Added> => {
		const passkeyId = await passkey.register(tx, desk, officerId, given, now);
		if (!passkeyId) return { ok: false, why: 'passkey' };
		await put(tx, officerId, { kind: 'passkey', sealed: given.entry, passkeyId });
		await audit.record(
			tx,
			'people',
			{ act: 'keyring.added', by: officerId, subject: officerId },
			now
		);
		return { ok: true };
	};
	return whenProven(desk, actor, 'add', shown, { settled: async () => undefined, change }, now);
};

export type Removed =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'two-must-stay' | 'not-there' }
	| Unproven;

/** Takes one way away, to sign in as well as to unlock, but never the last but one: two must stay. */
export const remove = (
	desk: DeskContext,
	actor: Actor,
	shown: Shown,
	entryId: string,
	now: Date
): Promise<Removed> => {
	const does = {
		settled: (db: Db | Tx) => cannotGo(db, actor, entryId),
		change: (tx: Tx) => takeAway(tx, actor, entryId, now)
	};
	return whenProven<Removed>(desk, actor, 'remove', shown, does, now);
};

async function cannotGo(
	db: Db | Tx,
	{ officerId }: Actor,
	entryId: string
): Promise<Removed | undefined> {
	const all = await entries({ db }, officerId);
	if (!all.some(({ id }) => id === entryId)) return { ok: false, why: 'not-there' };
	return all.length > 2 ? undefined : { ok: false, why: 'two-must-stay' };
}

async function takeAway(
	tx: Tx,
	{ officerId }: Actor,
	entryId: string,
	now: Date
): Promise<Removed> {
	const { kind, passkeyId } = rowOf(
		await tx.delete(keyringEntries).where(eq(keyringEntries.id, entryId)).returning()
	);
	if (passkeyId) await tx.delete(passkeys).where(eq(passkeys.id, passkeyId));
	if (kind === 'passphrase') {
		await tx.delete(authenticators).where(eq(authenticators.officerId, officerId));
		await tx.delete(passphrases).where(eq(passphrases.officerId, officerId));
	}
	await audit.record(
		tx,
		'people',
		{ act: 'keyring.reduced', by: officerId, subject: entryId, detail: { kind } },
		now
	);
	return { ok: true };
}
