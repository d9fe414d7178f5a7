import { and, eq, lt } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { constantTimeEqual, secretbox } from '../crypto/index.ts';
import { authenticators, type Db, type Tx } from '../db/index.ts';
import type { DeskContext } from './context.ts';

/** RFC 6238 as every authenticator app knows it. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** The step that a code belongs to (one to either side of now is accepted), or undefined when it is wrong. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
	const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) });
	const token = code.replace(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return undefined;
	const delta = totp.validate({ token, window: 1, timestamp: now.getTime() });
	return delta === null ? undefined : Math.floor(now.getTime() / 1000 / SHAPE.period) + delta;
}

/** Keeps an officer's secret, sealed under the server's TOTP key. `step`: of the code that confirmed it. */
export async function set(
	tx: Tx,
	{ keys }: DeskContext,
	officerId: string,
	secret: string,
	step: number
): Promise<void> {
	const sealedSecret = sealSecret(keys.totp, officerId, secret);
	await tx
		.insert(authenticators)
		.values({ officerId, sealedSecret, lastStep: step })
		.onConflictDoUpdate({
			target: authenticators.officerId,
			set: { sealedSecret, lastStep: step }
		});
}

/** Whether this secret is the officer's already. */
export async function isKept(
	db: Db | Tx,
	{ keys }: DeskContext,
	officerId: string,
	secret: string
): Promise<boolean> {
	const [kept] = await db
		.select()
		.from(authenticators)
		.where(eq(authenticators.officerId, officerId));
	try {
		const opened = kept && openSecret(keys.totp, officerId, kept.sealedSecret);
		return opened !== undefined && constantTimeEqual(Buffer.from(opened), Buffer.from(secret));
	} catch {
		return false; // sealed under a TOTP key that was lost: a new secret is what is wanted
	}
}

/** Whether the code is right and was not used before; using it up. */
export async function use(
	tx: Tx,
	{ keys }: DeskContext,
	officerId: string,
	code: string,
	now: Date
): Promise<boolean> {
	const [kept] = await tx
		.select()
		.from(authenticators)
		.where(eq(authenticators.officerId, officerId));
	const step = kept && stepOf(openSecret(keys.totp, officerId, kept.sealedSecret), code, now);
	if (step === undefined) return false;
	const used = await tx
		.update(authenticators)
		.set({ lastStep: step })
		.where(and(eq(authenticators.officerId, officerId), lt(authenticators.lastStep, step)))
		.returning({ officerId: authenticators.officerId });
	return used.length === 1;
}

/** Bound to the officer: in another's row it does not open. */
const sealSecret = (key: Uint8Array, officerId: string, secret: string): Uint8Array =>
	secretbox.seal(key, Buffer.from(secret), Buffer.from(officerId));

const openSecret = (key: Uint8Array, officerId: string, sealed: Uint8Array): string =>
	secretbox.open(key, sealed, Buffer.from(officerId)).toString('utf8');
