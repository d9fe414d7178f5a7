import { randomBytes } from 'node:crypto';
import { lt } from 'drizzle-orm';
import { constantTimeEqual, mac } from '../crypto/index.ts';
import { challenges, type Db, type Tx } from '../db/index.ts';
import type { DeskContext } from './context.ts';

/** A ceremony must be finished within this. */
const LASTS_MS = 5 * 60_000;
const NONCE = 16;
const PLAIN = NONCE + 4;

/**
 * A question for a passkey: 16 random bytes and a time, signed. Signed and not kept, so that whoever asks for many fills
 * no table and pushes nobody else's out of it (decision 30).
 * @param purpose what the answer is to prove; none is the sign-in.
 */
export function newChallenge(
	{ keys }: Pick<DeskContext, 'keys'>,
	now: Date,
	purpose = ''
): Uint8Array<ArrayBuffer> {
	const plain = Buffer.alloc(PLAIN);
	plain.set(randomBytes(NONCE));
	plain.writeUInt32BE(Math.floor((now.getTime() + LASTS_MS) / 1000), NONCE);
	return new Uint8Array([...plain, ...tag(keys.session, plain, purpose)]);
}

/** Whether it was asked here, for this purpose, within five minutes. @param challenge base64url, as it comes back. */
export function isAsked(
	{ keys }: Pick<DeskContext, 'keys'>,
	challenge: string,
	now: Date,
	purpose = ''
): boolean {
	const bytes = Buffer.from(challenge, 'base64url');
	if (bytes.toString('base64url') !== challenge) return false; // no second way to write one
	const plain = bytes.subarray(0, PLAIN);
	const isOurs = constantTimeEqual(bytes.subarray(PLAIN), tag(keys.session, plain, purpose));
	return isOurs && endOf(plain) > now;
}

/** Notes that a passkey has answered it. False: it had been answered before; each works once. */
export async function useUp(tx: Tx, challenge: string): Promise<boolean> {
	const expiresAt = endOf(Buffer.from(challenge, 'base64url'));
	const used = await tx
		.insert(challenges)
		.values({ challenge, expiresAt })
		.onConflictDoNothing()
		.returning({ challenge: challenges.challenge });
	return used.length === 1;
}

/** Forgets the answered ones that could not be answered again anyway. */
export const purge = (db: Db, now: Date) =>
	db.delete(challenges).where(lt(challenges.expiresAt, now));

const endOf = (bytes: Buffer): Date => new Date(bytes.readUInt32BE(NONCE) * 1000);

const tag = (key: Uint8Array, plain: Uint8Array, purpose: string): Uint8Array =>
	mac(key, 'challenge/v1', Buffer.concat([plain, Buffer.from(purpose)]));
