import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boxed } from '../box-process.ts';

/** What somebody would try who has taken a decoder over, and what that comes to. The socket is a database's, say. */
const TRIES = `
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const [, , folder] = process.argv;
const socket = folder + '/socket';
const reached = (Socket) => new Promise((yes, no) => new Socket().on('error', no).connect(socket, yes));
const heard = (script, options) => new Promise((yes, no) => {
	const { Worker } = require('node:worker_threads');
	new Worker(script, options).on('message', yes).on('error', no).on('exit', no);
});
const tries = {
	read: () => require('node:fs').readFileSync('/etc/passwd'),
	'read of the server': () => require('node:fs').readFileSync('/proc/' + process.ppid + '/environ'),
	write: () => require('node:fs').writeFileSync(folder + '/written', 'x'),
	'write by sqlite': () => new (require('node:sqlite').DatabaseSync)(folder + '/db' + process.pid).exec('create table a (b)'),
	start: () => require('node:child_process').execFileSync('/bin/true'),
	environment: () => process.env.SECRET.length,
	signal: () => process.kill(process.ppid, 0),
	debugger: () => process._debugProcess.name,
	net: async () => reached((await import('node:net')).Socket),
	'net by name': () => reached(require('module')._load('net').Socket),
	'net from standard input': () => reached(process.stdin.constructor),
	'net from a terminal': () => reached(Object.getPrototypeOf(require('tty').ReadStream)),
	'net as something else': () => {
		const Module = require('module');
		Module.registerHooks?.({ resolve: (id, context, next) => next(id, context) }); // with which names are looked up in another way
		const { _resolveFilename } = Module;
		Module._resolveFilename = () => 'node:dgram';
		try {
			return require('nothing').createSocket.name;
		} finally {
			Module._resolveFilename = _resolveFilename;
		}
	},
	'net by another hook': async () => {
		const hook = { resolve: () => ({ url: 'node:dgram', format: 'builtin', shortCircuit: true }) };
		const hooks = require('module').registerHooks(hook);
		const { createSocket } = await import('nothing');
		hooks.deregister();
		return createSocket.name;
	},
	builtin: () => process.getBuiltinModule('node:tls').connect.name,
	fetch: () => fetch.name,
	'a thread of words': () => heard("require('worker_threads').parentPort.postMessage(1)", { eval: true }),
	'a thread with other arguments': () => heard(folder + '/thread.cjs', { execArgv: [], workerData: socket }),
	'a thread with an environment': () => heard(folder + '/env.cjs', { env: { A: 'b' } })
};
const can = [];
const late = (_, no) => setTimeout(no, 2000);
for (const [name, attempt] of Object.entries(tries)) {
	await Promise.race([(async () => attempt())(), new Promise(late)]).then(() => can.push(name), () => {});
}
require('node:fs').writeSync(1, JSON.stringify([Object.keys(tries), can]));
process.exit();
`;
const THREAD = `
const { parentPort, workerData } = require('worker_threads');
require('net').connect(workerData, () => parentPort.postMessage(1));
`;
const ENV = `if (process.env.A === 'b') require('worker_threads').parentPort.postMessage(1)`;

const folder = mkdtempSync(join(tmpdir(), 'plainsight-box-'));
const script = join(folder, 'tries.mjs');
const server = createServer();

beforeAll(async () => {
	chmodSync(folder, 0o755); // the box may be another user
	writeFileSync(script, TRIES);
	writeFileSync(join(folder, 'thread.cjs'), THREAD);
	writeFileSync(join(folder, 'env.cjs'), ENV);
	await once(server.listen(join(folder, 'socket')), 'listening');
});
afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true });
});

async function tried([command, ...args]: readonly string[], env: Record<string, string>) {
	const child = spawn(command!, [...args, folder], {
		...{ env, cwd: resolve('.'), stdio: ['pipe', 'pipe', 'inherit'] }
	});
	let said = '';
	for await (const some of child.stdout!) said += some;
	const [all, can] = JSON.parse(said) as [string[], string[]];
	return { all, can };
}

it('in the box nothing can be read, written, started, signalled, asked for or found out', async () => {
	const outside = await tried([process.execPath, '--no-warnings', script], { SECRET: 'x' });
	expect(outside.can, 'or this would test nothing').toEqual(outside.all);
	expect((await tried(boxed(script, [folder]), {})).can).toEqual([]);
});
