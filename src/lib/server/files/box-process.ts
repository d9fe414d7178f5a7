import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { isolate, reaches, type Isolation } from './isolation.ts';
import { endGroup, memoryOf } from './process-group.ts';

/** What the box may hold, decoders and all: a picture of 50 million pixels takes 450 MB. */
const MOST_MEMORY_BYTES = 900_000_000;
const LOOKS_EVERY_MS = 100;

/** A sandboxed process that decodes one file. */
export type Box = {
	readonly stdin: Writable;
	readonly stdout: Readable;
	/** When nothing of it is left. Rejects when it could not even be started. */
	readonly ended: Promise<unknown>;
	/** Why it was ended; undefined when it ended by itself. */
	readonly whyStopped: () => 'too-slow' | 'too-large' | undefined;
	readonly close: () => void;
};

/**
 * Starts a box: a sandboxed process that is made for one file.
 * @param time aborted when its time is up.
 */
export function spawnBox(time: AbortSignal, mostMemory = MOST_MEMORY_BYTES): Box {
	const { child, ...box } = startBox(['pipe', 'pipe', 'ignore'], time, mostMemory);
	const { stdin, stdout } = child;
	if (!stdin || !stdout) throw new Error('a box without pipes');
	return { stdin, stdout, ...box };
}

/** The same for whoever has the box's standard input and output already. */
export function startBox(
	stdio: StdioOptions,
	time: AbortSignal,
	mostMemory = MOST_MEMORY_BYTES
): Omit<Box, 'stdin' | 'stdout'> & { child: ChildProcess } {
	const [command, ...args] = boxOnStdio();
	if (!command) throw new Error('a box without a command');
	// With a process group of its own, so that it is ended whole.
	const child = spawn(command, args, { env: {}, cwd: resolve('.'), stdio, detached: true });
	let isLarge = false;
	const close = () => endGroup(child);
	time.addEventListener('abort', close);
	const watch = setInterval(() => {
		if (memoryOf(child.pid) <= mostMemory) return;
		isLarge = true;
		close();
	}, LOOKS_EVERY_MS);
	const ended = once(child, 'exit').finally(() => {
		time.removeEventListener('abort', close);
		clearInterval(watch);
	});
	return {
		...{ child, ended, close },
		whyStopped: () => (isLarge ? 'too-large' : time.aborted ? 'too-slow' : undefined)
	};
}

/** The unit's limits end a box well before: see deploy/plainsight-box@.service. */
const GONE_WITHIN_MS = 60_000;
/** A box that ended by itself after so long was ended by a limit of its unit, which does not tell. */
const LONG_MS = 10_000;

/**
 * Connects to a box that the service manager, or a container, starts for each connection to a Unix socket. It cannot be ended
 * from here: it is left alone, and has not ended before its own end of the connection has.
 */
export function connectBox(path: string, time: AbortSignal): Box {
	const socket = connect({ path, allowHalfOpen: true });
	const stdout = new PassThrough();
	socket.pipe(stdout);
	const since = performance.now();
	const close = () => {
		socket.unpipe(stdout);
		stdout.end();
		socket.end();
		socket.resume();
		setTimeout(() => socket.destroy(), GONE_WITHIN_MS).unref();
	};
	time.addEventListener('abort', close);
	const ended = new Promise<void>((resolve) =>
		socket.once('close', () => {
			time.removeEventListener('abort', close);
			stdout.end();
			resolve();
		})
	);
	socket.on('error', () => undefined); // it never began, or has ended: both are seen by what it says
	return {
		...{ stdin: socket, stdout, ended, close },
		// Asked when it is over.
		whyStopped: () => (time.aborted || performance.now() - since > LONG_MS ? 'too-slow' : undefined)
	};
}

/** In a build, the box is a script of its own; else it is read as it is written. */
const built = resolve('build', 'box');
const isBuilt = import.meta.env?.PROD ?? false;
const here = isBuilt ? built : join(import.meta.dirname, 'box');
const scriptOf = (name: string): string => join(here, isBuilt ? `${name}.js` : `${name}.ts`);

/** The command of a box, which has its file in standard input and answers on standard output. */
export const boxOnStdio = (): string[] =>
	boxed(scriptOf('box'), [isBuilt ? built : resolve('src')]);

/**
 * The command that runs a script in the box.
 * @param readable folders that it may read besides the packages.
 */
export function boxed(script: string, readable: readonly string[]): string[] {
	const read = [resolve('node_modules'), resolve('package.json'), here, ...readable];
	return [
		...isolationHere().command,
		process.execPath,
		'--permission',
		...read.map((path) => `--allow-fs-read=${path}`),
		// The threads of the picture library's WebAssembly.
		'--allow-worker',
		'--no-warnings',
		'--max-old-space-size=192',
		`--import=${scriptOf('bare')}`,
		script
	];
}

let isolation: Isolation | undefined;
/** What this machine lets us take from the box, tried once. */
export const isolationHere = (): Isolation =>
	(isolation ??= isolate(
		reaches(process.execPath, scriptOf('box'), resolve('node_modules/sharp/package.json'))
	));
