import { readSync, writeSync } from 'node:fs';
import { LONGEST_FILE, type Cleaned, type Part } from '../cleaned.ts';
import type { Hidden } from './hidden.ts';
import { kindOf } from './kinds.ts';
import { Refusal } from './refusal.ts';

const [STDIN, STDOUT] = [0, 1];

/** One file in, through standard input; what is left of it out, through standard output, in frames. */
async function run(): Promise<void> {
	try {
		frame({ is: 'ready' });
		const file = whole();
		const { parts, ...about } = await cleaned(file);
		frame(about);
		for await (const { bytes, ...part } of parts ?? []) {
			frame({ is: 'part', ...part, size: bytes.length }, bytes);
		}
		frame({ is: 'end' });
	} catch (error) {
		// A decoder that gives up says so in its own words: to us it is a damaged file, whatever it says.
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

async function cleaned(file: Uint8Array): Promise<Result & { parts?: AsyncIterable<Part> }> {
	const { type, handling } = await kindOf(file);
	const clean = ({ found, fields }: Hidden, parts: AsyncIterable<Part>) =>
		({ is: 'clean', type, found, fields, parts }) as const;
	const only = async function* (part: Part) {
		yield part;
	};
	switch (handling) {
		case 'picture': {
			const { cleanPicture } = await import('./picture.ts');
			const made = await cleanPicture(file);
			return made ? clean(made.hidden, only(made.part)) : { is: 'uncleanable', type };
		}
		case 'heif': {
			const { cleanHeif } = await import('./heif.ts');
			const { hidden, part } = await cleanHeif(file);
			return clean(hidden, only(part));
		}
		case 'document': {
			const { cleanDocument } = await import('./document.ts');
			const { hidden, parts } = await cleanDocument(file);
			return clean(hidden, parts);
		}
		case 'recording': {
			const { cleanRecording } = await import('./recording.ts');
			const made = await cleanRecording(file, type);
			return made ? clean(made.hidden, only(made.part)) : { is: 'uncleanable', type };
		}
		case 'uncleanable':
			return { is: 'uncleanable', type };
		default:
			throw new Refusal('kind');
	}
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
