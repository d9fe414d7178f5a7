import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { constantTimeEqual } from '../crypto/index.ts';
import { officers, passphrases, type Db, type Tx } from '../db/index.ts';
import * as authenticator from './authenticator.ts';
import * as codeGuess from './code-guess.ts';
import type { Actor, DeskContext } from './context.ts';
import * as passkey from './passkey.ts';
import { hashOf } from './secret.ts';

/** What somebody shows beside their session, which may be stolen, for one act: all that a sign-in asks for. */
export type Proof =
	| {
			readonly way: 'passphrase';
			readonly signInHalf: Uint8Array;
			/** Of the authenticator; used up by this, and never the one that signed in. */
			readonly code: string;
	  }
	| { readonly way: 'passkey'; readonly response: AuthenticationResponseJSON };

/** What is done with an officer's ways in only on a proof for that very act. */
export const provenActs = [
	'passphrase',
	'recovery',
	'authenticator',
	'add',
	'remove',
	'keys'
] as const;
export type ProvenAct = (typeof provenActs)[number];

/** A challenge proves one act, in one session. */
const purposeOf = ({ sessionId }: Actor, act: ProvenAct): string => `${act}\n${sessionId}`;

/** What a browser needs for a passkey's proof. */
export const begin = (desk: DeskContext, actor: Actor, act: ProvenAct, now: Date) =>
	passkey.beginSignIn(desk, now, purposeOf(actor, act));

export type Unproven =
	/** Never which part of the proof it was. */
	| { readonly ok: false; readonly why: 'wrong' }
	| { readonly ok: false; readonly why: 'wait'; readonly seconds: number };

/** With the cookie of the device that it is shown on. */
export type Shown = { readonly proof: Proof; readonly knownCookie?: string | undefined };

/**
 * Changes an officer's ways in on a proof for that very act: one change after the other, all of it or nothing.
 * @param does.settled what it comes to without a look at the proof, where it is done already or cannot be done.
 */
export async function whenProven<Outcome>(
	desk: DeskContext,
	actor: Actor,
	act: ProvenAct,
	{ proof, knownCookie }: Shown,
	does: {
		/** Takes what has to be held before the officer's own row. */
		readonly first?: (tx: Tx) => Promise<unknown>;
		readonly settled: (db: Db | Tx) => Promise<Outcome | undefined>;
		readonly change: (tx: Tx) => Promise<Outcome>;
	},
	now: Date
): Promise<Outcome | Unproven> {
	const settled = await does.settled(desk.db);
	if (settled) return settled;
	const { seconds, forget } = await count(desk, actor, proof, knownCookie, now);
	if (seconds > 0) return { ok: false, why: 'wait', seconds };
	const judged = await desk.db.transaction(async (tx) => {
		await does.first?.(tx);
		await lock(tx, actor);
		// By another tab that was first, or by the same request sent twice.
		const settledMeanwhile = await does.settled(tx);
		if (settledMeanwhile) return { outcome: settledMeanwhile, isProven: false };
		const isProven = await holds(tx, desk, actor, act, proof, now);
		const outcome = isProven ? await does.change(tx) : ({ ok: false, why: 'wrong' } as const);
		return { outcome, isProven };
	});
	if (judged.isProven) await forget();
	return judged.outcome;
}

/** To the end of the transaction. */
const lock = (tx: Tx, { officerId }: Actor) =>
	tx.select({ id: officers.id }).from(officers).where(eq(officers.id, officerId)).for('update');

/** Counts the guess that a proof may be. As at the sign-in, a wrong passphrase counts nothing. */
async function count(
	desk: DeskContext,
	{ officerId }: Actor,
	proof: Proof,
	knownCookie: string | undefined,
	now: Date
): ReturnType<typeof codeGuess.count> {
	const isGuess = proof.way === 'passphrase' && (await isHalf(desk.db, officerId, proof));
	return isGuess
		? codeGuess.count(desk, officerId, knownCookie, now)
		: { seconds: 0, forget: async () => undefined };
}

/** Whether it proves that the officer, and nobody else, wants this act. Used up by this. */
async function holds(
	tx: Tx,
	desk: DeskContext,
	actor: Actor,
	act: ProvenAct,
	proof: Proof,
	now: Date
): Promise<boolean> {
	const { officerId } = actor;
	if (proof.way === 'passkey') {
		const answer = await passkey.answered(tx, desk, proof.response, now, purposeOf(actor, act));
		return answer?.officerId === officerId;
	}
	return (
		(await isHalf(tx, officerId, proof)) && authenticator.use(tx, desk, officerId, proof.code, now)
	);
}

async function isHalf(
	db: Db | Tx,
	officerId: string,
	{ signInHalf }: { signInHalf: Uint8Array }
): Promise<boolean> {
	const [kept] = await db
		.select({ verifier: passphrases.verifier })
		.from(passphrases)
		.where(eq(passphrases.officerId, officerId));
	return kept !== undefined && constantTimeEqual(hashOf(signInHalf), kept.verifier);
}
