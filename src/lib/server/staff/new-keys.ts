import { and, arrayContains, desc, eq, isNotNull, notInArray } from 'drizzle-orm';
import { isRecipient } from '#lib/sealed/age.ts';
import type { OfficerCard } from '#lib/sealed/keyring.ts';
import { isVerifyKey } from '#lib/sealed/signature.ts';
import { isSucceeded, type Succession } from '#lib/sealed/succession.ts';
import { isAgreed, type Agreement } from '#lib/sealed/voice.ts';
import * as audit from '../audit/index.ts';
import {
	actAs,
	formerKeys,
	keyringEntries,
	laneAgreements,
	laneProposals,
	officers,
	passkeys,
	rowOf,
	type Db,
	type Tx
} from '../db/index.ts';
import type { Actor, DeskContext, Reading } from './context.ts';
import * as keyring from './keyring.ts';
import * as membership from './membership.ts';
import * as notebook from './notebook.ts';
import { whenProven, type Shown, type Unproven } from './proof.ts';
import * as session from './session.ts';

/** An officer's other keys as their browser made them: public halves, and what is sealed. */
export type NewKeys = {
	/** By the former keys. */
	readonly succession: Succession;
	/** For the printed code, which is new, too. */
	readonly recovery: Uint8Array;
	/** For the passphrase as it is; null for who has none. */
	readonly passphrase: Uint8Array | null;
	/** For those that stay: any other is taken away. */
	readonly passkeys: readonly { readonly id: string; readonly entry: Uint8Array }[];
	/** The former keys, for the new ones. */
	readonly former: Uint8Array;
	/** For the new keys; in the place of the version that it was made from. */
	readonly notebook: notebook.Kept & { readonly was: number };
	/** The officer's yes to their lanes, by the new keys. */
	readonly agreements: readonly Agreement[];
	/** Ids of the entries of the keyring that all this replaces: what changed meanwhile, in another tab, is not written over. */
	readonly was: readonly string[];
};

export type KeysRenewed =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'meanwhile' | 'incomplete' }
	| Unproven;

/**
 * Puts other keys in the place of an officer's own, and ends their other sessions. The former stay beside them, for what was written
 * with them; cards that were proposed for them are gone. Idempotent: whoever lost the answer asks once more.
 */
export async function renewKeys(
	desk: DeskContext,
	actor: Actor,
	shown: Shown,
	given: NewKeys,
	now: Date
): Promise<KeysRenewed> {
	if (!isWhole(actor, given)) return { ok: false, why: 'incomplete' };
	const does = {
		// Held before the officer's own row, as by whatever else changes who reads a lane.
		first: membership.lockLanes,
		settled: (db: Db | Tx) => settledBefore(db, actor, given),
		change: async (tx: Tx): Promise<KeysRenewed> => {
			await keep(tx, actor, given, now);
			await session.endOthers({ db: tx }, actor, now);
			return { ok: true };
		}
	};
	try {
		return await whenProven<KeysRenewed>(desk, actor, 'keys', shown, does, now);
	} catch (error) {
		if (error instanceof Meanwhile) return { ok: false, why: 'meanwhile' };
		throw error;
	}
}

/** The sealed halves of an officer's own former keys. */
export const ownFormer = async ({ db }: Reading, { officerId }: Actor): Promise<Uint8Array[]> => {
	const rows = await db
		.select({ sealed: formerKeys.sealed })
		.from(formerKeys)
		.where(and(eq(formerKeys.officerId, officerId), isNotNull(formerKeys.sealed)))
		.orderBy(desc(formerKeys.heldUntil));
	return rows.flatMap(({ sealed }) => sealed ?? []);
};

/** Everybody's word that they have other keys: what a browser has of somebody's former ones counts no more. */
export const successions = async ({ db }: Reading): Promise<Succession[]> => {
	const rows = await db.select({ succession: formerKeys.succession }).from(formerKeys);
	return rows.flatMap(({ succession }) => succession ?? []);
};

/** The notebook was kept by another browser at this very moment: nothing of all this is. */
class Meanwhile extends Error {
	override name = 'Meanwhile';
}

/** What it comes to without a look at the proof: done already, or not to be done. */
async function settledBefore(
	db: Db | Tx,
	{ officerId }: Actor,
	{ succession: { was, next }, passphrase, passkeys: kept, was: replaced }: NewKeys
): Promise<KeysRenewed | undefined> {
	const [mine] = await db
		.select({ recipient: officers.recipient, verifyKey: officers.verifyKey })
		.from(officers)
		.where(eq(officers.id, officerId));
	if (isSame(mine, next)) return { ok: true };
	const entries = await keyring.entries({ db }, officerId);
	const ids = entries.map(({ id }) => id);
	if (!isSame(mine, was) || [...ids].sort().join() !== [...replaced].sort().join())
		return { ok: false, why: 'meanwhile' };
	const own = entries.flatMap(({ passkeyId }) => passkeyId ?? []);
	const hasPassphrase = entries.some(({ kind }) => kind === 'passphrase');
	const isWhole =
		hasPassphrase === (passphrase !== null) && kept.every(({ id }) => own.includes(id));
	return isWhole ? undefined : { ok: false, why: 'incomplete' };
}

