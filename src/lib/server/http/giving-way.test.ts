import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { close, listen } from './listen.ts';
import { createListener, type Handler, type ListenerOptions } from './server.ts';

const servers: Server[] = [];
afterEach(() => close(servers.splice(0), 100));

async function serve(handler: Handler, options: ListenerOptions = {}): Promise<number> {
	const server = createListener(['http://tips.example'], handler, options);
	servers.push(server);
	return listen(server, { host: '127.0.0.1', port: 0 });
}

const ok: Handler = (req, res) => void req.resume().once('end', () => res.end('taken'));
const head = (line: string, more = '') => `${line} HTTP/1.1\r\nHost: tips.example\r\n${more}\r\n`;
const post = (path: string, length: number, more = '') =>
	head(
		`POST ${path}`,
		`Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n${more}`
	);
const CLOSE = 'Connection: close\r\n';

function begin(port: number, bytes: string) {
	const socket = connect(port, '127.0.0.1');
	let answer = '';
	const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(answer)));
	socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
	socket.on('error', () => undefined); // whoever is cut off is cut off: the answer tells
	socket.write(bytes);
	return { socket, ended, answer: () => answer };
}
const whole = (port: number, bytes: string) => begin(port, bytes).ended;
const linger = { silentMs: 50, ms: 2_000, bytes: 4_000_000 };

