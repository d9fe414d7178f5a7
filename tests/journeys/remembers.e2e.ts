import { sql } from 'drizzle-orm';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import * as staff from '../support/staff.ts';
import { expect, test } from '../support/browser.ts';
import { answersWith, send } from '../support/house.ts';

test('a desk that is shown an older state reads and answers, gives no key, and goes on once people compared', async ({
	officer,
	town
}) => {
	const { owner } = town.house.database.as;
	const { ruth } = town.house;
	const mara = await officer('mara');
	const before = await mara.queue();
	await send(town.house.intake, answersWith({ what: 'At the harbour.' }), new Date());
	const text = desk.lanes.remembered;
	const lane = mara.page.getByRole('region', { name: /General/ });
	const remembered = mara.page.getByRole('region', { name: text.heading });
	const banner = mara.page.getByRole('alert').filter({ hasText: text.banner });
	await expect(banner).toHaveCount(0);

	await test.step('a backup is put back: a notebook is gone', async () => {
		await owner.execute(sql`delete from notebooks`);
		await mara.opens('/desk/lanes');
		await mara.unlocks();
		await mara.state('unlocked');
		await expect(banner).toBeVisible();
		await expect(remembered).toContainText(text.stale);
	});
	await test.step('no key is given, and nothing that was typed is lost', async () => {
		await lane.getByText(desk.lanes.add.heading).click();
		await lane.getByLabel(desk.lanes.add.who).selectOption({ value: ruth.officerId });
		await lane.getByRole('button', { name: desk.lanes.add.send }).click();
		await mara.reads(desk.lanes.add.done(ruth.name));
		const yes = agree({ id: ruth.officerId, signingKey: ruth.keys.signingKey }, 'general');
		const agreed = await staff.lane.agree(town.house.desk, ruth.actor, yes, new Date());
		expect(agreed).toEqual({ ok: true });
		await mara.page.getByRole('link', { name: desk.nav.account, exact: true }).click();
		await mara.page.getByRole('link', { name: desk.nav.lanes, exact: true }).click();
		const tick = mara.page.getByRole('checkbox', { name: new RegExp(`^${ruth.name} [a-z]+ `) });
		await tick.check();
		const card = mara.page.locator('form').filter({ has: tick });
		await mara.isSure(card);
		await card.getByRole('button', { name: desk.lanes.card.propose }).click();
		await expect(card.getByRole('alert')).toHaveText(desk.lanes.faults.stale!);
		await expect(tick).toBeChecked();
	});
	await test.step('reading and answering go on', async () => {
		await mara.page.getByRole('link', { name: desk.nav.queue }).click();
		const address = (await mara.queue()).find((one) => !before.includes(one))!;
		await mara.page.locator(`ol a[href="${address}"]`).click();
		await mara.reads('At the harbour.');
		await mara.asks('Is it safe to write here?');
		await mara.reads(triage.work.kept);
	});
	await test.step('people compare the words, and it is as it was', async () => {
		await mara.page.getByRole('link', { name: desk.nav.lanes, exact: true }).click();
		await remembered.getByLabel(text.same).check();
		await mara.isSure(remembered);
		await remembered.getByRole('button', { name: text.send }).click();
		await mara.reads(text.done);
		await expect(mara.page.getByRole('status').filter({ hasText: text.done })).toBeFocused();
		await expect(banner).toHaveCount(0);
		await mara.page.reload();
		await mara.unlocks();
		await mara.state('unlocked');
		await expect(banner).toHaveCount(0);
	});
	// For whom comes next in this town nobody waits to join.
	const { desk: room, mara: member } = town.house;
	const back = await staff.lane.takeBack(room, member.actor, 'general', ruth.officerId, new Date());
	expect(back).toEqual({ ok: true });
});
