import { chromium as playwright } from '@playwright/test';
import type { Engine } from './tab.ts';

export const chromium = (executablePath: string): Engine => ({
	name: 'Chromium',
	async launch(javaScriptEnabled) {
		const browser = await playwright.launch({
			executablePath,
			args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
		});
		const page = await browser.newPage({ javaScriptEnabled });
		const wrong: string[] = [];
		page.on('pageerror', ({ stack, message }) => wrong.push(stack ?? message));
		return {
			opens: async (url) => void (await page.goto(url)),
			sees: (expression) => page.evaluate(expression),
			clicks: (xpath) => page.locator(`xpath=${xpath}`).first().click(),
			types: (words) => page.keyboard.type(words),
			goes: async (steps) => void (await (steps < 0 ? page.goBack() : page.goForward())),
			wrong,
			closes: () => browser.close()
		};
	}
});
