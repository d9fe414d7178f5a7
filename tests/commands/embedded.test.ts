import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { childrenOf, isRunning, parentOf } from '../support/process.ts';

let folder: string;
let cluster: string;
const started: ChildProcess[] = [];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'plainsight-embedded-'));
});
afterAll(async () => {
	for (const child of started) child.kill('SIGKILL');
	await untilEnded(postmaster());
	for (const place of [folder, dirname(cluster)]) rmSync(place, { recursive: true, force: true });
});

/** Somebody's start of the data in this folder, in the group of its own that a terminal gives it. */
async function start(): Promise<ChildProcess & { said: string }> {
	const child = spawn(
		process.execPath,
		[join(import.meta.dirname, '..', 'support', 'embed.ts'), folder],
		{ detached: true, stdio: ['ignore', 'pipe', 'pipe'] }
	);
	started.push(child);
	let said = '';
	await new Promise<void>((resolve) => {
		const hear = (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes('READY')) resolve();
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		child.once('close', () => resolve());
	});
	cluster = /READY (\S+)/.exec(said)?.[1] ?? cluster;
	return Object.assign(child, { said });
}

const postmaster = () => {
	const file = join(cluster, 'postmaster.pid');
	return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
};
const untilEnded = (pid: number) =>
	vi.waitFor(() => expect(isRunning(pid), `process ${pid} has ended`).toBe(false), 10_000);

it.each(['SIGHUP', 'SIGKILL', 'SIGTERM'] as const)(
	'the embedded PostgreSQL ends with whoever started it, when that ends by %s',
	async (signal) => {
		const owner = await start();
		expect(owner.said).toContain('READY');
		const server = postmaster();
		expect(isRunning(server)).toBe(true);
		process.kill(-owner.pid!, signal);
		await untilEnded(server);
	}
);

it('a start that was killed holds up nobody, even if its PostgreSQL is still running', async () => {
	const owner = await start();
	const server = postmaster();
	// Whoever would end it first: the guardian, and the one that waits for it at the pipe.
	const guardian = parentOf(server);
	const watches = childrenOf(guardian).filter(
		(pid) => pid !== server && parentOf(pid) === guardian
	);
	for (const pid of [...watches, guardian]) process.kill(pid, 'SIGKILL');
	owner.kill('SIGKILL');
	await untilEnded(owner.pid!);
	expect(isRunning(server)).toBe(true);
	const next = await start();
	expect(next.said).toContain('READY');
	expect(isRunning(server)).toBe(false);
	expect(isRunning(postmaster())).toBe(true);
});

it('a start that is alive is named, with what to do, and goes on', async () => {
	const owner = started.at(-1)!;
	const late = await start();
	expect(late.said).toContain(`process ${owner.pid}, since `);
	expect(late.said).toContain(`"kill ${owner.pid}"`);
	expect(late.said).toContain(`${folder} `);
	expect([isRunning(owner.pid!), isRunning(postmaster())]).toEqual([true, true]);
	owner.kill('SIGKILL');
	await untilEnded(owner.pid!);
});

it('a first start that was broken off is begun again', async () => {
	await untilEnded(postmaster());
	renameSync(cluster, `${cluster}.part`);
	expect((await start()).said).toContain('READY');
});
