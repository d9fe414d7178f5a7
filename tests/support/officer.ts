import { TIPS_A_PAGE } from '../../src/lib/server/triage/index.ts';
import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { desk } from '../../src/lib/i18n/en/desk.ts';
import { triage } from '../../src/lib/i18n/en/triage.ts';
import { grouped, type ReceiptCode } from '../../src/lib/sealed/receipt-code.ts';

/** What somebody needs to sign in. */
export type Credentials = {
	readonly name: string;
	readonly passphrase: string;
	readonly totpSecret: string;
	/** What is printed for them to keep, where a test has it. */
	readonly recoveryCode?: ReceiptCode;
};

/** What an authenticator shows at this moment. */
export const codeNow = (totpSecret: string): string =>
	new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();

/** A member of staff, and what they do at the desk. */
export class Officer {
	readonly page: Page;
	readonly origin: string;
	readonly credentials: Credentials;
	/** Lets the code of this moment be used once more: a test is no place to wait for the next. */
	readonly #rewind: () => Promise<unknown>;

	constructor(
		page: Page,
		origin: string,
		credentials: Credentials,
		rewind: () => Promise<unknown> = async () => {}
	) {
		this.page = page;
		this.origin = origin;
		this.credentials = credentials;
		this.#rewind = rewind;
	}

	opens = (path: string) => this.page.goto(this.origin + path);
	presses = (name: string | RegExp) =>
		this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
	reads = (text: string | RegExp) => expect(this.page.locator('main')).toContainText(text);

	async fillsInTheDoor({ name, passphrase, totpSecret } = this.credentials) {
		await this.page.getByLabel(desk.signIn.name).fill(name);
		await this.page.getByLabel(desk.signIn.passphrase).fill(passphrase);
		await this.#rewind();
		await this.page.getByLabel(desk.signIn.code).fill(codeNow(totpSecret));
	}

	/** Shows for an act on their keys that it is they, with what holds now, and does it. */
	async proves(
		act: keyof typeof desk.account.renew.acts,
		{ passphrase, totpSecret } = this.credentials
	) {
		const { prove, renew } = desk.account;
		const button = this.page.getByRole('button', { name: renew.acts[act].send });
		const form = this.page.locator('form').filter({ has: button });
		await form.getByLabel(prove.passphrase).fill(passphrase);
		await this.#rewind();
		await form.getByLabel(prove.code).fill(codeNow(totpSecret));
		await button.click();
	}

	/** Types again, where a key is about to be given, what nobody else knows. */
	isSure(where: Pick<Page, 'getByLabel'> = this.page, typed = this.#secret()) {
		return where.getByLabel(desk.sure.label).fill(typed);
	}
	#secret(): string {
		const { recoveryCode, passphrase } = this.credentials;
		return recoveryCode ? grouped(recoveryCode) : passphrase;
	}

	/** Signs in with passphrase and code, from wherever they wanted to go. */
	async signsIn(path = '/desk') {
		await this.opens(path);
		await this.fillsInTheDoor();
		await this.presses(/^Sign in$/);
		await expect(this.page).toHaveURL(this.origin + path, { timeout: 30_000 });
	}

	/** With the printed recovery code where there is one, which costs no second of work as a passphrase does. */
	async unlocks(passphrase?: string) {
		const { recoveryCode } = this.credentials;
		if (recoveryCode && passphrase === undefined) {
			// What cannot be pressed yet says that the page is not alive yet, and would not hear of this either.
			await expect(this.page.getByRole('button', { name: /^Unlock$/ })).toBeEnabled();
			await this.presses(desk.unlock.useRecovery);
			await this.page.getByLabel(desk.unlock.recovery).fill(grouped(recoveryCode));
		} else {
			const words = passphrase ?? this.credentials.passphrase;
			await this.page.getByLabel(desk.unlock.passphrase).fill(words);
		}
		await this.presses(/^Unlock$/);
	}

	state = (is: 'locked' | 'unlocked') =>
		expect(this.page.locator('header').getByRole('status')).toHaveText(desk.lock[is], {
			timeout: 30_000
		});

	/** The addresses of the tips on the page of the queue that is open. */
	async queue(): Promise<string[]> {
		const list = this.page.getByRole('list', { name: triage.queue.list });
		await expect(list.or(this.page.getByText(triage.queue.empty.open.heading))).toBeVisible();
		const tips = await list
			.getByRole('link')
			.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
		if (tips.length >= TIPS_A_PAGE) throw new Error('what is looked for may be on the next page');
		return tips;
	}

	/** Opens a tip by its address and waits until its words stand there. */
	async opensTip(id: string, words: string) {
		await this.page.goto(`${this.origin}/desk/tips/${id}`);
		if (await this.page.getByLabel(desk.unlock.passphrase).isVisible()) await this.unlocks();
		await this.reads(words);
	}

	unfolds = (summary: string) => this.page.locator('summary', { hasText: summary }).click();

	async asks(words: string) {
		await this.unfolds(triage.work.reply.summary);
		await this.page.getByLabel(triage.work.reply.label).fill(words);
		await this.presses(triage.work.reply.send);
		// In the timeline: that something was kept may still be said of what was done before.
		await this.reads(words);
	}

	/** Passes a tip on though nobody has written a safety plan. */
	async saysWhyWithoutPlan(form: 'close' | 'wait') {
		await this.page.locator(`#${form}-despite-danger`).check();
		await this.page.locator(`#${form}-despite-why`).fill('Somebody is hurt.');
		await this.page.locator(`#${form}-referral-to`).selectOption('labour');
	}

	/** @param safe whether it is safe to tell whoever holds the code that something was done. */
	async closes(outcome: string, why: string, safe?: 'yes') {
		await this.unfolds(triage.work.close.summary);
		await this.page.getByLabel(triage.work.close.outcome).selectOption(outcome);
		// A tip that its tipster wanted kept here is referred only with a word why.
		const override = this.page.getByLabel(triage.work.close.override);
		if (await override.isVisible()) await override.check();
		if (outcome === 'referred') await this.saysWhyWithoutPlan('close');
		if (safe) await this.page.getByLabel(triage.work.close.safe[safe]).check();
		await this.page.getByLabel(triage.work.close.reason).fill(why);
		await this.presses(triage.work.close.send);
		await this.reads(triage.queue.closed);
	}
}
