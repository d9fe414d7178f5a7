import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

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
		const wider = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(wider, `wider than the screen at ${width}`).toBeLessThanOrEqual(0);
	}
}

/** What axe finds wrong, named by rule and place. */
export async function expectNoViolation(page: Page, look: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target }) => `${id}: ${target.join(' ')}`)
	);
	expect(found, `${page.url()} at ${look}`).toEqual([]);
}
