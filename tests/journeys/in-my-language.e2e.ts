import { tip as english } from '#content/en/messages/tip.ts';
import { tip as french } from '#content/fr/messages/tip.ts';
import { expect, test } from '../support/browser.ts';

for (const javaScript of [true, false]) {
	test(`a tipster changes the language at every step and loses nothing ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster
	}) => {
		const dot = await tipster(javaScript);
		const { page } = dot;
		const speaks = async (name: 'English' | 'Français') => {
			await page.getByRole('navigation').getByText(name, { exact: true }).click();
			await expect(page.locator('html')).toHaveAttribute('lang', name === 'English' ? 'en' : 'fr');
		};
		await dot.opens('/help');
		await speaks('Français');
		await expect(page).toHaveURL(/\/fr\/help$/);
		await speaks('English');
		await expect(page).toHaveURL(/\/help$/);

		await dot.begins('saw');
		await page.getByLabel(english.questions.asks.what.label.saw).fill('Une lampe à la fenêtre.');
		await speaks('Français');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(french.questions.heading.saw);
		await expect(page.getByLabel(french.questions.asks.what.label.saw)).toHaveValue(
			'Une lampe à la fenêtre.'
		);
		await dot.presses(french.questions.goOn);
		await page.getByLabel(french.questions.asks.place.label).fill('Rue du marché');
		await speaks('English');
		await page.getByLabel(english.questions.asks.signs.options.watched).check();
		await speaks('Français');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(french.questions.more);
		await expect(page.getByLabel(french.questions.asks.place.label)).toHaveValue('Rue du marché');
		await expect(page.getByLabel(french.questions.asks.signs.options.watched)).toBeChecked();
		// Enter in a field goes on; it does not press the button of another language.
		await page.getByLabel(french.questions.asks.place.label).press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(french.check.heading);
		await dot.reads('Une lampe à la fenêtre.');
		// Nobody who grew up with it has read the French yet: what is decided here stands in English too.
		await dot.reads(english.check.consent.options['no-words'].label);
		await page.locator('input[name="consent"][value="share"]').check();
		await speaks('English');
		await dot.reads(english.check.lead);
		await expect(page.locator('input[name="consent"][value="share"]')).toBeChecked();

		const code = await dot.sends();
		await speaks('Français');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(french.receipt.heading);
		expect((await page.locator('.code span').allInnerTexts()).join('-')).toBe(code);
		expect(page.url()).not.toMatch(/\?/);

		await dot.comesBackWith(code);
		await page.getByLabel(english.back.add).fill('Et une seconde.');
		await speaks('Français');
		await dot.reads(french.back.statuses.received);
		await expect(page.getByLabel(french.back.add)).toHaveValue('Et une seconde.');
		await dot.presses(french.back.addSend);
		await dot.reads(french.back.done.added);
	});
}
