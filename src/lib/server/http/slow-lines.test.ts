import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Pace } from './bodies.ts';
import { close, listen } from './listen.ts';
import { createListener, type Handler, type ListenerOptions } from './server.ts';

const servers: Server[] = [];
afterEach(() => close(servers.splice(0), 100));

async function serve(handler: Handler, options: ListenerOptions = {}): Promise<number> {
	const server = createListener(['http://tips.example'], handler, options);
	servers.push(server);
	return listen(server, { host: '127.0.0.1', port: 0 });
}

/** A second of production is some 15 ms here. */
const linger = { silentMs: 50, ms: 100, bytes: 1_000 };
const QUICK: Partial<Pace> = { silentMs: 400, leastRate: 1, unreadMs: 400, linger };
const head = (line: string, more = '') =>
	`${line} HTTP/1.1\r\nHost: tips.example\r\nConnection: close\r\n` +
	`Content-Type: application/x-www-form-urlencoded\r\n${more}\r\n`;
const post = (path: string, length: number) =>
	head(`POST ${path}`, `Content-Length: ${length}\r\n`);

function begin(port: number, bytes: string) {
	const socket = connect(port, '127.0.0.1');
	let answer = '';
	socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
	socket.on('error', () => undefined); // whoever is cut off is cut off: the answer tells
	socket.write(bytes);
	const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(answer)));
	return { socket, ended, answer: () => answer };
}

/** Sends these bytes a few at a time, as a line does that has no more to give. */
function trickle(socket: Socket, bytes: string, everyMs: number, atOnce: number) {
	let at = 0;
	const line = setInterval(() => {
		if (at >= bytes.length || socket.destroyed) return clearInterval(line);
		socket.write(bytes.slice(at, (at += atOnce)));
	}, everyMs);
}

const echo: Handler = (req, res) => {
	let body = '';
	req.on('data', (chunk: Buffer) => (body += chunk.toString()));
	req.on('end', () => res.end(`${req.url} ${body.length}`));
};

describe('on the way up', () => {
	it('a post gets through at whatever pace, as long as it goes on', async () => {
		const port = await serve(echo, { pace: QUICK });
		const paths = ['/tip', '/tip/files', '/tip/files/pieces', '/search'];
		const posts = paths.map((path) => begin(port, post(path, 30)));
		// Three times as long as a line may be silent.
		for (const { socket } of posts) trickle(socket, 'x'.repeat(30), 40, 1);
		const answers = await Promise.all(posts.map(({ ended }) => ended));
		for (const [n, path] of paths.entries()) {
			expect(answers[n]).toMatch(new RegExp(`200 OK[^]*${path} 30`));
		}
	});

	it('whoever falls silent is told so, in a page and in the language of the path', async () => {
		const port = await serve(echo, { pace: { ...QUICK, silentMs: 50 } });
		const answer = await begin(port, `${post('/es/tip', 30)}xx`).ended;
		expect(answer).toMatch(/^HTTP\/1.1 408 [^]*lang="es"[^]*tel:911/);
	});

	it('whoever keeps below the least pace is ended too, and the handler never hears of it', async () => {
		let heard = 0;
		const pace = { silentMs: 200, leastRate: 1000, linger };
		const port = await serve((_, res) => void (heard++, res.end()), { pace });
		const { socket, ended } = begin(port, post('/tip', 3000));
		trickle(socket, 'x'.repeat(3000), 20, 1);
		expect(await ended).toMatch(/^HTTP\/1.1 408 /);
		expect(heard).toBe(0);
	});

	it('a head that never ends holds nothing', async () => {
		const port = await serve(echo, { pace: { headMs: 200 } });
		const { socket, ended } = begin(port, 'GET / HTTP/1.1\r\nHost: tips.example\r\n');
		trickle(socket, 'X-A: b\r\n'.repeat(1000), 20, 3);
		expect(await ended).toMatch(/^HTTP\/1.1 408 /);
	});

	it('an upload that stands still ends, and its handler learns of it', async () => {
		let gone = false;
		const listens: Handler = (req) => void req.resume().once('close', () => (gone = !req.complete));
		const port = await serve(listens, { pace: { silentMs: 100, linger } });
		await begin(port, `${post('/tip/files', 500_000)}xx`).ended;
		await expect.poll(() => gone).toBe(true);
	});

	it('an upload that the handler is busy with does not count as standing still', async () => {
		const busy: Handler = (req, res) => {
			req.once('data', () => {
				req.pause();
				setTimeout(() => req.resume(), 500);
			});
			req.once('end', () => res.end('all of it'));
		};
		const port = await serve(busy, { pace: { silentMs: 100, linger } });
		const { socket, ended } = begin(port, `${post('/tip/files', 70_000)}xx`);
		setTimeout(() => socket.write('x'.repeat(69_998)), 450);
		expect(await ended).toContain('all of it');
	});
});

describe('on the way down', () => {
	const long = Buffer.alloc(24 * 1024 * 1024, 'x');
	const page: Handler = (_, res) => res.end(long);

	it('an answer that is read slowly is read to its end', async () => {
		// Longer than this process may have to wait for a processor: else its own timer runs before what has come is read.
		const unreadMs = 1_000;
		const port = await serve(page, { pace: { ...QUICK, unreadMs } });
		const socket = connect(port, '127.0.0.1');
		socket.write(head('GET /print/sheet.pdf'));
		const beganAt = performance.now();
		let came = 0;
		socket.on('data', (chunk: Buffer) => {
			came += chunk.length;
			socket.pause();
			setTimeout(() => socket.resume(), 8);
		});
		await new Promise((resolve) => socket.once('close', resolve));
		expect(came).toBeGreaterThan(long.length);
		expect(performance.now() - beganAt).toBeGreaterThan(2 * unreadMs);
	});

	it('an answer that nobody reads ends', async () => {
		let closed = false;
		const port = await serve(
			(req, res) => {
				res.once('close', () => (closed = true));
				page(req, res, () => undefined);
			},
			{ pace: QUICK }
		);
		const socket = connect(port, '127.0.0.1');
		socket.write(head('GET /print/sheet.pdf'));
		socket.pause();
		await expect.poll(() => closed, { timeout: 5_000 }).toBe(true);
		socket.destroy();
	});

	it('a live line that has nothing to say stays', async () => {
		const live: Handler = (_, res) => {
			res.writeHead(200, { 'content-type': 'text/event-stream' });
			res.write('retry: 3000\n\n');
			setTimeout(() => res.end('event: change\n\n'), 1_000);
		};
		const port = await serve(live, { pace: { ...QUICK, silentMs: 100, unreadMs: 100 } });
		expect(await begin(port, head('GET /desk/live')).ended).toContain('event: change');
	});

	it('a handler that never answers is answered for', async () => {
		const port = await serve(() => undefined, { answerMs: 100 });
		expect(await begin(port, head('GET /')).ended).toMatch(/^HTTP\/1.1 503 [^]*<h1>/);
		expect(await begin(port, post('/tip', 0)).ended).toMatch(/^HTTP\/1.1 503 [^]*<h1>/);
	});
});
