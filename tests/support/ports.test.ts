import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { reservePort } from './ports.ts';

const run = promisify(execFile);
const ports = join(import.meta.dirname, 'ports.ts');
/** What another process reserves, and holds for a while. */
const reserveElsewhere = `
	const { reservePort } = await import(${JSON.stringify(ports)});
	console.log((await Promise.all(Array.from({ length: 300 }, reservePort))).join());
	await new Promise((resolve) => setTimeout(resolve, 500));`;

describe('a reserved port', () => {
	it('is nobody else’s, however many processes reserve at once', async () => {
		const others = await Promise.all(
			[1, 2].map(() => run(process.execPath, ['--input-type=module', '-e', reserveElsewhere]))
		);
		const taken = others.flatMap(({ stdout }) => stdout.trim().split(',').map(Number));
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
