import { desk } from '../../src/lib/i18n/en/desk.ts';
import type { Sheet } from '../../src/lib/sealed/sheets.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { createPage, expect, leave, officerOf, test } from '../support/browser.ts';
import { closeTown, createTown } from '../support/town.ts';

test('a sheet is lost: two custodians have another recovery key made, and an officer compares its words', async ({
	browser,
	wrong
}) => {
	const town = await createTown();
	const { house } = town;
	const { context, page } = await createPage(browser, {}, wrong);
	const mara = officerOf(town, 'mara', page);
	const text = desk.lanes.nextRecovery;
	const recovery = desk.lanes.recovery;
	await mara.signsIn('/desk/lanes');

	await test.step('it says why, for whom, and what two of the former sheets say', async () => {
		await page.getByText(text.summary).press('Enter');
		const region = page.getByRole('region', { name: text.heading });
		await region.getByLabel(text.reasons['sheets-lost']).press('Space');
		await expect(region.getByText(text.nobody)).toBeVisible();
		await region.getByLabel(text.reasons['sheet-lost']).press('Space');
		for (const [n, agency] of AGENCIES.entries())
			await region.getByLabel(recovery.custodian(n + 1)).selectOption(agency);
		const types = async (n: number, { identity, signingKey }: Sheet) => {
			const group = region.getByRole('group', { name: desk.lanes.lost.open.sheet(n) });
			await group.getByLabel(desk.lanes.lost.open.opens).fill(identity.toLowerCase());
			await group.getByLabel(desk.lanes.lost.open.signs).fill(signingKey);
		};
		const [one, , third] = house.sheets;
		await types(1, one!);
		await types(2, one!);
		await region.getByRole('button', { name: text.begin }).press('Enter');
		await mara.reads(desk.lanes.faults['wrong-sheets']!);
		await types(2, third!);
		await region.getByRole('button', { name: text.begin }).press('Enter');
	});

	const spoken =
		await test.step('three sheets are printed, each with the same words and the mark of their run', async () => {
			const words: string[] = [];
			const runs: string[] = [];
			for (const [n, agency] of AGENCIES.entries()) {
				await mara.reads(recovery.sheet.heading(n + 1, agency));
				words.push(await page.locator('article .key-words').innerText());
				runs.push(await page.locator('article .run').innerText());
				await page.getByLabel(recovery.printed(agency)).check();
				await page
					.getByRole('button', { name: n < 2 ? recovery.next(n + 2) : text.keep })
					.press('Enter');
			}
			await mara.reads(text.done);
			expect([new Set(words).size, new Set(runs).size]).toEqual([1, 1]);
			return { words: words[0]!, run: runs[0]! };
		});

	await test.step('her lanes follow once she has compared these words', async () => {
		const compare = page.getByRole('region', { name: desk.lanes.newRecovery.heading });
		await expect(compare.getByText(spoken.words)).toBeVisible();
		await compare.getByLabel(desk.lanes.newRecovery.same).check();
		await mara.isSure();
		await compare.getByRole('button', { name: desk.lanes.newRecovery.send }).press('Enter');
		await mara.reads(desk.lanes.newRecovery.done.later);
		await expect(compare).toBeHidden();
		await mara.reads(`Sheets of recovery key no. 2, run ${spoken.run}`);
		const { actor } = house.devon;
		await expect
			.poll(async () => (await staff.lane.proposedCards(house.desk, actor)).length)
			.toBe(1);
	});
	await leave(context);
	await closeTown(town);
});
const AGENCIES = ['Department of Labour', 'Customs and Excise', 'Defence Force'];
