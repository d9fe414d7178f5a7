import * as audit from '../audit/index.ts';
import { passphrases, type Db, type Tx } from '../db/index.ts';
import * as authenticator from './authenticator.ts';
import type { Actor, DeskContext } from './context.ts';
import * as keyring from './keyring.ts';
import * as proofs from './proof.ts';
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
	/** `wrong` never says what of the proof it was; `code` is the new authenticator's. */
	| { readonly ok: false; readonly why: 'wrong' | 'code' | 'meanwhile' | 'incomplete' }
	| { readonly ok: false; readonly why: 'wait'; readonly seconds: number };

/**
 * Puts a new passphrase, printed code or authenticator in the place of the officer's own, and ends their other sessions.
 * All of it, or nothing. Idempotent: whoever lost the answer asks once more.
 */
export async function renew(
	desk: DeskContext,
	actor: Actor,
	{ proof, knownCookie }: { proof: proofs.Proof; knownCookie?: string | undefined },
	given: Renewal,
	now: Date
): Promise<Renewed> {
	if (!isComplete(given)) return { ok: false, why: 'incomplete' };
	const settled = await settledBefore(desk.db, desk, actor, given, now);
	if (settled) return settled;
	const { seconds, forget } = await proofs.count(desk, actor, proof, knownCookie, now);
	if (seconds > 0) return { ok: false, why: 'wait', seconds };
	const renewed = await desk.db.transaction(async (tx): Promise<Renewed> => {
		await keyring.lock(tx, actor.officerId);
		// By another tab that was first, or by the same request sent twice.
		const settledMeanwhile = await settledBefore(tx, desk, actor, given, now);
		if (settledMeanwhile) return settledMeanwhile;
		if (!(await proofs.holds(tx, desk, actor, given.act, proof, now)))
			return { ok: false, why: 'wrong' };
		await keep(tx, desk, actor, given, now);
		await session.endOthers({ db: tx }, actor, now);
		await record(tx, actor, given, now);
		return { ok: true };
	});
	if (renewed.ok) await forget();
	return renewed;
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
