const SLICE = 16 * 1024;

/**
 * What comes, as long as something does. What nobody asks for yet is not late.
 * @param patienceMs for how long nothing may come while it is waited for.
 * @param isTooMuch from then on it is read to its end and dropped: only then does an answer arrive.
 */
export async function* steadily(
	body: ReadableStream<Uint8Array>,
	patienceMs: () => number,
	isTooMuch: () => boolean
) {
	const reader = body.getReader();
	let late: ReturnType<typeof setTimeout> | undefined;
	try {
		for (;;) {
			const still = new Promise<never>((_, reject) => {
				late = setTimeout(() => reject(new Error('it does not come')), patienceMs());
			});
			const { done, value } = await Promise.race([reader.read(), still]);
			clearTimeout(late);
			if (done) return;
			// In slices: what the parser is given at once, it reads to its end.
			for (let at = 0; at < value.length && !isTooMuch(); at += SLICE) {
				yield value.subarray(at, at + SLICE);
			}
		}
	} finally {
		clearTimeout(late);
		void reader.cancel().catch(() => undefined);
	}
}
