import type { Db } from '../db/index.ts';

/** How long one look at a tip's page covers the same officer's refreshes of it. */
const SITTING_MS = 15 * 60_000;

const openings = new WeakMap<Db, Map<string, number>>();

/**
 * Deduplicates what is recorded: whether this session looks at this tip anew. A page that refreshes itself while
 * an officer reads would otherwise bury the one act that matters under a hundred echoes. Kept in memory
 * alone: another process, or a restart, records once more, never once less.
 */
export function isNewSitting(db: Db, sessionId: string, tipId: string, now: Date): boolean {
	const known = openings.get(db) ?? new Map<string, number>();
	openings.set(db, known);
	for (const [key, at] of known) {
		if (now.getTime() - at < SITTING_MS) break; // in order of time: the rest is younger
		known.delete(key);
	}
	return !known.has(`${sessionId} ${tipId}`);
}

/** Called once the look is on record. */
export function sitDown(db: Db, sessionId: string, tipId: string, now: Date): void {
	openings.get(db)?.set(`${sessionId} ${tipId}`, now.getTime());
}
