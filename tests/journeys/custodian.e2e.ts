import { and, eq } from 'drizzle-orm';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import type { Sheet } from '../../src/lib/sealed/sheets.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import { laneKeys } from '../../src/lib/server/db/index.ts';
import * as staff from '../support/staff.ts';
import { expect, leave, officerOf, createPage, test } from '../support/browser.ts';
import { closeTown, createTown } from '../support/town.ts';

test('a lane whose other member lost their phone goes on with a custodian’s word, and with two once nobody opens it', async ({
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
		await mara.reads(desk.lanes.card.onlyYou);
		await mara.presses(desk.lanes.card.proposeAtOnce);
		await mara.reads(desk.lanes.card.mine('General'));
	});

	await test.step('the custodian sees who is left out, and their sheet is what signs', async () => {
		await mara.reads(`${devon.name}, ${devon.agency}`);
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

	await staff.people.disable(house.desk, alton.actor, house.mara.officerId, new Date());
	const hers = await createPage(browser, {}, wrong);
	const { ruth, joan } = house;
	const at = officerOf(town, 'ruth', hers.page);
	const lost = desk.lanes.lost;
	await test.step('somebody asks who is to read it, and each says yes', async () => {
		await at.signsIn('/desk/lanes');
		const region = hers.page.getByRole('region', { name: lost.heading('General') });
		await region.getByLabel(`${joan.name}, ${joan.agency}`).press('Space');
		await region.getByRole('button', { name: lost.ask }).press('Enter');
		await at.reads(lost.asked('General'));
		const { officerId: id, keys, actor } = joan;
		const yes = agree({ id, signingKey: keys.signingKey }, 'general');
		expect(await staff.lane.agree(house.desk, actor, yes, new Date())).toEqual({ ok: true });
		await at.reads(desk.lanes.asked.agreed(ruth.name));
	});

	await test.step('two sheets open the lane for its new key, and one twice does not', async () => {
		const types = async (n: number, { identity, signingKey }: Sheet) => {
			const group = hers.page.getByRole('group', { name: lost.open.sheet(n) });
			await group.getByLabel(lost.open.opens).fill(identity.toLowerCase());
			await group.getByLabel(lost.open.signs).fill(signingKey);
		};
		const open = hers.page.getByRole('button', { name: lost.open.send });
		const [one, , third] = house.sheets;
		await types(1, third!);
		await types(2, third!);
		await open.press('Enter');
		await at.reads(desk.lanes.faults['wrong-sheets']!);
		await types(2, one!);
		await open.press('Enter');
		await at.reads(lost.seal.heading);
		await at.reads(`${house.mara.name}, ${house.mara.agency}`);
	});

	await test.step('and the key is made for those whose words were compared', async () => {
		await hers.page
			.getByRole('checkbox', { name: new RegExp(`^${joan.name}.* [a-z]+ [a-z]+`) })
			.check();
		await hers.page.getByLabel(lost.seal.older).press('Space');
		await hers.page.getByLabel(lost.seal.none).press('Space');
		await at.isSure();
		await hers.page.getByRole('button', { name: lost.seal.send }).press('Enter');
		await at.reads(lost.done('General'));
		await at.reads(desk.lanes.byCustodians('Customs and Excise, Defence Force'));
		const copies = await house.database.as.owner
			.select()
			.from(laneKeys)
			.where(and(eq(laneKeys.laneId, 'general'), eq(laneKeys.holder, joan.officerId)));
		expect(copies.map(({ epoch }) => epoch).sort()).toEqual([1, 2, 3]);
	});
	await leave(hers.context);
	await closeTown(town);
});
