import { shortName } from '../../src/lib/desk/work/tip-on-page.ts';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { duty } from '../../src/lib/i18n/en/duty.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import * as audit from '../../src/lib/server/audit/index.ts';
import { actingAs } from '../../src/lib/server/db/index.ts';
import * as tips from '../../src/lib/server/tips/index.ts';
import { expect, test } from '../support/browser.ts';
import { answersWith, send } from '../support/house.ts';

test('the record shows whose acts are signed by whom, and loudly which one nobody signed', async ({
	officer,
	town
}) => {
	const { house } = town;
	const what = `Who did it. ${crypto.randomUUID()}`;
	const { code } = await send(house.intake, answersWith({ what }), new Date());
	const { id } = (await tips.find(house.intake, code))!;
	const mara = await officer('mara');
	await mara.opensTip(id, what);
	await mara.presses(triage.work.take);
	await mara.reads(triage.work.state.yours);
	const { page } = mara;
	await page.getByRole('link', { name: desk.nav.duty, exact: true }).click();
	await page.getByRole('button', { name: duty.leave.send, exact: true }).click();
	await mara.reads(duty.done);
	await page.getByRole('link', { name: desk.nav.audit }).click();
	const rowOf = (act: string) => page.getByRole('row').filter({ hasText: triage.audit.acts[act]! });
	for (const act of ['duty.leave-entered', 'tip.taken', 'tip.read'])
		await expect(rowOf(act).first()).toContainText(triage.audit.signatures.signed);
	await expect(rowOf('tip.opened').first()).toContainText(triage.audit.signatures.server);

	const { officerId } = house.mara;
	await actingAs(house.desk.db, officerId, (tx) =>
		audit.record(tx, { lane: 'general' }, { act: 'tip.released', by: officerId, subject: id })
	);
	await page.getByRole('link', { name: desk.nav.queue }).click();
	await expect(page).toHaveURL(`${mara.origin}/desk`);
	await page.getByRole('link', { name: desk.nav.audit }).click();
	await expect(rowOf('tip.released').first()).toContainText(
		triage.audit.signatures.misfit.unsigned
	);
	await expect(page.getByRole('alert').filter({ hasText: triage.audit.misfits(1) })).toBeVisible();

	// Asked for what was done with this tip, it shows that and nothing else; and of somebody who did nothing, nothing.
	const { ask } = triage.audit;
	const asking = page.getByRole('form', { name: ask.heading });
	const found = (count: number) =>
		page
			.getByRole('status')
			.filter({ hasText: new RegExp(`^${count} found in \\d+ entries: all`) });
	await asking.getByLabel(ask.tip).fill(shortName(id));
	await asking.getByLabel(ask.by).selectOption(officerId);
	await asking.getByRole('button', { name: ask.button }).click();
	await expect(found(4)).toBeVisible();
	for (const act of ['tip.opened', 'tip.taken', 'tip.read', 'tip.released'])
		await expect(rowOf(act)).toHaveCount(1);
	await asking.getByLabel(ask.by).selectOption(house.devon.officerId);
	await asking.getByRole('button', { name: ask.button }).click();
	await expect(found(0)).toBeVisible();
	await expect(page.getByRole('table')).toHaveCount(0);
});

test('the record of people shows the same, to an administrator', async ({ officer, town }) => {
	const { house } = town;
	const alton = await officer('alton');
	const { page } = alton;
	await page.getByRole('link', { name: desk.nav.people, exact: true }).click();
	const { addAgency } = desk.people;
	const form = page.locator('form').filter({ hasText: addAgency.heading });
	await form.getByLabel(addAgency.name, { exact: true }).fill('Harbour Office');
	await form.getByLabel(addAgency.id).fill('harbour-office');
	await form.getByRole('button', { name: addAgency.send }).click();
	await expect(page.getByRole('status').filter({ hasText: desk.people.done })).toBeVisible();
	const { officerId } = house.alton;
	const forged = { act: 'officer.disabled', by: officerId, subject: house.joan.officerId };
	await house.desk.db.transaction((tx) => audit.record(tx, 'people', forged));
	await page.getByRole('link', { name: desk.nav.audit }).click();
	const rowOf = (act: string) => page.getByRole('row').filter({ hasText: triage.audit.acts[act]! });
	await expect(rowOf('agency.added').first()).toContainText(triage.audit.signatures.signed);
	await expect(rowOf('officer.disabled').first()).toContainText(
		triage.audit.signatures.misfit.unsigned
	);
	await expect(page.getByText(triage.audit.everybody)).toBeVisible();
});
