import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RuleObject, run } from 'axe-core';
import { expect, type Page } from '@playwright/test';

/** Each page reads it anew: the package's own `source` is twice as long. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page may be looked at: the narrowest screen, a laptop, by day and by night. */
export const LOOKS = [
	{ width: 320, scheme: 'light' },
	{ width: 320, scheme: 'dark' },
	{ width: 1280, scheme: 'light' },
	{ width: 1280, scheme: 'dark' }
] as const;

/** Whether the page stands in every look: nothing that axe finds wrong, nothing that has to be scrolled for sideways. */
export async function standsInEveryLook(
	page: Page,
	looks: readonly (typeof LOOKS)[number][] = LOOKS
): Promise<void> {
	for (const { width, scheme } of looks) {
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ colorScheme: scheme });
		await expectNoViolation(page, `${width} ${scheme}`);
		await expectNothingBeside(page);
	}
}

/** At 400 % a laptop's screen of 1280 by 1024 is this small, and nothing is beside it: WCAG 2.2, 1.4.10. */
export async function standsEnlarged(page: Page): Promise<void> {
	await page.setViewportSize({ width: 320, height: 256 });
	await expectNothingBeside(page);
}

/** In the few colours that somebody has chosen for everything on their screen: how they contrast is not the page's. */
export async function standsInForcedColours(page: Page): Promise<void> {
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
	await expectNoViolation(page, 'forced colours', { 'color-contrast': { enabled: false } });
	await expectNothingBeside(page);
	await page.emulateMedia({ forcedColors: null });
}

/** On a sheet of A4 between its margins. */
export async function standsOnPaper(page: Page): Promise<void> {
	await page.setViewportSize({ width: 680, height: 990 });
	await page.emulateMedia({ colorScheme: 'light', media: 'print' });
	await expectNoViolation(page, 'paper');
	await expectNothingBeside(page);
	await page.emulateMedia({ media: null });
}

/** Whether everything is as narrow as the screen. */
export async function expectNothingBeside(page: Page): Promise<void> {
	const [wider, screen] = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return [scrollWidth - clientWidth, clientWidth] as const;
	});
	expect(wider, `${page.url()}: wider than the screen at ${screen}`).toBeLessThanOrEqual(0);
}

/**
 * What axe finds wrong, named by rule and place. Asked for in the page itself, once loaded there, and for what is wrong
 * alone: its own package for Playwright opens one page more for each answer and brings all that is right along.
 */
export async function expectNoViolation(
	page: Page,
	look: string,
	rules: RuleObject = {}
): Promise<void> {
	const isThere = await page.evaluate(() => 'axe' in window);
	if (!isThere) await page.evaluate(AXE);
	const found = await page.evaluate(async (rules) => {
		const { violations } = await (window as unknown as { axe: { run: typeof run } }).axe.run(
			document,
			{
				resultTypes: ['violations'],
				// It would read all styles for a rule that is off, and all sounds for one that only asks to be looked at.
				preload: false,
				rules
			}
		);
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(({ target }) => `${id}: ${target.join(' ')}`)
		);
	}, rules);
	expect(found, `${page.url()} at ${look}`).toEqual([]);
}
