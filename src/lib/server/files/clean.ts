import { availableParallelism, totalmem } from 'node:os';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cleaned, Page, Why } from './cleaned.ts';
import { frames, type Frame } from './frames.ts';
import { connectBox, spawnBox, type Box } from './box-process.ts';
import { createTurns, type Shares, type Turn } from './turns.ts';

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
 * nothing: see box/bare.ts. As long as the pages are not read, or the time is not up, its place is taken.
 * @param by.for whose file it is, as a text that says nothing: turns are shared among these.
 * @throws Busy when too many wait already. @throws Spent when this one has had its time today. @throws NoBox
 */
export type Clean = (
	file: AsyncIterable<Uint8Array>,
	by: { readonly for: string }
) => Promise<Cleaned>;

type Options = Shares & {
	/** Bytes, of a box that is started here. */
	readonly memory: number;
	/** Where boxes are started for us: see connectBox. */
	readonly socket?: string | undefined;
	/** Called when no box can be started. */
	readonly broke: (error: Error) => void;
};

export function createCleaner(given: Partial<Options> = {}): Clean {
	const { memory, socket, broke, ...limits } = { ...shares(), ...given };
	const turns = createTurns(limits);
	const start = ({ signal, end }: Turn): Box => {
		try {
			const box = socket ? connectBox(socket, signal) : spawnBox(signal, memory);
			// The turn lasts as long as anything of the box is left.
			void box.ended.catch(() => undefined).finally(end);
			return box;
		} catch (error) {
			end();
			throw error;
		}
	};
	return async (file, by) => {
		const box = start(await turns.take(by.for));
		try {
			const answers = frames(box.stdout);
			const [first] = await Promise.all([headOf(answers), give(file, box.stdin)]);
			if (first?.is === 'clean') return { ...first, pages: pagesOf(answers, box) };
			box.close();
			if (first?.is === 'uncleanable' || first?.is === 'refused') return first;
			const why = box.whyStopped() ?? (first && 'broken');
			if (why) return { is: 'refused', why };
			const error = new NoBox();
			broke?.(error);
			throw error;
		} catch (error) {
			box.close();
			throw error;
		}
	};
}

export const clean: Clean = createCleaner();

/** No box can be started: that is not the file's fault. */
export class NoBox extends Error {
	override name = 'NoBox';
}

/** What it says of the file; `ready` when it began and said nothing more, undefined when it did not begin. */
async function headOf(
	answers: AsyncGenerator<Frame, undefined>
): Promise<Frame['head'] | undefined> {
	const { value: ready } = await answers.next();
	if (ready?.head.is !== 'ready') return undefined;
	return (await answers.next()).value?.head ?? ready.head;
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

/** The box may end before it has read everything, or may not be there at all: only what is wrong with the file itself is thrown. */
async function give(file: AsyncIterable<Uint8Array>, stdin: Writable): Promise<void> {
	let fault: { readonly error: unknown } | undefined;
	const watched = async function* () {
		try {
			yield* file;
		} catch (error) {
			fault = { error };
			throw error;
		}
	};
	await pipeline(watched, stdin).catch(() => {
		if (fault) throw fault.error;
	});
}

/** @throws Unfinished */
async function* pagesOf(answers: AsyncIterable<Frame>, box: Box): AsyncGenerator<Page> {
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
