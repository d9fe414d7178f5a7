import { and, desc, eq } from 'drizzle-orm';
import { auditDays, auditStatements, type Db } from '../db/index.ts';
import { proveSlot } from './proof.ts';
import { statedBytes, statementProvenIn } from './proven.ts';
import { pathOfStatement, STATEMENTS, type Statement } from './statements.ts';

/** What the record says of a subject, the newest first: of a tip that moved, of each file that it was. */
export const saidOf = (
	db: Db,
	kind: Statement['kind'],
	subject: string
): Promise<readonly Statement[]> =>
	db
		.select({
			kind: auditStatements.kind,
			subject: auditStatements.subject,
			print: auditStatements.print
		})
		.from(auditStatements)
		.where(and(eq(auditStatements.kind, kind), eq(auditStatements.subject, subject)))
		.orderBy(desc(auditStatements.number));

export type StatementProof = { readonly day: string; readonly proof: string };

/**
 * Proves that the record says this. The proof tells neither what else it says nor how much.
 * @param note a checkpoint that holds it, such as one that a witness cosigned; the newest one unless given.
 * @returns undefined when no day says it that the checkpoint holds, or the checkpoint is not of this record.
 */
export async function proveStatement(
	db: Db,
	statement: Statement,
	note?: string
): Promise<StatementProof | undefined> {
	const [found] = await db
		.select({ of: auditDays, at: auditStatements })
		.from(auditStatements)
		.innerJoin(auditDays, eq(auditDays.number, auditStatements.number))
		.where(
			and(
				eq(auditStatements.kind, statement.kind),
				eq(auditStatements.subject, statement.subject),
				eq(auditStatements.print, statement.print)
			)
		);
	if (!found) return undefined;
	const { of, at } = found;
	const all = await db.select().from(auditStatements).where(eq(auditStatements.number, of.number));
	const isDay = ({ number }: { readonly number: number }) => number === of.number;
	const path = pathOfStatement(of, all, at.place);
	const further = statedBytes(at.place, at.salt, path);
	const proven = await proveSlot(db, STATEMENTS, isDay, note, further);
	return proven && statementProvenIn(proven.proof, statement)
		? { day: of.day, proof: proven.proof }
		: undefined;
}
