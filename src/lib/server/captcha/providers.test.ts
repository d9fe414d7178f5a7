import { questions } from '#content/en/messages/questions.ts';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerTo } from '../../../../tests/support/plain-question.ts';
import { standInForHcaptcha, type Double } from '../../../../tests/support/hcaptcha/double.ts';
import { solve } from '#lib/proof/solve.ts';
import {
	checkAnswer,
	checkProof,
	offer,
	createCaptcha,
	type Captcha,
	type FormFacts,
	type Shown
} from './check.ts';

const now = new Date('2026-11-23T12:00:00Z');
const keys = { sitekey: '10000000-ffff-ffff-ffff-000000000001', secret: '0xsecret' };
let hcaptcha: Double;
let captcha: Captcha;
beforeAll(async () => {
	hcaptcha = await standInForHcaptcha();
});
afterAll(() => hcaptcha.close());
beforeEach(() => {
	captcha = createCaptcha({ secret: randomBytes(32), hcaptcha: keys, questions: () => questions });
	hcaptcha.answer = { body: '{"success":true}' };
	hcaptcha.asked.length = 0;
});

const form = (): FormFacts => ({
	nonce: randomBytes(16),
	issuedAt: new Date(now.getTime() - 60_000),
	locale: 'en'
});
const shows = async (facts: FormFacts, shown: Shown) =>
	(await checkProof(captcha, facts, shown, now)) ?? checkAnswer(captcha, facts, shown, now, 0);
const refuse = (code: string) => {
	hcaptcha.answer = { body: JSON.stringify({ success: false, 'error-codes': [code] }) };
};
const hcaptchaToken = 'token';

describe('what a form is offered', () => {
	it('is two ways always, and hCaptcha where the operator has keys: the public one alone', () => {
		const { work, question, hcaptcha: third } = offer(captcha, form(), 0);
		expect([work.challenge, question].every(Boolean)).toBe(true);
		expect(third).toEqual({ sitekey: keys.sitekey });
		const without = createCaptcha({ secret: captcha.secret, questions: () => questions });
		expect(offer(without, form(), 0).hcaptcha).toBeUndefined();
	});

	it('is the same each time the same form comes back, and another’s is another', () => {
		const facts = form();
		expect(offer(captcha, facts, 0)).toEqual(offer(captcha, facts, 0));
		expect(offer(captcha, form(), 0).work).not.toEqual(offer(captcha, facts, 0).work);
	});
});

describe('a form that brings a token of hCaptcha', () => {
	it('passes, and its pass spares it a second question there', async () => {
		const facts = form();
		const verdict = await shows(facts, { hcaptchaToken });
		expect(verdict).toMatchObject({ passed: true, standing: 'proven' });
		const { pass } = verdict as { pass: string };
		expect(await shows(facts, { pass, hcaptchaToken })).toEqual(verdict);
		expect(hcaptcha.asked).toHaveLength(1);
	});

	it('is told that it was wrong only when the person was', async () => {
		refuse('expired-input-response');
		expect(await shows(form(), { hcaptchaToken })).toEqual({ passed: false, why: 'wrong' });
		for (const code of ['sitekey-secret-mismatch', 'something-new']) {
			refuse(code);
			expect(await shows(form(), { hcaptchaToken })).toEqual({ passed: false, why: 'provider' });
		}
		hcaptcha.answer = 'hang-up';
		expect(await shows(form(), { hcaptchaToken })).toEqual({ passed: false, why: 'provider' });
	});

	it('asks nobody where its own check is done, and nobody where the operator has no keys', async () => {
		hcaptcha.answer = 'hang-up';
		const facts = form();
		const { work } = offer(captcha, facts, 0);
		const done = `${work.challenge}.${solve(work.challenge, work.bits)}`;
		expect(await shows(facts, { work: done, hcaptchaToken })).toMatchObject({ passed: true });
		captcha = createCaptcha({ secret: captcha.secret, questions: () => questions });
		expect(await shows(facts, { hcaptchaToken })).toEqual({ passed: false, why: 'nothing' });
		expect(hcaptcha.asked).toEqual([]);
	});

	it('still has the plain question when hCaptcha does not answer', async () => {
		hcaptcha.answer = 'hang-up';
		const facts = form();
		for (let n = 0; n < 4; n++) await shows(facts, { hcaptchaToken });
		const answer = answerTo(offer(captcha, facts, 0).question);
		expect(await shows(facts, { answer })).toMatchObject({ passed: true, standing: 'proven' });
	});
});
