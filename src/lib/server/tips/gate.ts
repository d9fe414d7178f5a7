/** Who goes first: who showed that a person sends it; then who was sent away before; then all others. */
export type Rank = 2 | 1 | 0;

/** The way to what costs processor time and a connection of the database: so many at once, so many waiting. */
export type Gate = {
	/**
	 * @returns how to leave; undefined: too many are waiting, and this one is to come again.
	 */
	readonly enter: (rank: Rank) => Promise<(() => void) | undefined>;
};

/** As many as the database's pool has connections: more would only wait there, in no order. */
const AT_ONCE = 8;
/** Two cores keep about 100 tips a second, so that whoever waits waits for a second at most. */
const WAITING = 64;
/** A database that hangs holds those inside for ten seconds; nobody outside is held as long. */
const LONGEST_WAIT_MS = 5_000;

type Waiting = { readonly rank: Rank; readonly go: (leave?: () => void) => void };

export function createGate(longestWaitMs = LONGEST_WAIT_MS): Gate {
	let inside = 0;
	const waiting: Waiting[] = [];
	const leave = () => {
		const next = waiting.shift();
		if (next) next.go(once(leave));
		else inside -= 1;
	};
	return {
		enter: async (rank) => {
			if (inside < AT_ONCE) {
				inside += 1;
				return once(leave);
			}
			if (waiting.length >= WAITING) {
				if (waiting.at(-1)!.rank >= rank) return undefined;
				waiting.pop()!.go();
			}
			return new Promise((resolve) => {
				const late = setTimeout(() => {
					waiting.splice(waiting.indexOf(me), 1);
					resolve(undefined);
				}, longestWaitMs);
				const go: Waiting['go'] = (leave) => {
					clearTimeout(late);
					resolve(leave);
				};
				const me = { rank, go };
				// In order of rank, and within one in order of coming.
				waiting.splice(waiting.findLastIndex((one) => one.rank >= rank) + 1, 0, me);
			});
		}
	};
}

function once(work: () => void): () => void {
	let done = false;
	return () => {
		if (!done) work();
		done = true;
	};
}
