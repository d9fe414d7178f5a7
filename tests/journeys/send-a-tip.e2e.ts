import { sql } from 'drizzle-orm';
import type { Page } from '@playwright/test';
import { tip as words } from '#content/en/messages/tip.ts';
import { expect, test } from '../support/browser.ts';
import type { Town } from '../support/town.ts';

const tipsIn = async ({ house }: Town): Promise<number> => {
	const [row] = await house.database.as.owner.execute<{ count: number }>(
		sql`select count(*)::int as count from tips`
	);
	return row!.count;
};

const { questions } = words;
const typed = {
	[questions.asks.place.label]: 'Behind the market <b>& co</b>',
	[questions.asks.when.label]: 'Most evenings',
	[questions.asks.who.label.other]: 'Two women.\nOne limps.',
	[questions.asks.doers.label.other]: 'A tall man',
	[questions.asks.plates.label]: 'PA 4471\nP 22',
	[questions.asks.vehicles.label]: 'White van “Island & Sons”',
	[questions.asks.boats.label]: 'A yellow pirogue',
	[questions.asks.phones.label]: '+1 869 555 0100',
	[questions.asks.online.label]: 'https://jobs.example/?a=1&b=2',
	[questions.asks.contact.label]: 'Through the church',
	[questions.asks.contactTimes.label]: 'Sunday',
	[questions.asks.contactSeenBy.label]: 'Nobody'
};
const chosen = {
	ongoing: 'yes',
	pattern: 'some',
	people: 'few',
	area: 'KN-04',
	how: 'saw',
	mayLeaveMessage: 'no'
};

async function fillsEverything(page: Page) {
	for (const [label, value] of Object.entries(typed)) {
		await page.getByLabel(label, { exact: true }).fill(value);
	}
	for (const [name, value] of Object.entries(chosen)) {
		await page.locator(`input[name="${name}"][value="${value}"]`).check();
	}
	for (const sign of ['watched', 'no-pay'] as const)
		await page.getByLabel(words.questions.asks.signs.options[sign]).check();
}

async function everythingStands(page: Page) {
	for (const [label, value] of Object.entries(typed)) {
		await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
	}
	for (const [name, value] of Object.entries(chosen)) {
		await expect(page.locator(`input[name="${name}"][value="${value}"]`)).toBeChecked();
	}
	for (const sign of ['watched', 'no-pay'] as const) {
		await expect(page.getByLabel(words.questions.asks.signs.options[sign])).toBeChecked();
	}
}

for (const javaScript of [true, false]) {
	test.describe(`${javaScript ? 'with' : 'without'} JavaScript`, () => {
		test('an error, a look and a change keep every answer, and one tip is kept', async ({
			tipster,
			town
		}) => {
			const dot = await tipster(javaScript);
			const { page } = dot;
			const before = await tipsIn(town);
			await dot.begins('known');
			const urgent = page.locator('input[name="leaving"][value="yes"]');
			const ticked = page.locator('input[name="involved"]').last();
			await urgent.check();
			await ticked.check();
			await dot.presses(questions.goOn);
			const summary = page.getByRole('alert');
			await expect(summary).toContainText(words.errors.kept);
			await summary.getByRole('link', { name: words.errors['what-missing'] }).click();
			const what = page.locator('[name="what"]');
			await expect(what).toBeFocused();
			await expect(what).toHaveAttribute('aria-invalid', 'true');
			await expect(what).toHaveAccessibleDescription(new RegExp(words.errors['what-missing']));
			await expect(urgent).toBeChecked();
			await expect(ticked).toBeChecked();

			await what.fill('She sleeps in the shop.');
			await dot.presses(questions.goOn);
			await fillsEverything(page);
			await dot.presses(questions.next);
			const shown = await page.locator('dl').innerText();
			for (const value of Object.values(typed)) expect(shown).toContain(value);
			for (const text of [
				'She sleeps in the shop.',
				words.questions.asks.signs.options.watched,
				'Saint George Gingerland'
			]) {
				expect(shown).toContain(text);
			}
			await dot.presses(words.check.change);
			await expect(what).toHaveValue('She sleeps in the shop.');
			await expect(urgent).toBeChecked();
			await expect(ticked).toBeChecked();
			await dot.presses(questions.goOn);
			await everythingStands(page);
			await dot.presses(questions.next);
			expect(await page.locator('dl').innerText()).toBe(shown);
			expect(await dot.sends()).toMatch(/^([0-9A-Z]{3}-){5}[0-9A-Z]{3}$/);
			expect(await tipsIn(town)).toBe(before + 1);
		});

		test('pressed twice, and reloaded, it is one tip with one code', async ({ tipster, town }) => {
			const dot = await tipster(javaScript);
			const { page } = dot;
			const before = await tipsIn(town);
			await dot.begins();
			await dot.tells('Sent by a nervous hand.');
			await dot.showsThatTheyAreAPerson();
			const heading = page.getByRole('heading', { name: words.receipt.heading });
			await expect(async () => {
				// Without JavaScript the first presses may come before a person can have read the question.
				if (!(await heading.isVisible())) {
					await page
						.getByRole('button', { name: words.check.send, exact: true })
						.dblclick({ timeout: 2_000 });
				}
				await expect(heading).toBeVisible({ timeout: 1_000 });
			}).toPass({ timeout: 30_000 });
			const code = await page.locator('.code').innerText();
			for (let n = 0; n < 2; n++) {
				await page.reload();
				await dot.reads(words.receipt.again);
				expect(await page.locator('.code').innerText()).toBe(code);
			}
			expect(await tipsIn(town)).toBe(before + 1);
			// The answer to a form is not shown by Back, nor is a code in any address.
			await page.goBack().catch(() => undefined);
			await expect(page.locator('.code')).toHaveCount(0);
			expect(page.url()).not.toContain(code.slice(0, 3));
		});
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
	await to(dot.page.getByRole('button', { name: words.questions.enough }));
	await keyboard.press('Enter');
	await dot.showsThatTheyAreAPerson();
	await to(dot.page.getByRole('button', { name: words.check.send }));
	await keyboard.press('Enter');
	await dot.reads(words.receipt.heading);
});
