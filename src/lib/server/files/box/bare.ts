/**
 * Loaded before anything else in the box, in its threads too: what reads a stranger's file can ask nobody for anything.
 * Files that it may not read, children and native code are refused by Node's permission model. What that leaves open in
 * Node 24, the network first of all, is taken away here from JavaScript, and by the kernel where it lets us.
 */
import fs from 'node:fs';
import module, { isBuiltin, registerHooks, syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import threads from 'node:worker_threads';

/** What the decoders ask for. Not among it: sqlite, which writes files past the permission model. */
const NEEDED = new Set(
	'child_process crypto events fs fs/promises module os path stream tty url util worker_threads zlib'.split(
		' '
	)
);
const isNeeded = (id: string): boolean => NEEDED.has(id.replace(/^node:/, ''));

registerHooks({
	resolve(specifier, context, next) {
		if (isBuiltin(specifier) && !isNeeded(specifier)) throw new Error('not in the box');
		// The picture library as WebAssembly and never as native code.
		return next(
			/^@img\/sharp-[^/]*\/sharp\.node$/.test(specifier)
				? '@img/sharp-wasm32/sharp.node'
				: specifier,
			context
		);
	}
});

const none = (owner: object, names: readonly string[]) => {
	for (const name of names) Object.defineProperty(owner, name, { value: undefined });
};
const { Worker } = threads;
/** With our arguments and none other: a thread could be told not to load this. */
const bound: typeof Worker = new Proxy(Worker, {
	construct: (_, [script, { name, workerData } = {}]: ConstructorParameters<typeof Worker>) =>
		new Worker(script, { name, workerData })
});
threads.Worker = Worker.prototype.constructor = bound;
none(module, ['register', 'registerHooks']);
Object.freeze(module);
syncBuiltinESMExports();

none(globalThis, ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);
// A database's socket is a file: an empty network does not keep anybody from it.
none(Socket.prototype, ['connect']);
// They are sockets, but in a thread. The box reads and writes by their numbers.
if (threads.isMainThread) {
	const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
	for (const name of ['stdin', 'stdout', 'stderr']) {
		Object.defineProperty(process, name, { value: Object.assign(nowhere, { fd: -1 }) });
	}
}
// A signal can end the server, or open its debugger.
none(process, ['kill', '_kill', '_debugProcess', 'getBuiltinModule']);
// All that emscripten wants of it; the permission model takes the real one away.
Object.assign(process, { binding: () => ({ fs: fs.constants }) });

// Some formats note when they were written, and that would be when the file was sent.
globalThis.Date = class extends Date {
	constructor(...given: [] | [number]) {
		super(...((given.length === 0 ? [0] : given) as [number]));
	}
	static override now(): number {
		return 0;
	}
} as DateConstructor;
