import { eq } from 'drizzle-orm';
import { auditStatements, functions, laneEpochs, type Tx } from '../db/index.ts';
import { ofCard, type Statement } from './statements.ts';

/** All that no day of the record has said yet: cards of lanes, and what came from tipsters before a moment. */
export async function unanchored(tx: Tx, before: Date): Promise<Statement[]> {
	const cards = await tx.select({ card: laneEpochs.card }).from(laneEpochs);
	const said = await tx
		.select({ subject: auditStatements.subject, print: auditStatements.print })
		.from(auditStatements)
		.where(eq(auditStatements.kind, 'card'));
	const isSaid = ({ subject, print }: Statement) =>
		said.some((one) => one.subject === subject && one.print === print);
	return [
		...cards.map(({ card }) => ofCard(card)).filter((statement) => !isSaid(statement)),
		...(await functions.unanchored(tx, { before }))
	];
}
