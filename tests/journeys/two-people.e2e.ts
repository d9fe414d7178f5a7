import { tip as words } from '#content/en/messages/tip.ts';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { expect, test } from '../support/browser.ts';
import { standsInEveryLook } from '../support/looks.ts';

test('two officers delete a tip: one asks, the other reads it and agrees; its code finds nothing afterwards', async ({
	tipster,
	officer
}) => {
	const text = triage.work.delete;
	const what = `He reads what I write. ${crypto.randomUUID()}`;
	const why = 'Court order 12 of 2026.';
	const [dot, mara, devon] = [await tipster(true), await officer('mara'), await officer('devon')];
	const before = await mara.queue();
	const code = await dot.sendsATip(what);
	await mara.opens('/desk');
	const address = (await mara.queue()).find((one) => !before.includes(one))!;
	const id = address.split('/').at(-1)!;

	await mara.opensTip(id, what);
	await mara.unfolds(text.summary);
	await mara.page.getByLabel(text.reason, { exact: true }).fill(why);
	await mara.isSure();
	await mara.presses(text.send);
	await mara.reads(desk.dualControl.own);
	await mara.reads(desk.dualControl.another);
	await expect(mara.page.getByRole('button', { name: text.agree })).toHaveCount(0);

	// Devon hears of it as he unlocks, and reads what it is about before he decides.
	await devon.opens('/desk');
	await devon.unlocks();
	await devon.page.getByRole('link', { name: desk.dualControl.banner }).click();
	await devon.reads(why);
	await standsInEveryLook(devon.page);
	await devon.page.getByRole('link', { name: new RegExp(desk.dualControl.decide) }).click();
	await devon.reads(what);
	await devon.reads(text.below);
	await devon.reads(text.wanted);
	await standsInEveryLook(devon.page);
	const asked = devon.page.getByRole('region', { name: text.wanted });
	await devon.isSure(asked);
	await asked.getByRole('button', { name: text.agree }).focus();
	await devon.page.keyboard.press('Enter');
	// He is told that it is done, and the page says by whom, from the record.
	await expect(devon.page).toHaveURL(`${devon.origin}/desk/dual-control`);
	await expect(
		devon.page.getByRole('status').filter({ hasText: /is deleted for good/ })
	).toBeVisible();
	await devon.reads(why);
	await expect(devon.page.getByRole('listitem').filter({ hasText: why })).toContainText(
		/agreed, and it was done/
	);
	await standsInEveryLook(devon.page);
	await devon.page.getByRole('link', { name: desk.nav.queue }).click();
	expect(await devon.queue()).not.toContain(address);

	// Who still has it open is told, and so is whoever follows a link to it; the record links to it no more.
	await mara.reads(/deleted for good on/);
	expect((await mara.page.goto(mara.origin + address))!.status()).toBe(410);
	await mara.reads(triage.work.notHere.deleted);
	await mara.page.getByRole('link', { name: triage.work.notHere.record }).click();
	if (await mara.page.getByLabel(desk.unlock.passphrase).isVisible()) await mara.unlocks();
	const row = mara.page
		.getByRole('row')
		.filter({ hasText: triage.audit.acts['tip.deleted']! })
		.first();
	await expect(row).toContainText(triage.audit.signatures.signed);
	await expect(row).toContainText(triage.audit.places.deleted);
	await expect(row.getByRole('link')).toHaveCount(0);

	// She asked, and is told what became of it until she has seen it.
	await mara.page.getByRole('link', { name: desk.dualControl.news }).click();
	await expect(mara.page.getByRole('listitem').filter({ hasText: why })).toContainText(
		/agreed, and/
	);
	await expect(mara.page.getByRole('link', { name: desk.dualControl.news })).toHaveCount(0);

	await dot.comesBackWith(code);
	await dot.reads(words.back.unknown);
	await dot.reads(words.back.unknownText);
});
