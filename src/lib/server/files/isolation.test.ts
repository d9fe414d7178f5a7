import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inWords, isolate, reaches, type Wall } from './isolation.ts';

/** What machine code could do in the box, which Node's own permissions would not stop. */
const TRIES = `
const [port, pid, folder] = process.argv.slice(1);
const fs = require('node:fs');
const tries = {
	network: () => new Promise((yes, no) => require('node:net').connect(port, '127.0.0.1', yes).on('error', no)),
	processes: () => process.kill(Number(pid), 0),
	user: () => { if (process.getuid() === 65534) throw 0; },
	privileges: () => { if (!/NoNewPrivs:\\t0/.test(fs.readFileSync('/proc/self/status', 'utf8'))) throw 0; },
	memory: () => { if (fs.readFileSync('/proc/self/oom_score_adj', 'utf8').trim() === '1000') throw 0; },
	limits: () => { if (!/Max open files +[0-9]{4}/.test(fs.readFileSync('/proc/self/limits', 'utf8'))) throw 0; }
};
(async () => {
	const can = [];
	for (const [name, attempt] of Object.entries(tries))
		await (async () => attempt())().then(() => can.push(name), () => {});
	process.stdout.write(JSON.stringify(can), () => process.exit());
})();
`;
const ALL: Wall[] = ['network', 'processes', 'user', 'privileges', 'memory', 'limits'];

const folder = mkdtempSync(join(tmpdir(), 'plainsight-walls-'));
const server = createServer((socket) => socket.destroy());
beforeAll(async () => {
	chmodSync(folder, 0o777);
	await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true });
});

async function run(command: readonly string[], script: string) {
	const { port } = server.address() as AddressInfo;
	const words = [...command, process.execPath, '-e', script, `${port}`, `${process.pid}`, folder];
	const child = spawn(words[0]!, words.slice(1), { env: {}, stdio: ['ignore', 'pipe', 'ignore'] });
	let said = '';
	child.stdout.on('data', (some: Buffer) => (said += some.toString()));
	const [code] = (await once(child, 'close')) as [number | null];
	return { said, code };
}

const here = isolate(reaches(process.execPath));

it('each wall that this machine offers holds for whatever runs behind it', async () => {
	const outside = JSON.parse((await run([], TRIES)).said) as Wall[];
	expect(outside, 'or this would test nothing').toEqual(
		expect.arrayContaining(['network', 'processes', 'memory', 'limits'])
	);
	process.stdout.write(`walls here: ${inWords(here)}\n`);
	const inside = JSON.parse((await run(here.command, TRIES)).said) as Wall[];
	expect(inside.filter((wall) => here.walls.has(wall))).toEqual([]);
	expect(inside).toEqual(outside.filter((wall) => !here.walls.has(wall)));
});

it.runIf(here.walls.has('limits'))('it writes no file, and its processor time ends', async () => {
	const write = `require('node:fs').writeFileSync(process.argv[3] + '/written', 'x')`;
	expect((await run(here.command, write)).code).not.toBe(0);
	expect(statSync(join(folder, 'written'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
	const short = isolate(reaches(process.execPath), 1);
	expect((await run(short.command, 'for (;;);')).code).not.toBe(0);
});

it('where a part is forbidden the rest stands, and where all is, nothing is claimed', () => {
	const forbids = (word: string) => (command: readonly string[]) => !command.includes(word);
	const { walls } = isolate(forbids('--pid'));
	expect(ALL.filter((wall) => !walls.has(wall))).toEqual(expect.arrayContaining(['processes']));
	expect(walls).toContain('network');
	expect(isolate(() => false)).toEqual({ command: [], walls: new Set() });
	expect(inWords(isolate(() => false))).toBe('nothing but Node’s own permissions');
});
