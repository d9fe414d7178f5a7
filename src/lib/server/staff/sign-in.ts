import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { LONGEST_NAME, tidy } from '#lib/text/typed.ts';
import * as audit from '../audit/index.ts';
import { constantTimeEqual, mac } from '../crypto/index.ts';
import { officers, passphrases } from '../db/index.ts';
import * as authenticator from './authenticator.ts';
import * as codeGuess from './code-guess.ts';
import type { DeskContext } from './context.ts';
import { entries, type Entry } from './keyring.ts';
import * as passkey from './passkey.ts';
import { hashOf } from './secret.ts';
import * as session from './session.ts';

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
export async function saltFor(desk: DeskContext, name: string): Promise<Uint8Array> {
	const invented = mac(desk.keys.session, 'salt/v0', asFound(name));
	const found = await accountOf(desk, name);
	return found?.salt ?? new Uint8Array(invented.subarray(0, 16));
}

/** Signs in with the sign-in half of a passphrase and an authenticator's code. */
export async function withPassphrase(
	desk: DeskContext,
	given: { name: string; signInHalf: Uint8Array; code: string; knownCookie?: string },
	now: Date
): Promise<SignedIn> {
	const account = await accountOf(desk, given.name);
	// 77 random bits behind scrypt need no rate limit, and one that is kept by name would let whoever knows a name hold
	// up its owner (decision 30). With the wrong half nothing is counted, and no code is used up.
	const half = constantTimeEqual(hashOf(given.signInHalf), account?.verifier ?? new Uint8Array(32));
	if (!account || !half) return { ok: false, why: 'wrong' };
	const { officerId } = account;
	// A code is six digits: its guesses are limited.
	const { seconds, forget } = await codeGuess.count(desk, officerId, given.knownCookie, now);
	if (seconds > 0) return { ok: false, why: 'wait', seconds };
	const cookie = await desk.db.transaction(async (tx) => {
		if (!(await authenticator.use(tx, desk, officerId, given.code, now))) return undefined;
		await audit.record(
			tx,
			'people',
			{ act: 'officer.signed-in', by: officerId, detail: { way: 'passphrase' } },
			now
		);
		return session.create(tx, officerId, now);
	});
	if (!cookie) return { ok: false, why: 'wrong' };
	await forget();
	return { ok: true, cookie, officerId, keyring: await entries(desk, officerId) };
}

/** Signs in with a passkey. The PRF result never comes here: the browser keeps it and opens the keyring with it. */
export async function withPasskey(
	desk: DeskContext,
	response: AuthenticationResponseJSON,
	now: Date
): Promise<SignedIn> {
	const signedIn = await desk.db.transaction(async (tx) => {
		const answer = await passkey.answered(tx, desk, response, now);
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

const asFound = (name: string): string => tidy(name, LONGEST_NAME).toLowerCase();

async function accountOf({ db }: DeskContext, name: string) {
	const [account] = await db
		.select({ officerId: officers.id, salt: passphrases.salt, verifier: passphrases.verifier })
		.from(officers)
		.innerJoin(passphrases, eq(passphrases.officerId, officers.id))
		.where(
			and(
				eq(sql`lower(${officers.name})`, asFound(name)),
				isNotNull(officers.enrolledAt),
				isNull(officers.disabledAt)
			)
		);
	return account;
}
