import { createHmac } from 'node:crypto';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { officers, passphrases } from '../db/index.ts';
import * as authenticator from './authenticator.ts';
import type { Desk } from './desk.ts';
import { entries, type Entry } from './keyring.ts';
import * as passkey from './passkey.ts';
import { hashOf, isSame } from './secret.ts';
import * as session from './session.ts';
import * as throttle from './throttle.ts';

export type SignedIn =
	| {
			readonly ok: true;
			readonly cookie: string;
			readonly officerId: string;
			readonly keyring: Entry[];
	  }
	/** `wrong` never says which of name, passphrase and code it was. */
	| { readonly ok: false; readonly why: 'wrong' }
	| { readonly ok: false; readonly why: 'wait'; readonly seconds: number };

/** The salt of a name, for the browser to derive its halves with; a made-up one, always the same, for a name that is not there. */
export async function saltFor(desk: Desk, name: string): Promise<Uint8Array> {
	const invented = createHmac('sha256', desk.keys.session)
		.update('salt')
		.update(name.trim().toLowerCase())
		.digest();
	const found = await accountOf(desk, name);
	return found?.salt ?? new Uint8Array(invented.subarray(0, 16));
}

/** Signs in with the sign-in half of a passphrase and an authenticator's code. */
export async function withPassphrase(
	desk: Desk,
	given: { name: string; signInHalf: Uint8Array; code: string; knownCookie?: string },
	now: Date
): Promise<SignedIn> {
	const account = await accountOf(desk, given.name);
	const known =
		account && (await session.isKnownDevice(desk, given.knownCookie, account.officerId, now));
	// What outsiders try does not hold up a device that was the officer's; it has a count of its own, since
	// whoever sits at it could otherwise try every code.
	const counted = known ? `${given.name}\n${given.knownCookie}` : given.name;
	const seconds = await throttle.attempt(desk, counted, now);
	if (seconds > 0) return { ok: false, why: 'wait', seconds };
	const half = isSame(hashOf(given.signInHalf), account?.verifier ?? new Uint8Array(32));
	const cookie =
		account &&
		half &&
		(await desk.db.transaction(async (tx) => {
			// Only with the right half is a code used up: a guesser cannot spend an officer's codes.
			if (!(await authenticator.use(tx, desk, account.officerId, given.code, now)))
				return undefined;
			await audit.record(
				tx,
				'people',
				{ act: 'officer.signed-in', by: account.officerId, detail: { way: 'passphrase' } },
				now
			);
			return session.create(tx, account.officerId, now);
		}));
	if (!cookie) return { ok: false, why: 'wrong' };
	for (const one of new Set([given.name, counted])) await throttle.forget(desk, one);
	return {
		ok: true,
		cookie,
		officerId: account.officerId,
		keyring: await entries(desk, account.officerId)
	};
}

/** Signs in with a passkey. The PRF result never comes here: the browser keeps it and opens the keyring with it. */
export async function withPasskey(
	desk: Desk,
	given: { challengeId: string; response: AuthenticationResponseJSON },
	now: Date
): Promise<SignedIn> {
	const signedIn = await desk.db.transaction(async (tx) => {
		const answer = await passkey.answered(tx, desk, given, now);
		if (!answer) return undefined;
		await audit.record(
			tx,
			'people',
			{ act: 'officer.signed-in', by: answer.officerId, detail: { way: 'passkey' } },
			now
		);
		return { ...answer, cookie: await session.create(tx, answer.officerId, now) };
	});
	if (!signedIn) return { ok: false, why: 'wrong' };
	const { officerId, cookie } = signedIn;
	return { ok: true, cookie, officerId, keyring: await entries(desk, officerId) };
}

async function accountOf({ db }: Desk, name: string) {
	const [account] = await db
		.select({ officerId: officers.id, salt: passphrases.salt, verifier: passphrases.verifier })
		.from(officers)
		.innerJoin(passphrases, eq(passphrases.officerId, officers.id))
		.where(
			and(
				eq(sql`lower(${officers.name})`, name.trim().toLowerCase()),
				isNotNull(officers.enrolledAt),
				isNull(officers.disabledAt)
			)
		);
	return account;
}
