import { and, eq, gt, isNull } from 'drizzle-orm';
import { peopleActs } from '#lib/sealed/people-act.ts';
import type { VerifyKey } from '#lib/sealed/signature.ts';
import { LONGEST_NAME, tidy } from '#lib/text/typed.ts';
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
import type { DeskContext, Signing } from './context.ts';
import { isAgency } from './people.ts';
import { hashOf } from './secret.ts';

const LASTS_MS = 72 * 60 * 60_000;

export type Invited = {
	readonly officerId: string;
	readonly name: string;
	readonly agency: string;
	readonly role: Role;
};

export type NewOfficer = { readonly name: string; readonly agencyId: string; readonly role: Role };

/** What the browser of who invites made: see sealed/invitation.ts. */
export type Invitation = {
	/** What the link's secret is known by here. */
	readonly token: string;
	readonly invitationKey: VerifyKey;
};

/**
 * Invites a person: makes the officer, without keys, whom a link lets join once.
 * @param given.id as the browser chose it, so that what it signs names the person.
 */
export const invite = (
	desk: DeskContext,
	actor: Signing,
	given: NewOfficer & Invitation & { readonly id: string },
	now: Date
): Promise<audit.Decided<'name-taken' | 'unreadable'>> => {
	const { id, agencyId, role, token, invitationKey } = given;
	const person = { name: tidy(given.name, LONGEST_NAME), agencyId, role };
	const change = audit.decide<'unreadable'>(desk.db, actor, now, async (tx) => {
		if (!(await isAgency(tx, agencyId))) return 'unreadable';
		await addOfficer(tx, { id, ...person });
		await keepInvitation(tx, { officerId: id, invitedBy: actor.officerId, token }, now);
		return { act: peopleActs.invite(id, person, invitationKey) };
	});
	return change.catch((error: unknown) => {
		if (isTaken(error)) return { ok: false, why: 'name-taken' };
		throw error;
	});
};

/** Whom a link invites, while it can still be used. @param secret its token, or all of the command line's. */
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
export async function addOfficer(
	tx: Tx,
	person: NewOfficer & { readonly id?: string }
): Promise<string> {
	const added = await tx.insert(officers).values(person).returning({ id: officers.id });
	return rowOf(added).id;
}

type Inviting = {
	readonly officerId: string;
	readonly invitedBy: string | null;
	readonly token: string;
};

/** @param of.token of a link that works once. */
export async function keepInvitation(tx: Tx, of: Inviting, now: Date): Promise<void> {
	const { officerId, invitedBy, token } = of;
	const expiresAt = new Date(now.getTime() + LASTS_MS);
	await tx
		.insert(invitations)
		.values({ officerId, invitedBy, secretHash: hashOf(token), expiresAt });
}
