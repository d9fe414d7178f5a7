import type { Db } from '../../db/index.ts';

/** How long one entry of the record covers what is handed out. */
const SITTING_MS = 60 * 60_000;

/** How many of a lane's gists a session may still have. In memory alone: another process, or a restart, asks for an entry more. */
const passes = new WeakMap<Db, Map<string, { left: number; readonly until: number }>>();

/** Called once it is on record that the session asked for so many. */
export function grant(db: Db, key: string, upTo: number, now: Date): void {
	const known = passes.get(db) ?? new Map<string, { left: number; until: number }>();
	passes.set(db, known);
	for (const [other, { until }] of known) if (until <= now.getTime()) known.delete(other);
	known.set(key, { left: upTo, until: now.getTime() + SITTING_MS });
}

/** Counts what is about to be handed out. False: as many are on no record. */
export function use(db: Db, key: string, count: number, now: Date): boolean {
	const pass = passes.get(db)?.get(key);
	if (!pass || pass.until <= now.getTime() || pass.left < count) return false;
	pass.left -= count;
	return true;
}

export const passOf = (sessionId: string, lane: string): string => `${sessionId} ${lane}`;
