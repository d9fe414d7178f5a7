import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import { mac } from '../crypto/index.ts';
import { createBuckets, type Allowance } from './buckets.ts';

/** `many`: proof costs more. `too-many`: the page is to be asked for later. */
export type Crowd = 'few' | 'many' | 'too-many';

/** Tells how many come from where this request comes from, and takes every address off the request. */
export type Limiter = (req: IncomingMessage) => Crowd;

/**
 * Posts. A tip is three to six; a carrier here may put thousands of phones behind one network. This is
 * some 60 people at once and 70 more an hour: more than a radio programme has brought anywhere, less than a robot sends.
 */
const POSTS: Allowance = { burst: 300, perSecond: 0.1 };
/** Where no proxy tells who is who: the whole site's, as much as ten networks'. */
const POSTS_OF_ALL: Allowance = { burst: 3_000, perSecond: 1 };
/**
 * Pages looked at, without their styles and scripts: three whole schools opening one in the same minute, and then
 * 90,000 an hour, more than the Federation has people.
 */
const PAGES: Allowance = { burst: 3_000, perSecond: 25 };

/** Networks known at once: about 4 MiB. */
const NETWORKS = 20_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The tip pages and the way out are never refused, nor what any page is made of. Read as written: no detour counts. */
const ALWAYS = /^(?!.*(\.\.|%))(\/[a-z]{2,3})?\/(tip|leave|_app)(\/|\?|$)/;
/** Files come in hundreds of posts. */
const FILES = /^(\/[a-z]{2,3})?\/tip\/files(\/pieces)?(\?|$)/;

/** What proxies call it. Nothing of ours may ever read them, set or not. */
const USUAL = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip'];

/**
 * The rate limiter, and the one place that looks at an address. It looks at the network alone, remembers that only as a keyed digest, in
 * this process and under a key that a day or the process ends, and passes on nothing but how many came.
 * @param header in which our own proxy hands the address over; without it all visitors count as one.
 */
export function createLimiter(header: string | undefined, now = () => Date.now()): Limiter {
	const [posts, pages] = [createBuckets(POSTS, NETWORKS), createBuckets(PAGES, NETWORKS)];
	const all = createBuckets(POSTS_OF_ALL, 1);
	let key = { bytes: randomBytes(32), madeAt: now() };
	const digestOf = (network: string) => {
		if (now() - key.madeAt >= DAY_MS) {
			key = { bytes: randomBytes(32), madeAt: now() };
			for (const buckets of [posts, pages]) buckets.empty();
		}
		return mac(key.bytes, 'network/v1', network).toString('base64url').slice(0, 16);
	};
	return (req) => {
		const network = networkOf(header && req.headers[header]);
		forgetAddress(req, header);
		const { method, url = '' } = req;
		if (method === 'POST') {
			if (FILES.test(url)) return 'few';
			const left = network ? posts.take(digestOf(network), now()) : all.take('', now());
			return left ? 'few' : 'many';
		}
		// To refuse a page to all because of one would do that one's work.
		if (!network || ALWAYS.test(url)) return 'few';
		return pages.take(digestOf(network), now()) ? 'few' : 'too-many';
	};
}

/** For listeners to which everybody comes from one address: it only takes addresses off. */
export const noLimits: Limiter = (req) => {
	forgetAddress(req);
	return 'few';
};

/**
 * IPv4: the first 24 bits, the least that is routed by itself and so the least that one owner has. IPv6: the first 48,
 * what one customer is given (RFC 6177 has it between 48 and 64); a limit by address would mean nothing there.
 */
export function networkOf(handed: string | string[] | undefined): string | undefined {
	// What a visitor sent stands before what our proxy added.
	const all = String(handed ?? '');
	const address = all.slice(all.lastIndexOf(',') + 1).trim();
	const mapped = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
	if (isIPv4(mapped)) return mapped.split('.').slice(0, 3).join('.');
	if (!isIPv6(address)) return undefined;
	const [front = [], back] = address.split('::').map((part) => (part ? part.split(':') : []));
	const zeros = Array<string>(8 - front.length - (back?.length ?? 0)).fill('0');
	const groups = back ? [...front, ...zeros, ...back] : front;
	return groups
		.slice(0, 3)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':');
}

function forgetAddress({ headers, rawHeaders }: IncomingMessage, header?: string): void {
	const names = header ? [...USUAL, header] : USUAL;
	for (const name of names) Reflect.deleteProperty(headers, name);
	// Not taken out: Node counts on how many there were.
	for (const [at, name] of rawHeaders.entries()) {
		if (at % 2 === 0 && names.includes(name.toLowerCase())) rawHeaders[at + 1] = '';
	}
}
