import { once } from 'node:events';
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHouse, type House } from '../support/house.ts';
import { postRaw } from '../support/raw-upload.ts';
import { bothFaces, type Server } from '../support/server.ts';

const CLIENT = join(import.meta.dirname, '..', '..', 'build', 'client');
const sizeOf = (path: string) => statSync(join(CLIENT, path)).size;
/** More than a socket takes at once, so that it is still being read when somebody leaves. */
const longest = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.js'))
	.sort((one, other) => sizeOf(other) - sizeOf(one))[0]!;

let house: House;
let servers: Readonly<Record<'site' | 'desk', Server>>;
beforeAll(async () => {
	house = await createHouse();
	servers = await bothFaces(house);
});
afterAll(async () => {
	for (const server of Object.values(servers)) await server.stop();
	await house.database.close();
});

const request = (origin: string, path: string, more = '') =>
	Buffer.from(`GET /${path} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n${more}\r\n`);
const descriptorsOf = (pid: number) =>
	readdirSync(`/proc/${pid}/fd`).filter((fd) => {
		try {
			return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith(CLIENT);
		} catch {
			return false; // closed meanwhile
		}
	}).length;

describe.each(['site', 'desk'] as const)('a file of the %s', (face) => {
	it.each(['5-2', '0-99999999999999999999', '-', '5-', '0-1,5-2', '9999999-'])(
		'comes whole, whatever part of it is asked for: %s',
		async (range) => {
			const { origin } = servers[face];
			const asked = `Range: bytes=${range}\r\nConnection: close\r\n`;
			expect(await postRaw(origin, request(origin, 'card.png', asked))).toMatch(/^HTTP\/1\.1 200 /);
			expect((await fetch(`${origin}/healthz`)).status).toBe(200);
		}
	);

	it('is closed when whoever asked for it has gone', async () => {
		const { origin, pid } = servers[face];
		for (let n = 0; n < 20; n++) {
			const socket = connect(Number(new URL(origin).port), '127.0.0.1');
			socket.on('error', () => undefined);
			socket.write(request(origin, longest));
			await once(socket, 'data');
			socket.resetAndDestroy();
		}
		await expect.poll(() => descriptorsOf(pid)).toBe(0);
	});
});
