import { site as words } from '#content/en/messages/site.ts';
import { createPage, expect, test } from '../support/browser.ts';

const text = words.offline;

test('somebody keeps a copy, reads it without a connection, and leaves with it gone', async ({
	browser,
	town
}) => {
	// Without a connection what a page asks for fails, and the browser's console says so: none of it is a fault.
	const { page, context } = await createPage(browser, {}, []);
	const { origin } = town.site;
	const kept = () => page.evaluate(() => caches.keys());
	const workers = () =>
		page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

	await page.goto(`${origin}/signs`);
	expect([await kept(), await workers()]).toEqual([[], 0]);
	await page.goto(`${origin}/offline`);
	await expect(page.getByText(text.leaves.list[0]!)).toBeVisible();
	await page.getByRole('button', { name: text.keep }).click();
	await expect(page.getByText(text.kept)).toBeVisible();
	await page.goto(`${origin}/`);

	await test.step('without a connection the guidance and the numbers stand, and the form says what to do', async () => {
		await context.setOffline(true);
		await page.goto(`${origin}/signs-boats`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Boats, ships and yachts');
		await expect(page.locator('a[href="tel:911"]').first()).toBeVisible();
		const painted = await page.locator('.band').evaluate((band) => getComputedStyle(band).color);
		expect(painted, 'its styles are in the copy').not.toBe('rgb(0, 0, 0)');
		await page.goto(`${origin}/tip`);
		await expect(page.getByText(text.without)).toBeVisible();
		await context.setOffline(false);
	});

	await test.step('nothing of the form is ever in it', async () => {
		await page.goto(`${origin}/tip`);
		await page.goto(`${origin}/tip/return`);
		const paths = await page.evaluate(async () =>
			(await (await caches.open('copy')).keys()).map(({ url }) => new URL(url).pathname)
		);
		expect(paths.filter((path) => path.startsWith('/tip'))).toEqual([]);
		expect(paths).toContain('/help');
	});

	await test.step('leaving takes it along', async () => {
		await page.route('https://www.bbc.com/**', (route) => route.fulfill({ body: 'weather' }));
		const left = page.waitForRequest((request) => request.url().endsWith('/leave/copy'));
		await page.locator('a.exit').click();
		await left.catch(() => undefined);
		await page.goto(`${origin}/offline`);
		await expect(page.getByRole('button', { name: text.keep })).toBeVisible();
		expect([await kept(), await workers()]).toEqual([[], 0]);
	});

	await test.step('so does the button', async () => {
		await page.getByRole('button', { name: text.keep }).click();
		await expect(page.getByText(text.kept)).toBeVisible();
		await page.getByRole('button', { name: text.remove }).click();
		await expect(page.getByText(text.removed)).toBeVisible();
		expect([await kept(), await workers()]).toEqual([[], 0]);
	});
	await context.close();
});
