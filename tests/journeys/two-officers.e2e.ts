import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { tick } from '../../src/lib/server/triage/index.ts';
import { answersWith, send } from '../support/house.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import * as staff from '../support/staff.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { expect, officerOf, test } from '../support/browser.ts';

test('of two officers who take a tip at once one has it, and the other is told and loses no text', async ({
	officer,
	town
}) => {
	const what = `Two officers, one tip. ${crypto.randomUUID()}`;
	const { code } = await send(town.house.intake, answersWith({ what }), new Date());
	const { id } = (await tips.find(town.house.intake, code))!;
	const [mara, devon] = await Promise.all([officer('mara'), officer('devon')]);
	// The second one's page does not hear of the first one's act before it acts itself.
	await devon.page.route('**/desk/live', (route) => route.abort());
	for (const one of [mara, devon]) await one.opensTip(id, what);
	await devon.unfolds(triage.work.note.summary);
	await devon.page.getByLabel(triage.work.note.label, { exact: true }).fill('Half a thought');

	const free = { name: triage.work.take };
	await mara.page.getByRole('button', free).click();
	await expect(mara.page.getByText(triage.work.state.yours)).toBeVisible();
	await devon.page.getByRole('button', free).click();
	await devon.reads(triage.work.faults['assigned'](town.house.mara.name));
	await devon.reads(triage.work.state.other(town.house.mara.name));
	await expect(devon.page.getByLabel(triage.work.note.label, { exact: true })).toHaveValue(
		'Half a thought'
	);
	await devon.presses(triage.work.note.send);
	await mara.reads('Half a thought');

	// What is not sent yet outlives the page, and the keys that were in it.
	const note = devon.page.getByLabel(triage.work.note.label, { exact: true });
	await note.fill('Another half');
	await devon.reads(triage.work.draft.kept);
	await devon.opensTip(id, what);
	await devon.unfolds(triage.work.note.summary);
	await expect(note).toHaveValue('Another half');
	await devon.presses(triage.work.draft.throwAway);
	await expect(note).toHaveValue('');
	await devon.opensTip(id, what);
	await devon.unfolds(triage.work.note.summary);
	await expect(note).toHaveValue('');
});

test('an officer finds a tip by a word and comes back to the search; no address ever holds the word', async ({
	officer,
	town
}) => {
	const word = `harbour${crypto.randomUUID().replaceAll('-', '')}`;
	const { code } = await send(
		town.house.intake,
		answersWith({ what: `A lock on the ${word}.` }),
		new Date()
	);
	const { id } = (await tips.find(town.house.intake, code))!;
	const { page, presses, reads } = await officer('mara');
	const asked: string[] = [];
	page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
	await page.getByRole('link', { name: desk.nav.find }).click();
	await page.getByRole('searchbox').fill(word);
	const row = page.locator(`a[href="/desk/tips/${id}"]`);
	await expect(row).toContainText(word);
	await page.getByText(triage.find.filters).click();
	await page.getByLabel(triage.find.level, { exact: true }).selectOption('3');
	await expect(page).toHaveURL(/find\?level=3$/);
	await page.getByRole('searchbox').press('ArrowDown');
	await page.keyboard.press('Enter');

	await presses(triage.title.give);
	await page.getByLabel(triage.title.label).fill('Locks at the harbour');
	await presses(triage.title.keep);
	await reads(triage.gist.titledBy(town.house.mara.name));
	await page.goBack();
	await expect(page.getByRole('searchbox')).toHaveValue(word);
	await expect(row).toContainText('Locks at the harbour');
	expect(asked.filter((one) => one.includes(word))).toEqual([]);
	expect(page.url()).not.toContain(word);
});

test('a queue shows what another officer does, as it happens', async ({ officer, town }) => {
	const what = `Live. ${crypto.randomUUID()}`;
	const { code } = await send(town.house.intake, answersWith({ what }), new Date());
	const { id } = (await tips.find(town.house.intake, code))!;
	const [mara, devon] = await Promise.all([officer('mara'), officer('devon')]);
	const row = devon.page.locator(`a[href="/desk/tips/${id}"]`);
	await expect(row).toContainText(triage.queue.free);
	// What it is about stands there too, though nobody has read it, and goes with the lock.
	await expect(row).toContainText(what);
	await expect(row).toContainText(triage.queue.unread);
	await devon.page.keyboard.press('Control+Alt+KeyL');
	await expect(row).not.toContainText('Live.');
	await devon.unlocks();
	await expect(row).toContainText(what);
	await mara.opensTip(id, what);
	await mara.presses(triage.work.take);
	await expect(row).toContainText(triage.queue.has(town.house.mara.name), { timeout: 20_000 });
});

