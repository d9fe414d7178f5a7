import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { agencies, laneMembers, officers, type Role, type Tx } from '../db/index.ts';
import type { Actor, Desk } from './desk.ts';

/** Everyone of the desk, by name. Keys are public halves. */
export const list = ({ db }: Pick<Desk, 'db'>) =>
	db
		.select({
			id: officers.id,
			name: officers.name,
			agencyId: officers.agencyId,
			agency: agencies.name,
			role: officers.role,
			recipient: officers.recipient,
			verifyKey: officers.verifyKey,
			enrolledAt: officers.enrolledAt,
			disabledAt: officers.disabledAt
		})
		.from(officers)
		.innerJoin(agencies, eq(agencies.id, officers.agencyId))
		.orderBy(asc(officers.name));

export type Officer = Awaited<ReturnType<typeof list>>[number];

export const listAgencies = ({ db }: Pick<Desk, 'db'>) =>
	db.select().from(agencies).orderBy(asc(agencies.name));

export type PeopleChange = 'done' | 'not-allowed' | 'yourself' | 'last-administrator' | 'in-a-lane';

/** Adds an agency whose people may sit at the desk, and that a tipster may tick. */
export async function addAgency(
	desk: Desk,
	actor: Actor,
	agency: { id: string; name: string },
	now: Date
): Promise<PeopleChange> {
	if (actor.role !== 'administrator') return 'not-allowed';
	await desk.db.transaction(async (tx) => {
		await tx.insert(agencies).values(agency).onConflictDoNothing();
		await audit.record(
			tx,
			'people',
			{ act: 'agency.added', by: actor.officerId, subject: agency.id, detail: agency },
			now
		);
	});
	return 'done';
}

/** Ends an officer's access at once: no session of theirs is found any more. */
export const disable = (
	desk: Desk,
	actor: Actor,
	officerId: string,
	now: Date
): Promise<PeopleChange> =>
	change(desk, actor, officerId, { disabledAt: now }, 'officer.disabled', now);

/** Gives an officer another role. */
export const setRole = (
	desk: Desk,
	actor: Actor,
	officerId: string,
	role: Role,
	now: Date
): Promise<PeopleChange> => change(desk, actor, officerId, { role }, 'officer.role-changed', now);

/**
 * Moves an officer to another agency. Whoever reads a lane leaves it first: it may hold tips that name the new
 * agency, and only those who can open them can look (see desk/lanes/lane-acts.ts, addMember).
 */
export const setAgency = (
	desk: Desk,
	actor: Actor,
	officerId: string,
	agencyId: string,
	now: Date
): Promise<PeopleChange> =>
	change(desk, actor, officerId, { agencyId }, 'officer.agency-changed', now);

type Change = Partial<Pick<typeof officers.$inferInsert, 'disabledAt' | 'role' | 'agencyId'>>;

function change(
	desk: Desk,
	actor: Actor,
	officerId: string,
	what: Change,
	act: string,
	now: Date
): Promise<PeopleChange> {
	return desk.db.transaction(async (tx) => {
		if (actor.role !== 'administrator') return 'not-allowed';
		// Nobody takes their own rights away or gives themselves others.
		if (officerId === actor.officerId) return 'yourself';
		if (await isLastAdministrator(tx, officerId)) return 'last-administrator';
		if (what.agencyId && (await readsALane(tx, officerId))) return 'in-a-lane';
		await tx.update(officers).set(what).where(eq(officers.id, officerId));
		await audit.record(
			tx,
			'people',
			{ act, by: actor.officerId, subject: officerId, detail: { ...what } },
			now
		);
		return 'done';
	});
}

async function readsALane(tx: Tx, officerId: string): Promise<boolean> {
	const memberships = await tx
		.select({ id: laneMembers.id })
		.from(laneMembers)
		.where(and(eq(laneMembers.officerId, officerId), isNull(laneMembers.removedAt)));
	return memberships.length > 0;
}

async function isLastAdministrator(tx: Tx, officerId: string): Promise<boolean> {
	const [officer] = await tx
		.select({ role: officers.role })
		.from(officers)
		.where(eq(officers.id, officerId));
	if (officer?.role !== 'administrator') return false;
	const others = await tx
		.select({ id: officers.id })
		.from(officers)
		.where(
			and(
				eq(officers.role, 'administrator'),
				ne(officers.id, officerId),
				isNull(officers.disabledAt),
				isNotNull(officers.enrolledAt)
			)
		);
	return others.length === 0;
}