const isSame = (
	one: { recipient: string | null; verifyKey: string | null } | undefined,
	{ recipient, verifyKey }: OfficerCard
): boolean => one?.recipient === recipient && one.verifyKey === verifyKey;

async function keep(tx: Tx, actor: Actor, given: NewKeys, now: Date): Promise<void> {
	const { officerId } = actor;
	const { was, next } = given.succession;
	await actAs(tx, officerId);
	await tx.insert(formerKeys).values({
		...was,
		officerId,
		heldFrom: await heldSince(tx, officerId),
		heldUntil: now,
		succession: given.succession,
		sealed: given.former
	});
	await tx.update(officers).set(next).where(eq(officers.id, officerId));
	await keepWays(tx, officerId, given);
	const { ok } = await notebook.replace(tx, officerId, given.notebook);
	if (!ok) throw new Meanwhile('another browser kept a notebook');
	await agreeAgain(tx, actor, given.agreements, now);
	await dropProposals(tx, { officerId, by: officerId, lanes: actor.lanes }, now);
	const act = { act: 'officer.keys-renewed', by: officerId, subject: officerId };
	// With the former keys' word: whoever reads it asks nobody else whose keys these are.
	const { signature } = given.succession;
	await audit.record(tx, 'people', { ...act, detail: { was, next, signature } }, now);
}

/** Since they joined, or since they had other keys last. */
export async function heldSince(tx: Tx, officerId: string): Promise<Date> {
	const [last] = await tx
		.select({ at: formerKeys.heldUntil })
		.from(formerKeys)
		.where(eq(formerKeys.officerId, officerId))
		.orderBy(desc(formerKeys.heldUntil))
		.limit(1);
	const { joined, enrolled } = rowOf(
		await tx
			.select({ joined: officers.createdAt, enrolled: officers.enrolledAt })
			.from(officers)
			.where(eq(officers.id, officerId))
	);
	const since = enrolled ?? joined;
	return last && last.at > since ? last.at : since;
}

/** Every way to the new keys; what is sealed for none of them opened the former ones alone. */
async function keepWays(
	tx: Tx,
	officerId: string,
	{ recovery, passphrase, passkeys: kept }: NewKeys
): Promise<void> {
	await tx.delete(keyringEntries).where(eq(keyringEntries.officerId, officerId));
	const ids = kept.map(({ id }) => id);
	await tx
		.delete(passkeys)
		.where(and(eq(passkeys.officerId, officerId), notInArray(passkeys.id, ids)));
	await keyring.put(tx, officerId, { kind: 'recovery', sealed: recovery });
	if (passphrase) await keyring.put(tx, officerId, { kind: 'passphrase', sealed: passphrase });
	for (const { id, entry } of kept)
		await keyring.put(tx, officerId, { kind: 'passkey', sealed: entry, passkeyId: id });
}

/** At once with the keys: a lane gets no card of anybody while one of its members has not said yes with theirs. */
async function agreeAgain(
	tx: Tx,
	{ officerId, lanes }: Actor,
	agreements: readonly Agreement[],
	now: Date
): Promise<void> {
	for (const agreement of agreements.filter(({ lane }) => lanes.includes(lane))) {
		const { lane: laneId } = agreement;
		await tx
			.insert(laneAgreements)
			.values({ laneId, officerId, agreement, agreedAt: now })
			.onConflictDoUpdate({
				target: [laneAgreements.laneId, laneAgreements.officerId],
				set: { agreement, agreedAt: now }
			});
		const act = { act: 'lane.agreed-anew', by: officerId, subject: laneId };
		await audit.record(tx, { lane: laneId }, act, now);
	}
}

/**
 * Cards that would list an officer's former keys: the server cannot see them on a card, and knows who is on it. The transaction acts as
 * that officer.
 * @param of.lanes which the officer reads.
 */
export async function dropProposals(
	tx: Tx,
	{ officerId, by, lanes }: { officerId: string; by: string; lanes: readonly string[] },
	now: Date
): Promise<void> {
	const dropped = await tx
		.delete(laneProposals)
		.where(arrayContains(laneProposals.members, [officerId]))
		.returning({ lane: laneProposals.laneId, epoch: laneProposals.epoch });
	for (const { lane, epoch } of dropped) {
		const act = { act: 'card.dropped', by, subject: String(epoch) };
		if (lanes.includes(lane)) await audit.record(tx, { lane }, act, now);
		else await audit.record(tx, 'people', { ...act, detail: { lane } }, now);
	}
}

/** Whether the former keys' word is the actor's own, and two ways lead to keys that are others in both halves. */
function isWhole({ officerId }: Actor, given: NewKeys): boolean {
	const { succession, recovery, passphrase, passkeys: kept, agreements } = given;
	const { was, next } = succession;
	return (
		succession.officer === officerId &&
		isSucceeded(succession) &&
		isRecipient(next.recipient) &&
		isVerifyKey(next.verifyKey) &&
		next.recipient !== was.recipient &&
		next.verifyKey !== was.verifyKey &&
		recovery.length > 0 &&
		(passphrase !== null || kept.length > 0) &&
		new Set(kept.map(({ id }) => id)).size === kept.length &&
		agreements.every((one) => one.officer === officerId && isAgreed(one, next.verifyKey))
	);
}
