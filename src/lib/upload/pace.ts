/** Bytes of a piece. The least comes through in seconds wherever words do; the most is as tips/spool.ts. */
const LEAST = 8 * 1024;
const MOST = 512 * 1024;
export const FIRST = 2 * LEAST;

/** What a piece should take: not so long that much is lost with it, nor so short that answers are waited for. */
const GOAL_MS = 5_000;

/**
 * How large the next piece is to be: pieces grow and shrink with the line.
 * @param took milliseconds for the last one, from its first byte to the answer; Infinity when it was lost.
 */
export const fit = (size: number, took: number): number =>
	Math.round(Math.min(MOST, Math.max(LEAST, size * Math.min(4, Math.max(0.5, GOAL_MS / took)))));
