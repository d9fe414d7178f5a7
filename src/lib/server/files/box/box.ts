import { readSync, writeSync } from 'node:fs';
import { LONGEST_FILE, type Cleaned, type Page } from '../cleaned.ts';
import type { Hidden } from './hidden.ts';
import { kindOf } from './kinds.ts';
import type { Handling } from '../taken.ts';
import { Refusal } from './refusal.ts';

const [STDIN, STDOUT] = [0, 1];

/** One file in, through standard input; what is left of it out, through standard output, in frames. */
async function run(): Promise<void> {
	try {
		frame({ is: 'ready' });
		const file = whole();
		const { pages, ...about } = await cleaned(file);
		frame(about);
		for await (const { bytes, ...page } of pages ?? []) {
			frame({ is: 'part', ...page, size: bytes.length }, bytes);
		}
		frame({ is: 'end' });
	} catch (error) {
		// After the first page: the file cannot be cleaned. Before it, see `cleaned`.
		frame({ is: 'refused', why: error instanceof Refusal ? error.why : 'broken' });
	}
	process.exit();
}

function whole(): Uint8Array {
	const file = new Uint8Array(LONGEST_FILE + 1);
	let size = 0;
	for (let read = -1; read !== 0; size += read) {
		if (size > LONGEST_FILE) throw new Refusal('too-large');
		read = patiently(() => readSync(STDIN, file, size, file.length - size, null));
	}
	if (size === 0) throw new Refusal('empty');
	return file.slice(0, size);
}

type Result = Exclude<Cleaned, { is: 'clean' }> | Extract<Cleaned, { is: 'clean' }>;

async function cleaned(file: Uint8Array): Promise<Result & { pages?: AsyncIterable<Page> }> {
	const { type, handling } = await kindOf(file);
	if (!handling) throw new Refusal('kind');
	try {
		const made = await CLEANERS[handling](file, type);
		if (!made) return { is: 'uncleanable', type };
		const pages = 'pages' in made ? made.pages : only(made.page);
		return { is: 'clean', type, ...made.hidden, pages };
	} catch (error) {
		if (error instanceof Refusal) throw error;
		// A decoder that gives up says so in its own words. Whether others can decode the file is not for us to say.
		return { is: 'uncleanable', type };
	}
}

type Made = { hidden: Hidden } & ({ page: Page } | { pages: AsyncIterable<Page> });
type Cleaner = (file: Uint8Array, type: string) => Promise<Made | undefined>;

const CLEANERS: Readonly<Record<Handling, Cleaner>> = {
	picture: async (file) => (await import('./picture.ts')).cleanPicture(file),
	bitmap: async (file) => (await import('./picture.ts')).cleanBitmap(file),
	heif: async (file) => (await import('./heif.ts')).cleanHeif(file),
	document: async (file) => (await import('./document.ts')).cleanDocument(file),
	recording: async (file, type) => (await import('./recording.ts')).cleanRecording(file, type),
	uncleanable: () => Promise.resolve(undefined)
};

async function* only(page: Page) {
	yield page;
}

/** A frame: the length of its head in four bytes, the head as JSON, and as many bytes as the head says. */
function frame(head: object, bytes: Uint8Array = new Uint8Array()): void {
	const json = Buffer.from(JSON.stringify(head));
	const length = Buffer.alloc(4);
	length.writeUInt32BE(json.length);
	const whole = Buffer.concat([length, json, bytes]);
	for (let at = 0; at < whole.length;) at += patiently(() => writeSync(STDOUT, whole, at));
}

/** Whoever hands over a socket may have made it non-blocking, which a synchronous call then answers with EAGAIN. */
function patiently(call: () => number): number {
	for (;;) {
		try {
			return call();
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
		}
	}
}

await run();
