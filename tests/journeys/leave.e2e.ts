import type { Browser, Page } from '@playwright/test';
import { site as words } from '#content/en/messages/site.ts';
import { tip } from '#content/en/messages/tip.ts';
import { expect, createPage, test, type Exit } from '../support/browser.ts';
import { Tipster } from '../support/tipster.ts';
import { call } from '../support/wire.ts';

const STORY = 'He is at the door.';
const PLACE = 'The yellow house';

const stages: Record<string, (dot: Tipster) => Promise<unknown>> = {
	'on the first page of the questions': (dot) => writes(dot),
	'on the second page of the questions': async (dot) => {
		await writes(dot);
		await dot.presses(tip.questions.goOn);
		await dot.page.getByLabel(tip.questions.asks.place.label).fill(PLACE);
	},
	'while looking it over': async (dot) => {
		await stages['on the second page of the questions']!(dot);
		await dot.presses(tip.questions.next);
		await dot.reads(STORY);
	},
	'with the code on the page': async (dot) => {
		await stages['while looking it over']!(dot);
		await dot.sends();
	},
	'after coming back with the code': async (dot) => {
		await stages['while looking it over']!(dot);
		await dot.comesBackWith(await dot.sends());
		await dot.page.getByLabel(tip.back.add).fill(STORY);
	}
};

async function writes(dot: Tipster) {
	await dot.begins();
	await dot.page.locator('[name="what"]').fill(STORY);
}

async function leaves(dot: Tipster) {
	// The script that listens to Shift is there once the page is whole.
	await dot.page.waitForLoadState();
	if (dot.javaScript) for (let n = 0; n < 3; n++) await dot.page.keyboard.press('Shift');
	else await dot.page.locator('a.exit').click();
}

/** What can be seen of a page: its text, and what stands in its fields. */
const seen = (page: Page) =>
	page.evaluate(() => {
		const fields = document.querySelectorAll<HTMLInputElement>(
			'input:not([type=hidden]), textarea'
		);
		return [document.body.innerText, ...[...fields].map(({ value }) => value)].join('\n');
	});

/** Presses Back until there is nothing more behind. @returns what could be seen on the way. */
async function goesAllTheWayBack(page: Page): Promise<string[]> {
	const sights: string[] = [];
	for (let steps = 0; steps < 12 && page.url() !== 'about:blank'; steps++) {
		// The answer to a form is not shown again by Back: the browser says so in a page of its own.
		await page.goBack().catch(() => undefined);
		await expect(async () => void sights.push(await seen(page))).toPass({ timeout: 5_000 });
	}
	return sights;
}

async function come(browser: Browser, exit: Exit, javaScript: boolean, wrong: string[]) {
	const { page, context } = await createPage(browser, { javaScriptEnabled: javaScript }, wrong);
	return { dot: new Tipster(page, exit.site.origin, javaScript), page, context };
}

for (const javaScript of [true, false]) {
	for (const [stage, until] of Object.entries(stages)) {
		test(`whoever leaves ${stage} is elsewhere, and Back shows nothing of it ${javaScript ? 'with' : 'without'} JavaScript`, async ({
			browser,
			exit,
			wrong
		}) => {
			const { dot, page, context } = await come(browser, exit, javaScript, wrong);
			await dot.opens('/signs');
			await until(dot);
			await leaves(dot);
			await expect(page).toHaveURL(exit.elsewhere);

			const sights = (await goesAllTheWayBack(page)).join('\n');
			for (const words of [STORY, PLACE, tip.receipt.heading, tip.back.status]) {
				expect(sights).not.toContain(words);
			}
			await context.close();
		});
	}
}

test('the way out empties the cache, and says nothing of where it leads from', async ({ exit }) => {
	const { status, headers } = await call({ origin: exit.site.origin }, '/leave');
	expect([status, headers.location]).toEqual([303, exit.elsewhere]);
	expect(headers).toMatchObject({
		'clear-site-data': '"cache"',
		'cache-control': 'no-store',
		'referrer-policy': 'no-referrer'
	});
});

test('the keyboard’s way out is the second stop of every page', async ({
	browser,
	exit,
	wrong
}) => {
	const { dot, page, context } = await come(browser, exit, true, wrong);
	await dot.opens('/tip');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await expect(page.locator(':focus')).toHaveText(words.exit.label);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(exit.elsewhere);
	await context.close();
});

test('Shift counts by itself alone, says how often is left, and forgets after a pause', async ({
	browser,
	exit,
	wrong
}) => {
	const { dot, page, context } = await come(browser, exit, true, wrong);
	await page.clock.install();
	await writes(dot);
	await page.waitForLoadState();
	const status = page.locator('[data-exit-status]');
	await page.locator('[name="what"]').focus();
	// Capital letters are typed with Shift.
	for (const letter of 'HELP ME')
		await page.keyboard.press(`Shift+${letter === ' ' ? 'Space' : `Key${letter}`}`);
	await expect(page.locator('[name="what"]')).toHaveValue(`${STORY}HELP ME`);
	await expect(status).toHaveText('');
	await page.clock.pauseAt(Date.now() + 60_000);
	await page.keyboard.press('Shift');
	await expect(status).toHaveText(words.exit.presses[2]!);
	await page.keyboard.press('Shift');
	await expect(status).toHaveText(words.exit.presses[1]!);
	await page.clock.fastForward(6_000);
	await expect(status).toHaveText(words.exit.presses[0]!);
	await page.keyboard.press('Shift');
	await expect(status).toHaveText(words.exit.presses[2]!);
	await expect(page).toHaveURL(/\/tip$/);
	await context.close();
});

test('Shift that is pressed for something else leaves nothing, however often', async ({
	browser,
	exit,
	wrong
}) => {
	const { dot, page, context } = await come(browser, exit, true, wrong);
	await writes(dot);
	await page.waitForLoadState();
	const { keyboard, mouse } = page;
	const what = page.locator('[name="what"]');
	await page.evaluate(() => {
		addEventListener('wheel', () => (document.body.dataset.rolled = 'yes'));
	});
	const rolls = async () => {
		await page.evaluate(() => delete document.body.dataset.rolled);
		await mouse.wheel(0, 20);
		await page.waitForSelector('[data-rolled]');
	};
	const press = () => keyboard.press('Shift');
	const held = async (act: () => Promise<unknown>) => {
		await keyboard.down('Shift');
		await act();
		await keyboard.up('Shift');
	};
	const clicks = (x: number) => what.click({ position: { x, y: 20 } });
	const others: Record<string, () => Promise<unknown>> = {
		'a selection drawn out with the mouse': () => held(() => clicks(90)),
		'a page moved sideways with the wheel': () => held(rolls),
		'a change of keyboard': () => keyboard.press('Control+Shift'),
		'a click between two presses': () =>
			press()
				.then(press)
				.then(() => clicks(30)),
		'the wheel between two presses': () => press().then(press).then(rolls),
		'a letter between two presses': () =>
			press()
				.then(press)
				.then(() => keyboard.press('x'))
	};
	await clicks(10);
	for (const [other, act] of Object.entries(others)) {
		for (let n = 0; n < 4; n++) await act();
		await expect(what, other).toHaveValue(new RegExp(STORY));
		expect(await page.evaluate(() => document.body.className), other).not.toContain('leaving');
		await keyboard.press('Home');
	}
	await held(() => held(press));
	await expect(page.locator('[data-exit-status]')).toHaveText(words.exit.presses[2]!);
	await context.close();
});
