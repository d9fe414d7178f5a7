import { outside } from '../../src/lib/i18n/en/outside.ts';
import { shortName } from '../../src/lib/desk/work/tip-on-page.ts';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { shift } from '../../src/lib/i18n/en/shift.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { expect, test } from '../support/browser.ts';
import { answersWith, send, type House } from '../support/house.ts';

const { work } = triage;

/** Tips that are first in the queue: each about a child in something that goes on. */
async function arriving(house: House, count: number) {
	const all = [];
	for (let n = 0; n < count; n++) {
		const what = `A shift, tip ${n}. ${crypto.randomUUID()}`;
		const answers = answersWith({ what, child: 'yes', ongoing: 'yes' });
		const { code } = await send(house.intake, answers, new Date());
		all.push({ what, id: (await tips.find(house.intake, code))!.id });
	}
	return all;
}

test('a shift with the keyboard alone: taken, answered, on to the next, closed, and back', async ({
	officer,
	town
}) => {
	const arrived = await arriving(town.house, 2);
	const mara = await officer('mara');
	const { page } = mara;
	const { keyboard } = page;
	const isOn = (id: string) => page.url().startsWith(`${mara.origin}/desk/tips/${id}`);
	await expect(page.locator('a[data-tip]').nth(1)).toBeVisible();
	await keyboard.press('j');
	await keyboard.press('Enter');
	const first = await expect
		.poll(() => arrived.find(({ id }) => isOn(id)))
		.toBeDefined()
		.then(() => arrived.find(({ id }) => isOn(id))!);
	await mara.reads(first.what);
	await keyboard.press('t');
	await mara.reads(work.state.yours);

	await keyboard.press('r');
	await expect(page.locator('#reply')).toBeFocused();
	await keyboard.type('Thank you. Is the child there now?');
	await keyboard.press('Control+Enter');
	// What comes next has the focus: not the page, where letters are commands.
	await expect(page.locator('#next-tip')).toBeFocused();
	await keyboard.press('Enter');
	await expect.poll(() => isOn(first.id)).toBe(false);
	const second = arrived.find(({ id }) => isOn(id))!;
	await mara.reads(second.what);

	await keyboard.press('Control+k');
	await keyboard.type('note');
	await keyboard.press('Enter');
	await expect(page.locator('#note')).toBeFocused();
	await keyboard.type('Told twice, I think.');
	await keyboard.press('Control+Enter');
	await mara.reads('Told twice, I think.');
	await keyboard.press('Escape');
	await keyboard.press('Tab');
	await keyboard.press('c');
	await expect(page.locator('#outcome')).toBeFocused();
	await page.locator('#outcome').selectOption({ index: 1 });
	await keyboard.press('Tab');
	await page.locator('#close-why').focus();
	await keyboard.type('The same as the one before.');
	await keyboard.press('Control+Enter');
	// A child is involved, and it is not yet written down what child protection was told.
	await expect(page.locator('#outcome:invalid')).toBeFocused();
	await mara.reads(outside.child.blocks);
	await keyboard.press('Control+k');
	await keyboard.type(outside.child.summary);
	await keyboard.press('Enter');
	await expect(page.locator('#child-owed')).toBeFocused();
	await page.locator('#child-not-told').press('Space');
	await page.locator('#child-why').focus();
	await keyboard.type('They are at it since the first of the two.');
	await keyboard.press('Control+Enter');
	await mara.reads(outside.child.did['not-told']!);
	await expect(page.locator('#work-heading')).toBeFocused();
	await keyboard.press('c');
	await expect(page.locator('#outcome:valid')).toBeFocused();
	await keyboard.press('Control+Enter');
	await expect(page.locator('#next-tip')).toBeFocused();
	await mara.reads(work.state.closed(town.house.mara.name));
});

test('on a phone a tip is taken and answered in reach of the thumb, and handed over with words', async ({
	officer,
	town
}) => {
	const [only] = await arriving(town.house, 1);
	const mara = await officer('mara');
	const { page } = mara;
	await page.setViewportSize({ width: 360, height: 640 });
	await page.locator(`a[data-tip="${only!.id}"]`).click();
	await mara.reads(only!.what);
	const bar = page.getByRole('group', { name: work.bar.label });
	await expect(bar.getByRole('button', { name: work.bar.take })).toBeInViewport();
	await bar.getByRole('button', { name: work.bar.take }).click();
	await bar.getByRole('button', { name: work.bar.reply }).click();
	await expect(page.locator('#reply')).toBeInViewport();
	await expect(page.locator('#reply')).toBeFocused();
	const wide = () =>
		page.evaluate(() =>
			[...document.querySelectorAll('main *')]
				.filter((one) => one.getBoundingClientRect().right > innerWidth)
				.map(({ outerHTML }) => outerHTML.slice(0, 80))
		);
	expect(await wide()).toEqual([]);
	await page.getByRole('link', { name: triage.tip.back, exact: true }).click();
	await expect(page.locator('a[data-tip]').first()).toBeInViewport();

	await page.getByRole('link', { name: desk.nav.shift, exact: true }).click();
	const held = page.getByLabel(shift.select.one(shortName(only!.id)), { exact: true });
	await held.check();
	expect(await wide()).toEqual([]);
	const { name } = town.house.devon;
	await page.getByLabel(shift.handOver.to, { exact: true }).selectOption({ label: name });
	await page.getByLabel(shift.handOver.words, { exact: true }).fill('Ask again tomorrow.');
	await page.getByRole('button', { name: shift.handOver.send }).click();
	await mara.reads(shift.handOver.done(1, name));
	await expect(held).toHaveCount(0);
});
