import { sql } from 'drizzle-orm';
import { site } from '#content/en/messages/site.ts';
import { tip as words } from '#content/en/messages/tip.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { expect, test } from '../support/browser.ts';

/** The whole of it, through both faces: the one test that must never fail. */
for (const javaScript of [false, true]) {
	test(`a person reads, tells, and hears back ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster,
		officer,
		town
	}) => {
		const story = `The men on the site are not paid and sleep in a container. ${crypto.randomUUID()}`;
		const mara = await officer('mara');
		const before = await test.step('the officer sees what waits in the queue', async () => {
			await mara.opens('/desk');
			return mara.queue();
		});
		const dot = await tipster(javaScript);
		/** What the officer says of telling whoever holds the code. */
		const safe = javaScript ? 'yes' : undefined;

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
				await page.getByLabel(words.questions.asks.vehicles.label).fill('White van, plate PA 4471');
			});
			await dot.reads(story);
			return dot.sends();
		});
		expect(code).toMatch(/^([0-9A-Z]{3}-){5}[0-9A-Z]{3}$/);

		await test.step('the officer finds it in the queue and opens it in the browser', async () => {
			await mara.page.reload();
			await mara.unlocks();
			await mara.state('unlocked');
			const [arrived, ...others] = (await mara.queue()).filter((tip) => !before.includes(tip));
			expect(others).toEqual([]);
			await mara.page.locator(`a[href="${arrived}"]`).click();
			await mara.reads(story);
			await mara.presses(triage.work.take);
			await mara.reads(triage.work.state.yours);
		});
		await test.step('asks, and is warned of words that tell', async () => {
			await mara.unfolds(triage.work.reply.summary);
			await mara.page.getByLabel(triage.work.reply.label).fill('Is the van PA 4471 there now?');
			await expect(mara.page.getByText(triage.work.reply.telling)).toBeVisible();
			await mara.page.getByLabel(triage.work.reply.label).fill('Which days are best to look?');
			await expect(mara.page.getByText(triage.work.reply.telling)).toBeHidden();
			const until = mara.page.getByLabel(triage.stages.ask.wait);
			await until.fill((await until.getAttribute('max'))!);
			await mara.presses(triage.work.reply.send);
			// In the timeline: that something was kept is still said of what was done before.
			await mara.reads('Which days are best to look?');
			await expect(mara.page.locator('#work').getByText('It waits for the tipster')).toBeVisible();
		});
		await test.step('the person reads the question and answers', async () => {
			await dot.comesBackWith(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'));
			await dot.reads(words.back.statuses.question);
			await dot.presses(words.back.show);
			await dot.reads('Which days are best to look?');
			await dot.page.getByLabel(words.back.add).fill('Mondays, before six.');
			await dot.presses(words.back.addSend);
			await dot.reads(words.back.done.added);
		});
		await test.step('the officer reads the answer, and closes', async () => {
			await mara.page.reload();
			await mara.unlocks();
			await mara.reads('Mondays, before six.');
			await expect(mara.page.getByText(triage.tip.new, { exact: true })).toBeVisible();
			const { owner } = town.house.database.as;
			const id = mara.page.url().split('/').at(-1);
			const unread = sql`select 1 from additions where tip_id = ${id} and opened_at is null`;
			await expect.poll(() => owner.execute(unread)).toHaveLength(0);
			await mara.presses(triage.stages.heed);
			// In the timeline: from then on it is our move, and nothing is owed.
			await mara.reads(triage.tip.moments.heeded);
			await mara.reads(triage.stages.none);
			await mara.closes('referred', 'Labour inspection goes on Monday.', safe);
			await mara.reads('Labour inspection goes on Monday.');
			await mara.reads(triage.work.close.override);
		});
		await test.step('the person sees what it is safe to tell, and burns the code', async () => {
			await dot.comesBackWith(code);
			await dot.reads(words.back.statuses[safe ? 'passed-on' : 'closed']);
			await dot.presses(words.back.grave.burn.label);
			await dot.presses(words.back.grave.burn.sure);
			await dot.reads(words.back.burnt);
			await dot.comesBackWith(code);
			await dot.reads(words.back.unknown);
		});
		if (javaScript) return;
		await test.step('the officer unlocks: what the code opened is gone, and the lane still reads it', async () => {
			const { owner } = town.house.database.as;
			const id = mara.page.url().split('/').at(-1);
			const files = sql`select 1 from replies where tip_id = ${id} and sealed_for_tipster is not null`;
			expect(await owner.execute(files)).toHaveLength(1);
			await mara.page.reload();
			await mara.unlocks();
			await expect.poll(() => owner.execute(files)).toHaveLength(0);
			await mara.page.reload();
			await mara.unlocks();
			await mara.reads('Which days are best to look?');
		});
	});
}
