import * as audit from '../audit/index.ts';
import { passphrases, type Db, type Tx } from '../db/index.ts';
import * as authenticator from './authenticator.ts';
import type { Actor, DeskContext } from './context.ts';
import * as keyring from './keyring.ts';
import { whenProven, type Shown, type Unproven } from './proof.ts';
import { hashOf } from './secret.ts';
import * as session from './session.ts';

/** What takes the place of a way in. Sealed, or a secret that opens nothing. */
export type Renewal =
	| {
			readonly act: 'passphrase';
			readonly salt: Uint8Array;
			readonly signInHalf: Uint8Array;
			readonly entry: Uint8Array;
			/** Id of the keyring entry that it replaces: what changed meanwhile, in another tab, is not written over. */
			readonly was: string | null;
	  }
	| { readonly act: 'recovery'; readonly entry: Uint8Array; readonly was: string | null }
	| {
			readonly act: 'authenticator';
			/** Base32. */
			readonly totpSecret: string;
			/** What the authenticator shows for it: it counts once it works. */
			readonly newCode: string;
	  };

export type Renewed =
	| { readonly ok: true }
	/** `code`: the new authenticator's. */
	| { readonly ok: false; readonly why: 'code' | 'meanwhile' | 'incomplete' }
	| Unproven;

/**
 * Puts a new passphrase, printed code or authenticator in the place of the officer's own, and ends their other sessions.
 * Idempotent: whoever lost the answer asks once more.
 */
export async function renew(
	desk: DeskContext,
	actor: Actor,
	shown: Shown,
	given: Renewal,
	now: Date
): Promise<Renewed> {
	if (!isComplete(given)) return { ok: false, why: 'incomplete' };
	const does = {
		settled: (db: Db | Tx) => settledBefore(db, desk, actor, given, now),
		change: async (tx: Tx): Promise<Renewed> => {
			await keep(tx, desk, actor, given, now);
			await session.endOthers({ db: tx }, actor, now);
			await record(tx, actor, given, now);
			return { ok: true };
		}
	};
	return whenProven(desk, actor, given.act, shown, does, now);
}

/** What it comes to without a look at the proof: done already, or not to be done. */
async function settledBefore(
	db: Db | Tx,
	desk: DeskContext,
	{ officerId }: Actor,
	given: Renewal,
	now: Date
): Promise<Renewed | undefined> {
	const entries = await keyring.entries({ db }, officerId);
	if (given.act === 'authenticator') {
		const { totpSecret, newCode } = given;
		// It belongs to a passphrase, and goes with it.
		if (!entries.some(({ kind }) => kind === 'passphrase')) return { ok: false, why: 'meanwhile' };
		if (await authenticator.isKept(db, desk, officerId, totpSecret)) return { ok: true };
		const isRight = authenticator.stepOf(totpSecret, newCode, now) !== undefined;
		return isRight ? undefined : { ok: false, why: 'code' };
	}
	const standing = entries.find(({ kind }) => kind === given.act);
	if (standing && Buffer.compare(standing.sealed, given.entry) === 0) return { ok: true };
	return (standing?.id ?? null) === given.was ? undefined : { ok: false, why: 'meanwhile' };
}

async function keep(
	tx: Tx,
	desk: DeskContext,
	{ officerId }: Actor,
	given: Renewal,
	now: Date
): Promise<void> {
	if (given.act === 'authenticator') {
		const step = authenticator.stepOf(given.totpSecret, given.newCode, now);
		if (step === undefined) throw new RangeError('a wrong code is settled before');
		return authenticator.set(tx, desk, officerId, given.totpSecret, step);
	}
	if (given.act === 'passphrase') {
		const kept = { salt: given.salt, verifier: hashOf(given.signInHalf), setAt: now };
		await tx
			.insert(passphrases)
			.values({ officerId, ...kept })
			.onConflictDoUpdate({ target: passphrases.officerId, set: kept });
	}
	await keyring.put(tx, officerId, { kind: given.act, sealed: given.entry });
}

const record = (tx: Tx, { officerId }: Actor, { act }: Renewal, now: Date): Promise<void> =>
	audit.record(
		tx,
		'people',
		{ act: 'keyring.renewed', by: officerId, subject: officerId, detail: { kind: act } },
		now
	);

/** As long as what the browser makes, and as the salts that are made up for names that are not there: see saltFor. */
const isComplete = (given: Renewal): boolean =>
	given.act !== 'passphrase' || (given.salt.length === 16 && given.signInHalf.length === 32);
