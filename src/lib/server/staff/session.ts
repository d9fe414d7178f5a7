import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { constantTimeEqual } from '../crypto/index.ts';
import { laneMembers, officers, rowOf, sessions, type Db, type Tx } from '../db/index.ts';
import type { Actor, DeskContext } from './context.ts';
import { hashOf, newSecret } from './secret.ts';

/** A desk left alone is signed out after this; used, it lasts a working day. */
const IDLE_MS = 30 * 60_000;
const LASTS_MS = 12 * 60 * 60_000;
/** How long a device stays known to an officer after its last session; its cookie and the session's row last as long. */
export const DEVICE_KNOWN_MS = 90 * 24 * 60 * 60_000;
/** Seen at most this often: not every request is a write. */
const TOUCH_MS = 60_000;

/** `__Host-` wherever the browser allows it: only over https. */
export const cookieName = (origin: string): string =>
	origin.startsWith('https:') ? '__Host-plainsight' : 'plainsight';

/** `<session id>.<secret>`; undefined for anything else. */
export function parseCookie(cookie: string): { id: string; secret: string } | undefined {
	const [, id, secret] =
		/^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/.exec(
			cookie
		) ?? [];
	return id && secret ? { id, secret } : undefined;
}

/** Starts a session: always a new one at sign-in. @returns the cookie's value. */
export async function create(tx: Tx, officerId: string, now: Date): Promise<string> {
	const secret = newSecret();
	const written = await tx
		.insert(sessions)
		.values({
			officerId,
			secretHash: hashOf(secret),
			createdAt: now,
			seenAt: now,
			expiresAt: new Date(now.getTime() + LASTS_MS)
		})
		.returning({ id: sessions.id });
	return `${rowOf(written).id}.${secret}`;
}

/** Who is signed in with this cookie; undefined when nobody is (any more). */
export async function find(
	{ db }: DeskContext,
	cookie: string,
	now: Date
): Promise<Actor | undefined> {
	const session = await genuine(db, cookie);
	if (!session || session.endedAt || session.disabledAt || session.expiresAt <= now)
		return undefined;
	if (now.getTime() - session.seenAt.getTime() > IDLE_MS) return undefined;
	if (now.getTime() - session.seenAt.getTime() > TOUCH_MS) {
		await db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, session.id));
	}
	const lanes = await db
		.select({ id: laneMembers.laneId })
		.from(laneMembers)
		.where(and(eq(laneMembers.officerId, session.officerId), isNull(laneMembers.removedAt)));
	const { officerId, name, role, agencyId } = session;
	return {
		officerId,
		sessionId: session.id,
		name,
		role,
		agencyId,
		lanes: lanes.map(({ id }) => id)
	};
}

/** Ends a session. Its row stays, so that the device remains known. */
export async function end({ db }: DeskContext, actor: Actor, now: Date): Promise<void> {
	await db.update(sessions).set({ endedAt: now }).where(eq(sessions.id, actor.sessionId));
}

/** Ends every other session of the officer. */
export async function endOthers({ db }: { db: Db | Tx }, actor: Actor, now: Date): Promise<void> {
	const open = and(eq(sessions.officerId, actor.officerId), isNull(sessions.endedAt));
	const others = await db
		.select({ id: sessions.id })
		.from(sessions)
		.where(and(open, gt(sessions.expiresAt, now)));
	for (const { id } of others) {
		if (id !== actor.sessionId)
			await db.update(sessions).set({ endedAt: now }).where(eq(sessions.id, id));
	}
}

/** Ends all of them, whoever holds one. */
export async function endAll(tx: Tx, officerId: string, now: Date): Promise<void> {
	await tx
		.update(sessions)
		.set({ endedAt: now })
		.where(and(eq(sessions.officerId, officerId), isNull(sessions.endedAt)));
}

/** Whether this officer has signed in with this cookie's device before: an outsider's failures do not lock it out. */
export async function isKnownDevice(
	{ db }: DeskContext,
	cookie: string | undefined,
	officerId: string,
	now: Date
): Promise<boolean> {
	const session = cookie ? await genuine(db, cookie) : undefined;
	return (
		session?.officerId === officerId && now.getTime() - session.seenAt.getTime() < DEVICE_KNOWN_MS
	);
}

/** Forgets sessions by which no device is known any more. */
export const purge = (db: Db, now: Date) =>
	db.delete(sessions).where(lt(sessions.expiresAt, new Date(now.getTime() - DEVICE_KNOWN_MS)));

async function genuine(db: DeskContext['db'], cookie: string) {
	const parsed = parseCookie(cookie);
	if (!parsed) return undefined;
	const [session] = await db
		.select({
			id: sessions.id,
			secretHash: sessions.secretHash,
			officerId: sessions.officerId,
			seenAt: sessions.seenAt,
			expiresAt: sessions.expiresAt,
			endedAt: sessions.endedAt,
			name: officers.name,
			role: officers.role,
			agencyId: officers.agencyId,
			disabledAt: officers.disabledAt
		})
		.from(sessions)
		.innerJoin(officers, eq(officers.id, sessions.officerId))
		.where(eq(sessions.id, parsed.id));
	return session && constantTimeEqual(session.secretHash, hashOf(parsed.secret))
		? session
		: undefined;
}
