import { and, lt, ne } from 'drizzle-orm';
import { alerts, type Db } from '../db/index.ts';
import { deliver, probe } from './deliver.ts';
import { computeMark, type Telling } from './marks.ts';

/** What recurs each minute: at a mark it is computed who is told, and what waits is delivered, or tried again. */
export async function tell(db: Db, telling: Telling, now: Date): Promise<void> {
	const { gateways } = telling;
	const mark = await computeMark(db, telling, now);
	await Promise.all([mark && probe(db, gateways, mark), deliver(db, gateways, now)]);
}

const KEPT_MS = 14 * 86_400_000;

/** Forgets who was told when. */
export async function purge(db: Db, now: Date): Promise<void> {
	const old = lt(alerts.mark, new Date(now.getTime() - KEPT_MS));
	await db.delete(alerts).where(and(old, ne(alerts.state, 'waiting')));
}
