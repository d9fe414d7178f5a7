import { site } from '../../src/lib/i18n/en/site.ts';
import { tip as words } from '../../src/lib/i18n/en/tip.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { expect, test } from '../support/browser.ts';

/** The whole of it, through both faces: the one test that must never fail. */
for (const javaScript of [false, true]) {
	test(`a person reads, tells, and hears back ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster,
		officer
	}) => {
		const story = `The men on the site are not paid and sleep in a container. ${crypto.randomUUID()}`;
		const dot = await tipster(javaScript);

		await test.step('reads the signs', async () => {
			await dot.opens('/');
			await dot.page.getByRole('link', { name: site.nav.signs }).first().click();
			await expect(dot.page.getByRole('heading', { level: 1 })).toBeVisible();
		});
		const code = await test.step('sends a tip and keeps the code', async () => {
			await dot.page.getByRole('link', { name: site.nav.tip }).first().click();
			await dot.page.getByLabel(words.ways.saw.label).check();
			await dot.presses(words.before.start);
			await dot.tells(story, async (page) => {
				await page.getByLabel(words.questions.vehicles).fill('White van, plate PA 4471');
			});
			await dot.reads(story);
			return dot.sends();
		});
		expect(code).toMatch(/^([0-9A-Z]{3}-){5}[0-9A-Z]{3}$/);

		const mara = await officer('mara');
		await test.step('the officer finds it in the queue and opens it in the browser', async () => {
			await mara.opens('/desk');
			await mara.unlocks();
			await mara.state('unlocked');
			await mara.page
				.getByRole('list', { name: triage.queue.list })
				.getByRole('link')
				.first()
				.click();
			await expect(async () => {
				if (!(await mara.page.getByText(story).isVisible())) await nextTip(mara.page);
				await expect(mara.page.getByText(story)).toBeVisible({ timeout: 2_000 });
			}).toPass();
			await mara.presses(triage.work.take);
			await mara.reads(triage.work.state.yours);
		});
		await test.step('asks, and is warned of words that tell', async () => {
			await mara.unfolds(triage.work.reply.summary);
			await mara.page.getByLabel(triage.work.reply.label).fill('Is the van PA 4471 there now?');
			await expect(mara.page.getByText(triage.work.reply.telling)).toBeVisible();
			await mara.page.getByLabel(triage.work.reply.label).fill('Which days are best to look?');
			await expect(mara.page.getByText(triage.work.reply.telling)).toBeHidden();
			await mara.presses(triage.work.reply.send);
			await expect(mara.page.getByText(triage.work.kept).first()).toBeVisible();
		});
		await test.step('the person reads the question and answers', async () => {
			await dot.comesBackWith(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
			await dot.reads(words.back.statuses.question);
			await dot.presses(words.back.show);
			await dot.reads('Which days are best to look?');
			await dot.page.getByLabel(words.back.add).fill('Mondays, before six.');
			await dot.presses(words.back.addSend);
			await dot.reads(words.back.added);
		});
		await test.step('the officer reads the answer, and closes', async () => {
			await mara.page.reload();
			await mara.unlocks();
			await mara.reads('Mondays, before six.');
			await mara.closes('referred', 'Labour inspection goes on Monday.');
			await mara.reads('Labour inspection goes on Monday.');
		});
		await test.step('the person sees that it was acted on, and burns the code', async () => {
			await dot.comesBackWith(code);
			await dot.reads(words.back.statuses['passed-on']);
			await dot.presses(words.back.burn);
			await dot.presses(words.back.burnSure);
			await dot.reads(words.back.burnt);
			await dot.comesBackWith(code);
			await dot.reads(words.back.unknown);
		});
	});
}

/** Other tests of this town send tips too: goes to the next one of the queue. */
async function nextTip(page: import('@playwright/test').Page) {
	const seen = page.url();
	await page.keyboard.press('q');
	const links = page.getByRole('list', { name: triage.queue.list }).getByRole('link');
	await links.first().waitFor();
	const all = await links.evaluateAll((found) =>
		found.map((one) => (one as HTMLAnchorElement).href)
	);
	const next = all[(all.indexOf(seen) + 1) % all.length]!;
	await page.locator(`a[href="${new URL(next).pathname}"]`).click();
	await page.waitForURL(next);
}
