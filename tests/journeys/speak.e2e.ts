import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files as filesText } from '#content/en/messages/files.ts';
import { tip as words } from '#content/en/messages/tip.ts';
import { voice as text } from '#content/en/messages/voice.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { expect, test } from '../support/browser.ts';
import { findChromium, launchOptions } from '../support/chromium.ts';
import { LOOKS, standsInEveryLook } from '../support/looks.ts';
import {
	likeness,
	RATE,
	say,
	seeded,
	SENTENCES,
	soundIn,
	SPEAKERS,
	wavFile
} from '../support/voices.ts';

const random = seeded(5);
const spoken = Float32Array.from(
	SENTENCES.flatMap((sentence) => [...say(SPEAKERS[1]!, random, sentence)])
);
const microphone = join(mkdtempSync(join(tmpdir(), 'plainsight-')), 'microphone.wav');
writeFileSync(microphone, wavFile(spoken));

test.use({
	launchOptions: {
		...launchOptions(
			'--use-fake-device-for-media-stream',
			`--use-file-for-fake-audio-capture=${microphone}`
		),
		// Without a window it lets nobody at a microphone.
		executablePath: findChromium()
	}
});

test('a voice is recorded, said by another, listened to and sent, and an officer can hear it', async ({
	tipster,
	officer
}) => {
	const dot = await tipster();
	const mara = await officer('mara');
	const before = await mara.queue();
	const { page } = dot;
	await page.context().grantPermissions(['microphone']);
	await dot.sendsATip('The rest is said.');
	await dot.presses(filesText.more);
	await expect(page.getByText(text.limits)).toBeVisible();
	await standsInEveryLook(page);

	await page.getByRole('button', { name: text.record, exact: true }).press('Enter');
	await expect(page.getByRole('timer')).toHaveText('0:05', { timeout: 60_000 });
	await expect(page.getByRole('button', { name: text.stop })).toBeFocused();
	await standsInEveryLook(page, [LOOKS[0]]);
	await page.keyboard.press('Enter');
	const sound = page.locator('audio');
	await expect(sound).toBeFocused();
	await dot.reads(text.said.made);
	await standsInEveryLook(page, [LOOKS[1]]);

	await dot.presses(text.send);
	await dot.reads(text.said.listen);
	await sound.press('Space');
	await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => audio.played.length)).toBe(1);
	await dot.presses(text.send);
	await dot.reads(filesText.ends.clean);

	await mara.opens('/desk');
	const tip = (await mara.queue()).find((address) => !before.includes(address))!;
	await mara.opensTip(tip.split('/').at(-1)!, 'The rest is said.');
	await mara.reads(triage.tip.moments.file);
	await mara.page.getByRole('button', { name: triage.file.show.audio() }).click();
	await mara.reads(triage.file.madeUp);
	// Nothing runs in that frame, a test's questions neither: that it plays is seen from outside.
	const frame = mara.page.locator('iframe');
	await expect(frame).toHaveAttribute('sandbox', '');
	const looks = async () => (await frame.screenshot()).toString('base64');
	await expect.poll(async () => (await looks()) === (await looks())).toBe(true);
	const still = await looks();
	await frame.click({ position: { x: 30, y: 36 } });
	await mara.page.mouse.move(0, 0);
	let seen = still;
	for (let change = 0; change < 3; change++) {
		const last = seen;
		await expect.poll(async () => (seen = await looks())).not.toBe(last);
	}
	const saved = mara.page.waitForEvent('download');
	await mara.presses(triage.file.saveClean);
	const heard = soundIn(await readFile(await (await saved).path()));
	expect(heard.length / RATE).toBeGreaterThan(2);
	expect(heard.reduce((most, value) => Math.max(most, value), 0)).toBeGreaterThan(0.1);
	expect(likeness(heard, spoken)).toBeLessThan(0.2);
});

test('where the microphone is refused the page says so, and writing goes on', async ({
	tipster
}) => {
	const dot = await tipster();
	await dot.sendsATip('Words first.');
	await dot.presses(filesText.more);
	await dot.presses(text.record);
	await dot.reads(text.said.refused);
	await expect(dot.page.getByRole('button', { name: text.record, exact: true })).toBeFocused();
	await dot.presses(text.write);
	await dot.reads(words.back.statuses.received);
});

test('the microphone can be asked for on that page alone, and not without a code', async ({
	tipster
}) => {
	const dot = await tipster();
	const policies = async (go: () => Promise<unknown>) => {
		const answer = dot.page.waitForResponse((response) => response.request().isNavigationRequest());
		await go();
		const headers = (await answer).headers();
		return [headers['permissions-policy'], headers['content-security-policy']];
	};
	for (const path of ['/', '/tip', '/tip/return', '/tip/files']) {
		const [permissions, content] = await policies(() => dot.opens(path));
		expect(permissions).toContain('microphone=()');
		expect(content).not.toContain('media-src');
	}
	await dot.sendsATip('A lamp.');
	const [permissions, content] = await policies(() => dot.presses(filesText.more));
	expect(permissions).toContain('microphone=(self)');
	expect(content).toContain('media-src blob:');
});

test('without JavaScript nothing is said of recording', async ({ tipster }) => {
	const dot = await tipster(false);
	await dot.sendsATip('A lamp.');
	await dot.presses(filesText.more);
	await expect(dot.page.getByText(filesText.lead)).toBeVisible();
	await expect(dot.page.getByText(text.heading)).toBeHidden();
});
