import { tip as words } from '../../src/lib/i18n/en/tip.ts';
import { expect, test } from '../support/browser.ts';
import { standsInEveryLook } from '../support/looks.ts';

for (const javaScript of [true, false]) {
	test(`every stage of the form stands in every look ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster
	}) => {
		test.setTimeout(120_000);
		// Axe itself is a script: without JavaScript means here that none of ours arrives.
		const dot = await tipster();
		dot.javaScript = javaScript;
		if (!javaScript) await dot.page.route('**/*.js', (route) => route.abort());
		const { page } = dot;
		const stands = () => standsInEveryLook(page);

		await dot.opens('/tip');
		await dot.presses(words.before.start);
		await dot.reads(words.errors.way);
		await stands();
		await page.getByLabel(words.ways.known.label).check();
		await dot.presses(words.before.start);
		await stands();

		await test.step('an error keeps every answer and leads to its field', async () => {
			await page.getByLabel(words.questions.place).fill('Behind the market');
			await page.getByLabel(words.signs.watched).check();
			await dot.presses(words.questions.next);
			const error = page.getByRole('link', { name: words.errors['what-missing'] });
			await expect(error).toBeVisible();
			await stands();
			await error.click();
			await expect(page.locator(':focus')).toHaveAttribute('name', 'what');
			await expect(page.getByLabel(words.questions.place)).toHaveValue('Behind the market');
			await expect(page.getByLabel(words.signs.watched)).toBeChecked();
			await expect(page).toHaveURL(/\/tip(#what)?$/);
		});
		await dot.tells('She is never alone.');
		await stands();

		if (!javaScript) {
			await test.step('a wrong answer to the question loses nothing either', async () => {
				await page.locator('input[name="answer"]').fill('nothing of the kind');
				await dot.presses(words.check.send);
				await dot.reads(words.errors.wrong);
				await dot.reads('She is never alone.');
				await stands();
			});
		}
		const code = await dot.sends();
		await stands();
		await dot.comesBackWith('ABC');
		await dot.reads(words.errors.code.length);
		await stands();
		await dot.comesBackWith(code);
		await stands();
		await dot.presses(words.back.show);
		await dot.reads(words.back.noReplies);
		await stands();
		await dot.presses(words.back.addSend);
		await dot.reads(words.errors.empty);
		await stands();
		await dot.presses(words.back.burn);
		await stands();
	});
}

test('the form can be filled in and sent with the keyboard alone', async ({ tipster }) => {
	const dot = await tipster();
	const { keyboard } = dot.page;
	const to = async (target: ReturnType<typeof dot.page.locator>) => {
		for (let n = 0; n < 90; n++) {
			if (await target.evaluate((element) => element === document.activeElement)) return;
			await keyboard.press('Tab');
		}
		throw new Error('it cannot be reached with the Tab key');
	};
	await dot.opens('/tip');
	await to(dot.page.getByLabel(words.ways.me.label));
	await keyboard.press('ArrowDown');
	await keyboard.press('ArrowDown');
	await to(dot.page.getByRole('button', { name: words.before.start }));
	await keyboard.press('Enter');
	await to(dot.page.locator('[name="what"]'));
	await keyboard.type('A door with a lock on the outside.');
	await to(dot.page.getByRole('button', { name: words.questions.next }));
	await keyboard.press('Enter');
	await dot.showsThatTheyAreAPerson();
	await to(dot.page.getByRole('button', { name: words.check.send }));
	await keyboard.press('Enter');
	await dot.reads(words.receipt.heading);
});

test('pressing twice, reloading, and going back show the same code or nothing', async ({
	tipster
}) => {
	const dot = await tipster();
	const code = await dot.sendsATip('The same story twice.');
	await dot.page.reload();
	await expect(dot.page.locator('.code span').first()).toHaveText(code.slice(0, 3));
	// The browser asks before it sends a form again: nothing of it was kept.
	await dot.page.goBack().catch(() => undefined);
	await expect(dot.page.locator('.code')).toHaveCount(0);
});

test('whoever leaves is elsewhere at once, and the page is not behind them', async ({
	tipster
}) => {
	const dot = await tipster();
	await dot.page.route('https://www.bbc.com/**', (route) =>
		route.fulfill({ body: '<title>Weather</title>' })
	);
	await dot.opens('/');
	await dot.begins();
	await dot.page.locator('[name="what"]').fill('He is at the door');
	await dot.page.waitForLoadState();
	for (let n = 0; n < 3; n++) await dot.page.keyboard.press('Shift');
	await expect(dot.page).toHaveURL(/bbc\.com\/weather/);
	await dot.page.goBack();
	await expect(dot.page.locator('[name="what"]')).toHaveCount(0);

	const plain = await tipster(false);
	await plain.page.route('https://www.bbc.com/**', (route) =>
		route.fulfill({ body: '<title>Weather</title>' })
	);
	await plain.opens('/signs');
	await plain.page.locator('a.exit').click();
	await expect(plain.page).toHaveURL(/bbc\.com\/weather/);
});
