import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { constantTimeEqual } from '../crypto/index.ts';
import { passphrases, type Db, type Tx } from '../db/index.ts';
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
export const provenActs = ['passphrase', 'recovery', 'authenticator'] as const;
export type ProvenAct = (typeof provenActs)[number];

/** A challenge proves one act, in one session. */
const purposeOf = ({ sessionId }: Actor, act: ProvenAct): string => `${act}\n${sessionId}`;

/** What a browser needs for a passkey's proof. */
export const begin = (desk: DeskContext, actor: Actor, act: ProvenAct, now: Date) =>
	passkey.beginSignIn(desk, now, purposeOf(actor, act));

/** Counts the guess that a proof may be, before it is judged. As at the sign-in, a wrong passphrase counts nothing. */
export async function count(
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
export async function holds(
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
