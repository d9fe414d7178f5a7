import { tip as words } from '#content/en/messages/tip.ts';
import { expect, test } from '../support/browser.ts';
import { standsInEveryLook } from '../support/looks.ts';

for (const javaScript of [true, false]) {
	test(`every stage of the form stands in every look ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster
	}) => {
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
			await page.locator('input[name="child"][value="yes"]').check();
			await dot.presses(words.questions.goOn);
			const error = page.getByRole('link', { name: words.errors['what-missing'] });
			await expect(error).toBeVisible();
			await stands();
			await error.click();
			await expect(page.locator(':focus')).toHaveAttribute('name', 'what');
			await expect(page.locator('input[name="child"][value="yes"]')).toBeChecked();
			await expect(page).toHaveURL(/\/tip(#what)?$/);
		});
		await page.locator('[name="what"]').fill('She is never alone.');
		await dot.presses(words.questions.goOn);
		await stands();
		await test.step('the map and the list are one question', async () => {
			await page.locator('.map label').nth(5).click();
			await expect(page.getByRole('radio', { name: 'Saint George Basseterre' })).toBeChecked();
			await page.getByRole('radio', { name: 'Somewhere on Nevis' }).check();
			await expect(page.locator('[name="area"]:checked')).toHaveCount(1);
		});
		await dot.presses(words.questions.next);
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
		await dot.presses(words.back.grave.burn.label);
		await stands();
	});
}