test('a queue names what came while it was looked at, and asks nothing of an officer who went on', async ({
	officer,
	town
}) => {
	const comes = () =>
		send(town.house.intake, answersWith({ what: crypto.randomUUID() }), new Date());
	// What a job does each minute: nothing is told of an arrival itself.
	const minutePasses = () => town.house.database.as.jobs.transaction(async (tx) => tick(tx));
	const { page, reads } = await officer('mara');
	await expect(page.getByText(triage.live.on)).toBeVisible();
	await comes();
	await expect(async () => {
		await minutePasses();
		const fresh = page.getByText(triage.queue.new(1));
		await expect(fresh).toBeVisible({ timeout: 2_000 });
	}).toPass({ timeout: 30_000 });

	// The queue has begun to ask again, and is gone before it is answered.
	const begins = async () => {
		const asked = await holdsNext(page, '**/desk/alive');
		await comes();
		await minutePasses();
		return asked();
	};
	await test.step('nor of one whom a key has sent on, while a slow line still says where to', async () => {
		const answers = await begins();
		const pressed = await holdsNext(page, '**/desk/find/__route.js');
		await page.keyboard.press('/');
		const leads = await pressed();
		await answers();
		// Long enough for the queue to be asked for, and to come.
		const refreshed = page.waitForResponse('**/desk/__data.json*', { timeout: 1_000 });
		await refreshed.catch(() => undefined);
		await leads();
		await expect(page.getByRole('searchbox')).toBeVisible();
		await page.goBack();
		await expect(page.getByText(triage.live.on)).toBeVisible();
	});
	const answers = await begins();
	await page.getByRole('link', { name: desk.nav.account }).click();
	await reads(desk.account.lead);
	await answers();
	await reads(desk.account.lead);
});

test('a restricted tip does not exist for the others', async ({ officer, town }) => {
	const what = `About the police. ${crypto.randomUUID()}`;
	const { code } = await send(
		town.house.intake,
		answersWith({ what, involved: ['police'] }),
		new Date()
	);
	const { id } = (await tips.find(town.house.intake, code))!;
	const mara = await officer('mara');
	const answer = await mara.page.goto(`${town.desk.origin}/desk/tips/${id}`);
	expect(answer?.status()).toBe(404);
	const ruth = await officer('ruth');
	await ruth.opensTip(id, what);
});

test('an officer whose session ends while writing keeps the words, and sends them once back in', async ({
	officer,
	town
}) => {
	const what = `Signed out. ${crypto.randomUUID()}`;
	const { code } = await send(town.house.intake, answersWith({ what }), new Date());
	const { id } = (await tips.find(town.house.intake, code))!;
	const devon = await officer('devon');
	await devon.opensTip(id, what);
	await devon.unfolds(triage.work.note.summary);
	const note = devon.page.getByLabel(triage.work.note.label, { exact: true });
	await note.fill('A whole afternoon of thought');
	const { as } = town.house.database;
	// Just as the page is asked for again, since another tip came.
	await expect(devon.page.getByText(triage.live.on).last()).toBeVisible();
	const asked = await holdsNext(devon.page, '**/__data.json*');
	await send(town.house.intake, answersWith({ what: 'Another.' }), new Date());
	await as.jobs.transaction(async (tx) => tick(tx));
	const answers = await asked();
	await as.owner.execute(sql`update sessions set ended_at = now()`);
	await answers();
	await devon.presses(triage.work.note.send);
	await devon.reads(triage.work.faults['signed-out']);
	await expect(note).toHaveValue('A whole afternoon of thought');
	const elsewhere = officerOf(town, 'devon', await devon.page.context().newPage());
	await elsewhere.signsIn();
	await devon.presses(triage.work.note.send);
	await devon.reads(triage.work.kept);
});

test('somebody joins a lane only when no tip in it names their agency', async ({
	officer,
	town
}) => {
	const { joan, desk: context } = town.house;
	await send(town.house.intake, answersWith({ involved: ['prosecutions'] }), new Date());
	const mara = await officer('mara');
	await mara.page.getByRole('link', { name: desk.nav.lanes }).click();
	const lane = mara.page.getByRole('region', { name: /General/ });
	await lane.getByText(desk.lanes.add.heading).click();
	await lane
		.getByLabel(desk.lanes.add.who)
		.selectOption({ label: `${joan.name}, Public Prosecutions` });
	await lane.getByRole('button', { name: desk.lanes.add.send }).click();
	await mara.reads(desk.lanes.add.done(joan.name));
	const yes = agree({ id: joan.officerId, signingKey: joan.keys.signingKey }, 'general');
	expect(await staff.lane.agree(context, joan.actor, yes, new Date())).toEqual({ ok: true });
	await mara.page.getByRole('link', { name: desk.nav.account, exact: true }).click();
	await mara.page.getByRole('link', { name: desk.nav.lanes, exact: true }).click();
	// Of this lane's: other journeys of the same town may have left a card that waits.
	const wanted = mara.page.locator('form').filter({ hasText: desk.lanes.card.wanted('General') });
	await wanted.getByRole('checkbox', { name: new RegExp(`^${joan.name} [a-z]+ [a-z]+`) }).check();
	await mara.isSure(wanted);
	await mara.presses(desk.lanes.card.propose);
	await expect(mara.page.getByRole('alert').last()).toContainText('involved');
	await mara.page
		.getByRole('region', { name: /General/ })
		.getByRole('button', { name: desk.lanes.undo })
		.click();
	await mara.reads(desk.lanes.undone(joan.name));
});

/** Holds what a page asks an address for next. @returns waits until it has asked, and gives the way to have it answered. */
async function holdsNext(page: Page, url: string) {
	let answer: (() => void) | undefined;
	const asked = new Promise<void>((asks) => {
		void page.route(url, async (route) => {
			if (!answer) {
				const answered = new Promise<void>((resolve) => (answer = resolve));
				asks();
				await answered;
			}
			await route.continue();
		});
	});
	return async () => {
		await asked;
		return async () => {
			const answered = page.waitForResponse(url);
			answer?.();
			await answered;
		};
	};
}
