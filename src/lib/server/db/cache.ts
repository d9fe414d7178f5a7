import type { Db } from './client.ts';
import { inTime } from './deadline.ts';

/**
 * A cache of what the public face reads, refreshed in the background: no page ever waits for the database or fails
 * with it.
 */
export type Cache<Known> = {
	readonly db: Db;
	readonly load: (db: Db) => Promise<Known>;
	known: Known;
};

/** What an administrator changed shows within this time, and the minute for which pages are remembered. */
const FRESH_MS = 60_000;

/** Reads it anew. @throws what the database does. */
export async function reread<Known>(cache: Cache<Known>): Promise<void> {
	cache.known = await inTime(cache.load(cache.db));
}

/**
 * Reads it now and each minute from then on, whether or not somebody asks: else the first reader after a quiet night
 * would still be shown what was withdrawn the evening before. While the database is down the last known stays.
 * @param broke told what went wrong.
 */
export function keepFresh<Known>(
	cache: Cache<Known>,
	broke: (error: unknown) => void,
	everyMs = FRESH_MS
): void {
	const again = () => void reread(cache).catch(broke);
	again();
	setInterval(again, everyMs).unref();
}
