import { triage } from '../../src/lib/i18n/en/triage.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { expect, test } from '../support/browser.ts';
import { answersWith, send } from '../support/house.ts';

const { work } = triage;

test('the same words, written again later, are kept again; sent again after a lost answer, once', async ({
	officer,
	town
}) => {
	const what = `The same words. ${crypto.randomUUID()}`;
	const { code } = await send(town.house.intake, answersWith({ what }), new Date());
	const { id } = (await tips.find(town.house.intake, code))!;
	const mara = await officer('mara');
	const { page } = mara;
	await mara.opensTip(id, what);
	const words = 'Called again, nobody answered.';
	const kept = page.getByRole('listitem').filter({ hasText: words });

	await test.step('a note', async () => {
		await mara.unfolds(work.note.summary);
		const note = page.getByLabel(work.note.label, { exact: true });
		for (const count of [1, 2]) {
			await note.fill(words);
			await mara.presses(work.note.send);
			await expect(kept).toHaveCount(count);
			await expect(note).toHaveValue('');
		}
		await page.route('**/desk/tips/*?/note', async (route) => {
			await route.fetch();
			await route.abort();
		});
		await note.fill(words);
		await mara.presses(work.note.send);
		await mara.reads(work.faults.kept);
		await page.unrouteAll();
		await mara.presses(work.note.send);
		await expect(note).toHaveValue('');
		await page.reload();
		await mara.unlocks();
		await expect(kept).toHaveCount(3);
	});

	await test.step('a closing', async () => {
		const why = 'Nothing more to be found.';
		await mara.closes('duplicate', why);
		await page.locator('#reopen-why').fill('Found.');
		await mara.presses(work.reopen.send);
		await mara.reads(work.state.free);
		await page.getByLabel(work.close.outcome).selectOption('duplicate');
		await page.getByLabel(work.close.reason).fill(why);
		await mara.presses(work.close.send);
		await mara.reads(work.state.closed(town.house.mara.name));
	});
});
