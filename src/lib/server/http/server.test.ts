import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { HEADERS } from './headers.ts';
import { close, createListener, listen, type Handler } from './server.ts';

const servers: ReturnType<typeof createListener>[] = [];
afterEach(() => close(servers.splice(0), 200));

async function serve(handler: Handler, origins = ['https://tips.example', 'http://abc.onion']) {
	const server = createListener(origins, handler);
	servers.push(server);
	return listen(server, { host: '127.0.0.1', port: 0 });
}

/** Sends bytes as they are and gives back everything that came. */
const raw = (port: number, request: string): Promise<string> =>
	new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(port, '127.0.0.1');
		socket
			.on('data', (chunk) => (answer += chunk.toString('latin1')))
			.on('end', () => resolve(answer))
			.on('error', reject);
		socket.write(request);
	});
const get = (port: number, host: string, more = '') =>
	raw(port, `GET / HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`);

const echoProtocol: Handler = (req, res) => void res.end(String(req.headers['x-forwarded-proto']));

describe('a listener', () => {
	it('answers to its own hosts, with the protocol of each', async () => {
		const port = await serve(echoProtocol);
		expect(await get(port, 'tips.example')).toMatch(/200 OK[\s\S]*\r\n\r\n[\s\S]*https/);
		expect(await get(port, 'abc.onion')).toMatch(/200 OK[\s\S]*\r\n\r\n[\s\S]*http\b/);
	});

	it.each(['evil.example', 'tips.example:8080', 'tips.example.evil.example', '__proto__', ''])(
		'answers 421 to the host "%s"',
		async (host) => {
			const answer = await get(await serve(echoProtocol), host);
			expect(answer).toContain('421 Misdirected Request');
		}
	);

	it('does not believe a protocol that a client sends', async () => {
		const answer = await get(
			await serve(echoProtocol),
			'abc.onion',
			'X-Forwarded-Proto: https\r\n'
		);
		expect(answer).not.toContain('https');
	});

	it('puts every protective header on every answer, refusals and gaps included', async () => {
		const port = await serve((_, __, next) => next());
		for (const host of ['tips.example', 'evil.example']) {
			const answer = (await get(port, host)).toLowerCase();
			for (const [name, value] of Object.entries(HEADERS)) {
				expect(answer).toContain(`${name}: ${value.toLowerCase()}`);
			}
		}
		expect(await get(port, 'tips.example')).toContain('strict-transport-security');
		expect(await get(port, 'abc.onion')).not.toContain('strict-transport-security');
	});

	it('compresses pages, but never one that says no-transform', async () => {
		const page = 'x'.repeat(4000);
		const port = await serve((req, res) => {
			res.setHeader('content-type', 'text/html');
			if (req.headers['x-test'] === 'code')
				res.setHeader('cache-control', 'no-store, no-transform');
			res.end(page);
		});
		const accept = 'Accept-Encoding: br, gzip\r\n';
		expect(await get(port, 'tips.example', accept)).toContain('Content-Encoding: br');
		expect(await get(port, 'tips.example', `${accept}X-Test: code\r\n`)).toContain(page);
	});

	it('says why it cannot listen', async () => {
		const port = await serve(echoProtocol);
		const second = createListener(['https://tips.example'], echoProtocol);
		await expect(listen(second, { host: '127.0.0.1', port })).rejects.toMatchObject({
			code: 'EADDRINUSE'
		});
	});
});
