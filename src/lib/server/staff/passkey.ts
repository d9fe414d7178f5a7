import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { challenges, officers, passkeys, type Tx } from '../db/index.ts';
import type { Desk } from './desk.ts';

/** A ceremony must be finished within this. */
const CHALLENGE_LASTS_MS = 5 * 60_000;

const hostOf = ({ origin }: Desk): string => new URL(origin).hostname;

/** What a browser needs to make a passkey for this officer. The browser adds the PRF label itself. */
export async function beginRegistration(
	desk: Desk,
	officer: { officerId: string; name: string },
	now: Date
) {
	const kept = await desk.db
		.select({ id: passkeys.id })
		.from(passkeys)
		.where(eq(passkeys.officerId, officer.officerId));
	const options = await generateRegistrationOptions({
		// An authenticator would write over the one it has, and what that one unlocks would open no more.
		excludeCredentials: kept,
		rpID: hostOf(desk),
		rpName: 'Plainsight desk',
		userID: new TextEncoder().encode(officer.officerId),
		userName: officer.name,
		attestationType: 'none',
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
	return { challengeId: await remember(desk, options.challenge, now), options };
}

/** Checks and keeps a new passkey. @returns its credential id, or undefined when it does not hold. */
export async function register(
	tx: Tx,
	desk: Desk,
	officerId: string,
	given: { challengeId: string; response: RegistrationResponseJSON; label: string },
	now: Date
): Promise<string | undefined> {
	const expectedChallenge = await recall(tx, given.challengeId, now);
	if (!expectedChallenge) return undefined;
	const verified = await verifyRegistrationResponse({
		response: given.response,
		expectedChallenge,
		expectedOrigin: desk.origin,
		expectedRPID: hostOf(desk),
		requireUserVerification: true
	}).catch(() => undefined);
	if (!verified?.verified) return undefined;
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

/** What a browser needs to sign in with whichever passkey the person chooses. */
export async function beginSignIn(desk: Desk, now: Date) {
	const options = await generateAuthenticationOptions({
		rpID: hostOf(desk),
		userVerification: 'required'
	});
	return { challengeId: await remember(desk, options.challenge, now), options };
}

/** The officer of a passkey that answers its challenge; undefined when it does not, or the officer is disabled. */
export async function answered(
	tx: Tx,
	desk: Desk,
	given: { challengeId: string; response: AuthenticationResponseJSON },
	now: Date
): Promise<{ officerId: string; passkeyId: string } | undefined> {
	const expectedChallenge = await recall(tx, given.challengeId, now);
	const [kept] = await tx
		.select({
			id: passkeys.id,
			officerId: passkeys.officerId,
			publicKey: passkeys.publicKey,
			counter: passkeys.counter
		})
		.from(passkeys)
		.innerJoin(officers, eq(officers.id, passkeys.officerId))
		.where(and(eq(passkeys.id, given.response.id), isNull(officers.disabledAt)));
	if (!expectedChallenge || !kept) return undefined;
	const verified = await verifyAuthenticationResponse({
		response: given.response,
		expectedChallenge,
		expectedOrigin: desk.origin,
		expectedRPID: hostOf(desk),
		requireUserVerification: true,
		credential: { id: kept.id, publicKey: new Uint8Array(kept.publicKey), counter: kept.counter }
	}).catch(() => undefined);
	if (!verified?.verified) return undefined;
	await tx
		.update(passkeys)
		.set({ counter: verified.authenticationInfo.newCounter })
		.where(eq(passkeys.id, kept.id));
	return { officerId: kept.officerId, passkeyId: kept.id };
}

async function remember({ db }: Desk, challenge: string, now: Date): Promise<string> {
	const expiresAt = new Date(now.getTime() + CHALLENGE_LASTS_MS);
	const [row] = await db
		.insert(challenges)
		.values({ challenge, expiresAt })
		.returning({ id: challenges.id });
	return row!.id;
}

/** A challenge works once. */
async function recall(tx: Tx, id: string, now: Date): Promise<string | undefined> {
	const [row] = await tx
		.delete(challenges)
		.where(and(eq(challenges.id, id), gt(challenges.expiresAt, now)))
		.returning({ challenge: challenges.challenge });
	return row?.challenge;
}
