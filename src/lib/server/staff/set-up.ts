import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import * as audit from '../audit/index.ts';
import { agencies, invitations, officers, type Db, type Tx } from '../db/index.ts';
import { addOfficer, keepInvitation } from './invitation.ts';
import { newSecret } from './secret.ts';

/**
 * The set-up link of a fresh installation, for its first administrator; made on the server's command line.
 * The newest one alone works.
 * @returns undefined once an administrator is enrolled: from then on only they invite.
 */
export async function setUpLink(
	db: Db,
	{ name, agency }: { name: string; agency: { id: string; name: string } },
	now: Date
): Promise<string | undefined> {
	return db.transaction(async (tx) => {
		if (await isSetUp(tx)) return undefined;
		await tx.insert(agencies).values(agency).onConflictDoNothing();
		const officerId =
			(await findOfficer(tx, name)) ??
			(await addOfficer(tx, { name, agencyId: agency.id, role: 'administrator' }));
		// A link that was lost, or made for a mistyped name, makes nobody an administrator later.
		await tx
			.update(invitations)
			.set({ usedAt: now })
			.where(and(isNull(invitations.invitedBy), isNull(invitations.usedAt)));
		await audit.record(tx, 'people', { act: 'set-up.linked', by: null, subject: officerId }, now);
		const secret = newSecret();
		await keepInvitation(tx, { officerId, invitedBy: null, token: secret }, now);
		return secret;
	});
}

async function isSetUp(tx: Tx): Promise<boolean> {
	const [enrolled] = await tx
		.select({ id: officers.id })
		.from(officers)
		.where(and(eq(officers.role, 'administrator'), isNotNull(officers.enrolledAt)));
	return enrolled !== undefined;
}

async function findOfficer(tx: Tx, name: string): Promise<string | undefined> {
	const [found] = await tx
		.select({ id: officers.id })
		.from(officers)
		.where(eq(sql`lower(${officers.name})`, name.toLowerCase()));
	return found?.id;
}
