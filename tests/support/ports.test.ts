import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reservePort } from './ports.ts';

const ports = join(import.meta.dirname, 'ports.ts');
/** What another process reserves, and holds until it is told to end. */
const reserveElsewhere = `
	const { reservePort } = await import(${JSON.stringify(ports)});
	console.log((await Promise.all(Array.from({ length: 300 }, reservePort))).join());
	process.stdin.resume();`;

describe('a reserved port', () => {
	it('is nobody else’s, however many processes reserve at once', async () => {
		const others = [1, 2].map(() =>
			spawn(process.execPath, ['--input-type=module', '-e', reserveElsewhere], {
				stdio: ['pipe', 'pipe', 'inherit']
			})
		);
		const said = await Promise.all(others.map(({ stdout }) => once(stdout, 'data')));
		for (const { stdin } of others) stdin.end();
		const taken = said.flatMap(([ports]) => String(ports).trim().split(',').map(Number));
		expect(taken).toHaveLength(600);
		expect(new Set(taken).size).toBe(600);
	});

	it.runIf(process.platform === 'linux')(
		'is none that the system hands out by itself',
		async () => {
			const range = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
			const [first, last] = range.trim().split(/\s+/).map(Number);
			for (let n = 0; n < 50; n++) {
				const port = await reservePort();
				expect(port < first! || port > last!).toBe(true);
			}
		}
	);
});
