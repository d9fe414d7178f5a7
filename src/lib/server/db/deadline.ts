/**
 * Twice in one answer, for what was asked and for the page around it, it is still less than the listener's
 * 30 s; and it is more than a busy server takes, since all that waits for its processor counts too.
 */
const ANSWERS_WITHIN_MS = 10_000;

/** The database said nothing: `isDown` counts it among what is out of reach. */
class NoAnswer extends Error {
	override name = 'NoAnswer';
	readonly code = 'ETIMEDOUT';
}

/**
 * The same work under a timeout. A line that is dropped without a word, or a server that hangs, would
 * otherwise hold the answer, and the words that came with the question, until the listener ends both.
 * What was given up may still be done later: only for work that is the same when it is done twice.
 * @throws NoAnswer
 */
export function inTime<Result>(work: Promise<Result>, ms = ANSWERS_WITHIN_MS): Promise<Result> {
	let timer: ReturnType<typeof setTimeout>;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new NoAnswer()), ms);
	});
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
