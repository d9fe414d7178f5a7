/** Who goes first: who showed that a person sends it; then who was sent away before; then all others. */
export type Rank = 2 | 1 | 0;

/** A priority semaphore before what costs processor time and a connection of the database, with a bounded queue. */
export type Semaphore = {
	/**
	 * @returns how to release it; undefined: the queue is full, and this one is to come again.
	 */
	readonly acquire: (rank: Rank) => Promise<(() => void) | undefined>;
};

/** As many as the database's pool has connections: more would only wait there, in no order. */
const AT_ONCE = 8;
/** Two cores keep about 100 tips a second, so that whoever waits waits for a second at most. */
const WAITING = 64;
/** A database that hangs holds those inside for ten seconds; nobody outside is held as long. */
const LONGEST_WAIT_MS = 5_000;

type Waiting = { readonly rank: Rank; readonly go: (release?: () => void) => void };

export function createSemaphore(longestWaitMs = LONGEST_WAIT_MS): Semaphore {
	let inside = 0;
	const waiting: Waiting[] = [];
	const release = () => {
		const next = waiting.shift();
		if (next) next.go(once(release));
		else inside -= 1;
	};
	return {
		acquire: async (rank) => {
			if (inside < AT_ONCE) {
				inside += 1;
				return once(release);
			}
			const last = waiting.at(-1);
			if (last && waiting.length >= WAITING) {
				if (last.rank >= rank) return undefined;
				waiting.pop();
				last.go();
			}
			return new Promise((resolve) => {
				const late = setTimeout(() => {
					waiting.splice(waiting.indexOf(me), 1);
					resolve(undefined);
				}, longestWaitMs);
				const go: Waiting['go'] = (release) => {
					clearTimeout(late);
					resolve(release);
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
