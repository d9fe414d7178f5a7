import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Crowd } from './abuse-limiter.ts';
import type { Kind } from './bodies.ts';
import { CROWDED } from './headers.ts';

/**
 * The public face answers with a page whatever `Accept` says: text browsers ask for anything, and proxies take the
 * header away. Left to itself the framework then answers a form with JSON, on which nobody finds the receipt.
 */
export function wantsPage({ headers, url = '' }: IncomingMessage, kind: Kind): void {
	if (kind !== 'piece' && !/^\/desk(\/|\?|$)/.test(url)) headers.accept = 'text/html';
}

/** What is done with an answer as it begins. */
export function onHead(
	{ method, url }: IncomingMessage,
	res: ServerResponse,
	onion: string | undefined,
	begins: () => void
): void {
	const { writeHead } = res;
	res.writeHead = ((status: number, ...rest: []) => {
		begins();
		// Its headers replace those that the browser kept: ours for whatever is no page would take its styles away.
		if (status === 304) res.removeHeader('content-security-policy');
		const type = String(res.getHeader('content-type') ?? '');
		// On a page that is read, never on the answer to a post: Tor Browser then offers the same page over the onion.
		if (onion && method === 'GET' && status === 200 && type.startsWith('text/html')) {
			res.setHeader('onion-location', onion + (url ?? '/'));
		}
		return writeHead.call(res, status, ...rest);
	}) as typeof writeHead;
}

/** @returns whether the request may go on: with word of the crowd that it came in. */
export function admitsCrowd(
	crowd: Crowd,
	{ headers }: IncomingMessage,
	res: ServerResponse
): boolean {
	Reflect.deleteProperty(headers, CROWDED);
	if (crowd === 'many') headers[CROWDED] = '1';
	if (crowd !== 'too-many') return true;
	res.writeHead(429, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
	res.end('Very many come from your network. Wait a few seconds, then try again.\n');
	return false;
}
