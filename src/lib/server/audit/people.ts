import { asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Head } from '#lib/sealed/act.ts';
import { PEOPLE } from '#lib/sealed/people-act.ts';
import type { ListedPerson } from '#lib/sealed/people.ts';
import { auditEntries, officers, type Tx } from '../db/index.ts';

/**
 * Who is at the desk, and the newest entry of the chain of people at that moment. In one statement: of two, somebody could have
 * changed between them, and a browser that goes on from there would never hear of it.
 */
export async function listPeople(
	tx: Tx
): Promise<{ readonly head: Head | null; readonly people: readonly ListedPerson[] }> {
	const newest = tx
		.select({ seq: auditEntries.seq, hash: auditEntries.hash })
		.from(auditEntries)
		.where(eq(auditEntries.chainId, PEOPLE))
		.orderBy(desc(auditEntries.seq))
		.limit(1)
		.as('newest');
	const rows = await tx
		.select({
			id: officers.id,
			verifyKey: officers.verifyKey,
			role: officers.role,
			isDisabled: isNotNull(officers.disabledAt).mapWith(Boolean),
			seq: newest.seq,
			hash: newest.hash
		})
		.from(officers)
		.leftJoin(newest, sql`true`)
		.orderBy(asc(officers.id));
	const [first] = rows;
	const head =
		first?.seq != null && first.hash
			? { seq: first.seq, hash: Buffer.from(first.hash).toString('base64url') }
			: null;
	return {
		head,
		people: rows.map(({ id, verifyKey, role, isDisabled }) => ({ id, verifyKey, role, isDisabled }))
	};
}
