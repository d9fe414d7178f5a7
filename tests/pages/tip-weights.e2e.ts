import type { Request } from '@playwright/test';
import { locales, pathIn, type Locale } from '../../src/lib/i18n/locales.ts';
import { expect, test } from '../support/browser.ts';
import { bytesOf, iconOf } from '../support/weight.ts';

const KB = 1024;

const all = (Object.keys(locales) as Locale[]).flatMap((locale) =>
	[true, false].map((javaScript) => ({ locale, javaScript }))
);
for (const { locale, javaScript } of all) {
	test(`each page of the form in ${locale} weighs little with nothing in any cache ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster
	}) => {
		const dot = await tipster(javaScript);
		const { page } = dot;
		const most = javaScript ? 30 * KB : 14 * KB;
		let asked: Request[] = [];
		page.on('request', (request) => asked.push(request));

		/**
		 * The page itself as it came, and everything that it asked for as if for the first time. With JavaScript a page
		 * comes into the document that is there, and counts with all that this document has asked for.
		 */
		const weigh = async (stage: string): Promise<string[]> => {
			await page.waitForLoadState('networkidle');
			const isPage = (request: Request) =>
				request.isNavigationRequest() || request.resourceType() === 'xhr';
			const at = asked.findLastIndex((request) => request.isNavigationRequest());
			const itself = asked.findLast(isPage);
			const requests = asked.slice(at).filter((request) => !isPage(request));
			const files = [...new Set([...requests.map((request) => request.url()), await iconOf(page)])];
			const { responseBodySize, responseHeadersSize } = await itself!.sizes();
			const sizes = await Promise.all(files.map(bytesOf));
			const all = sizes.reduce((sum, bytes) => sum + bytes, responseBodySize + responseHeadersSize);
			console.log(`weight ${locale} ${stage} ${javaScript ? 'js' : 'no-js'} ${all}`);
			expect(all, stage).toBeLessThanOrEqual(most);
			if (!javaScript) asked = [];
			return files.map((file) => new URL(file).pathname);
		};
		await dot.opens(pathIn(locale, '/tip'));
		await page.locator('input[value="known"]').check();
		await page.locator('.button[value="start"]').click();
		await expect(page.locator('[name="what"]')).toBeVisible();
		expect(await weigh('story')).toContain('/favicon.svg');
		await page.locator('[name="what"]').fill('She is never alone.');
		await page.locator('.button[value="more"]').click();
		await expect(page.locator('[name="place"]')).toBeVisible();
		await weigh('details');
		await page.locator('[name="place"]').fill('Behind the market');
		await page.locator('.button[value="review"]').click();
		await expect(page.locator('.button[value="send"]')).toBeVisible();
		if (javaScript) await expect(page.locator('[data-proof-done]')).toBeVisible();
		const files = await weigh('check');
		// What shows in the page itself that a person sends it is counted too, its worker with it.
		expect(files.filter((path) => /proof|solve/.test(path))).toHaveLength(javaScript ? 2 : 0);
	});
}
