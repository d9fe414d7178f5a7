import { desk as words } from '../../src/lib/i18n/en/desk.ts';
import { expect, leave, createPage, test } from '../support/browser.ts';
import { standsInEveryLook } from '../support/looks.ts';
import { Officer } from '../support/officer.ts';
import { IMPATIENT, publicSettings, startServer } from '../support/server.ts';

const text = words.contacts;

test('an administrator checks a number, and the public sees it', async ({
	browser,
	officer,
	town,
	wrong
}) => {
	const alton = await officer('alton');
	const { page } = alton;
	/** Each tab holds keys of its own. */
	const atThatTab = (tab: typeof page) => new Officer(tab, alton.origin, alton.credentials);
	await page.getByRole('link', { name: words.nav.contacts, exact: true }).click();
	await expect(page).toHaveURL(/\/desk\/contacts$/);
	await standsInEveryLook(page);
	await page.getByRole('link', { name: 'Department of Gender Affairs' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Department of Gender Affairs');
	await expect(page.getByText('not shown: nobody has checked it')).toBeVisible();
	await standsInEveryLook(page);

	await test.step('what cannot be read comes back as it was typed', async () => {
		await page.getByLabel(text.fields.number, { exact: true }).fill('call us');
		await page.getByRole('button', { name: text.save }).click();
		await expect(page.getByRole('alert')).toHaveText(text.faults.unreadable!);
		await expect(page.getByLabel(text.fields.number, { exact: true })).toHaveValue('call us');
		await page.getByLabel(text.fields.number, { exact: true }).fill('765-5492');
	});
	await test.step('somebody else was quicker: both are shown, nothing is lost', async () => {
		const other = await page.context().newPage();
		await other.goto(page.url().replace(/\?.*/, ''));
		await atThatTab(other).unlocks();
		await atThatTab(other).state('unlocked');
		await other.getByLabel(text.fields.number, { exact: true }).fill('765-5493');
		await other.getByRole('button', { name: text.save }).click();
		await expect(other).toHaveURL(/\/desk\/contacts$/);
		await other.close();
		await page.getByLabel(text.fields.source, { exact: true }).fill('Their own page, 2026');
		await page.getByRole('button', { name: text.save }).click();
		await expect(page.getByRole('alert')).toHaveText(text.faults['changed-meanwhile']!);
		await expect(page.getByLabel(text.fields.source, { exact: true })).toHaveValue(
			'Their own page, 2026'
		);
		await expect(page.getByText(text.isNow)).toContainText('765-5493');
		await expect(page.getByLabel(text.verify.heard)).toHaveValue('');
	});
	const opening = page.waitForEvent('popup');
	await page.getByRole('link', { name: text.beside }).click();
	const beside = await opening;
	await test.step('a tab of its own is locked: nothing is sent, and nothing that was typed is lost', async () => {
		await beside.setViewportSize({ width: 360, height: 400 });
		await beside.getByLabel(text.verify.heard).fill('Called, and nobody signed it');
		await beside.getByRole('button', { name: text.verify.send }).click();
		await expect(beside.getByRole('alert')).toHaveText(words.signing.locked);
		// Far above what was pressed.
		await expect(beside.getByRole('alert')).toBeInViewport();
		await expect(beside.getByLabel(text.verify.heard)).toHaveValue('Called, and nobody signed it');
		await atThatTab(beside).unlocks();
		await atThatTab(beside).state('unlocked');
	});
	await beside.getByLabel(text.verify.heard).fill('Called, spoke with the duty officer');
	await beside.getByRole('button', { name: text.verify.send }).click();
	await expect(beside).toHaveURL(/\/desk\/contacts$/);
	const listed = beside.getByRole('listitem').filter({ hasText: 'Gender' });
	await expect(listed).toContainText('765-5493');
	await expect(listed).not.toContainText('not shown');
	await expect(page.getByLabel(text.fields.source, { exact: true })).toHaveValue(
		'Their own page, 2026'
	);

	await test.step('whoever looks for it finds it', async () => {
		const site = await startServer(publicSettings(town.house), { preload: [IMPATIENT] });
		const { page, context } = await createPage(browser, { javaScriptEnabled: false }, wrong);
		const number = page.getByRole('link', { name: '765-5493' });
		// With a query it is rendered anew each time; without, it would be remembered for a minute as it was.
		const isShown = async () => {
			await page.goto(`${site.origin}/contacts?again`);
			return number.isVisible();
		};
		await expect.poll(isShown, { timeout: 20_000 }).toBe(true);
		for (const path of ['/contacts', '/help']) {
			await page.goto(site.origin + path);
			await expect(number).toBeVisible();
		}
		await leave(context);
		await site.stop();
	});

	await test.step('nobody but an administrator sees the page', async () => {
		const mara = await officer('mara');
		const answer = await mara.page.goto(`${town.desk.origin}/desk/contacts`);
		expect(answer?.status()).toBe(404);
	});
});
