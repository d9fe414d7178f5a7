import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { enrol } from '../../scripts/demo/people.ts';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { grouped } from '../../src/lib/sealed/receipt-code.ts';
import { virtualAuthenticator } from '../support/authenticator.ts';
import { expect, test, type Town } from '../support/browser.ts';
import { codeNow, Officer, type Credentials } from '../support/officer.ts';

const { renew } = desk.account;

/** Somebody who joined for this test alone: what is renewed is nobody's whom another test needs. */
async function joined({ house, desk: { origin } }: Town, page: Page) {
	const joinedAt = new Date(Date.now() - 10 * 60_000);
	const who = { name: `Vera ${crypto.randomUUID()}`, role: 'officer' as const };
	const agency = { id: house.mara.agencyId, name: house.mara.agency };
	const person = await enrol(house.desk, { ...who, agency }, joinedAt, house.alton);
	const rewind = () =>
		house.database.as.owner.execute(
			sql`update authenticators set last_step = 0 where officer_id = ${person.officerId}`
		);
	return (changed: Partial<Credentials> = {}) =>
		new Officer(page, origin, { ...person, ...changed }, rewind);
}

test('a passphrase is renewed: the new one signs in and opens, the former does neither', async ({
	officer,
	town
}) => {
	const { page } = await officer('alton', false);
	const as = await joined(town, page);
	const vera = as();
	await vera.signsIn('/desk/account');
	await vera.unfolds(renew.acts.passphrase.summary);
	const words = (await page.getByTestId('new-passphrase').textContent())!;

	await page.getByLabel(desk.join.passphrase.again).fill('these are not the words');
	await vera.proves('passphrase');
	await expect(page.getByRole('alert')).toHaveText(desk.join.wrong.words);
	await page.getByLabel(desk.join.passphrase.again).fill(words.toUpperCase());
	await vera.proves('passphrase', { ...vera.credentials, passphrase: 'not the present one' });
	await expect(page.getByRole('alert')).toHaveText(renew.wrong);

	// The answer is lost on the way: it is done, and nobody knows. Pressed once more, it is not done twice.
	await page.route(
		'**/desk/account/renewal',
		async (route) => {
			await route.fetch();
			await route.abort();
		},
		{ times: 1 }
	);
	await vera.proves('passphrase');
	await expect(page.getByRole('alert')).toHaveText(renew.unanswered);
	await vera.proves('passphrase');
	await vera.reads(renew.acts.passphrase.done);
	await expect(page.getByTestId('new-passphrase')).toHaveCount(0);

	await vera.presses(desk.signOut);
	await expect(page).toHaveURL(/sign-in/);
	await vera.fillsInTheDoor();
	await vera.presses(/^Sign in$/);
	await expect(page.getByRole('alert')).toHaveText(desk.faults.wrong);
	const renewed = as({ passphrase: words });
	await renewed.signsIn('/desk/account');
	await renewed.state('unlocked');
});

test('a printed code and an authenticator are renewed, and the former ones are worth nothing', async ({
	officer,
	town
}) => {
	const { page } = await officer('alton', false);
	const as = await joined(town, page);
	const vera = as();
	await vera.signsIn('/desk/account');
	await vera.unfolds(renew.acts.recovery.summary);
	const code = (await page.getByTestId('new-recovery').textContent())!;
	await page.getByLabel(desk.join.recovery.again).fill(code.toLowerCase());
	await vera.proves('recovery');
	await vera.reads(renew.acts.recovery.done);
	await vera.unfolds(renew.acts.recovery.summary);

	await vera.unfolds(renew.acts.authenticator.summary);
	const totpSecret = (await page.getByTestId('totp').textContent())!.replace(/\s/g, '');
	await page.getByLabel(desk.join.authenticator.code, { exact: true }).fill('000000');
	await vera.proves('authenticator');
	await expect(page.getByRole('alert')).toHaveText(desk.join.wrong.totp);
	await page.getByLabel(desk.join.authenticator.code, { exact: true }).fill(codeNow(totpSecret));
	await vera.proves('authenticator');
	await vera.reads(renew.acts.authenticator.done);

	await vera.presses(desk.signOut);
	await expect(page).toHaveURL(/sign-in/);
	await vera.fillsInTheDoor();
	await vera.presses(/^Sign in$/);
	await expect(page.getByRole('alert')).toHaveText(desk.faults.wrong);
	await as({ totpSecret }).signsIn('/desk/account');
	await page.keyboard.press('Control+Alt+KeyL');
	await vera.presses(desk.unlock.useRecovery);
	await page.getByLabel(desk.unlock.recovery).fill(code);
	await vera.presses(/^Unlock$/);
	await vera.state('unlocked');
});

test('new keys take the place of the former: other words, another code, and what was known opens no more', async ({
	officer,
	town
}) => {
	const { page } = await officer('alton', false);
	await virtualAuthenticator(page);
	const as = await joined(town, page);
	const vera = as();
	await vera.signsIn('/desk/account');
	const words = page.locator('section .key-words').first();
	const before = (await words.textContent())!;
	await page.getByLabel(desk.account.add.label).fill('A key of mine');
	await vera.proves('add');
	await vera.reads(renew.acts.add.done);
	await vera.unfolds(renew.acts.keys.summary);
	await vera.presses(renew.keys.keep('A key of mine'));
	await vera.reads(renew.keys.kept('A key of mine'));
	const code = (await page.getByTestId('new-keys-recovery').textContent())!;
	await page.getByLabel(desk.join.recovery.again).fill(code);
	await vera.proves('keys');
	await vera.reads(renew.acts.keys.done);
	await vera.state('locked');

	await vera.presses(desk.unlock.useRecovery);
	await page.getByLabel(desk.unlock.recovery).fill(grouped(vera.credentials.recoveryCode!));
	await vera.presses(/^Unlock$/);
	await expect(page.getByRole('alert')).toHaveText(desk.faults.WrongKey);
	await page.getByLabel(desk.unlock.recovery).fill(code);
	await vera.presses(/^Unlock$/);
	await vera.state('unlocked');
	await page.keyboard.press('Control+Alt+KeyL');
	await vera.presses(desk.unlock.passkey);
	await vera.state('unlocked');
	await expect(words).not.toHaveText(before);
	await expect(page.getByText(desk.account.changed)).toHaveCount(0);
});
