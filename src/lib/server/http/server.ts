import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import { admitsBody, allowanceFor, LONGEST_SENDING_MS } from './bodies.ts';
import { noLimits, type Crowd, type Limiter } from './abuse-limiter.ts';
import { CROWDED, HEADERS, HSTS } from './headers.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/**
 * Requests that one listener has under way at most, and connections that it holds. A page takes milliseconds, a page with a
 * code a quarter of a second: more than so many at once are a flood, and what one listener refuses leaves the other,
 * the onion's or the site's, what is its own.
 */
const AT_ONCE = { requests: 512, connections: 4096 } as const;

export type ListenerOptions = {
	/** Who is asked how many come from where; none where all come from one address. */
	readonly limiter?: Limiter;
	/** The onion origin of the same pages, told to whoever reads one here. */
	readonly onion?: string;
	/** Requests under way at most. */
	readonly atOnce?: number;
};

/**
 * One listener: it answers to the hosts of its own origins and to no other name, so that nothing is ever
 * chosen by a header that anyone can send.
 * @param origins usually one; the demo adds a second name for the same loopback address.
 */
export function createListener(
	origins: readonly string[],
	handler: Handler,
	{ limiter = noLimits, onion, atOnce = AT_ONCE.requests }: ListenerOptions = {}
): Server {
	const turns = inTurns(atOnce);
	const protocols = new Map(
		origins.map((origin) => [new URL(origin).host, new URL(origin).protocol])
	);
	const compress = compression({
		// Pages that carry a code say no-transform: a compressed length would tell what is on them.
		brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } },
		threshold: 256
	}) as unknown as (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

	const server = createServer(
		{ requestTimeout: LONGEST_SENDING_MS, headersTimeout: 20_000 },
		(req, res) => {
			const crowd = limiter(req);
			for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
			keepPolicyOfPage(res);
			if (onion) tellOfOnion(req, res, onion);
			const protocol = protocols.get(req.headers.host ?? '');
			if (!protocol) {
				res.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
				return void res.end('This address is not served here.\n');
			}
			if (protocol === 'https:') res.setHeader('strict-transport-security', HSTS);
			req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
			turns(req, res, () => {
				if (!admitsCrowd(crowd, req, res) || !admitsBody(req, res)) return;
				res.setTimeout(allowanceFor(req).answerMs, () => {
					if (!res.headersSent) res.writeHead(503).end();
				});
				compress(req, res, () => handler(req, res, () => void res.writeHead(404).end()));
			});
		}
	);
	server.maxConnections = AT_ONCE.connections;
	return server;
}

/**
 * Lets so many requests in at once. A page that finds no room is refused and can be asked for again; what is posted waits,
 * not read yet, until there is: somebody's words are in it, and a refusal would take the form away with them.
 */
function inTurns(atOnce: number) {
	let underWay = 0;
	const waiting = new Set<() => void>();
	return ({ method }: IncomingMessage, res: ServerResponse, go: () => void): void => {
		const enter = () => {
			waiting.delete(enter);
			underWay += 1;
			res.off('close', giveUp).once('close', leave);
			go();
		};
		const giveUp = () => void waiting.delete(enter);
		const leave = () => {
			underWay -= 1;
			for (const next of waiting) return next();
		};
		if (underWay < atOnce) return enter();
		if (method === 'POST') {
			waiting.add(enter);
			return void res.once('close', giveUp);
		}
		res.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
		res.end('Very many are here at this moment. Wait a few seconds, then try again.\n');
	};
}

/** On a page that is read, never on the answer to a post: Tor Browser then offers the same page over the onion. */
function tellOfOnion({ method, url }: IncomingMessage, res: ServerResponse, onion: string): void {
	if (method !== 'GET') return;
	const { writeHead } = res;
	res.writeHead = ((status: number, ...rest: []) => {
		const type = String(res.getHeader('content-type') ?? '');
		if (status === 200 && type.startsWith('text/html')) {
			res.setHeader('onion-location', onion + (url ?? '/'));
		}
		return writeHead.call(res, status, ...rest);
	}) as typeof writeHead;
}

/** @returns whether the request may go on: with word of the crowd that it came in. */
function admitsCrowd(crowd: Crowd, { headers }: IncomingMessage, res: ServerResponse): boolean {
	Reflect.deleteProperty(headers, CROWDED);
	if (crowd === 'many') headers[CROWDED] = '1';
	if (crowd !== 'too-many') return true;
	res.writeHead(429, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
	res.end('Very many come from your network. Wait a few seconds, then try again.\n');
	return false;
}

/**
 * A page that has not changed is answered with 304, whose headers replace those that the browser kept with it: ours for
 * whatever is no page would take its styles away.
 */
function keepPolicyOfPage(res: ServerResponse): void {
	const { writeHead } = res;
	res.writeHead = ((status: number, ...rest: []) => {
		if (status === 304) res.removeHeader('content-security-policy');
		return writeHead.call(res, status, ...rest);
	}) as typeof writeHead;
}

/** @throws Error with the code EADDRINUSE, EACCES or EADDRNOTAVAIL when it cannot listen there. */
export const listen = (server: Server, at: { host: string; port: number }): Promise<number> =>
	new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(at.port, at.host, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : at.port);
		});
	});

/** Finishes what is under way, ends streams, and is done within the grace time. */
export async function close(servers: readonly Server[], graceMs = 5_000): Promise<void> {
	// Kit's own event for it: live streams and pools end themselves on it.
	process.emit('sveltekit:shutdown' as 'SIGTERM', 'SIGTERM');
	await Promise.all(
		servers.map(
			(server) =>
				new Promise<void>((resolve) => {
					const hard = setTimeout(() => server.closeAllConnections(), graceMs);
					server.close(() => {
						clearTimeout(hard);
						resolve();
					});
					server.closeIdleConnections();
				})
		)
	);
}
