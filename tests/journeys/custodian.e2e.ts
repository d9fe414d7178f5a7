import { desk } from '../../src/lib/i18n/en/desk.ts';
import * as staff from '../../src/lib/server/staff/index.ts';
import { expect, leave, officerOf, createPage, test } from '../support/browser.ts';
import { closeTown, createTown } from '../support/town.ts';

test('a lane whose other member lost their phone goes on with a custodian’s word', async ({
	browser,
	wrong
}) => {
	const town = await createTown();
	const { house } = town;
	const { alton, devon } = house;
	await staff.people.disable(house.desk, alton.actor, devon.officerId, new Date());
	const { context, page } = await createPage(browser, {}, wrong);
	const mara = officerOf(town, 'mara', page);
	const text = desk.lanes.custodian;

	await test.step('who is left proposes the lane’s key without them', async () => {
		await mara.signsIn('/desk/lanes');
		await mara.isSure();
		await mara.presses(desk.lanes.card.propose);
		await mara.reads(desk.lanes.card.mine('General'));
	});

	await test.step('the custodian sees who is left out, and their sheet is what signs', async () => {
		await mara.reads(`${devon.name}, ${devon.agency}`);
		await page.getByText(text.summary).press('Enter');
		const sheet = page.getByLabel(text.sheet);
		await sheet.fill(house.sheets[0]!.identity);
		await page.getByLabel(text.none).press('Space');
		await mara.isSure();
		await page.getByRole('button', { name: text.send }).press('Enter');
		await mara.reads(desk.lanes.faults['not-custodian']!);
		await sheet.fill(house.sheets[0]!.signingKey);
		await page.getByRole('button', { name: text.send }).press('Enter');
		await mara.reads(desk.lanes.card.standsNow('General'));
		const lanes = await staff.lane.list(house.desk);
		expect(lanes.find(({ id }) => id === 'general')).toMatchObject({
			card: { epoch: 2, agencies: ['police'] },
			needsEpoch: false
		});
	});
	await leave(context);
	await closeTown(town);
});
