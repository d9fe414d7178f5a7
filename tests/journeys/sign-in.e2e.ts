import { desk } from '../../src/lib/i18n/en/desk.ts';
import { agree } from '../../src/lib/sealed/voice.ts';
import * as staff from '../support/staff.ts';
import { createPage, expect, leave, letsIn, officerOf, test } from '../support/browser.ts';
import { closeTown, createTown } from '../support/town.ts';
import { virtualAuthenticator } from '../support/authenticator.ts';

test('somebody who is not signed in sees the door, and then where they were going', async ({
	officer
}) => {
	const mara = await officer('mara', false);
	await mara.signsIn('/desk/audit');
	await mara.state('unlocked');
	await mara.presses(desk.signOut);
	await expect(mara.page).toHaveURL(/\/desk\/sign-in/);
	await mara.opens('/desk/lanes');
	await expect(mara.page).toHaveURL(/\/desk\/sign-in\?next=%2Fdesk%2Flanes/);
});

test('whoever gets something wrong is not told what, and loses nothing they typed', async ({
	officer
}) => {
	const devon = await officer('devon', false);
	const right = devon.credentials;
	await devon.opens('/desk/sign-in');
	const wrongs = [
		{ ...right, passphrase: 'seven words that are not the right ones' },
		{ ...right, totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
		{ ...right, name: 'Nobody Atall' }
	];
	for (const wrong of wrongs) {
		await devon.fillsInTheDoor(wrong);
		await devon.presses(/^Sign in$/);
		await expect(devon.page.getByRole('alert')).toHaveText(desk.faults.wrong);
		await expect(devon.page.getByLabel(desk.signIn.name)).toHaveValue(wrong.name);
	}
});

test('a desk locks on its key, on idling, and in every tab; it opens with passphrase or paper', async ({
	officer,
	town
}) => {
	const ruth = await officer('ruth', false);
	await ruth.page.clock.install();
	await ruth.signsIn();
	await ruth.state('unlocked');

	await ruth.page.keyboard.press('Control+Alt+KeyL');
	await ruth.state('locked');
	await ruth.unlocks('these are not her words at all');
	await expect(ruth.page.getByRole('alert')).toHaveText(desk.faults.WrongKey);
	await ruth.unlocks(town.house.ruth.passphrase);
	await ruth.state('unlocked');

	await ruth.page.clock.fastForward('16:00');
	await ruth.state('locked');
	await ruth.reads(desk.lock.idle);
	await ruth.presses(desk.unlock.useRecovery);
	const code = town.house.ruth.recoveryCode;
	await ruth.page.getByLabel(desk.unlock.recovery).fill(code.slice(0, 17));
	await ruth.presses(/^Unlock$/);
	await expect(ruth.page.getByRole('alert')).toHaveText(desk.faults.mistyped);
	await ruth.page.getByLabel(desk.unlock.recovery).fill(code.toLowerCase());
	await ruth.presses(/^Unlock$/);
	await ruth.state('unlocked');

	const other = await ruth.page.context().newPage();
	await other.goto(`${town.desk.origin}/desk`);
	await other.getByRole('button', { name: desk.signOut }).click();
	await ruth.state('locked');
	await expect(other).toHaveURL(/\/desk\/sign-in/);
	await expect(other.getByRole('heading', { level: 1 })).toHaveText(desk.signIn.title);
});

test('one touch of a passkey signs in and unlocks, and what unlocks is never sent', async ({
	browser,
	wrong
}) => {
	// Of its own: what they plan together waits for somebody's word when this ends.
	const town = await createTown();
	const { context, page } = await createPage(browser, {}, wrong);
	const joan = officerOf(town, 'joan', page);
	await letsIn(town, 'joan', joan);
	const prf = await virtualAuthenticator(joan.page);
	await joan.page.getByRole('link', { name: desk.nav.account }).click();
	await joan.page.getByLabel(desk.account.add.label).fill('A key of mine');
	await joan.proves('add');
	await joan.reads(desk.account.renew.acts.add.done);
	await joan.reads('A key of mine');
	await joan.presses(desk.signOut);
	await expect(joan.page).toHaveURL(/sign-in/);

	const bodies: string[] = [];
	joan.page.on('request', (request) => bodies.push(request.postData() ?? ''));
	await joan.presses(desk.signIn.passkey);
	await joan.state('unlocked');
	const given = await prf();
	expect(given.length).toBeGreaterThan(0);
	expect(bodies.some((body) => body.includes('authenticatorData'))).toBe(true);
	for (const secret of given) {
		for (const form of ['hex', 'base64', 'base64url'] as const) {
			const written = Buffer.from(secret).toString(form).replace(/=+$/, '');
			expect(bodies.join('\n')).not.toContain(written);
		}
	}
	expect(bodies.join('\n')).not.toContain('"prf"');

	await joan.page.keyboard.press('Control+Alt+KeyL');
	await joan.presses(desk.unlock.passkey);
	await joan.state('unlocked');

	const unlocking = (await prf()).length;
	await joan.page.getByRole('link', { name: desk.nav.lanes, exact: true }).click();
	await joan.page.getByLabel(desk.lanes.make.name, { exact: true }).fill('Joint work');
	await joan.page.getByLabel(/^Mara Liburd/).check();
	await joan.presses(desk.lanes.make.send);
	await joan.reads(desk.lanes.make.done('Joint work'));
	const { officerId: id, keys, actor } = town.house.mara;
	const yes = agree({ id, signingKey: keys.signingKey }, 'joint-work');
	expect(await staff.lane.agree(town.house.desk, actor, yes, new Date())).toEqual({ ok: true });
	await joan.page.getByRole('link', { name: desk.nav.account, exact: true }).click();
	await expect(joan.page.getByRole('heading', { level: 1 })).toHaveText(desk.account.title);
	await joan.page.getByRole('link', { name: desk.nav.lanes, exact: true }).click();
	await joan.page.getByRole('checkbox', { name: /^Mara Liburd [a-z]+ / }).check();
	// The recovery key is the one that a lane of hers goes to already.
	await expect(joan.page.getByRole('checkbox', { name: desk.lanes.card.recovery })).toHaveCount(0);
	await joan.reads(desk.sure.touch);
	await joan.presses(desk.lanes.card.propose);
	await joan.reads(desk.lanes.card.proposed('Joint work'));
	expect(await prf(), 'what opens keys was not asked for').toHaveLength(unlocking);
	await leave(context);
	await closeTown(town);
});
