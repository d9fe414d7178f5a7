import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import { HEADERS, HSTS } from './headers.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** A request that has no answer by then gets 503. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * One listener: it answers to the hosts of its own origins and to no other name, so that nothing is ever
 * chosen by a header that anyone can send.
 * @param origins usually one; the demo adds a second name for the same loopback address.
 */
export function createListener(origins: readonly string[], handler: Handler): Server {
	const protocols = new Map(
		origins.map((origin) => [new URL(origin).host, new URL(origin).protocol])
	);
	const compress = compression({
		// Pages that carry a code say no-transform: a compressed length would tell what is on them.
		brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } },
		threshold: 256
	}) as unknown as (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

	return createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, (req, res) => {
		for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
		keepPolicyOfPage(res);
		const protocol = protocols.get(req.headers.host ?? '');
		if (!protocol) {
			res.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
			return void res.end('This address is not served here.\n');
		}
		if (protocol === 'https:') res.setHeader('strict-transport-security', HSTS);
		req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
		res.setTimeout(ANSWER_WITHIN_MS, () => {
			if (!res.headersSent) res.writeHead(503).end();
		});
		compress(req, res, () => handler(req, res, () => void res.writeHead(404).end()));
	});
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
