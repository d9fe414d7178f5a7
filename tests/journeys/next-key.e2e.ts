import { sql } from 'drizzle-orm';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { newIdentity, recipientOf } from '../../src/lib/sealed/identity.ts';
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
	await mara.signsIn('/desk/lanes');

	await test.step('not to one that is put in the place of the newcomer’s as they join', async () => {
		const thiefs = await recipientOf(await newIdentity());
		await owner.execute(
			sql.raw(`create function swap() returns trigger language plpgsql as $$
				begin update officers set recipient = '${thiefs}' where id = new.officer_id; return new; end $$`)
		);
		await owner.execute(
			sql`create trigger swap after insert on lane_members for each row execute function swap()`
		);
		await lane.getByText(desk.lanes.add.heading).click();
		await lane.getByLabel(desk.lanes.add.who).selectOption({ value: ruth.officerId });
		await lane.getByLabel(desk.lanes.add.same).check();
		const send = lane.getByRole('button', { name: desk.lanes.add.send });
		await mara.isSure(lane, 'not these words');
		await send.click();
		await expect(lane.getByRole('alert')).toHaveText(desk.lanes.faults.unproven!);
		await mara.isSure(lane);
		await send.click();
		await expect(lane.getByRole('alert')).toHaveText(desk.lanes.faults['other-key']!);
		expect(await epochs()).toBe(1);
	});

	await test.step('but to the newcomer’s own, once people have compared it', async () => {
		await owner.execute(sql`drop trigger swap on lane_members`);
		await owner.execute(sql`update officers set recipient = ${hers} where id = ${ruth.officerId}`);
		await owner.execute(sql`update lane_epochs set made_at = made_at - interval '3 months'`);
		await page.reload();
		await mara.unlocks();
		await lane.getByLabel(ruth.name).check();
		await mara.isSure(lane.locator('form').filter({ hasText: desk.lanes.unsure.heading }));
		await lane.getByRole('button', { name: desk.lanes.unsure.send }).click();
		await mara.reads(desk.lanes.unsure.done('General'));
		expect(await epochs()).toBe(2);
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
