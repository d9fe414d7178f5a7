import { availableParallelism, totalmem } from 'node:os';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cleaned, Part, Why } from './cleaned.ts';
import { frames, type Frame } from './frames.ts';
import { MOST_MEMORY_BYTES, openBox, type Box } from './open-box.ts';
import { openTurns, type Shares, type Turn } from './turns.ts';

/** What a box and the decoders in it take at their worst is 900 MB, and mostly a third of that. */
const MEMORY_OF_ONE = 600_000_000;
const MEMORY_OF_THE_REST = 300_000_000;
/** Two wherever there is room, also on one core: a file that takes its time then slows another down and does not stop it. */
const placesHere = (): number => {
	const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
	const fit = Math.floor((memory - MEMORY_OF_THE_REST) / MEMORY_OF_ONE);
	return Math.max(1, Math.min(fit, Math.max(2, availableParallelism()), 4));
};

const shares = (): Shares => ({
	places: placesHere(),
	// Sixty pages take twelve seconds on a slow machine.
	longest: 40_000,
	longestShared: 15_000,
	budget: 120_000,
	heavy: 20_000,
	longestWait: 60_000,
	waiting: 16,
	// As many as one message brings.
	waitingOfOne: 5
});

/**
 * Takes out of a file what hides in it, in a process of its own that is made for this file, has nothing and can reach
 * nothing: see box/bare.ts. As long as the parts are not read, or the time is not up, its place is taken.
 * @param by.for whose file it is, as a text that says nothing: turns are shared among these.
 * @throws Busy when too many wait already. @throws Spent when this one has had its time today.
 */
export type Clean = (
	file: AsyncIterable<Uint8Array>,
	by: { readonly for: string }
) => Promise<Cleaned>;

type Limits = Shares & {
	/** Bytes. */
	readonly memory: number;
};

/** @param given for tests. */
export function openCleaner(given: Partial<Limits> = {}): Clean {
	const { memory, ...limits } = { ...shares(), memory: MOST_MEMORY_BYTES, ...given };
	const turns = openTurns(limits);
	return async (file, by) => {
		const turn = await turns.take(by.for);
		const box = boxFor(turn, memory);
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
	};
}

export const clean: Clean = openCleaner();

/** The turn lasts as long as anything of the box is left. */
function boxFor({ signal, end }: Turn, memory: number): Box {
	try {
		const box = openBox(signal, memory);
		void box.ended.catch(() => undefined).finally(end); // its own caller hears of it
		return box;
	} catch (error) {
		end();
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
