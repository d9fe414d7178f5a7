import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDoor, isOwnOrigin, isServed, returnTo } from './faces.ts';

const tip = '/(site)/[[locale=locale]]/tip';
const queue = '/(desk)/desk/(work)';

describe('a face', () => {
	it('serves its own routes and not the other’s', () => {
		expect([isServed('public', tip), isServed('public', queue)]).toEqual([true, false]);
		expect([isServed('desk', tip), isServed('desk', queue)]).toEqual([false, true]);
		expect([isServed('both', tip), isServed('both', queue)]).toEqual([true, true]);
		expect([isServed('desk', '/healthz'), isServed('public', '/healthz')]).toEqual([true, true]);
	});

	it('lets a signed-out person see the doors of the desk alone', () => {
		expect(isDoor('/(desk)/desk/sign-in')).toBe(true);
		expect(isDoor('/(desk)/desk/join')).toBe(true);
		expect(isDoor('/(desk)/desk/sign-instead')).toBe(false);
		expect(isDoor(queue)).toBe(false);
	});
});

describe('the desk', () => {
	const url = new URL('https://desk.example/desk/tips/1');
	const post = (headers: Record<string, string>) => new Request(url, { method: 'POST', headers });

	it('refuses to change anything for a request that is not from its own pages', () => {
		const foreign = [
			'https://evil.example',
			'null',
			'https://desk.example.evil.example',
			'http://desk.example'
		];
		for (const origin of foreign) expect(isOwnOrigin(post({ origin }), url)).toBe(false);
		expect(isOwnOrigin(post({}), url)).toBe(false);
		for (const type of ['application/json', 'text/plain', 'application/octet-stream']) {
			expect(isOwnOrigin(post({ origin: 'https://evil.example', 'content-type': type }), url)).toBe(
				false
			);
		}
	});

	it('accepts its own', () => {
		expect(isOwnOrigin(post({ origin: 'https://desk.example' }), url)).toBe(true);
		expect(isOwnOrigin(new Request(url), url)).toBe(true);
	});

	it('returns people after sign-in to a path of its own and nowhere else', () => {
		expect(returnTo('/desk/tips/1?x=2')).toBe('/desk/tips/1?x=2');
		for (const next of [
			null,
			'',
			'//evil.example',
			'/desk//evil',
			'https://evil.example',
			'/desktop',
			'/desk\\evil'
		]) {
			expect(returnTo(next)).toMatch(/^\/desk/);
		}
		fc.assert(
			fc.property(fc.string(), (next) => {
				expect(new URL(returnTo(next), 'https://desk.example').origin).toBe('https://desk.example');
			})
		);
	});
});
