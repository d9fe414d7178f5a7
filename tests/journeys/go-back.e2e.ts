import type { Page } from '@playwright/test';
import { tip as words } from '#content/en/messages/tip.ts';
import { questions as table } from '../../src/lib/questions/table.ts';
import { expect, test } from '../support/browser.ts';
import type { Tipster } from '../support/tipster.ts';

const STORY = 'She sleeps in the shop.\nShe is never alone.';
const PLACE = 'Behind the market';
const { questions } = words;

const what = (page: Page) => page.locator('[name="what"]');
const place = (page: Page) => page.getByLabel(questions.asks.place.label);
const danger = (page: Page) => page.locator('#danger-no');
const send = (page: Page) => page.getByRole('button', { name: words.check.send });

/** Says something on every page, and stands where it is looked over. */
async function tellsAll(dot: Tipster) {
	const { page } = dot;
	await dot.begins('known');
	await what(page).fill(STORY);
	await danger(page).check();
	await dot.presses(questions.goOn);
	await place(page).fill(PLACE);
	await dot.presses(questions.next);
	await expect(send(page)).toBeVisible();
}

test('a page that was left before its scripts came does its work when one comes forward to it', async ({
	tipster
}) => {
	const dot = await tipster();
	const { page } = dot;
	let go = () => {};
	const late = new Promise<void>((resolve) => (go = resolve));
	const scripts = /workers\/(proof|check)-/;
	await page.route(scripts, async (route) => {
		await late;
		await route.continue();
	});
	await tellsAll(dot);
	await page.goBack();
	await expect(place(page)).toBeVisible();
	const came = page.waitForResponse(scripts);
	go();
	// Asked for once more, a module has run when it is there.
	await page.evaluate((src) => import(src), (await came).url());
	await page.unroute(scripts);
	await page.goForward();
	await dot.reads(words.check.robotDone);
	await expect(page.locator('[data-giveaways] p').first()).toBeVisible();
});

test('Back and Forward bring each page of the form with every word, and change nothing of what is sent', async ({
	tipster
}) => {
	const dot = await tipster();
	const { page } = dot;
	await tellsAll(dot);
	await page.locator('#consent-share').check();

	await page.goBack();
	await expect(place(page)).toHaveValue(PLACE);
	await expect(page.locator(':focus')).toHaveText(questions.more);
	await page.goBack();
	await expect(what(page)).toHaveValue(STORY);
	await expect(danger(page)).toBeChecked();
	await page.goBack();
	await expect(page.getByLabel(words.ways.known.label)).toBeChecked();
	await page.goForward();
	await expect(what(page)).toHaveValue(STORY);
	await page.goForward();
	await place(page).fill(`${PLACE}, not sent`);
	await page.goForward();
	await dot.reads(PLACE);
	await expect(page.locator('#consent-share')).toBeChecked();
	expect(await page.evaluate(() => typeof history.state)).toBe('number');
	await expect(page).toHaveURL(`${dot.origin}/tip`);

	await test.step('whoever goes on from an earlier page loses nothing of the later ones', async () => {
		await page.goBack();
		await page.goBack();
		await what(page).fill(`${STORY} Changed.`);
		await dot.presses(questions.enough);
		await dot.reads('Changed.');
		await dot.reads(`${PLACE}, not sent`);
		await expect(page.locator('#consent-share')).toBeChecked();
		await page.goBack();
		await expect(what(page)).toHaveValue(`${STORY} Changed.`);
		await page.goBack();
		await page.getByLabel(words.ways.saw.label).check();
		await dot.presses(words.before.start);
		await expect(what(page)).toHaveValue(`${STORY} Changed.`);
		await dot.presses(questions.enough);
		await dot.reads(`${PLACE}, not sent`);
	});
	await test.step('another language takes the place of a page, and the one before it stays', async () => {
		await page.getByRole('button', { name: 'Español' }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', 'es');
		await expect(page).toHaveURL(`${dot.origin}/es/tip`);
		await page.goBack();
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(what(page)).toHaveValue(`${STORY} Changed.`);
	});
	await dot.presses(questions.enough);
	await dot.sends();
	for (let n = 0; n < 6 && page.url() !== 'about:blank'; n++) {
		await page.goBack();
		const sight = await page.locator('body').innerText();
		const fields = await page.locator('textarea').count();
		expect([sight.includes('shop'), sight.includes(words.receipt.heading), fields]).toEqual([
			false,
			false,
			0
		]);
	}
});

test('a post that does not go through leaves every word on the page, and goes through later', async ({
	tipster
}) => {
	const dot = await tipster();
	const { page } = dot;
	await tellsAll(dot);
	await page.goBack();
	await page.route('**/tip', (route) => route.abort());
	await dot.presses(questions.next);
	await expect(page.getByRole('alert')).toContainText(words.errors.failed);
	await expect(page.getByRole('alert')).toContainText('911');
	await expect(place(page)).toHaveValue(PLACE);
	await page.unroute('**/tip');
	await dot.presses(questions.next);
	await dot.showsThatTheyAreAPerson();
	await page.route('**/tip', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }));
	await send(page).click();
	await expect(page.getByRole('alert')).toContainText(words.errors.failed);
	await page.unroute('**/tip');
	expect(await dot.sends()).toMatch(/^([0-9A-Z]{3}-){5}[0-9A-Z]{3}$/);
	await expect(page.getByText(words.receipt.again)).toBeHidden();
});

