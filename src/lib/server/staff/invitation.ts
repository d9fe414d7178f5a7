import { and, eq, gt, isNull } from 'drizzle-orm';
import { tidy } from '#lib/text/typed.ts';
import * as audit from '../audit/index.ts';
import {
	agencies,
	invitations,
	isTaken,
	officers,
	rowOf,
	type Db,
	type Role,
	type Tx
} from '../db/index.ts';
import type { Actor, DeskContext } from './context.ts';
import { isAgency } from './people.ts';
import { hashOf, newSecret } from './secret.ts';

/** Of a person's name, in characters. */
export const LONGEST_NAME = 100;
const LASTS_MS = 72 * 60 * 60_000;

export type Invited = {
	readonly officerId: string;
	readonly name: string;
	readonly agency: string;
	readonly role: Role;
};

export type NewOfficer = { readonly name: string; readonly agencyId: string; readonly role: Role };

/**
 * Invites a person: makes the officer, without keys, and a link that works once. The secret stands in the
 * link's fragment, which browsers never send and servers never log.
 */
export async function invite(
	desk: DeskContext,
	actor: Actor,
	given: NewOfficer,
	now: Date
): Promise<
	| { ok: true; officerId: string; secret: string }
	| { ok: false; why: 'not-allowed' | 'name-taken' | 'unreadable' }
> {
	if (actor.role !== 'administrator') return { ok: false, why: 'not-allowed' };
	const { agencyId, role } = given;
	const person = { name: tidy(given.name, LONGEST_NAME), agencyId, role };
	try {
		return await desk.db.transaction(async (tx) => {
			if (!(await isAgency(tx, agencyId))) return { ok: false, why: 'unreadable' };
			const officerId = await addOfficer(tx, person);
			const secret = await writeInvitation(tx, officerId, actor.officerId, now);
			await audit.record(
				tx,
				'people',
				{ act: 'officer.invited', by: actor.officerId, subject: officerId, detail: person },
				now
			);
			return { ok: true, officerId, secret };
		});
	} catch (error) {
		if (isTaken(error)) return { ok: false, why: 'name-taken' };
		throw error;
	}
}

/** Whom a link's secret invites, while it can still be used. */
export async function findInvitation(
	db: Db | Tx,
	secret: string,
	now: Date
): Promise<(Invited & { id: string }) | undefined> {
	const [invited] = await db
		.select({
			id: invitations.id,
			officerId: officers.id,
			name: officers.name,
			agency: agencies.name,
			role: officers.role
		})
		.from(invitations)
		.innerJoin(officers, eq(officers.id, invitations.officerId))
		.innerJoin(agencies, eq(agencies.id, officers.agencyId))
		.where(
			and(
				eq(invitations.secretHash, hashOf(secret)),
				isNull(invitations.usedAt),
				gt(invitations.expiresAt, now),
				isNull(officers.enrolledAt),
				isNull(officers.disabledAt)
			)
		);
	return invited;
}

/** Uses the invitation up; false when somebody else was first. */
export async function use(tx: Tx, id: string, now: Date): Promise<boolean> {
	const used = await tx
		.update(invitations)
		.set({ usedAt: now })
		.where(and(eq(invitations.id, id), isNull(invitations.usedAt)))
		.returning({ id: invitations.id });
	return used.length === 1;
}

/** Adds an officer, without keys. @returns the officer's id. */
export async function addOfficer(tx: Tx, person: NewOfficer): Promise<string> {
	const added = await tx.insert(officers).values(person).returning({ id: officers.id });
	return rowOf(added).id;
}

/** @returns the secret of its link. */
export async function writeInvitation(
	tx: Tx,
	officerId: string,
	invitedBy: string | null,
	now: Date
): Promise<string> {
	const secret = newSecret();
	const expiresAt = new Date(now.getTime() + LASTS_MS);
	await tx
		.insert(invitations)
		.values({ officerId, invitedBy, secretHash: hashOf(secret), expiresAt });
	return secret;
}
