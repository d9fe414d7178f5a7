import { sql } from 'drizzle-orm';
import type { Tx } from '../db/index.ts';

/** Everybody at the desk hears this one, each minute, whatever happened. */
export const TICK = 'desk';

/** What happens in a lane has a channel of its own, and reaches its members alone: see live.ts. */
export const channelOf = (lane: string): string => `desk/${lane}`;

// What is sent is always empty: a desk that hears it looks for itself.
export const tick = (tx: Tx) => tx.execute(sql`select pg_notify(${TICK}, '')`);

/** Tells the members of a lane, once this transaction is committed, that something may have changed there. */
export const announce = (tx: Tx, lane: string) =>
	tx.execute(sql`select pg_notify(${channelOf(lane)}, '')`);
