import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { desk as words } from '../../src/lib/i18n/en/desk.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { tip } from '#content/en/messages/tip.ts';
import { agencies } from '../../src/lib/server/db/index.ts';
import { expect, leave, createPage, test } from '../support/browser.ts';
import { command } from '../support/command.ts';
import { freshDatabase } from '../support/database.ts';
import { approvePolicies } from '../support/house.ts';
import { codeNow, Officer } from '../support/officer.ts';
import { newState, startServer } from '../support/server.ts';
import { Tipster } from '../support/tipster.ts';

const key = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');

test('from an empty database to a tip that is read: people, keys, the recovery key, a lane, its pin', async ({
	browser,
	wrong
}) => {
	const database = await freshDatabase();
	const desk = await startServer({
		FACE: 'desk',
		DESK_DATABASE_URL: database.deskUrl,
		JOBS_DATABASE_URL: database.jobsUrl,
		TOTP_KEY: key(),
		SESSION_KEY: key(),
		RECORD_KEY: key(),
		STATE_DIRECTORY: newState()
	});
	await approvePolicies(database.as.desk, new Date());
	const pinsFile = join(newState(), 'pins');
	const site = await startServer({
		FACE: 'public',
		PUBLIC_DATABASE_URL: database.publicUrl,
		PEPPER: key(),
		TICKET_KEY: key(),
		DRAFT_KEY: key(),
		STATE_DIRECTORY: newState(),
		LANE_PINS_FILE: pinsFile
	});
	const contexts: BrowserContext[] = [];
	const open = async () => {
		const { page, context } = await createPage(browser, {}, wrong);
		contexts.push(context);
		return page;
	};

	const { out } = await command(
		'admin.ts',
		['set-up-link', '--name', 'Alton Warner', '--agency', 'Security', '--agency-id', 'security'],
		{ OWNER_DATABASE_URL: database.ownerUrl, DESK_ORIGIN: desk.origin }
	);
	const alton = await open();
	await joins(alton, /http\S+/.exec(out)![0], 'Alton Warner');
	const invite = async (name: string, role: string) => {
		const done = alton.getByRole('status').filter({ hasText: words.people.done });
		await alton.getByRole('link', { name: words.nav.people, exact: true }).click();
		await expect(done).toHaveCount(0);
		await alton.getByLabel(words.people.invite.name, { exact: true }).first().fill(name);
		await alton.locator('#invite-agency').selectOption('ombudsman');
		await alton.locator('#invite-role').selectOption(role);
		const send = alton.getByRole('button', { name: words.people.invite.send });
		await test.step('what gets no answer is as it was typed, to be sent again', async () => {
			await alton.context().setOffline(true);
			await send.click();
			await expect(alton.getByRole('alert')).toHaveText(triage.work.faults.unsent);
			await expect(alton.getByText(words.offline)).toBeVisible();
			await alton.getByRole('link', { name: words.nav.lanes, exact: true }).click();
			await expect(alton.getByRole('heading', { level: 1 })).toHaveText(words.people.title);
			await alton.context().setOffline(false);
		});
		await send.click();
		const shown = alton.getByRole('region', { name: words.people.invite.link(name) });
		const link = await shown.getByTestId('invitation').innerText();
		// Until it is, the form takes no other.
		await expect(done).toBeVisible();
		return link;
	};
	for (const [id, name] of [
		['ombudsman', 'Ombudsman'],
		['prosecutions', 'Prosecutions']
	] as const)
		await database.as.owner.insert(agencies).values({ id, name });
	const links = [
		await invite('Mara Liburd', 'officer'),
		await invite('Devon Clarke', 'supervisor')
	];
	await test.step('a link stays in sight while another is made, and until it is handed over', async () => {
		const shown = alton.getByTestId('invitation');
		expect((await shown.allInnerTexts()).sort()).toEqual([...links].sort());
		await staysOn(alton, words.nav.lanes);
		await expect(shown).toHaveCount(2);
		for (const left of [1, 0]) {
			await alton.getByRole('button', { name: words.people.invite.handedOver }).first().click();
			await expect(shown).toHaveCount(left);
		}
	});
	const [mara, devon] = [await open(), await open()];
	await test.step('a reload forgets the link and uses nothing up', async () => {
		const heading = mara.getByRole('heading', { level: 1 });
		await mara.goto(links[0]!);
		await expect(heading).toHaveText(words.join.welcome('Mara Liburd'));
		await mara.reload();
		await expect(heading).toHaveText(words.join.linkless.heading);
	});
	const maraKeys = await joins(mara, links[0]!, 'Mara Liburd');
	const devonKeys = await joins(devon, links[1]!, 'Devon Clarke');

	await test.step('a link that was used opens nothing', async () => {
		const late = await open();
		await late.goto(links[0]!);
		await expect(late.getByRole('heading', { level: 1 })).toHaveText(words.join.invalid.heading);
	});

	const spoken =
		await test.step('the first officers make the recovery key and a lane', async () => {
			await mara.getByRole('link', { name: words.nav.lanes, exact: true }).click();
			const sheets = await printsSheets(mara);
			await mara.getByText(words.lanes.custody.summary).click();
			await mara.getByLabel(words.lanes.custody.sheet(1)).fill(sheets[2]!.toLowerCase());
			await mara.getByLabel(words.lanes.custody.sheet(2)).fill(sheets[2]!);
			await mara.getByRole('button', { name: words.lanes.custody.send }).click();
			await expect(mara.getByText(words.lanes.custody.wrong)).toBeVisible();
			await mara.getByLabel(words.lanes.custody.sheet(2)).fill(sheets[0]!);
			await mara.getByRole('button', { name: words.lanes.custody.send }).click();
			await expect(mara.getByText(words.lanes.custody.done)).toBeVisible();
			await mara.getByLabel(words.lanes.make.name, { exact: true }).fill('General');
			await mara.getByLabel(/Devon Clarke/).check();
			await mara.getByRole('button', { name: words.lanes.make.send }).click();
			await expect(mara.getByText(words.lanes.make.done('General'))).toBeVisible();
			await devon.getByRole('link', { name: words.nav.lanes, exact: true }).click();
			await devon.getByRole('button', { name: words.lanes.asked.yes }).click();
			await devon.getByRole('checkbox', { name: /Mara Liburd [a-z]+ / }).check();
			await devon.getByRole('checkbox', { name: words.lanes.card.recovery }).check();
			await devon.getByLabel(words.sure.label).fill(devonKeys.passphrase);
			await devon.getByRole('button', { name: words.lanes.card.propose }).click();
			await expect(devon.getByText(words.lanes.card.proposed('General'))).toBeVisible();
			await mara.getByRole('link', { name: words.nav.account, exact: true }).click();
			await expect(mara.getByRole('heading', { level: 1 })).toHaveText(words.account.title);
			await mara.getByRole('link', { name: words.nav.lanes, exact: true }).click();
			await mara.getByRole('checkbox', { name: /Devon Clarke, .* [a-z]+ [a-z]+ / }).check();
			await mara.getByLabel(words.sure.label).fill(maraKeys.passphrase);
			await mara.getByRole('button', { name: words.lanes.card.stand }).click();
			await expect(mara.getByText(words.lanes.card.stands('General'))).toBeVisible();
			await expect(mara.getByText(/^LANE_PINS=.*general=/)).toBeVisible();
			const lane = mara.getByRole('region', { name: /^General/ });
			return lane.locator('.key-words').innerText();
		});

	const dot = new Tipster(await open(), site.origin, true);
	await test.step('the public face shows its pages meanwhile, and takes tips once their pins are there', async () => {
		await dot.opens('/');
		await expect(dot.page.getByRole('heading', { level: 1 })).toBeVisible();
		await dot.opens('/tip');
		await dot.reads(tip.closed.heading);
		const printed = await command('admin.ts', ['pins', '--write', pinsFile], {
			OWNER_DATABASE_URL: database.ownerUrl
		});
		expect(printed.out).toContain(`general (general): ${spoken}`);
		await expect
			.poll(async () => (await fetch(`${site.origin}/tip`)).text())
			.not.toContain(tip.closed.heading);
	});
	await dot.sendsATip('Somebody keeps her passport in a drawer.');
	await dot.reads(tip.receipt.heading);

	await test.step('the other member, whose lane was made meanwhile, reads it', async () => {
		const at = new Officer(devon, desk.origin, { name: 'Devon Clarke', ...devonKeys });
		await devon.getByRole('link', { name: words.nav.queue, exact: true }).click();
		await devon.locator('ol a').first().click();
		await at.reads('Somebody keeps her passport in a drawer.');
	});
	// The browser has contexts of others, too, which outlive this.
	for (const context of contexts) await leave(context);
	await Promise.all([site.stop(), desk.stop()]);
	await database.close();
});

