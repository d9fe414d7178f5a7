import type { Facts } from './facts.ts';
import type { Gist } from './gist.ts';

/** After so long whoever fills lets others have a turn: a key that is pressed meanwhile waits no longer. */
const SLICE_MS = 8;

/**
 * Adds many tips without keeping a worker from its other work.
 * @param breathe comes back once others had their turn: a message to oneself, a timer.
 * @returns how many were added; fewer where `signal` ended it.
 */
export async function fill(
	to: { add(id: string, gist: Gist, facts: Facts): void },
	tips: Iterable<{ readonly id: string; readonly gist: Gist; readonly facts: Facts }>,
	breathe: () => Promise<void>,
	signal?: AbortSignal
): Promise<number> {
	let added = 0;
	let until = performance.now() + SLICE_MS;
	for (const { id, gist, facts } of tips) {
		if (signal?.aborted) break;
		to.add(id, gist, facts);
		added += 1;
		if (performance.now() < until) continue;
		await breathe();
		until = performance.now() + SLICE_MS;
	}
	return added;
}
