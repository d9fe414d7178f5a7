import { files as text } from '#content/en/messages/files.ts';
import { tip as words } from '#content/en/messages/tip.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { pinWords } from '../../src/lib/sealed/words.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { expect, test } from '../support/browser.ts';
import { photo } from '../support/pictures.ts';
import { standsInEveryLook } from '../support/looks.ts';

test('a tip about somebody of its lane goes to another, with its file and what was answered; its tipster notices nothing', async ({
	tipster,
	officer,
	town
}) => {
	const { move, moved, faults } = triage.work;
	const what = `The sergeant at the gate takes money. ${crypto.randomUUID()}`;
	const [dot, mara, devon] = [await tipster(true), await officer('mara'), await officer('devon')];
	const before = await mara.queue();
	const code = await dot.sendsATip(what);
	await dot.presses(text.more);
	await dot.page
		.getByLabel(text.choose, { exact: true })
		.setInputFiles({ name: 'gate.jpg', mimeType: 'image/jpeg', buffer: await photo() });
	await dot.presses(text.send);
	await dot.reads(text.ends.clean);

	await mara.opens('/desk');
	const address = (await mara.queue()).find((one) => !before.includes(one))!;
	const id = address.split('/').at(-1)!;
	await mara.opensTip(id, what);
	await mara.presses(triage.work.take);
	await mara.asks('Which gate?');
	await devon.opensTip(id, what);
	await devon.unfolds(triage.work.note.summary);
	const note = devon.page.getByLabel(triage.work.note.label, { exact: true });
	await note.fill('I know that sergeant.');

	await mara.unfolds(move.summary);
	const lane = (await staff.lane.list(town.house.desk)).find(({ id }) => id === 'review')!;
	await mara.page.getByLabel(move.label, { exact: true }).selectOption('review');
	await mara.reads(pinWords(lane.pin));
	await standsInEveryLook(mara.page);
	await mara.page.getByLabel(move.same).check();
	await mara.page.getByLabel(move.reason, { exact: true }).fill('He is of our own.');
	await mara.presses(move.send);
	await mara.reads(move.done(lane.name));
	await expect(mara.page.getByText(faults.gone)).toHaveCount(0);

	// Who was writing is told, and loses nothing.
	await devon.reads(faults.gone);
	await expect(note).toHaveValue('I know that sergeant.');
	await devon.presses(triage.work.note.send);
	await expect(note).toHaveValue('I know that sergeant.');
	expect((await devon.page.goto(devon.origin + address))!.status()).toBe(404);
	expect((await mara.page.goto(mara.origin + address))!.status()).toBe(404);

	await dot.comesBackWith(code);
	await dot.presses(words.back.show);
	await dot.reads('Which gate?');
	await dot.page.getByLabel(words.back.add).fill('The one at the pier.');
	await dot.presses(words.back.addSend);

	const ruth = await officer('ruth');
	await ruth.opensTip(id, what);
	for (const said of ['He is of our own.', 'Which gate?', 'The one at the pier.']) {
		await ruth.reads(said);
	}
	await ruth.reads(moved.heading);
	await ruth.reads(moved.couldRead(`${town.house.devon.name}, ${town.house.mara.name}`));
	await ruth.page
		.getByRole('button', { name: triage.file.show.image(1) })
		.first()
		.click();
	await expect(ruth.page.locator('iframe')).toBeVisible();
	await ruth.presses(moved.find);
	await ruth.reads(moved.found);
	await expect(ruth.page.getByRole('heading', { name: moved.heading })).toBeFocused();
	await ruth.reads(/Backups hold what those could read until/);
	await standsInEveryLook(ruth.page);
});
