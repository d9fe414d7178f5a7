import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reservePort } from '../support/ports.ts';

let folder: string;
let port: number;
let dev: ChildProcess;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'plainsight-dev-'));
	port = await reservePort();
	dev = spawn(process.execPath, [join('scripts', 'dev.ts')], {
		env: { PATH: process.env.PATH ?? '', PORT: String(port), DATA_DIR: folder },
		stdio: ['pipe', 'pipe', 'inherit']
	});
	await new Promise<void>((resolve, reject) => {
		dev.stdout!.on('data', (said) => String(said).includes('edited live') && resolve());
		dev.once('exit', () => reject(new Error('it ended')));
	});
});
afterAll(() => {
	dev.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

const asked = (path: string, host = `localhost:${port}`) =>
	new Promise<IncomingMessage>((resolve, reject) => {
		get({ host: '127.0.0.1', port, path, headers: { host } }, (answer) =>
			resolve(answer.resume())
		).once('error', reject);
	});

describe('development', () => {
	it('answers as production does: to its own hosts alone, with the headers of every answer', async () => {
		const page = await asked('/');
		expect(page.statusCode).toBe(200);
		expect(page.headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin',
			'content-security-policy': expect.stringContaining("default-src 'none'")
		});
		expect((await asked('/', 'elsewhere.example')).statusCode).toBe(421);
		expect((await asked('/tip?/constructor')).statusCode).toBe(400);
	});

	it('serves what is edited, and ends whole when it is told to', async () => {
		expect((await asked('/@vite/client')).statusCode).toBe(200);
		dev.kill('SIGTERM');
		expect(await once(dev, 'exit')).toEqual([0, null]);
	});
});
