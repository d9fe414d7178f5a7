import { lt } from 'drizzle-orm';
import { inflow, ticketUses, type Db } from '../db/index.ts';
import { TICKET_LASTS_MS } from './ticket.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Uses are counted by the day, so that one of them more is a whole day's. */
const USES_KEPT_MS = TICKET_LASTS_MS + DAY_MS;
/** Limits ask about an hour or a day. */
const INFLOW_KEPT_MS = 8 * DAY_MS;

/** Forgets counts that bound nothing any more: nothing here is about a tip's words. */
export async function purge(db: Db, now: Date): Promise<void> {
	const ago = (ms: number) => new Date(now.getTime() - ms);
	await db
		.delete(ticketUses)
		.where(lt(ticketUses.day, ago(USES_KEPT_MS).toISOString().slice(0, 10)));
	await db.delete(inflow).where(lt(inflow.since, ago(INFLOW_KEPT_MS)));
}
