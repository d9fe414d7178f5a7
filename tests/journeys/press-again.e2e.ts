import { tip as words } from '#content/en/messages/tip.ts';
import { expect, createPage, test } from '../support/browser.ts';
import { connectLine } from '../support/line.ts';
import { standsInEveryLook } from '../support/looks.ts';
import { publicSettings, startServer } from '../support/server.ts';
import { createRealHouse } from '../support/town.ts';
import { Tipster } from '../support/tipster.ts';
import { call, readyTip } from '../support/wire.ts';

/** More than the semaphore lets in and than may wait before it. */
const CROWD = 80;

test('somebody who writes when too many do is told to press again, loses nothing, and is received', async ({
	browser,
	wrong
}) => {
	// Of its own: on a slow machine all of the crowd gets in, and fills the first page of a queue that others look at.
	const house = await createRealHouse();
	const line = await connectLine(house.database.publicUrl);
	const site = await startServer(publicSettings(house), {
		settings: { PUBLIC_DATABASE_URL: line.url }
	});
	const { page, context } = await createPage(browser, {}, wrong);
	// Axe itself is a script: without JavaScript means here that none of ours arrives.
	await page.route('**/*.js', (route) => route.abort());
	const dot = new Tipster(page, site.origin, false);
	const crowd = Array.from({ length: CROWD }, (_, n) => readyTip(site, `Crowd ${n}`, 'answer'));
	const forms = await Promise.all(crowd);
	await dot.begins();
	await dot.tells('He keeps her passport.');
	await dot.showsThatTheyAreAPerson();

	line.hold();
	const answers = forms.map((form) => call(site, '/tip', form));
	const turnedAway = answers.map(async (answer) => {
		const { status, headers, html } = await answer;
		// Who is let in says so without `expect`: to print a receipt, padded as it is, takes that two seconds for each.
		if (!html.includes(words.errors.busy.lead)) throw new Error('let in');
		return [status, Number(headers['retry-after'])];
	});
	expect(await Promise.any(turnedAway)).toEqual([503, 3]);
	await dot.presses(words.check.send);
	await dot.reads(words.errors.busy.heading);
	await standsInEveryLook(page);

	await line.mend();
	await Promise.allSettled(turnedAway);
	await dot.presses(words.check.heading);
	await dot.reads('He keeps her passport.');
	expect(await dot.sends()).toMatch(/^([0-9A-Z]{3}-){5}[0-9A-Z]{3}$/);
	await context.close();
	await site.stop();
	await line.close();
	await house.database.close();
});
