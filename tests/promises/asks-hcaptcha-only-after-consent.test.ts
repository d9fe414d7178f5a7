import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tip as words } from '#content/en/messages/tip.ts';
import { standInForHcaptcha, type Double } from '../support/hcaptcha/double.ts';
import { createHouse, type House } from '../support/house.ts';
import { publicSettings, startServer, type Server } from '../support/server.ts';
import { call, codeOn, readyTip, valueOf } from '../support/wire.ts';

const sitekey = '10000000-ffff-ffff-ffff-000000000001';
let house: House;
let hcaptcha: Double;
let site: Server;
beforeAll(async () => {
	house = await createHouse();
	hcaptcha = await standInForHcaptcha();
	site = await start();
});
afterAll(async () => {
	await Promise.all([site.stop(), hcaptcha.close()]);
	await house.database.close();
});
beforeEach(() => {
	hcaptcha.answer = { body: '{"success":true}' };
});

const start = () =>
	startServer(publicSettings(house), {
		preload: [new URL('../support/hcaptcha/lead.ts', import.meta.url).href],
		settings: {
			HCAPTCHA_SITEKEY: sitekey,
			HCAPTCHA_SECRET: '0xsecret',
			HCAPTCHA_DOUBLE_PORT: String(hcaptcha.port)
		}
	});

/** The page to which "Use hCaptcha instead" leads. */
async function consented(story: string) {
	const form = await readyTip({ origin: site.origin }, story, 'answer');
	const carried = { ticket: form.ticket!, draft: form.draft! };
	return call({ origin: site.origin }, '/tip', { ...carried, step: 'hcaptcha' });
}
const send = (html: string, token: string) =>
	call({ origin: site.origin }, '/tip', {
		step: 'send',
		ticket: valueOf(html, 'ticket'),
		draft: valueOf(html, 'draft'),
		'h-captcha-response': token
	});

it('no page names hCaptcha’s host before somebody has chosen it, and the one that does holds no answers', async () => {
	const wire = { origin: site.origin };
	const questions = await call(wire, '/tip', { step: 'start', way: 'saw' });
	const check = await call(wire, '/tip', {
		step: 'review',
		page: 'story',
		ticket: valueOf(questions.html, 'ticket'),
		draft: valueOf(questions.html, 'draft'),
		way: 'saw',
		what: 'A lamp that is never lit.'
	});
	for (const { html, headers } of [
		await call(wire, '/'),
		await call(wire, '/tip'),
		questions,
		check
	]) {
		expect(html).not.toContain('hcaptcha.com');
		expect(headers['content-security-policy']).not.toContain('hcaptcha.com');
	}
	expect(check.html).toContain(words.check.otherLead);

	const page = await consented('A lamp that is never lit.');
	expect(page.status).toBe(200);
	expect(page.html).toContain(words.hcaptcha.lead);
	expect(page.html).toMatch(
		/<script[^>]*src="https:\/\/js\.hcaptcha\.com\/1\/api\.js|<script[^>]*src="https:\/\/hcaptcha\.com\/1\/api\.js/
	);
	expect(page.html).toContain(sitekey);
	expect(page.html).not.toContain('A lamp that is never lit.');
	expect(page.headers['content-security-policy']).toContain('https://*.hcaptcha.com');
	expect(page.headers['content-security-policy']).not.toContain('unsafe');
});

it('whom hCaptcha passes, the tip is kept; our server sends it the token and no address', async () => {
	const { html } = await consented('A boat without a name.');
	const sent = await send(html, 'a-token');
	expect(codeOn(sent.html)).toMatch(/^([0-9A-Z]{3}-){5}/);
	const asked = hcaptcha.asked.find((body) => body.get('response') === 'a-token')!;
	expect([...asked.keys()].sort()).toEqual(['response', 'secret', 'sitekey']);
});

it('whom it does not pass comes back with every answer, and is kept apart the second time', async () => {
	const { html } = await consented('Nine bunks, one door.');
	hcaptcha.answer = { body: '{"success":false,"error-codes":["invalid-input-response"]}' };
	const again = await send(html, 'a-token');
	expect(again.status).toBe(400);
	expect(again.html).toContain('Nine bunks, one door.');
	expect(again.html).toContain(words.errors.wrong);
	expect(codeOn((await send(again.html, 'another')).html)).toMatch(/^([0-9A-Z]{3}-){5}/);
});

it('when hCaptcha is down the tip is kept all the same', async () => {
	const { html } = await consented('Nobody answers the door.');
	hcaptcha.answer = 'hang-up';
	expect(codeOn((await send(html, 'a-token')).html)).toMatch(/^([0-9A-Z]{3}-){5}/);
});

it('whoever runs the server hears at the start that hCaptcha refuses our own keys, and only then', async () => {
	expect(site.log()).not.toContain('HCAPTCHA_SECRET');
	hcaptcha.answer = { body: '{"success":false,"error-codes":["sitekey-secret-mismatch"]}' };
	const refused = await start();
	await expect.poll(refused.log, { timeout: 15_000 }).toContain('HCAPTCHA_SECRET');
	await refused.stop();
});
