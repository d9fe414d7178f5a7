import { sql } from 'drizzle-orm';
import type { Tx } from '../db/index.ts';

/** The one channel. What is sent on it is always empty: a desk that hears it looks for itself. */
export const CHANNEL = 'desk';

/** Tells every desk, once this transaction is committed, that something may have changed. */
export const announce = (tx: Tx) => tx.execute(sql`notify desk`);
