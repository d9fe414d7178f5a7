/** So many older replies a card lists at most. */
export const MOST_LISTED = 5_000;

/**
 * What a card lists of the replies that stand: of too many the newest, so that somebody can leave all the same. What was cleared or
 * burnt stands no more.
 * @param own hashes of files, the newest first.
 * @param restated of what lanes said again.
 */
export const listedOf = (own: readonly string[], restated: readonly string[]): string[] =>
	[...new Set([...own, ...restated])].slice(0, MOST_LISTED);
