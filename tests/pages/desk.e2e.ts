import { sql } from 'drizzle-orm';
import { expect, test } from '../support/browser.ts';
import { care } from '../../src/lib/i18n/en/care.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { answersWith, send } from '../support/house.ts';
import { standsInEveryLook } from '../support/looks.ts';
import * as tips from '../../src/lib/server/tips/index.ts';

test('every page of the desk stands in every look, open and locked', async ({ officer, town }) => {
	const { code } = await send(
		town.house.intake,
		answersWith({
			...{ danger: 'yes', child: 'yes', signs: ['hurt'] },
			vehicles: 'Red pick-up, PB 20'
		}),
		new Date()
	);
	const { id } = (await tips.find(town.house.intake, code))!;
	const arrives = (many: number) =>
		town.house.database.as.owner.execute(
			sql`update inflow set count = count + ${many} where kind = 'arrived'`
		);
	// So many that the queue says so.
	await arrives(200);
	const { name, officerId } = town.house.devon;
	const isCalled = (name: string) =>
		town.house.database.as.owner.execute(
			sql`update officers set name = ${name} where id = ${officerId}`
		);
	await isCalled(`${name} of the Department of Immigration and Border Security`);
	const door = await officer('mara', false);
	for (const path of ['/desk/sign-in', '/desk/join']) {
		await door.opens(path);
		await expect(door.page.getByRole('heading', { level: 1 })).toBeVisible();
		await standsInEveryLook(door.page);
	}
	await door.signsIn();
	await door.state('unlocked');
	await standsInEveryLook(door.page);
	await door.page.keyboard.press('?');
	await standsInEveryLook(door.page);
	await door.page.keyboard.press('Escape');
	// While it closes, a key is still its own.
	await expect(door.page.getByRole('dialog')).toBeHidden();
	await door.page.keyboard.press('/');
	await door.page.getByRole('searchbox').fill('PB 20');
	await expect(door.page.locator(`a[href="/desk/tips/${id}"]`)).toContainText('passports');
	await door.page.getByText(triage.find.filters).click();
	await standsInEveryLook(door.page);
	await door.page.locator(`a[href="/desk/tips/${id}"]`).click();
	// What is hard to read waits to be asked for.
	const { danger, child, violence } = care.kinds;
	await door.reads(care.mentions(`${danger}, ${child}, ${violence}`));
	await standsInEveryLook(door.page);
	await door.page.getByRole('button', { name: care.show }).click();
	await door.reads('Red pick-up, PB 20');
	for (const summary of await door.page.locator('#work summary').all()) {
		await summary.click();
		await standsInEveryLook(door.page);
	}
	await door.page.keyboard.press('Control+Alt+KeyL');
	await standsInEveryLook(door.page);
	for (const path of [
		'/desk/audit?check=1',
		'/desk/answers',
		'/desk/duty',
		'/desk/shift',
		'/desk/report',
		'/desk/lanes',
		'/desk/account',
		'/desk/nothing'
	]) {
		await door.opens(path);
		await expect(door.page.getByRole('heading', { level: 1 })).toBeVisible();
		await standsInEveryLook(door.page);
	}
	const devon = await officer('devon');
	await devon.opens('/desk/supervision');
	await expect(devon.page.getByRole('table').first()).toBeVisible();
	await standsInEveryLook(devon.page);
	const alton = await officer('alton');
	for (const path of [
		'/desk',
		'/desk/people',
		'/desk/contacts',
		'/desk/contacts/new',
		'/desk/policies',
		'/desk/policies/must-act/fr',
		'/desk/audit'
	]) {
		await alton.opens(path);
		await standsInEveryLook(alton.page);
	}
	// Or everybody who tells this town something in this hour proves as much as in a flood.
	await arrives(-200);
	await isCalled(name);
});
