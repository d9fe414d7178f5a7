import type { IncomingMessage } from 'node:http';
import { networkOf, createLimiter } from '../../src/lib/server/http/abuse-limiter.ts';
import { returnTo } from '../../src/lib/server/http/faces.ts';
import { parseCookie } from '../../src/lib/server/staff/session.ts';

const limiter = createLimiter('x-client-address', () => 0);

export const seeds = [
	'POST\n/tip\n203.0.113.7, 198.51.100.4',
	'GET\n/es/help\n::ffff:203.0.113.7',
	'GET\n/help\n2001:db8::1',
	'GET\n/desk\n/desk/tips?view=open',
	`GET\n/desk\n00000000-0000-4000-8000-000000000000.${'a'.repeat(43)}`
];

/** Headers and addresses that a stranger writes are read or refused, and no path leads off the desk. */
export function fuzz(data: Buffer): void {
	const [method = 'GET', url = '/', value = ''] = data.toString('latin1').split('\n');
	const headers = { 'x-client-address': value, 'x-forwarded-for': value };
	const rawHeaders = Object.entries(headers).flat();
	limiter({ method, url, headers, rawHeaders } as unknown as IncomingMessage);
	if (Object.keys(headers).length > 0) throw new Error('an address is left on the request');
	networkOf(value);
	parseCookie(value);
	if (!/^\/desk([/?].*)?$/.test(returnTo(value))) throw new Error('the way back leads elsewhere');
}
