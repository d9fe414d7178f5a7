import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { peopleActs, type PeopleAct } from '#lib/sealed/people-act.ts';
import * as audit from '../audit/index.ts';
import { agencies, officers, type Role, type Tx } from '../db/index.ts';
import { mayReadTips, type DeskContext, type Signing } from './context.ts';
import * as membership from './membership.ts';

/** Everyone of the desk, by name. Keys are public halves. */
export const list = ({ db }: Pick<DeskContext, 'db'>) =>
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

export const listAgencies = ({ db }: Pick<DeskContext, 'db'>) =>
	db.select().from(agencies).orderBy(asc(agencies.name));

/** `unreadable`: there is no such agency. */
export type PeopleChange = audit.Decided<Why>;
type Why = 'yourself' | 'in-a-lane' | 'unreadable';

/** Adds an agency whose people may sit at the desk, and that a tipster may tick. */
export const addAgency = (
	desk: DeskContext,
	actor: Signing,
	agency: { id: string; name: string },
	now: Date
): Promise<PeopleChange> =>
	audit.decide<Why>(desk.db, actor, now, async (tx) => {
		await tx.insert(agencies).values(agency).onConflictDoNothing();
		return { act: peopleActs.addAgency(agency) };
	});

/** Whether there is such an agency. */
export const isAgency = async (tx: Tx, id: string): Promise<boolean> =>
	(await tx.$count(agencies, eq(agencies.id, id))) > 0;

/** Ends an officer's access at once: no session of theirs is found any more, and no lane's next key is theirs. */
export const disable = (
	desk: DeskContext,
	actor: Signing,
	officerId: string,
	now: Date
): Promise<PeopleChange> =>
	change(desk, actor, officerId, { disabledAt: now }, peopleActs.disable(officerId), now);

/** Gives an officer another role; with one that reads no tips they leave their lanes, until they have one that does. */
export const setRole = (
	desk: DeskContext,
	actor: Signing,
	officerId: string,
	role: Role,
	now: Date
): Promise<PeopleChange> =>
	change(desk, actor, officerId, { role }, peopleActs.setRole(officerId, role), now);

/**
 * Moves an officer to another agency. Whoever reads a lane leaves it first: it may hold tips that name the new
 * agency, and only those who can open them can look (see desk/lanes/lane-acts.ts, addMember).
 */
export const setAgency = (
	desk: DeskContext,
	actor: Signing,
	officerId: string,
	agencyId: string,
	now: Date
): Promise<PeopleChange> =>
	change(desk, actor, officerId, { agencyId }, peopleActs.setAgency(officerId, agencyId), now);

type Change = Partial<Pick<typeof officers.$inferInsert, 'disabledAt' | 'role' | 'agencyId'>>;

function change(
	desk: DeskContext,
	actor: Signing,
	officerId: string,
	what: Change,
	act: PeopleAct,
	now: Date
): Promise<PeopleChange> {
	return audit.decide<Why | 'not-allowed'>(desk.db, actor, now, async (tx) => {
		// Nobody takes their own rights away or gives themselves others.
		if (officerId === actor.officerId) return 'yourself';
		// First, as whoever renews keys does: each holds rows of officers after it.
		await membership.lockLanes(tx);
		// Whoever acts stays: so there is always an administrator, also when two act on each other at once.
		if (!(await lockAdministrators(tx)).includes(actor.officerId)) return 'not-allowed';
		if (what.agencyId && !(await isAgency(tx, what.agencyId))) return 'unreadable';
		if (what.agencyId && (await membership.readsALane(tx, officerId))) return 'in-a-lane';
		const [was] = await tx.select().from(officers).where(eq(officers.id, officerId));
		await tx.update(officers).set(what).where(eq(officers.id, officerId));
		const reads = !what.disabledAt && (!what.role || mayReadTips(what.role));
		const who = { officerId, by: actor.officerId };
		const left = reads ? [] : await membership.end(tx, who, now);
		const isBack = reads && was && !was.disabledAt && !mayReadTips(was.role);
		const back = isBack ? await membership.comeBack(tx, who, now) : [];
		const moved = {
			...(left.length > 0 ? { left } : {}),
			...(back.length > 0 ? { back } : {})
		};
		return { act, noted: left.length + back.length > 0 ? moved : undefined };
	});
}

/** Every administrator who can act, held as they are to the end of the transaction. */
export async function lockAdministrators(tx: Tx): Promise<string[]> {
	const administrators = await tx
		.select({ id: officers.id })
		.from(officers)
		.where(
			and(
				eq(officers.role, 'administrator'),
				isNull(officers.disabledAt),
				isNotNull(officers.enrolledAt)
			)
		)
		.orderBy(asc(officers.id))
		.for('update');
	return administrators.map(({ id }) => id);
}
