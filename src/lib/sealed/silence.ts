/** For how long a question waits before its silence may close a tip: whoever is watched, at sea or in hospital answers late. */
export const SILENT_DAYS = 30;

const HOUR_MS = 3_600_000;

type Sent = { readonly asks: 'open' | 'answered' | null; readonly writtenAt: Date };

type Said = { readonly arrivedAt: Date };

/**
 * From when on silence may close a tip: that long after the end of the hour in which the last question was sent that waits for an answer,
 * or in which its tipster last said anything. Undefined: no question waits.
 */
export function silenceFrom(
	replies: readonly Sent[],
	additions: readonly Said[]
): Date | undefined {
	const asked = replies.flatMap(({ asks, writtenAt }) =>
		asks === 'open' ? [writtenAt.getTime()] : []
	);
	if (asked.length === 0) return undefined;
	const said = additions.map(({ arrivedAt }) => arrivedAt.getTime());
	return new Date(Math.max(...asked, ...said) + HOUR_MS + SILENT_DAYS * 24 * HOUR_MS);
}
