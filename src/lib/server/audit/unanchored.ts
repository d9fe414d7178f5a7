import { eq } from 'drizzle-orm';
import { auditStatements, functions, laneEpochs, type Tx } from '../db/index.ts';
import { ofCard, type Statement } from './statements.ts';

/** More than come in a day under a flood; what there is of before this was named at all takes some days. */
const MOST = 25_000;

/**
 * What no day of the record has said yet: cards of lanes, and what came from tipsters before a moment, the oldest first.
 * @returns `isAll`: there is no more.
 */
export async function unanchored(
	tx: Tx,
	before: Date,
	most = MOST
): Promise<{ readonly statements: Statement[]; readonly isAll: boolean }> {
	const cards = await tx.select({ card: laneEpochs.card }).from(laneEpochs);
	const said = await tx
		.select({ subject: auditStatements.subject, print: auditStatements.print })
		.from(auditStatements)
		.where(eq(auditStatements.kind, 'card'));
	const isSaid = ({ subject, print }: Statement) =>
		said.some((one) => one.subject === subject && one.print === print);
	const files = await functions.unanchored(tx, { before, most: most + 1 });
	return {
		statements: [
			...cards.map(({ card }) => ofCard(card)).filter((statement) => !isSaid(statement)),
			...files.slice(0, most)
		],
		isAll: files.length <= most
	};
}
