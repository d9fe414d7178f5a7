import type { Page } from '@playwright/test';
import { and, eq, sql } from 'drizzle-orm';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import type { Recipient } from '../../src/lib/sealed/age.ts';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
import { cardOf } from '../../src/lib/sealed/keyring.ts';
import { openLaneKeys } from '../../src/lib/sealed/lane-keys.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import { keyWords } from '../../src/lib/sealed/words.ts';
import { laneKeys } from '../../src/lib/server/db/index.ts';
import * as staff from '../support/staff.ts';
import { expect, leave, officerOf, createPage, test } from '../support/browser.ts';
import { closeTown, createTown } from '../support/town.ts';

test('a lane’s next key goes to the keys that people compared, whatever the database names after that', async ({
	browser,
	wrong
}) => {
	const town = await createTown();
	const { owner } = town.house.database.as;
	const { context, page } = await createPage(browser, {}, wrong);
	const { ruth } = town.house;
	const mara = officerOf(town, 'mara', page);
	const lane = page.getByRole('region', { name: /General/ });
	const epochs = async () => {
		const rows = await owner.execute(sql`select 1 from lane_epochs where lane_id = 'general'`);
		return rows.length;
	};
	const hers = await recipientOf(ruth.keys.identity);
	const names = (recipient: string) =>
		owner.execute(sql`update officers set recipient = ${recipient} where id = ${ruth.officerId}`);
	const { verifyKey } = await cardOf(ruth.keys);
	const showsWordsOf = (recipient: Recipient) =>
		expect(page.getByText(keyWords({ recipient, verifyKey }))).toBeVisible();
	const looksAgain = async (page: Page) => {
		await page.getByRole('link', { name: desk.nav.account, exact: true }).click();
		// A link that is pressed before this one has led there leads from this page to itself: nothing is asked anew.
		await page.waitForURL('**/desk/account');
		await page.getByRole('link', { name: desk.nav.lanes, exact: true }).click();
	};
	await mara.signsIn('/desk/lanes');

	await test.step('somebody is asked, and says yes', async () => {
		await lane.getByText(desk.lanes.add.heading).click();
		await lane.getByLabel(desk.lanes.add.who).selectOption({ value: ruth.officerId });
		await lane.getByRole('button', { name: desk.lanes.add.send }).click();
		await mara.reads(desk.lanes.add.done(ruth.name));
		const { officerId: id, keys, actor } = ruth;
		const yes = agree({ id, signingKey: keys.signingKey }, 'general');
		const agreed = await staff.lane.agree(town.house.desk, actor, yes, new Date());
		expect(agreed).toEqual({ ok: true });
	});
	const tick = page.getByRole('checkbox', { name: new RegExp(`^${ruth.name} [a-z]+ [a-z]+`) });

	await test.step('a key that takes the place of theirs has to be compared anew', async () => {
		await looksAgain(page);
		await tick.check();
		const another = await recipientOf(await newIdentity());
		await names(another);
		await looksAgain(page);
		await showsWordsOf(another);
		await expect(tick).not.toBeChecked();
		await names(hers);
		await looksAgain(page);
		await showsWordsOf(hers);
	});

	await test.step('the newcomer’s own gets the key, once two members have compared it', async () => {
		await tick.check();
		const propose = page.getByRole('button', { name: desk.lanes.card.propose });
		await mara.isSure(page, 'not these words');
		await propose.click();
		await expect(page.getByRole('alert').last()).toHaveText(desk.sure.unproven(false));
		await mara.isSure();
		await propose.click();
		await mara.reads(desk.lanes.card.proposed('General'));
		expect(await epochs()).toBe(1);
		const his = await createPage(browser, {}, wrong);
		const devon = officerOf(town, 'devon', his.page);
		await devon.signsIn('/desk/lanes');
		await his.page
			.getByRole('checkbox', { name: new RegExp(`^${ruth.name}, .* [a-z]+ [a-z]+ [a-z]+ [a-z]+$`) })
			.check();
		await devon.isSure();
		await devon.presses(desk.lanes.card.stand);
		await devon.reads(desk.lanes.card.stands('General'));
		expect(await epochs()).toBe(2);
		const [copy] = await owner
			.select()
			.from(laneKeys)
			.where(and(eq(laneKeys.epoch, 2), eq(laneKeys.holder, ruth.officerId)));
		await expect(openLaneKeys(copy!.sealed, ruth.keys.identity)).resolves.toBeDefined();
		await leave(his.context);
	});
	await test.step('and who finds another key under their name is told so beside the words of their own', async () => {
		const { officerId } = town.house.mara;
		const thiefs = await recipientOf(await newIdentity());
		await owner.execute(sql`update officers set recipient = ${thiefs} where id = ${officerId}`);
		await mara.opens('/desk/account');
		await mara.unlocks();
		await mara.reads(desk.account.changed);
	});
	await leave(context);
	await closeTown(town);
});
