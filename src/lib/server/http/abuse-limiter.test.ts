import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf, noLimits, createLimiter, type Limiter } from './abuse-limiter.ts';

const HEADER = 'x-client-address';
function asks(url: string, address?: string, method = 'GET'): IncomingMessage {
	const request = new IncomingMessage(new Socket());
	Object.assign(request, { url, method });
	if (address) {
		request.rawHeaders.push('X-Client-Address', address);
		request.headers[HEADER] = address;
	}
	return request;
}
const posts = (limiter: Limiter, times: number, address?: string, url = '/tip') =>
	Array.from({ length: times }, () => limiter(asks(url, address, 'POST')));
const looks = (limiter: Limiter, times: number, address?: string, url = '/signs') =>
	Array.from({ length: times }, () => limiter(asks(url, address)));

describe('a network', () => {
	it.each([
		['203.0.113.77', '203.0.113'],
		['::ffff:203.0.113.77', '203.0.113'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
		['2001:0DB8:0001:ffff::9', '2001:db8:1'],
		['2001:db8::1', '2001:db8:0'],
		['::1', '0:0:0'],
		['1::3:4:5:6:7:8', '1:0:3'],
		['6.6.6.6, 203.0.113.77', '203.0.113'],
		['unknown', undefined],
		['', undefined],
		[undefined, undefined]
	])('of %s is %s', (address, network) => {
		expect(networkOf(address)).toBe(network);
	});

	it('is found, or not, in whatever is handed over', () => {
		const near = fc.oneof(fc.string(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:.]{0,40}$/));
		fc.assert(fc.property(near, (text) => void networkOf(text)));
		fc.assert(fc.property(fc.ipV6(), (text) => networkOf(text) !== undefined));
	});
});

describe('the limiter', () => {
	it('lets a crowd through, then wants more proof for a post, of this network and no other', () => {
		const limiter = createLimiter(HEADER, () => 0);
		expect(new Set(posts(limiter, 300, '203.0.113.77'))).toEqual(new Set(['few']));
		expect(posts(limiter, 2, '203.0.113.200')).toEqual(['many', 'many']);
		expect(posts(limiter, 1, '203.0.114.77')).toEqual(['few']);
	});

	it('refuses pages only far beyond what a school asks for, and never the tip pages or the way out', () => {
		const limiter = createLimiter(HEADER, () => 0);
		const from = '203.0.113.77';
		expect(new Set(looks(limiter, 3_000, from))).toEqual(new Set(['few']));
		expect(looks(limiter, 1, from)).toEqual(['too-many']);
		for (const url of [
			'/tip',
			'/fr/tip/return',
			'/leave',
			'/ht/leave/copy',
			'/_app/immutable/a.js'
		]) {
			expect(looks(limiter, 1, from, url)).toEqual(['few']);
		}
		for (const url of ['/tip/../signs', '/tip/%2e%2e/signs', '/tips', '/es/signs?/tip']) {
			expect(looks(limiter, 1, from, url)).toEqual(['too-many']);
		}
		expect(posts(limiter, 1, from)).toEqual(['few']);
		expect(looks(limiter, 1, '203.0.114.77')).toEqual(['few']);
	});

	it('counts no pieces of files', () => {
		const limiter = createLimiter(HEADER, () => 0);
		posts(limiter, 1_000, '203.0.113.77', '/es/tip/files/pieces');
		expect(posts(limiter, 1, '203.0.113.77')).toEqual(['few']);
	});

	it.each([
		['no header is named', undefined],
		['the header is missing', HEADER]
	])('where %s, takes all as one, and refuses nobody a page', (_, header) => {
		const limiter = createLimiter(header, () => 0);
		const [one, other] = header ? [undefined, undefined] : ['203.0.113.77', '198.51.100.1'];
		expect(new Set(posts(limiter, 3_000, one))).toEqual(new Set(['few']));
		expect(posts(limiter, 1, other)).toEqual(['many']);
		expect(new Set(looks(limiter, 4_000, one))).toEqual(new Set(['few']));
	});

	it('forgets everything with its key, daily', () => {
		let now = 0;
		const limiter = createLimiter(HEADER, () => now);
		looks(limiter, 3_000, '203.0.113.77');
		now = 24 * 3_600_000 - 1;
		posts(limiter, 300, '203.0.113.77');
		expect(posts(limiter, 1, '203.0.113.77')).toEqual(['many']);
		now += 1;
		expect(posts(limiter, 1, '203.0.113.77')).toEqual(['few']);
	});

	it.each([
		['with limits', createLimiter(HEADER)],
		['with another header', createLimiter('x-other')],
		['without', noLimits]
	])('leaves no address on the request, %s', (how, limiter) => {
		const request = asks('/signs', '203.0.113.77');
		for (const name of ['X-Forwarded-For', 'forwarded', 'X-Real-IP']) {
			request.rawHeaders.push(name, '203.0.113.77');
			request.headers[name.toLowerCase()] = '203.0.113.77';
		}
		request.rawHeaders.push('Accept', 'text/html');
		limiter(request);
		const named = how === 'with limits' ? [] : ['X-Client-Address', '203.0.113.77'];
		expect(request.rawHeaders.filter((text) => text.includes('203'))).toEqual(named.slice(1));
		expect(request.rawHeaders).toContain('text/html');
		expect(Object.keys(request.headers)).toEqual(named.length ? [HEADER] : []);
	});
});
