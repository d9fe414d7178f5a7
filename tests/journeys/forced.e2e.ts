import { tip as words } from '#content/en/messages/tip.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { expect, test } from '../support/browser.ts';
import { standsInEveryLook } from '../support/looks.ts';

const { back, second } = words;

test('somebody who is forced to show a code shows the second one, and the desk learns of it', async ({
	tipster,
	officer
}) => {
	const dot = await tipster(false);
	const mara = await officer('mara');
	const before = await mara.queue();
	const first = await dot.sendsATip('The cook sleeps in the store room.');
	await dot.page.getByRole('link', { name: second.title }).click();
	await dot.page.getByLabel(back.code).fill(first);
	await dot.presses(second.ask);
	await dot.reads(second.lead);
	const shown = (await dot.page.locator('.code span').allInnerTexts()).join('-');
	expect(shown).not.toBe(first);

	await mara.opens('/desk');
	const tip = (await mara.queue()).find((address) => !before.includes(address))!;
	await mara.opensTip(tip.split('/').at(-1)!, 'The cook sleeps in the store room.');
	await mara.asks('At which hour is the door open?');

	// Somebody holds the phone.
	await dot.comesBackWith(shown);
	await dot.reads(back.statuses.received);
	await dot.presses(back.show);
	await dot.reads(back.noReplies);
	await dot.page.getByLabel(back.add).fill('I made it all up.');
	await dot.presses(back.addSend);
	await dot.reads(back.done.added);
	await dot.presses(back.grave.burn.label);
	await dot.presses(back.grave.burn.sure);
	await dot.comesBackWith(shown);
	await dot.reads(back.unknown);

	// With the first one, too: what is burnt is never made again.
	await dot.opens('/tip/second-code');
	await dot.page.getByLabel(back.code).fill(first);
	await dot.presses(second.ask);
	await dot.reads(second.ended);

	await dot.comesBackWith(first);
	await dot.reads(back.statuses.question);
	await dot.presses(back.grave.withdraw.label);
	await dot.presses(back.grave.withdraw.sure);
	await dot.reads(back.done.withdrawn);
	await dot.presses(back.grave.consent.label);
	await dot.page.getByLabel(words.check.consent.options['no-words'].label).check();
	await dot.presses(back.grave.consent.sure);
	await dot.reads(back.done.consent);
	await dot.reads(back.statuses.question);

	await mara.page.reload();
	await mara.unlocks();
	await mara.reads('I made it all up.');
	await mara.reads(triage.tip.forced);
	await mara.reads(triage.tip.withdrawn);
	// Whoever reads it says so, and work stops.
	await mara.reads(triage.stages.waits.withdrawn());
	await mara.reads(triage.consents['no-words']);
	await standsInEveryLook(mara.page);
});

test('the page of a second code stands in every look', async ({ tipster }) => {
	const dot = await tipster();
	const code = await dot.sendsATip('A lamp.');
	await dot.opens('/tip/second-code');
	await standsInEveryLook(dot.page);
	await dot.page.getByLabel(back.code).fill('ABC');
	await dot.presses(second.ask);
	await dot.reads(words.errors.code.length);
	await standsInEveryLook(dot.page);
	await dot.page.getByLabel(back.code).fill(code);
	await dot.presses(second.ask);
	await dot.reads(second.lead);
	await standsInEveryLook(dot.page);
	await dot.comesBackWith(code);
	await dot.presses(back.grave.consent.label);
	await standsInEveryLook(dot.page);
});
