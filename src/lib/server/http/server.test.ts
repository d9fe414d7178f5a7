import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Limiter } from './abuse-limiter.ts';
import { CROWDED, HEADERS } from './headers.ts';
import { close, listen } from './listen.ts';
import { createListener, type Handler, type ListenerOptions } from './server.ts';

/** Nobody waits in line. */
const NONE = { requests: 0, bytes: 0, ms: 0 };

const servers: ReturnType<typeof createListener>[] = [];
afterEach(() => close(servers.splice(0), 200));

async function serve(
	handler: Handler,
	origins = ['https://tips.example', 'http://abc.onion'],
	limiter?: Limiter,
	options: ListenerOptions = {}
) {
	const server = createListener(origins, handler, { limiter, ...options });
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

	it('tells a reader of a page, and of nothing else, where its onion is', async () => {
		const onion = 'http://abc.onion';
		const page: Handler = (req, res) => {
			res.setHeader('content-type', req.url === '/file' ? 'text/css' : 'text/html');
			res.writeHead(req.url === '/gone' ? 404 : 200).end('.');
		};
		const port = await serve(page, ['https://tips.example'], undefined, { onion });
		const locationOf = async (line: string) =>
			/^onion-location: (.*)$/im.exec(
				await raw(
					port,
					`${line} HTTP/1.1\r\nHost: tips.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`
				)
			)?.[1];
		expect(await locationOf('GET /help?x=1')).toBe('http://abc.onion/help?x=1');
		expect(await locationOf('GET //evil.example/x')).not.toBe('http://evil.example/x');
		for (const line of ['POST /tip', 'GET /file', 'GET /gone']) {
			expect(await locationOf(line)).toBeUndefined();
		}
	});

	it('has a budget of its own: what one cannot take leaves the other free', async () => {
		const stall: Handler = (req, res) => void (req.url === '/quick' && res.end('quick'));
		const twoPages = { page: { rendering: { requests: 2, bytes: 0 }, waiting: NONE } };
		const [site, onion] = [
			await serve(stall, ['https://tips.example'], undefined, { limits: twoPages }),
			await serve(stall, ['http://abc.onion'], undefined, { limits: twoPages })
		];
		const stalled = [1, 2].map(() => connect(site, '127.0.0.1'));
		for (const socket of stalled) socket.write('GET /slow HTTP/1.1\r\nHost: tips.example\r\n\r\n');
		const quick = (port: number, host: string) =>
			raw(port, `GET /quick HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
		await expect.poll(() => quick(site, 'tips.example')).toMatch(/503[\s\S]*retry-after/i);
		expect(await quick(onion, 'abc.onion')).toContain('200 OK');
		for (const socket of stalled) socket.destroy();
		await expect.poll(() => quick(site, 'tips.example')).toContain('200 OK');
	});

	it('lets what is posted wait for its turn, the first first, and forgets who did not', async () => {
		const held: ServerResponse[] = [];
		const order: string[] = [];
		const hold: Handler = (req, res) => {
			order.push(req.url!);
			held.push(res);
		};
		const port = await serve(hold, ['https://tips.example'], undefined, {
			limits: { form: { rendering: { requests: 1, bytes: 100 } } }
		});
		const listener = servers.at(-1)!;
		/** Posts, and waits until all of it has come: it has its turn then, or stands in line. */
		const post = async (url: string) => {
			const come = new Promise<ServerResponse>((resolve) =>
				listener.on('request', (req, res) => {
					if (req.url === url) req.once('end', () => resolve(res));
				})
			);
			const socket = connect(port, '127.0.0.1');
			socket.write(
				`POST ${url} HTTP/1.1\r\nHost: tips.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`
			);
			return { socket, res: await come };
		};
		await post('/one');
		const impatient = await post('/gone');
		const answers: Promise<string>[] = [];
		for (const url of ['/two', '/three']) {
			const { socket } = await post(url);
			answers.push(new Promise((resolve) => socket.once('data', (data) => resolve(String(data)))));
		}
		impatient.socket.destroy();
		await once(impatient.res, 'close');
		expect(order).toEqual(['/one']);
		for (const [n, url] of ['/two', '/three'].entries()) {
			held.at(-1)!.end('kept');
			await expect.poll(() => order).toEqual(['/one', '/two', '/three'].slice(0, n + 2));
			expect(order.at(-1)).toBe(url);
		}
		held.at(-1)!.end('kept');
		for (const answer of await Promise.all(answers)) expect(answer).toContain('200 OK');
	});

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

	it('lets nobody but its own limiter say that many come, and turns away whom that turns away', async () => {
		const origins = ['https://tips.example'];
		const echo: Handler = (req, res) => void res.end(`crowded: ${req.headers[CROWDED]}`);
		const asking = async (limiter?: Limiter) =>
			get(await serve(echo, origins, limiter), 'tips.example', 'X-Plainsight-Crowded: 1\r\n');
		expect(await asking()).toContain('crowded: undefined');
		expect(await asking(() => 'few')).toContain('crowded: undefined');
		expect(await asking(() => 'many')).toContain('crowded: 1');
		const refused = await asking(() => 'too-many');
		expect(refused).toMatch(/^HTTP\/1.1 429 [^]*retry-after: \d/i);
		expect(refused).not.toContain('crowded');
	});

	it('takes what names who asks off every request, also where nothing is limited', async () => {
		const echo: Handler = (req, res) =>
			void res.end(JSON.stringify([req.headers, req.rawHeaders, req.headersDistinct]));
		const address = '203.0.113.77';
		const lines = ['X-Forwarded-For', 'x-real-ip', 'Forwarded', 'CF-Connecting-IP']
			.map((name) => `${name}: for=${address}\r\n`)
			.join('');
		const answer = await get(await serve(echo), 'tips.example', lines);
		expect(answer).toContain('tips.example');
		expect(answer).not.toContain(address);
	});

	it('says why it cannot listen', async () => {
		const port = await serve(echoProtocol);
		const second = createListener(['https://tips.example'], echoProtocol);
		await expect(listen(second, { host: '127.0.0.1', port })).rejects.toMatchObject({
			code: 'EADDRINUSE'
		});
	});
});
