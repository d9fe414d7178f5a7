import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { and, eq, isNull } from 'drizzle-orm';
import { officers, passkeys, type Tx } from '../db/index.ts';
import { isAsked, newChallenge, useUp } from './challenge.ts';
import type { DeskContext, Reading } from './context.ts';

const hostOf = ({ origin }: DeskContext): string => new URL(origin).hostname;

/** What a browser needs to make a passkey for this officer. The browser adds the PRF label itself. */
export async function beginRegistration(
	desk: DeskContext,
	officer: { officerId: string; name: string },
	now: Date
) {
	const kept = await desk.db
		.select({ id: passkeys.id })
		.from(passkeys)
		.where(eq(passkeys.officerId, officer.officerId));
	return generateRegistrationOptions({
		challenge: newChallenge(desk, now),
		// An authenticator would write over the one it has, and what that one unlocks would open no more.
		excludeCredentials: kept,
		rpID: hostOf(desk),
		rpName: 'Plainsight desk',
		userID: new TextEncoder().encode(officer.officerId),
		userName: officer.name,
		attestationType: 'none',
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
}

/** The officer's own, with their public keys: see sealed/notebook.ts. */
export const mine = ({ db }: Reading, { officerId }: { officerId: string }) =>
	db
		.select({ id: passkeys.id, publicKey: passkeys.publicKey })
		.from(passkeys)
		.where(eq(passkeys.officerId, officerId));

/** Checks and keeps a new passkey. @returns its credential id, or undefined when it does not hold. */
export async function register(
	tx: Tx,
	desk: DeskContext,
	officerId: string,
	given: { response: RegistrationResponseJSON; label: string },
	now: Date
): Promise<string | undefined> {
	const asked = askedAt(desk, now);
	const verified = await verifyRegistrationResponse({
		response: given.response,
		expectedChallenge: asked.isExpected,
		expectedOrigin: desk.origin,
		expectedRPID: hostOf(desk),
		requireUserVerification: true
	}).catch(() => undefined);
	if (!verified?.verified || !(await asked.useUp(tx))) return undefined;
	const { credential } = verified.registrationInfo;
	await tx.insert(passkeys).values({
		id: credential.id,
		officerId,
		publicKey: credential.publicKey,
		counter: credential.counter,
		transports: credential.transports ?? [],
		label: given.label.slice(0, 60)
	});
	return credential.id;
}

/**
 * What a browser needs to sign in with whichever passkey the person chooses.
 * @param purpose what else the answer is to prove: an answer to one purpose is none to another.
 */
export const beginSignIn = (desk: DeskContext, now: Date, purpose?: string) =>
	generateAuthenticationOptions({
		challenge: newChallenge(desk, now, purpose),
		rpID: hostOf(desk),
		userVerification: 'required'
	});

/** The officer of a passkey that answers its challenge; undefined when it does not, or the officer is disabled. */
export async function answered(
	tx: Tx,
	desk: DeskContext,
	response: AuthenticationResponseJSON,
	now: Date,
	purpose?: string
): Promise<{ officerId: string; passkeyId: string } | undefined> {
	const kept = await find(tx, response.id);
	if (!kept) return undefined;
	const asked = askedAt(desk, now, purpose);
	const verified = await verifyAuthenticationResponse({
		response,
		expectedChallenge: asked.isExpected,
		expectedOrigin: desk.origin,
		expectedRPID: hostOf(desk),
		requireUserVerification: true,
		credential: { id: kept.id, publicKey: new Uint8Array(kept.publicKey), counter: kept.counter }
	}).catch(() => undefined);
	if (!verified?.verified || !(await asked.useUp(tx))) return undefined;
	await tx
		.update(passkeys)
		.set({ counter: verified.authenticationInfo.newCounter })
		.where(eq(passkeys.id, kept.id));
	return { officerId: kept.officerId, passkeyId: kept.id };
}

async function find(tx: Tx, id: string) {
	const [kept] = await tx
		.select({
			id: passkeys.id,
			officerId: passkeys.officerId,
			publicKey: passkeys.publicKey,
			counter: passkeys.counter
		})
		.from(passkeys)
		.innerJoin(officers, eq(officers.id, passkeys.officerId))
		.where(and(eq(passkeys.id, id), isNull(officers.disabledAt)));
	return kept;
}

/** What an answer is checked against, and used up once its signature held: nobody else can write such a row. */
function askedAt(desk: DeskContext, now: Date, purpose?: string) {
	let answered = '';
	return {
		isExpected: (challenge: string) => isAsked(desk, (answered = challenge), now, purpose),
		useUp: (tx: Tx) => useUp(tx, answered)
	};
}
