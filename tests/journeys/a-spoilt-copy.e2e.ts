import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { laneKeys } from '../../src/lib/server/db/index.ts';
import { createPage, expect, leave, officerOf, test } from '../support/browser.ts';
import { answersWith, send } from '../support/house.ts';
import { turn } from '../support/lane.ts';
import { closeTown, createTown } from '../support/town.ts';

test('whose copy of a key is spoilt hears so, reads all else, and has another once a colleague unlocks', async ({
	browser,
	wrong
}) => {
	const town = await createTown();
	const { mara } = town.house;
	const now = new Date();
	const what = 'A tip from before the key was spoilt.';
	await send(town.house.intake, answersWith({ what }), now);
	await turn(town.house, now, undefined, {
		copyFor: (holder) => (holder === mara.officerId ? Promise.resolve(randomBytes(900)) : undefined)
	});

	const hers = await createPage(browser, {}, wrong);
	const officer = officerOf(town, 'mara', hers.page);
	const alert = hers.page.getByRole('alert').filter({ hasText: desk.lanes.missing('general') });
	await officer.signsIn('/desk');
	await expect(alert).toBeVisible();
	await hers.page.getByRole('list', { name: triage.queue.list }).getByRole('link').click();
	await officer.reads(what);

	const his = await createPage(browser, {}, wrong);
	await officerOf(town, 'devon', his.page).signsIn('/desk');
	await expect(his.page.getByRole('list', { name: triage.queue.list })).toBeVisible();
	await expect(his.page.getByRole('alert')).toHaveCount(0);
	const hersOfIt = and(eq(laneKeys.holder, mara.officerId), eq(laneKeys.epoch, 2));
	await expect.poll(() => town.house.database.as.owner.$count(laneKeys, hersOfIt)).toBe(2);
	await hers.page.reload();
	await officer.unlocks();
	await officer.reads(what);
	await expect(alert).toHaveCount(0);
	await leave(hers.context);
	await leave(his.context);
	await closeTown(town);
});
