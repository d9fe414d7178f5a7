import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cleaned, Part, Why } from './cleaned.ts';
import { frames, type Frame } from './frames.ts';
import { nextBox, type Box } from './open-box.ts';

/** From the first byte in to the last byte out. Sixty pages take twelve seconds on a slow machine. */
const TAKES_AT_MOST_MS = 40_000;

/**
 * Takes out of a file what hides in it, in a process of its own that is made for this file, has nothing and can reach
 * nothing: see box/bare.ts. One at a time: as long as the parts are not read, or the time is not up, the next file waits.
 * @param limitMs for tests.
 * @throws Busy when too many wait already.
 */
export async function clean(
	file: AsyncIterable<Uint8Array>,
	limitMs = TAKES_AT_MOST_MS
): Promise<Cleaned> {
	const box = await nextBox(limitMs);
	try {
		const answers = frames(box.stdout);
		const [{ value: first }] = await Promise.all([answers.next(), give(file, box.stdin)]);
		if (first?.head.is === 'clean') return { ...first.head, parts: partsOf(answers, box) };
		box.close();
		await box.ended; // or it never began, and that is not the file's fault
		return first?.head.is === 'uncleanable' || first?.head.is === 'refused'
			? first.head
			: { is: 'refused', why: box.whyStopped() ?? 'broken' };
	} catch (error) {
		box.close();
		throw error;
	}
}

/** A decoder gave up, or was stopped, after its first page: nothing of the file is kept. */
export class Unfinished extends Error {
	override name = 'Unfinished';
	readonly why: Why;
	constructor(why: Why) {
		super(why);
		this.why = why;
	}
}

/** The box may end before it has read everything: it has refused the file. */
async function give(file: AsyncIterable<Uint8Array>, stdin: Writable): Promise<void> {
	await pipeline(file, stdin).catch((error: NodeJS.ErrnoException) => {
		if (!['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(error.code ?? ''))
			throw error;
	});
}

/** @throws Unfinished */
async function* partsOf(answers: AsyncIterable<Frame>, box: Box): AsyncGenerator<Part> {
	try {
		for await (const { head, bytes } of answers) {
			if (head.is === 'end') return;
			if (head.is !== 'part') break;
			yield { name: head.name, type: head.type, bytes };
		}
		throw new Unfinished(box.whyStopped() ?? 'broken');
	} finally {
		box.close();
	}
}
