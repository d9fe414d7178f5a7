import { expect, type Page } from '@playwright/test';
import { tip as words } from '#content/en/messages/tip.ts';
import { answerTo } from './plain-question.ts';

/** Somebody with something to tell, and what they do on the site. */
export class Tipster {
	readonly page: Page;
	readonly origin: string;
	/** Whether the page's own scripts run: how they show that they are a person. */
	javaScript: boolean;

	constructor(page: Page, origin: string, javaScript: boolean) {
		this.page = page;
		this.origin = origin;
		this.javaScript = javaScript;
	}

	opens = (path: string) => this.page.goto(this.origin + path);
	presses = (name: string) => this.page.getByRole('button', { name, exact: true }).click();
	reads = (text: string | RegExp) => expect(this.page.locator('main')).toContainText(text);

	/** Goes to the form and says which of the four it is. */
	async begins(way: keyof typeof words.ways = 'saw') {
		await this.opens('/tip');
		await this.page.getByLabel(words.ways[way].label).check();
		await this.presses(words.before.start);
	}

	/** Fills in what happened, and on the next page whatever `more` does, and goes on to look it over. */
	async tells(what: string, more?: (page: Page) => Promise<void>) {
		await this.page
			.getByRole('textbox', { name: /^What (did you see|is happening|do you want)/ })
			.fill(what);
		if (!more) return this.presses(words.questions.enough);
		await this.presses(words.questions.goOn);
		await more(this.page);
		await this.presses(words.questions.next);
	}

	/** Shows that they are a person: a browser with JavaScript does it alone, another answers the question. */
	async showsThatTheyAreAPerson() {
		if (this.javaScript) {
			await expect(this.page.getByText(words.check.robotDone)).toBeVisible({ timeout: 30_000 });
			return;
		}
		const asked = (await this.page.locator('label[for="answer"]').innerText()).trim();
		await this.page.getByLabel(asked).fill(answerTo(asked));
	}

	/** Sends what stands there. @returns the receipt code. */
	async sends(): Promise<string> {
		await this.showsThatTheyAreAPerson();
		await this.presses(words.check.send);
		// Without JavaScript the form wants to be as old as a person needs to read it.
		await expect(async () => {
			if (await this.page.getByText(words.errors['too-soon']).isVisible()) {
				await this.presses(words.check.send);
			}
			await expect(this.page.getByRole('heading', { name: words.receipt.heading })).toBeVisible({
				timeout: 500
			});
		}).toPass({ timeout: 30_000 });
		return (await this.page.locator('.code span').allInnerTexts()).join('-');
	}

	/** From the first page to the code. */
	async sendsATip(what: string, more?: (page: Page) => Promise<void>): Promise<string> {
		await this.begins();
		await this.tells(what, more);
		return this.sends();
	}

	/** Comes back with a code, as it was written down. */
	async comesBackWith(code: string) {
		await this.opens('/tip/return');
		await this.page.getByLabel(words.back.code).fill(code);
		await this.presses(words.back.open);
	}
}
