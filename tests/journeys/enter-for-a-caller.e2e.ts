import { tip as words } from '#content/en/messages/tip.ts';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { outside } from '../../src/lib/i18n/en/outside.ts';
import { expect, test } from '../support/browser.ts';
import { LOOKS, standsInEveryLook } from '../support/looks.ts';

test('an officer enters a tip for a caller, who comes back with the code', async ({
	officer,
	tipster
}) => {
	const mara = await officer('mara');
	const before = await mara.queue();
	await mara.opens('/desk/enter');
	await mara.state('locked');
	await mara.unlocks();
	await standsInEveryLook(mara.page, [LOOKS[0]]);
	await mara.page.getByLabel(outside.enter.channels.emergency!).check();
	await mara.page.getByLabel(outside.enter.reference).fill('CAD 4471');
	const opening = mara.page.context().waitForEvent('page');
	await mara.presses(desk.enter.open);
	const form = await opening;
	await expect(form.getByText(words.entered.form)).toBeVisible();
	await form.locator('[name="what"]').fill('A caller says that nine people share one room.');
	await form.getByRole('button', { name: words.questions.enough }).click();
	// Nothing to show, and nothing to wait for: the desk vouches for it.
	await expect(form.locator('[name="answer"]')).toHaveCount(0);
	await form.getByRole('button', { name: words.check.send }).click();
	await expect(form.getByText(words.entered.receipt)).toBeVisible();
	const code = (await form.locator('.code span').allInnerTexts()).join('-');

	await mara.opens('/desk');
	const tip = (await mara.queue()).find((address) => !before.includes(address))!;
	await mara.opensTip(tip.split('/').at(-1)!, 'A caller says that nine people share one room.');
	await mara.reads(outside.came(outside.channels.emergency!));
	await mara.reads('CAD 4471');

	const dot = await tipster(false);
	await dot.comesBackWith(code);
	await dot.reads(words.back.statuses.received);
});

test('a form without a voucher of a lane has to show what every form has', async ({ tipster }) => {
	const dot = await tipster(false);
	await dot.opens('/tip');
	await dot.page.getByLabel(words.ways.saw.label).check();
	await dot.page
		.locator('form')
		.first()
		.evaluate((form) => {
			const field = Object.assign(document.createElement('input'), {
				name: 'voucher',
				value: 'e30'
			});
			form.append(field);
		});
	await dot.presses(words.before.start);
	await dot.tells('No desk stands behind this.');
	await expect(dot.page.locator('[name="answer"]')).toHaveCount(1);
});