describe('when there is no room for one more', () => {
	it('the post that has stood still for longest gives way to it, and is told so', async () => {
		const waiting = { requests: 9, bytes: 99, ms: 9_000 };
		const form = { receiving: { requests: 3, bytes: 10_000 }, waiting };
		const port = await serve(ok, { limits: { form }, pace: { linger } });
		const stalled: ReturnType<typeof begin>[] = [];
		for (let n = 0; n < 3; n++) {
			stalled.push(begin(port, `${post('/tip', 100)}xx`));
			await new Promise((resolve) => stalled[n]!.socket.once('ready', resolve));
		}
		await expect.poll(() => connectionsOf(port)).toBe(3);
		expect(await whole(port, `${post('/tip', 4, CLOSE)}what`)).toContain('taken');
		const [oldest, ...others] = stalled;
		expect(await oldest!.ended).toMatch(/^HTTP\/1.1 503 [^]*retry-after[^]*load this page again/i);
		expect(others.map(({ answer }) => answer())).toEqual(['', '']);
		others.forEach(({ socket }) => socket.destroy());
	});

	it('whoever holds most for longest gives way when bytes run out, not who sends a few words', async () => {
		const form = { receiving: { requests: 99, bytes: 100_000 } };
		const port = await serve(ok, { limits: { form }, pace: { linger } });
		const hog = begin(port, post('/tip', 90_001) + 'x'.repeat(90_000));
		const people = [1, 2, 3].map(() => begin(port, post('/tip', 5_000, CLOSE) + 'x'.repeat(4_999)));
		expect(await hog.ended).toMatch(/^HTTP\/1.1 503 /);
		for (const { socket } of people) socket.write('x');
		for (const { ended } of people) expect(await ended).toContain('taken');
	});

	it('of whole files on their way, the one that has brought least for its time gives way', async () => {
		const taken: string[] = [];
		const files: Handler = (req, res) => {
			req.on('data', (chunk: Buffer) => taken.push(chunk.toString()));
			req.once('end', () => res.end('taken'));
		};
		const rendering = { requests: 3, bytes: 0 };
		const port = await serve(files, { limits: { files: { rendering } } });
		const slow = [1, 2, 3].map((n) => begin(port, `${post('/tip/files', 100_000)}${n}`));
		await expect.poll(() => taken.join('').length).toBe(3);
		for (const { socket } of slow.slice(1)) socket.write('x'.repeat(60_000));
		await expect.poll(() => taken.join('').length).toBe(120_003);
		const quick = post('/tip/files', 70_000, CLOSE) + 'x'.repeat(70_000);
		expect(await whole(port, quick)).toContain('taken');
		expect(await slow[0]!.ended).toBe('');
		for (const { socket } of slow.slice(1)) socket.end('x'.repeat(39_999));
		for (const { ended } of slow.slice(1)) expect(await ended).toContain('taken');
	});

	it('and whoever only names files that have come before needs no place among those', async () => {
		const rendering = { requests: 1, bytes: 0 };
		const port = await serve(ok, { limits: { files: { rendering } } });
		const slow = begin(port, `${post('/tip/files', 100_000)}x`);
		await expect.poll(() => connectionsOf(port)).toBe(1);
		expect(await whole(port, `${post('/tip/files', 4, CLOSE)}code`)).toContain('taken');
		expect(slow.socket.destroyed).toBe(false);
		slow.socket.destroy();
	});

	it('a connection that asks again before it is answered ends, and one that waits for each answer goes on', async () => {
		const asked: string[] = [];
		const slowly: Handler = ({ url }, res) => {
			asked.push(url!);
			setTimeout(() => res.end(`answer to ${url}`), 20);
		};
		const port = await serve(slowly);
		const both = begin(port, head('GET /one') + head('GET /two'));
		expect(await both.ended).toBe('');
		expect(asked).toEqual(['/one']);
		const one = begin(port, head('GET /0'));
		for (let n = 0; n < 30; n++) {
			await expect.poll(one.answer, { interval: 5 }).toContain(`answer to /${n}`);
			if (n < 29) one.socket.write(head(`GET /${n + 1}`));
		}
		one.socket.destroy();
	});

	it('a connection that has sent nothing gives way, and a page is answered', async () => {
		const port = await serve(ok, { connections: { most: 5, unread: 1_000 } });
		const silent = Array.from({ length: 5 }, () => begin(port, ''));
		const open = () => silent.filter(({ socket }) => !socket.destroyed).length;
		await expect.poll(() => connectionsOf(port)).toBe(5);
		for (let n = 0; n < 3; n++) {
			expect(await whole(port, head('GET /', CLOSE))).toContain('200 OK');
		}
		await expect.poll(open).toBe(4);
		expect(silent[0]!.socket.destroyed).toBe(true);
	});

	it('whoever reads nothing of what they asked for gives way when answers pile up', async () => {
		const long = 'x'.repeat(30_000_000);
		let asked = 0;
		const port = await serve((_, res) => void (asked++, res.end(long)), {
			connections: { most: 99, unread: 50_000_000 }
		});
		const hogs = [1, 2, 3, 4].map(() => begin(port, head('GET /')));
		for (const { socket } of hogs) socket.pause();
		await expect.poll(() => asked, { timeout: 5_000 }).toBe(4);
		await expect.poll(() => connectionsOf(port), { timeout: 5_000 }).toBeLessThan(3);
		expect(await whole(port, head('HEAD /', CLOSE))).toContain('200 OK');
		hogs.forEach(({ socket }) => socket.destroy());
	});

	it('posts keep no page waiting, nor pages a post', async () => {
		const one = {
			rendering: { requests: 1, bytes: 99 },
			waiting: { requests: 9, bytes: 99, ms: 9e3 }
		};
		const hang: Handler = (req, res) => void (req.url !== '/hang' && res.end('taken'));
		const port = await serve(hang, { limits: { form: one, page: one } });
		const posted = begin(port, post('/hang', 0));
		expect(await whole(port, head('GET /', CLOSE))).toContain('taken');
		posted.socket.destroy();
		const asked = begin(port, head('GET /hang'));
		expect(await whole(port, post('/tip', 0, CLOSE))).toContain('taken');
		asked.socket.destroy();
	});

	it('of those who wait in line, whoever brings most gives way to whoever brings less', async () => {
		const waiting = { requests: 9, bytes: 100, ms: 9e3 };
		const form = { rendering: { requests: 1, bytes: 99 }, waiting };
		const held: ServerResponse[] = [];
		const port = await serve((_, res) => void held.push(res), { limits: { form } });
		const first = begin(port, post('/tip', 0));
		await expect.poll(() => held.length).toBe(1);
		const large = begin(port, post('/tip', 90) + 'x'.repeat(90));
		// Each waits behind it: nothing else tells that it has come.
		const small = [1, 2].map(() => begin(port, `${post('/tip', 20)}${'x'.repeat(20)}`));
		expect(await large.ended).toMatch(/^HTTP\/1.1 503 /);
		held[0]!.end();
		await expect.poll(() => held.length).toBe(2);
		for (const { socket } of [first, ...small]) socket.destroy();
	});

	it('whoever waits in line for too long gets an answer', async () => {
		const one = {
			rendering: { requests: 1, bytes: 99 },
			waiting: { requests: 9, bytes: 99, ms: 100 }
		};
		const port = await serve(() => undefined, { limits: { form: one, page: one } });
		const first = [begin(port, post('/tip', 0)), begin(port, head('GET /'))];
		await expect.poll(() => connectionsOf(port)).toBe(2);
		expect(await whole(port, `${post('/fr/tip', 3)}abc`)).toMatch(/^HTTP\/1.1 503 [^]*lang="fr"/);
		expect(await whole(port, head('GET /ht/signs'))).toMatch(/^HTTP\/1.1 503 [^]*lang="ht"/);
		first.forEach(({ socket }) => socket.destroy());
	});

	it('reading an answer slowly holds no place', async () => {
		const limits = {
			page: { rendering: { requests: 1, bytes: 0 }, waiting: { requests: 0, bytes: 0, ms: 0 } }
		};
		const long = 'x'.repeat(8_000_000);
		const handler: Handler = (req, res) => void res.end(req.url === '/long' ? long : 'taken');
		const port = await serve(handler, { limits });
		const reader = begin(port, head('GET /long'));
		await new Promise((resolve) => reader.socket.once('data', resolve));
		reader.socket.pause();
		expect(await whole(port, head('GET /', CLOSE))).toContain('taken');
		reader.socket.destroy();
	});
});

