import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales, pathIn, type Locale } from '../../src/lib/i18n/locales.ts';
import { createHouse, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, readyTip, sendTip } from '../support/wire.ts';

let house: House;
let site: Server;
beforeAll(async () => {
	house = await createHouse();
	site = await startServer(publicSettings(house), {
		settings: { SECURITY_CONTACT: 'mailto:security@plainsight.example' }
	});
});
afterAll(async () => {
	await site.stop();
	await house.database.close();
});

const get = (path: string) => call({ origin: site.origin }, path);
const all = Object.keys(locales) as Locale[];
const guidance = readdirSync(join(import.meta.dirname, '..', '..', 'content', 'en'))
	.filter((file) => file.endsWith('.md'))
	.map((file) => `/${file.replace('.md', '')}` as const);
const found = [
	'/',
	'/tip',
	'/check-an-offer',
	'/print',
	'/search',
	'/offline',
	...guidance
] as const;
const alternates = (html: string) =>
	[...html.matchAll(/<link rel="alternate" hreflang="(.+?)" href="(.+?)"/g)].map(
		([, lang, href]) => [lang!, href!] as const
	);

describe('search engines', () => {
	it('are given every page in every language, and nothing that carries a code', async () => {
		const { html, headers } = await get('/sitemap.xml');
		expect(headers['content-type']).toMatch(/xml/);
		const listed = [...html.matchAll(/<loc>(.+?)<\/loc>/g)].map(([, url]) => url);
		const wanted = all.flatMap((locale) => found.map((path) => site.origin + pathIn(locale, path)));
		expect(listed.sort()).toEqual(wanted.sort());
	});

	it('learn from each page which it is in the other languages, and find the same said there', async () => {
		for (const path of ['/', '/signs', '/tip', '/print'] as const) {
			const pages = await Promise.all(all.map((locale) => get(pathIn(locale, path))));
			const [first, ...others] = pages.map(({ html }) => alternates(html));
			expect(first!.map(([lang]) => lang)).toEqual([...all, 'x-default']);
			for (const other of others) expect(other).toEqual(first);
			pages.forEach(({ html }, at) =>
				expect(html).toContain(
					`<link rel="canonical" href="${site.origin}${pathIn(all[at]!, path)}"`
				)
			);
		}
	});

	it('find no sheet to print, and a reader is sent one again only when it has changed', async () => {
		const sheet = `${site.origin}/es/print/free-to-leave-a4.pdf`;
		const { status, headers } = await fetch(sheet);
		expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
		expect(headers.get('x-robots-tag')).toBe('noindex');
		const again = await fetch(sheet, { headers: { 'if-none-match': headers.get('etag')! } });
		expect(again.status).toBe(304);
	});

	it('find the form’s first page, and not what follows from it', async () => {
		const noindex = /<meta name="robots" content="noindex"/;
		expect((await get('/tip')).html).not.toMatch(noindex);
		const wire = { origin: site.origin };
		const form = await readyTip(wire, 'A lamp in the window.');
		expect((await call(wire, '/tip', { ...form, step: 'change' })).html).toMatch(noindex);
		expect((await get('/tip/return')).html).toMatch(noindex);
		const code = await sendTip(wire, 'A second lamp.');
		expect((await call(wire, '/tip/return', { step: 'open', code })).html).toMatch(noindex);
		expect((await call(wire, '/search', { words: 'passport' })).html).toMatch(noindex);
	});

	it('are told facts in a form that they read, and a card without sensation', async () => {
		const { html } = await get('/signs');
		const facts = JSON.parse(
			/<script type="application\/ld\+json">(.+?)<\/script>/.exec(html)![1]!
		);
		expect(facts).toMatchObject({ '@type': 'WebPage', inLanguage: 'en', name: 'Know the signs' });
		expect(html).toContain(`<meta property="og:image" content="${site.origin}/card.png"`);
		const card = await fetch(`${site.origin}/card.png`);
		expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png']);
	});
});

describe('whoever looks for a way in', () => {
	it('is told by robots.txt of no place that is not for everybody', async () => {
		const { html } = await get('/robots.txt');
		expect(html).toContain(`Sitemap: ${site.origin}/sitemap.xml`);
		expect(html).not.toMatch(/desk|admin|return/);
	});

	it('finds whom to tell of a hole, for half a year from now', async () => {
		const { html } = await get('/.well-known/security.txt');
		expect(html).toMatch(/^Contact: mailto:security@plainsight\.example$/m);
		const [, expires] = /^Expires: (.+)$/m.exec(html)!;
		const days = (Date.parse(expires!) - Date.now()) / 86_400_000;
		expect(days).toBeGreaterThan(150);
		expect(days).toBeLessThan(365);
	});
});

describe('the search', () => {
	const search = (words: string, locale = '') =>
		call({ origin: site.origin }, `${locale}/search`, { words });

	it('finds pages by their words, whatever the case, and forgives a slip', async () => {
		for (const words of ['passport', 'PASSPORT', 'pasport']) {
			expect((await search(words)).html, words).toContain('href="/my-papers-and-pay"');
		}
	});

	it('says so when there is nothing, and asks for a word when there is none', async () => {
		expect((await search('xyzzyq')).html).toContain('No page was found');
		const empty = await search('  ');
		expect([empty.status, empty.html.includes('Write a word first')]).toEqual([400, true]);
	});

	it('keeps what was asked out of addresses and caches, and never runs it', async () => {
		const { html, headers } = await search('<script>alert(1)</script>');
		expect(headers['cache-control']).toBe('no-store');
		expect(html).not.toContain('<script>alert');
		expect(site.log()).not.toContain('alert');
	});
});
