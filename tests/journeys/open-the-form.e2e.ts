import { sql } from 'drizzle-orm';
import { tip as words } from '#content/en/messages/tip.ts';
import { tip as spanish } from '#content/es/messages/tip.ts';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { expect, leave, officerOf, createPage, test } from '../support/browser.ts';
import { LOOKS, standsInEveryLook } from '../support/looks.ts';
import { deskSettings, IMPATIENT, publicSettings, startServer } from '../support/server.ts';
import { Tipster } from '../support/tipster.ts';
import { createRealHouse } from '../support/town.ts';

const text = desk.policies;
const MINUTES = 'Task force minutes of 2026-03-02';
const JOAN = 'Joan Phipps, Director of Public Prosecutions';

test('the form opens with the words that an administrator notes as approved, and closes without them', async ({
	browser,
	wrong
}) => {
	const house = await createRealHouse();
	await house.database.as.owner.execute(sql`delete from policies`);
	const [site, office] = await Promise.all([
		startServer(publicSettings(house), { preload: [IMPATIENT] }),
		startServer(deskSettings(house))
	]);
	const here = await createPage(browser, { javaScriptEnabled: false }, wrong);
	const there = await createPage(browser, {}, wrong);
	const dot = new Tipster(here.page, site.origin, false);
	const alton = officerOf({ house, site, desk: office }, 'alton', there.page);
	const { page } = there;
	const isOpen = async () => {
		await dot.opens('/tip');
		return here.page.locator('input[name="way"]').first().isVisible();
	};

	await test.step('without an approval it is closed, and says whom to call', async () => {
		expect(await isOpen()).toBe(false);
		await dot.reads(words.closed.heading);
		await expect(here.page.getByRole('link', { name: '911' })).toBeVisible();
		expect(await here.page.content()).not.toContain(words.before.example);
	});

	await alton.signsIn('/desk/policies');
	await standsInEveryLook(page);
	// What is for officers opens no form.
	const before = Object.entries(text.keys).filter(([key]) => !key.startsWith('desk-'));
	for (const [key, heading] of before) {
		await test.step(`${key} is written, and approved by somebody else`, async () => {
			await page.locator(`a[href="/desk/policies/${key}"]`).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${heading}: English`);
			await page.getByLabel(text.fields.text).fill(`Our own words about ${key}.\n\nAnd more.`);
			await page.getByLabel(text.fields.source, { exact: true }).fill(MINUTES);
			await alton.presses(text.save);
			await expect(page).toHaveURL(/\/desk\/policies$/);
			expect(await isOpen(), 'a draft opens nothing').toBe(false);
			await page.locator(`a[href="/desk/policies/${key}"]`).click();
			await page.getByLabel(text.fields.by, { exact: true }).fill(JOAN);
			await page.getByLabel(text.fields.on).fill('2026-03-02');
			await alton.presses(text.approve.send);
			await expect(page).toHaveURL(/\/desk\/policies$/);
			await alton.reads(text.approvedBy(JOAN, '2026-03-02'));
		});
	}

	await test.step('it is open, and says the words before the first question', async () => {
		await expect.poll(isOpen, { timeout: 20_000 }).toBe(true);
		const shown = here.page.getByRole('group').filter({ hasText: 'must-act' });
		await expect(shown.getByText('Our own words about must-act.')).toBeHidden();
		await shown.locator('summary').click();
		await expect(shown.getByText('Our own words about must-act.')).toBeVisible();
		await expect(here.page.getByText(words.before.example)).toBeHidden();
		const [at, asked] = await Promise.all([
			shown.boundingBox(),
			here.page.locator('input[name="way"]').first().boundingBox()
		]);
		expect(at!.y).toBeLessThan(asked!.y);
	});

	await test.step('a language without its own is shown in English, and its emergency line twice', async () => {
		await dot.opens('/es/tip');
		await expect(here.page.locator('p[lang="en"]', { hasText: 'about must-act' })).toBeAttached();
		const call = here.page.getByRole('region', { name: spanish.before.danger });
		await expect(call.locator('[lang="en"]', { hasText: words.before.danger })).toBeVisible();
	});

	await test.step('somebody else was quicker: both are shown, nothing is lost', async () => {
		await page.locator('a[href="/desk/policies/must-act"]').click();
		await standsInEveryLook(page, [LOOKS[0], LOOKS[3]]);
		const other = await page.context().newPage();
		await other.goto(page.url());
		const atThatTab = officerOf({ house, site, desk: office }, 'alton', other);
		await atThatTab.unlocks();
		await atThatTab.state('unlocked');
		await other.getByLabel(text.fields.text).fill('Theirs.');
		await other.getByRole('button', { name: text.save, exact: true }).click();
		await expect(other).toHaveURL(/\/desk\/policies$/);
		await other.close();
		await page.getByLabel(text.fields.text).fill('Mine.');
		await alton.presses(text.save);
		await expect(page.getByRole('alert')).toHaveText(text.faults['changed-meanwhile']!);
		await expect(page.getByLabel(text.fields.text)).toHaveValue('Mine.');
		await expect(page.getByText('Theirs.').first()).toBeVisible();
	});

	await test.step('whoever is no administrator reads them and changes nothing', async () => {
		const guest = await createPage(browser, {}, wrong);
		const mara = officerOf({ house, site, desk: office }, 'mara', guest.page);
		await mara.signsIn('/desk/policies/must-act');
		await mara.reads('Our own words about must-act.');
		await expect(guest.page.locator('main form[method="post"]')).toHaveCount(0);
		await leave(guest.context);
	});

	await test.step('without the approval of one it is closed again', async () => {
		await alton.opens('/desk/policies/must-act');
		await alton.unlocks();
		await alton.state('unlocked');
		await alton.presses(text.withdraw.send);
		await alton.reads(text.states.withdrawn);
		await expect.poll(isOpen, { timeout: 20_000 }).toBe(false);
	});

	await Promise.all([leave(here.context), leave(there.context)]);
	await Promise.all([site.stop(), office.stop()]);
	await house.database.close();
});
