import { describe, expect, it } from 'vitest';
import { builtRoutes } from '../../../../tests/support/routes.ts';
import { HEADERS } from './headers.ts';
import { headersOf, NoPolicy, routeIds, rowOf } from './routes.ts';

const OF_KIT = "script-src 'self' 'nonce-a'; style-src 'self'";
const answered = { method: 'GET', ofFramework: OF_KIT, site: 'https://site.test' };
const tip = '/(site)/[[locale=locale]]/tip';

describe('the table of routes', () => {
	it('has a row for every route that is built, and for no other', () => {
		expect([...routeIds].sort()).toEqual(
			builtRoutes()
				.map(({ id }) => id)
				.sort()
		);
	});

	it('lets nothing answer that has no row', () => {
		expect(() => rowOf('/(site)/new')).toThrow(NoPolicy);
		expect(rowOf(null)).toEqual(expect.objectContaining({ policy: 'page' }));
	});

	it('lets a page become what its row allows and nothing else', () => {
		const { 'content-security-policy': csp, ...rest } = headersOf(tip, {
			...answered,
			became: 'hcaptcha'
		});
		expect(csp).toContain("script-src 'self' https://hcaptcha.com https://*.hcaptcha.com;");
		expect(csp).not.toContain('nonce');
		expect(rest['cross-origin-embedder-policy']).toBe('unsafe-none');
		expect(() => headersOf(tip, { ...answered, became: 'voice' })).toThrow(NoPolicy);
		expect(() => headersOf('/(desk)/desk/(work)', { ...answered, became: 'hcaptcha' })).toThrow(
			NoPolicy
		);
	});

	it('gives each page the framework’s own words for its scripts, as they are, and once', () => {
		for (const id of routeIds) {
			const csp = headersOf(id, answered)['content-security-policy']!.split('; ');
			expect(csp).toEqual(expect.arrayContaining(OF_KIT.split('; ')));
			const names = csp.map((directive) => directive.split(' ')[0]);
			expect(new Set(names).size).toBe(names.length);
			expect(csp).toEqual(
				expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
			);
		}
	});

	it('widens a page by what its row says', () => {
		const csp = (id: string, site = 'https://site.test') =>
			headersOf(id, { ...answered, site })['content-security-policy']!.split('; ');
		expect(csp('/(desk)/desk/enter')).toContain("form-action 'self' https://site.test");
		expect(csp('/(desk)/desk/enter', '')).toContain("form-action 'self'");
		// An officer comes to a tip's files from any page of the desk, and the document stays the one that they came with.
		for (const id of routeIds.filter((id) => id.startsWith('/(desk)')))
			expect(csp(id)).toEqual(
				expect.arrayContaining([
					...["img-src 'self' data:", 'media-src data:', 'frame-src blob:'],
					"form-action 'self' https://site.test"
				])
			);
		const voice = headersOf(`${tip}/files`, { ...answered, became: 'voice' });
		expect(voice['permissions-policy']).toBe(
			HEADERS['permissions-policy']!.replace('microphone=()', 'microphone=(self)')
		);
		expect(headersOf(tip, answered)['permissions-policy']).toBe(HEADERS['permissions-policy']);
	});

	it('says how an answer may be kept, of what is no page too', () => {
		const cache = (id: string, method = 'GET') =>
			headersOf(id, { ...answered, method, ofFramework: null });
		expect(cache('/(site)/[[locale=locale]]/search')).toEqual({ 'cache-control': 'no-cache' });
		expect(cache('/(site)/[[locale=locale]]/search', 'POST')).toEqual({
			'cache-control': 'no-store'
		});
		for (const id of routeIds.filter((id) => id.startsWith('/(desk)') || id.includes('/tip')))
			expect(cache(id)).toEqual({ 'cache-control': 'no-store' });
	});
});
