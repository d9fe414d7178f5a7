import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { HEADERS } from '../../src/lib/server/http/headers.ts';
import { locales, pathIn, sourceLocale, type Locale } from '../../src/lib/i18n/locales.ts';
import { createPage, expect, test } from '../support/browser.ts';
import {
	LOOKS,
	standsEnlarged,
	standsInEveryLook,
	standsInForcedColours,
	standsOnPaper
} from '../support/looks.ts';
import { bytesOf, iconOf } from '../support/weight.ts';

const KB = 1024;
const root = join(import.meta.dirname, '..', '..');
const guidance = readdirSync(join(root, 'content', 'en'))
	.filter((file) => file.endsWith('.md'))
	.map((file) => `/${file.replace('.md', '')}` as const);
const tools = ['/check-an-offer', '/print', '/search', '/offline'] as const;
const pages = [
	...(['/', ...guidance, ...tools] as const).map((path) => ({ path, limit: 14 * KB })),
	...(['/tip', '/tip/return', '/tip/second-code'] as const).map((path) => ({
		path,
		limit: 30 * KB
	}))
];

const CSP = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"font-src 'none'",
	"connect-src 'self'",
	"worker-src 'self'",
	"manifest-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html plainsight-worker'
];

/** One address of each template of the public face. What it looks like there does not depend on which words it holds. */
const templates: Readonly<Record<string, `/${string}`>> = {
	'.': '/',
	'[...nothing]': '/nothing',
	'[guidance=guidance]': '/signs',
	'check-an-offer': '/check-an-offer',
	offline: '/offline',
	print: '/print',
	search: '/search',
	tip: '/tip',
	'tip/files': '/tip/files',
	'tip/return': '/tip/return',
	'tip/second-code': '/tip/second-code'
};

/** What a page keeps in places that Playwright's own list of them leaves out. */
const keptBy = (page: Page): Promise<string[]> =>
	page.evaluate(async () => [
		...Object.keys(sessionStorage),
		...(await caches.keys()),
		...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)
	]);

for (const locale of Object.keys(locales) as Locale[]) {
	for (const { path, limit } of pages) {
		const isGuidance = guidance.some((page) => page === path);
		// The template's other looks are below. At its widest and by night the source's words have been looked at as well.
		const looks = locale === sourceLocale && isGuidance ? [LOOKS[0], LOOKS[3]] : [LOOKS[0]];
		const url = pathIn(locale, path);
		test(`${url}`, async ({ town, visitors }) => {
			// Without its script a page weighs that much less, whatever its words are.
			const both = locale === sourceLocale || !isGuidance ? [true, false] : [true];
			const opens = async (javaScript: boolean) => {
				const { page, goesTo, asked } = visitors[javaScript ? 'scripted' : 'plain'];
				const answer = await goesTo(town.site.origin + url);
				expect(answer.status()).toBe(200);
				const html = page.locator('html');
				await expect(html).toHaveAttribute('lang', locale);
				await expect(html).toHaveAttribute('dir', locales[locale].dir);
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				expect((await page.title()).length).toBeGreaterThan(4);
				// Axe itself is a script. What the page asks for meanwhile counts too.
				if (javaScript) await standsInEveryLook(page, looks);
				await page.waitForLoadState('networkidle');

				const headers = answer.headers();
				for (const [name, value] of Object.entries(HEADERS)) {
					if (name !== 'content-security-policy') expect(headers[name], name).toBe(value);
				}
				const csp = headers['content-security-policy'] ?? '';
				for (const directive of CSP) expect(csp.split('; ')).toContain(directive);
				expect(csp).not.toContain('unsafe-inline');
				expect(csp).not.toContain('unsafe-eval');
				expect(headers['set-cookie']).toBeUndefined();

				const { bytes, urls } = asked();
				const icon = await iconOf(page);
				const all = bytes.all + (urls.has(icon) ? 0 : await bytesOf(icon));
				const hosts = [...urls, icon].map((url) => new URL(url).origin);
				expect([...new Set(hosts)]).toEqual([town.site.origin]);
				expect(await keptBy(page)).toEqual([]);
				expect(await page.context().storageState({ indexedDB: true })).toEqual({
					cookies: [],
					origins: []
				});
				const most = javaScript ? limit : 14 * KB;
				const how = javaScript ? 'js' : 'no-js';
				console.log(`weight ${url} ${how} ${all} script ${bytes.script}`);
				expect(all).toBeLessThanOrEqual(most);
				// The page that keeps a copy needs a script to keep it.
				const script = path === '/offline' ? 3 * KB : 2 * KB;
				if (limit === 14 * KB) expect(bytes.script).toBeLessThanOrEqual(script);
			};
			// Each waits for the other half of a second in which its page asks for nothing more.
			await Promise.all(both.map(opens));
		});
	}

	for (const [template, path] of Object.entries(templates)) {
		test(`${template} in every look in ${locale}`, async ({ town, visitors }) => {
			const { page, goesTo } = visitors.scripted;
			await goesTo(town.site.origin + pathIn(locale, path));
			await standsInEveryLook(page);
			await standsEnlarged(page);
			await standsInForcedColours(page);
			await standsOnPaper(page);
		});
	}
}

test('every template of the public face is looked at in every look', () => {
	const routes = join(root, 'src', 'routes', '(site)', '[[locale=locale]]');
	const found = readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => basename(file) === '+page.svelte')
		.map((file) => dirname(file));
	expect(Object.keys(templates).sort()).toEqual(found.sort());
});

test('every link of the site leads somewhere, no two pages have one title, and what is nowhere says so', async ({
	browser,
	town,
	wrong
}) => {
	const { origin } = town.site;
	const waiting = [`${origin}/`];
	const seen = new Set(waiting);
	const titles = new Map<string, string>();
	for (let url = waiting.pop(); url; url = waiting.pop()) {
		const answer = await fetch(url);
		expect(answer.status, url).toBe(200);
		if (url.endsWith('.pdf')) continue;
		const html = await answer.text();
		const lang = /<html lang="(.+?)"/.exec(html)![1]!;
		const title = `${lang}: ${/<title>(.+?)<\/title>/.exec(html)![1]}`;
		expect(titles.get(title), `${url} is called “${title}” too`).toBeUndefined();
		titles.set(title, url);
		for (const [, to] of html.matchAll(/<a [^>]*?href="([^"#]+)/g)) {
			const link = to!.startsWith('tel:') ? to! : new URL(to!, url).href;
			const isOurs = link.startsWith(`${origin}/`) && !link.endsWith('/leave');
			if (isOurs && !seen.has(link)) waiting.push(link);
			seen.add(link);
			expect(link).toMatch(/^(http:\/\/localhost:\d+\/|tel:\+?\d+$)/);
		}
	}
	const all = Object.keys(locales).flatMap((locale) =>
		pages.map(({ path }) => origin + pathIn(locale as Locale, path))
	);
	const found = [...titles.values()].map((url) => url.replace(/(?<=:\d+)$/, '/'));
	expect(found.sort(), 'every page is reached, and tested').toEqual(all.sort());
	const { page, context } = await createPage(browser, {}, wrong);
	for (const nowhere of [
		'/nothing',
		'/nothing/at/all',
		'/desk',
		'/desk/sign-in',
		'/en',
		'/print/x.pdf'
	]) {
		const answer = await page.goto(origin + nowhere);
		expect([nowhere, answer?.status()]).toEqual([nowhere, 404]);
	}
	await page.goto(`${origin}/nothing`);
	await standsInEveryLook(page);
	await context.close();
});
