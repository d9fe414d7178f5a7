import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** What the box may hold, decoders and all: a picture of 50 million pixels takes 450 MB. */
const MOST_MEMORY_BYTES = 900_000_000;
const LOOKS_EVERY_MS = 100;

/** A process that opens one file. */
export type Box = {
	readonly stdin: Writable;
	readonly stdout: Readable;
	/** When nothing of it is left. Rejects when it could not even be started. */
	readonly ended: Promise<unknown>;
	/** Why we ended it; undefined when we did not. */
	readonly whyStopped: () => 'too-slow' | 'too-large' | undefined;
	readonly close: () => void;
};

/**
 * Opens a box: a process that is made for one file.
 * @param time aborted when its time is up.
 */
export function openBox(time: AbortSignal): Box {
	const [command, ...args] = boxed(scriptOf('box'), [isBuilt ? built : resolve('src')]);
	const child = spawn(command!, args, {
		...{ env: {}, cwd: resolve('.'), stdio: ['pipe', 'pipe', 'ignore'] }
	});
	let isLarge = false;
	const close = () => void child.kill('SIGKILL');
	time.addEventListener('abort', close);
	const watch = setInterval(() => {
		if (memoryOf(child.pid) <= MOST_MEMORY_BYTES) return;
		isLarge = true;
		close();
	}, LOOKS_EVERY_MS);
	const ended = once(child, 'exit').finally(() => {
		time.removeEventListener('abort', close);
		clearInterval(watch);
	});
	return {
		...{ stdin: child.stdin!, stdout: child.stdout!, ended, close },
		whyStopped: () => (isLarge ? 'too-large' : time.aborted ? 'too-slow' : undefined)
	};
}

/** In a build, the box is a script of its own; else it is read as it is written. */
const built = resolve('build', 'box');
const isBuilt = import.meta.env?.PROD ?? false;
const here = isBuilt ? built : join(import.meta.dirname, 'box');
const scriptOf = (name: string): string => join(here, isBuilt ? `${name}.js` : `${name}.ts`);

/**
 * The command that runs a script in the box.
 * @param readable folders that it may read besides the packages.
 */
export function boxed(script: string, readable: readonly string[]): string[] {
	const read = [resolve('node_modules'), resolve('package.json'), here, ...readable];
	return [
		...(hasEmptyNetwork() ? UNSHARE : []),
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

const UNSHARE = ['/usr/bin/unshare', '--user', '--net', '--'];
let unshares: boolean | undefined;

/** Whether the kernel gives the box a network of its own, with nothing in it. Some systems do not let us. */
export const hasEmptyNetwork = (): boolean =>
	(unshares ??=
		existsSync(UNSHARE[0]!) &&
		spawnSync(UNSHARE[0]!, [...UNSHARE.slice(1), process.execPath, '--version'], { env: {} })
			.status === 0);

/** In bytes; 0 where the system does not tell. */
function memoryOf(pid: number | undefined): number {
	try {
		return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
	} catch {
		return 0; // it has just ended, or this is no Linux
	}
}