/** Makes the recovery key with three custodians in the room. @returns what opens, sheet by sheet. */
async function printsSheets(page: Page): Promise<string[]> {
	const text = words.lanes.recovery;
	for (const [at, agency] of CUSTODIANS.entries()) {
		await page.getByLabel(text.custodian(at + 1)).selectOption(agency);
	}
	await page.getByRole('button', { name: text.begin }).click();
	const sheets: string[] = [];
	for (const [at, agency] of CUSTODIANS.entries()) {
		await expect(page.getByText(text.sheet.heading(at + 1, agency))).toBeVisible();
		sheets.push(await page.getByTestId('opens').innerText());
		if (at === 1) await staysOn(page, words.nav.account);
		await page.getByLabel(text.printed(agency)).check();
		const name = at < 2 ? text.next(at + 2) : text.keep;
		await page.getByRole('button', { name }).click();
	}
	await expect(page.getByText(text.done)).toBeVisible();
	return sheets;
}

/** Goes for another page, is asked what that would lose, and stays. */
async function staysOn(page: Page, link: string): Promise<void> {
	const { pathname } = new URL(page.url());
	const asked = page.waitForEvent('dialog');
	const gone = page.getByRole('link', { name: link, exact: true }).click();
	await (await asked).dismiss();
	await gone;
	expect(new URL(page.url()).pathname).toBe(pathname);
}
const CUSTODIANS = ['Ombudsman', 'Prosecutions', 'Security'] as const;

/** Follows an invitation as somebody with pen, paper and a telephone does. */
async function joins(
	page: Page,
	link: string,
	name: string
): Promise<{ passphrase: string; totpSecret: string }> {
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.join.welcome(name));
	expect(page.url()).not.toContain('#');
	const [passphrase, totpSecret, recovery] = await Promise.all(
		['passphrase', 'totp', 'recovery'].map((id) => page.getByTestId(id).innerText())
	);
	const secret = totpSecret!.replaceAll(' ', '');
	await page.getByLabel(words.join.passphrase.again).fill('other words');
	await page.getByLabel(words.join.authenticator.code).fill(codeNow(secret));
	await page.getByLabel(words.join.recovery.again).fill(recovery!.toLowerCase());
	await page.getByRole('button', { name: words.join.send }).click();
	await expect(page.getByText(words.join.wrong.words)).toBeVisible();
	await page.getByLabel(words.join.passphrase.again).fill(passphrase!);
	await page.getByRole('button', { name: words.join.send }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.account.title, {
		timeout: 30_000
	});
	return { passphrase: passphrase!, totpSecret: secret };
}