describe('what is too long', () => {
	it.each([
		['by its own account', `Content-Length: 3000000\r\n`, 'x'.repeat(3_000_000)],
		[
			'as it turns out',
			'Transfer-Encoding: chunked\r\n',
			`${'10000\r\n' + 'x'.repeat(0x10000) + '\r\n'}`.repeat(46)
		]
	])('is answered while it is still being sent, %s', async (_, more, body) => {
		const port = await serve(ok, { pace: { linger } });
		const answer = await whole(port, head('POST /es/tip', more) + body);
		expect(answer).toMatch(/^HTTP\/1.1 413 [^]*connection: close[^]*lang="es"[^]*dos partes/i);
	});

	it('takes a form that comes in chunks like any other', async () => {
		const echo: Handler = (req, res) => {
			const { 'content-length': length, 'transfer-encoding': coding } = req.headers;
			res.end(`${length} ${coding}`);
		};
		const port = await serve(echo);
		const chunked = head('POST /tip', `${CLOSE}Transfer-Encoding: chunked\r\n`);
		expect(await whole(port, `${chunked}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`)).toContain(
			'5 undefined'
		);
	});

	it('leaves whoever is answered in the midst of an upload the answer, and the connection', async () => {
		// As the framework reads a body: until its own buffer is full.
		const early: Handler = (req, res) => {
			req.on('data', () => req.pause());
			res.end(`taken ${req.url}`);
		};
		const port = await serve(early);
		const upload = begin(port, `${post('/tip/files', 6_000_000)}${'x'.repeat(3_000_000)}`);
		await expect.poll(upload.answer).toContain('taken /tip/files');
		upload.socket.write('x'.repeat(3_000_000));
		upload.socket.write(head('GET /next', CLOSE));
		expect(await upload.ended).toContain('taken /next');
	});

	it('refuses a page that is asked for with a body', async () => {
		const port = await serve(ok, { pace: { linger } });
		expect(await whole(port, `${head('GET /', 'Content-Length: 9\r\n')}123456789`)).toContain(
			'413'
		);
	});
});

describe('what no page of ours sends', () => {
	it.each([
		...['/tip?/__proto__', '/tip?/constructor', '/tip?a=b&/toString=1', '/tip?%2FhasOwnProperty'],
		...[
			'/tip?/default',
			'/tip?/',
			'/tip?/a.b',
			'/%',
			'/%ff',
			'/tip/%00',
			'/%c0%af',
			'//evil.example/%'
		]
	])('%s is 400, and no handler hears of it', async (path) => {
		let heard = false;
		const port = await serve((_, res) => void ((heard = true), res.end()));
		for (const method of ['POST', 'GET']) {
			const answer = await whole(port, head(`${method} ${path}`, `${CLOSE}Content-Length: 0\r\n`));
			expect(answer).toMatch(/^HTTP\/1.1 400 /);
		}
		expect(heard).toBe(false);
	});

	it('asks for no page by any Accept but as a page; the desk and what scripts call as they like', async () => {
		const echo: Handler = ({ headers }: IncomingMessage, res) =>
			void res.end(`<${headers.accept}>`);
		const port = await serve(echo);
		const asked = async (path: string, accept: string) =>
			/<(.*)>/.exec(await whole(port, post(path, 0, CLOSE + accept)))?.[1];
		for (const accept of ['', 'Accept: */*\r\n', 'Accept: application/json\r\n']) {
			for (const path of ['/tip', '/ht/tip/return', '/search', '/tip/files', '/desks']) {
				expect(await asked(path, accept)).toBe('text/html');
			}
		}
		for (const path of ['/desk', '/desk/people', '/tip/files/pieces']) {
			expect(await asked(path, 'Accept: application/json\r\n')).toBe('application/json');
		}
	});
});

describe('a long answer', () => {
	it('leaves no listener behind with each full buffer', async () => {
		const warned: string[] = [];
		const note = ({ name }: Error) => void warned.push(name);
		process.on('warning', note);
		const port = await serve((_, res) => {
			res.setHeader('content-type', 'text/html');
			const write = (left: number) => {
				if (left === 0) return void res.end();
				res.write('x'.repeat(300_000));
				res.once('drain', () => write(left - 1));
			};
			write(40);
		});
		const answer = await whole(port, head('GET /', `${CLOSE}Accept-Encoding: gzip\r\n`));
		process.off('warning', note);
		expect(answer).toContain('gzip');
		expect(warned).toEqual([]);
	});
});

const serverOn = (port: number) =>
	servers.find((server) => (server.address() as { port: number } | null)?.port === port)!;
/** Connections that the listener knows of. */
const connectionsOf = (port: number) =>
	new Promise<number>((resolve) => serverOn(port).getConnections((_, count) => resolve(count)));
