import { sql } from 'drizzle-orm';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { files as text } from '#content/en/messages/files.ts';
import { tip as words } from '#content/en/messages/tip.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { expect, test } from '../support/browser.ts';
import type { Town } from '../support/town.ts';
import { LOOKS, standsInEveryLook } from '../support/looks.ts';
import { photo } from '../support/pictures.ts';

const onTheirWay = async ({ house }: Town): Promise<number> => {
	const [row] = await house.database.as.owner.execute<{ count: number }>(
		sql`select count(*)::int as count from parts where addition_id is null`
	);
	return row!.count;
};
const chosen = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const choose = (page: Page, ...files: ReturnType<typeof chosen>[]) =>
	page.getByLabel(text.choose, { exact: true }).setInputFiles(files);

for (const javaScript of [true, false]) {
	test(`a photo goes with a tip, ${javaScript ? 'with' : 'without'} JavaScript, and an officer looks at it`, async ({
		tipster,
		officer,
		town
	}) => {
		const dot = await tipster(javaScript);
		const mara = await officer('mara');
		const before = await mara.queue();
		const code = await dot.sendsATip('There is a lock on the outside of the door.');
		await dot.presses(text.more);
		await dot.presses(text.send);
		await dot.reads(text.noFile);
		await choose(
			dot.page,
			chosen('door.jpg', await photo()),
			chosen('note.html', Buffer.from('<html>'))
		);
		await dot.presses(text.send);
		await dot.reads(text.ends.clean);
		await dot.reads(text.found.place);
		await dot.reads(text.refused.kind);
		expect(await onTheirWay(town)).toBe(0);

		await dot.page.getByLabel(text.original.label).check();
		await choose(dot.page, chosen('door.jpg', await photo()));
		await dot.presses(text.send);
		await dot.reads(text.ends.both);

		await mara.opens('/desk');
		const tip = (await mara.queue()).find((address) => !before.includes(address))!;
		await mara.opensTip(tip.split('/').at(-1)!, 'There is a lock on the outside of the door.');
		await mara.reads(triage.tip.moments.file);
		await standsInEveryLook(mara.page, [LOOKS[0]]);
		await mara.page
			.getByRole('button', { name: triage.file.show.image(1) })
			.first()
			.click();
		const frame = mara.page.locator('iframe');
		await expect(frame).toHaveAttribute('sandbox', '');
		// Nothing runs in that frame, a test's questions neither: what it shows is seen from outside. Noise has contrast.
		const middle = { left: 60, top: 100, width: 80, height: 80 };
		const contrast = async () => {
			const seen = sharp(await frame.screenshot())
				.extract(middle)
				.greyscale();
			return (await sharp(await seen.png().toBuffer()).stats()).channels[0]!.stdev;
		};
		await expect.poll(contrast).toBeGreaterThan(0);
		expect(await contrast(), 'blurred').toBeLessThan(15);
		// Right after a jump of the page, Chromium still sends a press to where the frame was.
		const pressesBelow = async (name: string) => {
			await mara.page.getByRole('button', { name }).scrollIntoViewIfNeeded();
			await mara.page.evaluate(
				() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
			);
			await mara.presses(name);
		};
		await pressesBelow(triage.file.clear);
		await expect.poll(contrast).toBeGreaterThan(25);
		const saved = mara.page.waitForEvent('download');
		await pressesBelow(triage.file.saveOriginal);
		expect((await saved).suggestedFilename()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{8}-as-it-came\.jpg$/);

		await dot.comesBackWith(code);
		await dot.reads(words.back.statuses.received);
	});
}

for (const javaScript of [true, false]) {
	test(`of too many files, one of them too large, five are taken and all are named, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
		tipster,
		town
	}) => {
		const dot = await tipster(javaScript);
		await dot.sendsATip('There are seven doors.');
		await dot.presses(text.more);
		// Equal in name, in size and in when they were changed; not in what they show.
		const twins = [await photo(1_000), await photo(1_000)];
		const size = Math.max(...twins.map(({ length }) => length));
		const photos = twins.map((taken) =>
			chosen('IMG_0001.jpg', Buffer.concat([taken, Buffer.alloc(size - taken.length)]))
		);
		const others = ['3.html', '4.html', '5.html', '6.html'].map((name) =>
			chosen(name, Buffer.from(`<html>${name}`))
		);
		await choose(dot.page, chosen('film.mp4', Buffer.alloc(25_000_001)), ...photos, ...others);
		await dot.presses(text.send);
		await dot.reads(text.ends.clean);
		const ends = await dot.page.locator('main [role=status] li').allInnerTexts();
		const named = (name: string) => ends.filter((end) => end.startsWith(name));
		expect(ends).toHaveLength(7);
		expect(named('film.mp4')).toEqual([expect.stringContaining(text.refused['too-large'])]);
		expect(named('6.html')).toEqual([expect.stringContaining(text.refused['one-too-many'])]);
		expect(named('IMG_0001.jpg').map((end) => end.includes(text.ends.clean))).toEqual([true, true]);
		expect(ends.filter((end) => end.includes(text.refused.kind))).toHaveLength(3);
		expect(await onTheirWay(town)).toBe(0);
	});
}

test('a lost connection costs a piece, not the file', async ({ tipster, town }) => {
	const dot = await tipster();
	await dot.sendsATip('A long film of a short night.');
	await dot.presses(text.more);
	// Sent before the script is there, the file goes in one post.
	await dot.page.waitForLoadState();
	let lost = 0;
	await dot.page.route('**/tip/files/pieces', (route) => {
		// Three in a row do not come through, when two pieces have.
		const asked = route.request().postData()?.length ?? 0;
		return asked > 1000 && lost < 3 && ++lost ? route.abort() : route.continue();
	});
	await choose(dot.page, chosen('yard.jpg', await photo(1_400_000)));
	await dot.presses(text.send);
	await dot.reads(text.ends.clean);
	expect(lost).toBe(3);
	expect(await onTheirWay(town)).toBe(0);
});

test('the page for files stands in every look, with the keyboard and with a wrong code', async ({
	tipster
}) => {
	const dot = await tipster();
	await dot.opens('/tip/files');
	await standsInEveryLook(dot.page);
	await dot.page.getByLabel(words.back.code).fill('ABC');
	await dot.presses(words.back.open);
	await dot.reads(words.errors.code.length);
	const code = await dot.sendsATip('A lamp.');
	await dot.opens('/tip/files');
	await dot.page.getByLabel(words.back.code).fill(code);
	await dot.page.keyboard.press('Enter');
	await expect(dot.page.getByLabel(text.choose, { exact: true })).toBeVisible();
	await choose(dot.page, chosen('empty.jpg', Buffer.alloc(0)));
	await dot.presses(text.send);
	await dot.reads(text.refused.empty);
	await standsInEveryLook(dot.page);
});
