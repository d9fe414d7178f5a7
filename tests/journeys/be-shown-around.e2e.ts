import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { cast } from '../../scripts/demo/people.ts';
import { TOUR } from '../../scripts/demo/tour.ts';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { expect, leave, createPage, test } from '../support/browser.ts';
import { childrenOf, isRunning } from '../support/process.ts';
import { reservePort } from '../support/ports.ts';

const root = join(import.meta.dirname, '..', '..');
/** A test that fails ends no demo: what is left of each goes with it. */
const groups: number[] = [];
test.afterEach(() => {
	for (const group of groups) {
		try {
			process.kill(-group, 'SIGKILL');
		} catch {
			// it has ended, as it should
		}
	}
});

type Demo = { readonly npm: ChildProcess; readonly said: string };

/** `npm run demo`, in a session of its own as a terminal gives it, until it says that it is ready or ends. */
async function runDemo(env: Record<string, string>): Promise<Demo> {
	const npm = spawn('npm', ['run', 'demo'], {
		cwd: root,
		detached: true,
		env: { PATH: process.env.PATH ?? '', HOME: env.DATA_DIR!, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	groups.push(npm.pid!);
	let said = '';
	await new Promise<void>((resolve) => {
		const hear = (chunk: Buffer) => {
			said += chunk.toString();
			if (said.includes('READY')) resolve();
		};
		npm.stdout.on('data', hear);
		npm.stderr.on('data', hear);
		npm.once('close', () => resolve());
	});
	return { npm, said };
}

const press = (page: Page) =>
	page.getByRole('button', { name: desk.signIn.demo.as('Mara Liburd') }).click();
const isIn = async (page: Page) => {
	await expect(page.locator('header').getByRole('status')).toHaveText(desk.lock.unlocked);
	expect(page.url()).toMatch(/\/desk$/);
};

test('the demo signs in whoever presses, at once, however often and early; a closed terminal does not break it', async ({
	browser,
	wrong
}) => {
	const DATA_DIR = mkdtempSync(join(tmpdir(), 'plainsight-demo-'));
	const env = { DATA_DIR, PORT: String(await reservePort()) };
	const address = `http://localhost:${env.PORT}/desk`;
	const open = async () => (await createPage(browser, {}, wrong)).page;
	const first = await runDemo(env);
	for (const said of ['READY', ...Object.values(cast).map(({ name }) => name)])
		expect(first.said).toContain(said);

	await test.step('three at once, one of them before the page’s script is there', async () => {
		const [early, quick, other] = [await open(), await open(), await open()];
		let arrive = () => {};
		const arrived = new Promise<void>((resolve) => (arrive = resolve));
		await early.route('**/*.js', (route) => arrived.then(() => route.continue()));
		await early.goto(address, { waitUntil: 'commit' });
		await press(early);
		await expect(early.getByRole('status')).toHaveText(desk.signIn.working);
		arrive();
		await Promise.all([quick, other].map((page) => page.goto(address).then(() => press(page))));
		await Promise.all([early, quick, other].map(isIn));
		for (const context of browser.contexts()) await leave(context);
	});
	await test.step('what Your keys asks for is shown there, and is right', async () => {
		const page = await open();
		await page.goto(address);
		await press(page);
		await isIn(page);
		await page.getByRole('link', { name: desk.nav.account }).click();
		await page.getByText(desk.account.renew.acts.recovery.summary).click();
		const code = await page.getByTestId('new-recovery').innerText();
		await page.getByLabel(desk.join.recovery.again).fill(code);
		await page.getByRole('button', { name: desk.account.demo.show }).click();
		const shown = (what: string) => page.getByTestId(`demo-${what}`).innerText();
		const form = page.getByRole('region', { name: desk.account.renew.heading });
		await form.getByLabel(desk.account.prove.passphrase).fill(await shown('passphrase'));
		await form.getByLabel(desk.account.prove.code).fill(await shown('code'));
		await page.getByRole('button', { name: desk.account.renew.acts.recovery.send }).click();
		await expect(page.getByText(desk.account.renew.acts.recovery.done)).toBeVisible();
		await leave(page.context());
	});
	await test.step('the tour has a tip that needs one press, and what the server holds of it', async () => {
		const { page } = await createPage(browser, { javaScriptEnabled: false }, wrong);
		await page.goto(new URL(TOUR, address).href);
		const looked = page.waitForEvent('popup');
		await page.locator('form[action="/tip"] button').click();
		await expect((await looked).getByText(/police officer waits outside the bar/)).toBeVisible();
		await expect(page.getByRole('row', { name: /reply_recipient/ })).toContainText('age1pq');
		const file = await page.getByRole('link', { name: 'as an age file' }).getAttribute('href');
		const text = await (await fetch(new URL(file!, address))).text();
		expect(text).toMatch(/^age-encryption\.org\/v1\n/);
		await leave(page.context());
	});
	await test.step('the terminal is closed, and the demo started again', async () => {
		const processes = childrenOf(first.npm.pid!);
		expect(processes.length).toBeGreaterThan(5);
		process.kill(-first.npm.pid!, 'SIGHUP');
		const again = await runDemo(env);
		expect(again.said).toContain(`READY http://localhost:${env.PORT}`);
		expect(processes.filter(isRunning)).toEqual([]);
		const late = await runDemo(env);
		expect(late.said).toContain(
			`The demo at http://localhost:${env.PORT} is running on the data in ${DATA_DIR} (process `
		);
		const page = await open();
		await page.goto(address);
		await press(page);
		await isIn(page);
		await leave(page.context());

		const left = childrenOf(again.npm.pid!);
		again.npm.kill('SIGKILL');
		await expect.poll(() => left.filter(isRunning), { timeout: 15_000 }).toEqual([]);
	});
	rmSync(DATA_DIR, { recursive: true, force: true });
});