test('whoever follows a link in the middle of the form is asked before the words are gone', async ({
	tipster
}) => {
	const dot = await tipster();
	const { page } = dot;
	await dot.begins();
	await what(page).fill(STORY);
	const asked: string[] = [];
	page.on('dialog', (dialog) => {
		asked.push(dialog.message());
		void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
	});
	await page.locator('footer a').first().click();
	expect(asked).toEqual([words.errors.leaving]);
	await expect(what(page)).toHaveValue(STORY);
	await page.locator('footer a').first().click();
	await expect(page).not.toHaveURL(/\/tip$/);
	await page.goBack();
	await expect(what(page)).toHaveCount(0);
});

for (const javaScript of [true, false]) {
	test(`each page leads back at its top with all that was typed ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster
	}) => {
		const dot = await tipster(javaScript);
		const { page } = dot;
		await tellsAll(dot);
		const goesBack = (name: string) =>
			page.locator('.back').getByRole('button', { name, exact: true }).click();
		await goesBack(words.goBack);
		await place(page).fill(`${PLACE}!`);
		await goesBack(questions.previous);
		await what(page).fill(`${STORY}!`);
		await goesBack(words.goBack);
		await expect(page.getByLabel(words.ways.known.label)).toBeChecked();
		await page.getByLabel(words.ways.me.label).check();
		await dot.presses(words.before.start);
		await expect(page.getByRole('heading', { name: questions.heading.me })).toBeVisible();
		await expect(what(page)).toHaveValue(`${STORY}!`);
		await expect(danger(page)).toBeChecked();
		await dot.presses(questions.goOn);
		await expect(place(page)).toHaveValue(`${PLACE}!`);
		// Enter in a field goes on, not back.
		await place(page).press('Enter');
		await dot.reads(`${PLACE}!`);
		expect(await dot.sends()).toMatch(/^([0-9A-Z]{3}-){5}[0-9A-Z]{3}$/);
	});
}

test('whoever has filled every box to its end goes back, changes a word, and is taken all the same', async ({
	tipster
}) => {
	const dot = await tipster();
	const { page } = dot;
	/** Nothing is longer on its way than three bytes, each in percent signs. */
	const full = (length: number) => '字'.repeat(length);
	await dot.begins('known');
	await what(page).fill(full(table.what.longest));
	await dot.presses(questions.goOn);
	await expect(place(page)).toBeVisible();
	for (const box of await page.locator('main :is(textarea, input[type="text"])').all()) {
		const isWho = /^(who|doers)$/.test((await box.getAttribute('name'))!);
		await box.fill(full(isWho ? table.who.longest : table.place.longest));
	}
	await dot.presses(questions.next);
	await expect(send(page)).toBeVisible();
	await page.goBack();
	await page.goBack();
	await what(page).fill(`${full(table.what.longest - 1)}!`);
	await dot.presses(questions.goOn);
	await expect(place(page)).toHaveValue(full(table.place.longest));
	await dot.presses(questions.next);
	await dot.reads(`${full(9)}!`);
	expect(await dot.sends()).toMatch(/^([0-9A-Z]{3}-){5}[0-9A-Z]{3}$/);
});
