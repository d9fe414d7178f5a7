import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { and, eq } from 'drizzle-orm';
import { asRecipient } from '#lib/sealed/age.ts';
import type { OfficerCard } from '#lib/sealed/keyring.ts';
import * as audit from '../audit/index.ts';
import { formerKeys, officers, passphrases, type Tx } from '../db/index.ts';
import * as authenticator from './authenticator.ts';
import type { DeskContext } from './context.ts';
import { findInvitation, use } from './invitation.ts';
import * as keyring from './keyring.ts';
import * as passkey from './passkey.ts';
import { hashOf } from './secret.ts';
import * as session from './session.ts';

/** What a browser brings when somebody joins. Public halves and sealed entries; no secret that opens anything. */
export type Enrolment = {
	readonly card: OfficerCard;
	/** The invitation's word for the card, where a browser made it: see sealed/invitation.ts. */
	readonly attested?: string | undefined;
	/** Keyring entry sealed for the printed recovery code. */
	readonly recovery: Uint8Array;
	readonly passphrase?: {
		readonly salt: Uint8Array;
		readonly signInHalf: Uint8Array;
		readonly entry: Uint8Array;
		/** Base32. */
		readonly totpSecret: string;
		readonly code: string;
	};
	readonly passkey?: {
		readonly response: RegistrationResponseJSON;
		readonly entry: Uint8Array;
		readonly label: string;
	};
};

export type Enrolled =
	| { readonly ok: true; readonly cookie: string; readonly officerId: string }
	| { readonly ok: false; readonly why: 'invitation' | 'incomplete' | 'code' | 'passkey' };

class Refused extends Error {
	readonly why: Extract<Enrolled, { ok: false }>['why'];
	constructor(why: Extract<Enrolled, { ok: false }>['why']) {
		super(why);
		this.why = why;
	}
}

/** Turns an invitation into an officer with keys, and signs them in. All of it, or nothing. */
export async function enrol(
	desk: DeskContext,
	secret: string,
	given: Enrolment,
	now: Date
): Promise<Enrolled> {
	if (!isComplete(given)) return { ok: false, why: 'incomplete' };
	try {
		return await desk.db.transaction(async (tx) => {
			const invited = await findInvitation(tx, secret, now);
			if (!invited || !(await use(tx, invited.id, now))) throw new Refused('invitation');
			const { officerId } = invited;
			await keep(tx, desk, officerId, given, now);
			const { recipient, verifyKey } = given.card;
			const { attested } = given;
			const detail = { recipient, verifyKey, ...(attested !== undefined && { attested }) };
			await audit.record(
				tx,
				'people',
				{ act: 'officer.enrolled', by: officerId, subject: officerId, detail },
				now
			);
			return { ok: true, officerId, cookie: await session.create(tx, officerId, now) };
		});
	} catch (error) {
		if (error instanceof Refused) return { ok: false, why: error.why };
		throw error;
	}
}

/** The officer's public halves, and every way to the keys. @throws Refused */
async function keep(
	tx: Tx,
	desk: DeskContext,
	officerId: string,
	{ card, recovery, passphrase, passkey: given }: Enrolment,
	now: Date
): Promise<void> {
	const isFormer = and(
		eq(formerKeys.officerId, officerId),
		eq(formerKeys.verifyKey, card.verifyKey)
	);
	if ((await tx.$count(formerKeys, isFormer)) > 0) throw new Refused('incomplete');
	await tx
		.update(officers)
		.set({ recipient: asRecipient(card.recipient), verifyKey: card.verifyKey, enrolledAt: now })
		.where(eq(officers.id, officerId));
	await keyring.put(tx, officerId, { kind: 'recovery', sealed: recovery });
	if (passphrase) await keepPassphrase(tx, desk, officerId, passphrase, now);
	if (given) {
		const passkeyId = await passkey.register(tx, desk, officerId, given, now);
		if (!passkeyId) throw new Refused('passkey');
		await keyring.put(tx, officerId, { kind: 'passkey', sealed: given.entry, passkeyId });
	}
}

async function keepPassphrase(
	tx: Tx,
	desk: DeskContext,
	officerId: string,
	{ salt, signInHalf, entry, totpSecret, code }: NonNullable<Enrolment['passphrase']>,
	now: Date
): Promise<void> {
	const step = authenticator.stepOf(totpSecret, code, now);
	if (step === undefined) throw new Refused('code');
	await tx
		.insert(passphrases)
		.values({ officerId, salt, verifier: hashOf(signInHalf), setAt: now });
	await authenticator.set(tx, desk, officerId, totpSecret, step);
	await keyring.put(tx, officerId, { kind: 'passphrase', sealed: entry });
}

/** At least two ways to the keys, one of them on paper. */
function isComplete({ card, recovery, passphrase, passkey }: Enrolment): boolean {
	const wellFormed = isRecipient(card.recipient) && /^[A-Za-z0-9_-]{43}$/.test(card.verifyKey);
	// As long as the salts that are made up for names that are not there: see saltFor.
	const half =
		!passphrase || (passphrase.signInHalf.length === 32 && passphrase.salt.length === 16);
	return wellFormed && half && recovery.length > 0 && Boolean(passphrase || passkey);
}

function isRecipient(value: string): boolean {
	try {
		return asRecipient(value) === value;
	} catch {
		return false; // not one that holds against a quantum computer, or cut short
	}
}
