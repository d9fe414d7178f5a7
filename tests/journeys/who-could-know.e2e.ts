import { giveaways as english } from '#content/en/messages/giveaways.ts';
import { tip as words } from '#content/en/messages/tip.ts';
import { giveaways as spanish } from '#content/es/messages/giveaways.ts';
import { expect, test } from '../support/browser.ts';
import { standsInEveryLook } from '../support/looks.ts';
import type { Tipster } from '../support/tipster.ts';

const pointedAt = ({ page }: Tipster) => page.locator('main li q');
/** Seen, not only there: the page holds both ends from the start. */
const sees = ({ page }: Tipster, text: string) => expect(page.getByText(text)).toBeVisible();
const marked = ({ page }: Tipster) => page.locator('dd mark');

test('words that give a tipster away are pointed at, nobody is asked, and the tip goes all the same', async ({
	tipster
}) => {
	const dot = await tipster();
	const { page } = dot;
	const asked: string[] = [];
	await dot.begins();
	await page
		.getByLabel(words.questions.asks.what.label.saw)
		.fill('My boss keeps them. He told only me.\nAsk my boss: 869-662-1234.');
	await dot.presses(words.questions.goOn);
	await page.getByLabel(words.questions.asks.when.label).fill('At 10:42');
	await page.getByLabel(words.questions.asks.phones.label).fill('869-662-9999');
	page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
	await dot.presses(words.questions.next);

	await sees(dot, english.other.found);
	await expect(pointedAt(dot)).toHaveText(['My boss', 'told only me', '10:42', '869-662-1234']);
	await expect(marked(dot)).toHaveCount(5);
	await expect(marked(dot).first()).toHaveText(`My boss (${english.mark})`);
	await sees(dot, english.other.kinds.relation);
	await expect(page.getByText(english.other.kinds.self)).toBeHidden();
	await expect(page.getByText(english.other.lead)).toBeHidden();
	// What came stands below the heading, and takes nobody away from there.
	await expect(page.locator('h1')).toBeFocused();
	await page.waitForLoadState('networkidle');
	const [form, ...parts] = asked.map((line) => line.replace(dot.origin, ''));
	expect(form).toBe('POST /tip');
	expect(
		parts.filter((line) => !/^GET \/(_app\/immutable\/|favicon\.svg)[^?]*$/.test(line))
	).toEqual([]);
	await standsInEveryLook(page);

	await dot.presses(english.change);
	await page.getByLabel(words.questions.asks.what.label.saw).fill('A man keeps them.');
	await dot.presses(words.questions.enough);
	await expect(pointedAt(dot)).toHaveText(['10:42']);
	await dot.presses(english.change);
	await expect(page.getByLabel(words.questions.asks.when.label)).toHaveValue('At 10:42');
	await dot.presses(words.questions.next);
	await expect(pointedAt(dot)).toHaveText(['10:42']);
	expect(await dot.sends()).toMatch(/^([0-9A-Z]{3}-){5}/);
});

test('a page in Spanish knows the words of Spanish and of English', async ({ tipster }) => {
	const dot = await tipster();
	await dot.opens('/es/tip');
	await dot.page.locator('input[value="saw"]').check();
	await dot.page.locator('.button[value="start"]').click();
	await dot.page.locator('[name="what"]').fill('Solo yo estaba. Es MI PATRON. It is my cousin.');
	await dot.page.locator('.button[value="review"]').click();
	await sees(dot, spanish.other.found);
	await expect(pointedAt(dot)).toHaveText(['MI PATRON', 'my cousin', 'Solo yo']);
});

test('somebody who tells about themselves is only pointed at what leads to them', async ({
	tipster
}) => {
	const dot = await tipster();
	await dot.begins('me');
	await dot.tells('My boss has my passport. My name is Ana.');
	await sees(dot, english.me.found);
	await expect(pointedAt(dot)).toHaveText(['My name is Ana']);
});

test('nothing found is said, and what no check can find stands below', async ({ tipster }) => {
	const dot = await tipster();
	await dot.begins();
	await dot.tells('She is never alone.');
	await sees(dot, english.other.nothing);
	await sees(dot, english.other.list[0]!);
	await expect(marked(dot)).toHaveCount(0);
});

test('without JavaScript there is a list to read', async ({ tipster }) => {
	const dot = await tipster(false);
	await dot.begins();
	await dot.tells('My boss keeps them.');
	for (const line of english.other.list) await expect(dot.page.getByText(line)).toBeVisible();
	for (const line of [english.other.found, english.other.nothing])
		await expect(dot.page.getByText(line)).toBeHidden();
	await expect(marked(dot)).toHaveCount(0);
});
